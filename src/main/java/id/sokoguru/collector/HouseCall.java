package id.sokoguru.collector;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member to visit, with what they may pay.
 *
 * @param today whether it is their day
 */
public record HouseCall(
        long member,
        String name,
        String address,
        @Nullable String phone,
        VisitDay day,
        boolean today,
        List<Payable> payables) {
    /**
     * What can be taken.
     *
     * @param name the savings' or loan's product; empty for simpanan wajib
     * @param proposed the amount that stands in the field
     * @param due what is owed now; zero = nothing yet
     * @param on since when it is owed, or when it will be; null = at any time
     */
    public record Payable(
            Taking.Kind kind,
            long target,
            String name,
            Money proposed,
            Money due,
            @Nullable LocalDate on) {
        public boolean isLate(LocalDate day) {
            return due.isPositive() && on != null && on.isBefore(day);
        }
    }

    /** All that is owed now. */
    public Money due() {
        return payables.stream().map(Payable::due).reduce(Money.ZERO, Money::plus);
    }
}
