package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A member on a list.
 *
 * @param takeHome the pay when the list was made
 * @param ceiling what may be kept back of it in all
 * @param deducted what was kept back; null until the treasurer answered
 * @param reason why less than listed
 */
public record ListedMember(
        long memberNo,
        String staffNo,
        Money takeHome,
        Money ceiling,
        @Nullable Money deducted,
        @Nullable String reason,
        List<Part> parts) {
    public Money listed() {
        return Fitting.listed(parts);
    }

    /** What is due and does not fit into the salary. */
    public Money tooMuch() {
        return parts.stream()
                .map(part -> part.wanted().minus(part.listed()))
                .reduce(Money.ZERO, Money::plus);
    }

    public Money of(Kind kind) {
        return parts.stream()
                .filter(part -> part.kind() == kind)
                .map(Part::listed)
                .reduce(Money.ZERO, Money::plus);
    }

    /** Not kept back, and not put back on the member yet. */
    public Money failed() {
        return deducted == null
                ? Money.ZERO
                : Fitting.failed(parts, deducted).stream()
                        .map(Fitting.Failed::amount)
                        .reduce(Money.ZERO, Money::plus);
    }
}
