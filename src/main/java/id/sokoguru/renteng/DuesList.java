package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** What a group has to bring on a day (DKA), in the order of member numbers. */
public record DuesList(Group group, LocalDate date, List<DueLine> lines) {
    public DuesList {
        lines = List.copyOf(lines);
    }

    public Money total() {
        return sum(DueLine::total);
    }

    public Money sum(Function<DueLine, Money> column) {
        return lines.stream().map(column).reduce(Money.ZERO, Money::plus);
    }
}
