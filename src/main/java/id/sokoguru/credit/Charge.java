package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;

/** What the loan costs apart from fees: a rate, or a sum fixed in the contract. */
public sealed interface Charge {
    /** No interest: qardh, staff loans. */
    Charge NONE = new ByRate(Rate.ZERO, Per.YEAR);

    static Charge yearly(String percent) {
        return new ByRate(Rate.percent(percent), Per.YEAR);
    }

    static Charge monthly(String percent) {
        return new ByRate(Rate.percent(percent), Per.MONTH);
    }

    /**
     * Of the principal for the whole term: a market loan of 100.000 paid back as 120.000 is 20 %.
     */
    static Charge wholeTerm(String percent) {
        return new ByRate(Rate.percent(percent), Per.TERM);
    }

    /** What a rate is a rate of. */
    enum Per {
        YEAR,
        MONTH,
        DAY,
        /** The whole term, whatever its length. */
        TERM
    }

    /** Interest at a rate. */
    record ByRate(Rate rate, Per per) implements Charge {
        public ByRate {
            if (rate.isNegative()) {
                throw new IllegalArgumentException("a negative rate");
            }
        }
    }

    /**
     * A sum fixed in the contract whatever happens: margin of a murabahah, ujrah of an ijarah. Only
     * for {@link Method#FLAT}.
     */
    record Fixed(Money total) implements Charge {
        public Fixed {
            if (total.isNegative()) {
                throw new IllegalArgumentException("a negative margin");
            }
        }
    }
}
