package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.util.List;
import java.util.function.Predicate;

/** All fees of a loan. */
public record Fees(List<Fee> list) {
    public static final Fees NONE = new Fees(List.of());

    public Fees {
        list = List.copyOf(list);
    }

    public static Fees of(Fee... fees) {
        return new Fees(List.of(fees));
    }

    public Money total(Money principal) {
        return sum(principal, _ -> true);
    }

    public Money deducted(Money principal) {
        return sum(principal, Fee::deducted);
    }

    public Money of(Fee.Kind kind, Money principal) {
        return sum(principal, fee -> fee.kind() == kind);
    }

    /** What the borrower receives; may be nothing when the fees eat the loan. */
    public Money net(Money principal) {
        return principal.minus(deducted(principal));
    }

    /** What the borrower gives at once, as far as it counts as a cost. */
    Money counted(Money principal) {
        return sum(principal, Fee::counted);
    }

    /** What of it comes back at the end. */
    Money returned(Money principal) {
        return sum(principal, fee -> fee.counted() && fee.kind().isReturned());
    }

    private Money sum(Money principal, Predicate<Fee> which) {
        return list.stream()
                .filter(which)
                .map(fee -> fee.amount(principal))
                .reduce(Money.ZERO, Money::plus);
    }
}
