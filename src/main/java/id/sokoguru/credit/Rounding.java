package id.sokoguru.credit;

import id.sokoguru.kernel.Money;

/**
 * How the billed instalment is rounded up, because small coins do not circulate.
 *
 * @param step to whole multiples of this, e.g. Rp100, Rp500, Rp1.000; Rp1 is none
 * @param excess what the difference is
 */
public record Rounding(Money step, Excess excess) {
    public static final Rounding NONE = new Rounding(Money.rupiah(1), Excess.PRINCIPAL);

    public Rounding {
        if (!step.isPositive()) {
            throw new IllegalArgumentException("a step of " + step.text());
        }
    }

    /** What the difference between the billed and the computed instalment is. */
    public enum Excess {
        /** Principal: the last payment is smaller. Recommended. */
        PRINCIPAL,
        /** Extra interest: common in flat products; it raises the effective rate. */
        INTEREST
    }

    public static Rounding toPrincipal(long step) {
        return new Rounding(Money.rupiah(step), Excess.PRINCIPAL);
    }

    public static Rounding toInterest(long step) {
        return new Rounding(Money.rupiah(step), Excess.INTEREST);
    }

    Money up(Money amount) {
        var over = amount.rupiah() % step.rupiah();
        return over == 0 ? amount : amount.plus(step).minus(Money.rupiah(over));
    }
}
