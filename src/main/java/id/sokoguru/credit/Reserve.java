package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.util.List;
import java.util.Map;

/**
 * The reserve that the regulation wants for one loan (PPAPWD): rate of its class × (principal owed
 * − what its collateral is good for). Of a current loan the collateral is not subtracted.
 *
 * @param base what the rate is applied to
 * @param amount rounded half up to Rp1
 */
public record Reserve(Money base, Rate rate, Money amount) {
    /** What secures a loan. */
    public record Collateral(Kind kind, Money value) {
        /** Kinds that are good for different shares of their value. */
        public enum Kind {
            SAVINGS,
            MORTGAGED_LAND,
            VEHICLE_WITH_FIDUCIA,
            OTHER
        }
    }

    /**
     * Rates by class and shares by collateral, from dated rows.
     *
     * @param rates of each class
     * @param shares of each kind of collateral that count
     */
    public record Rules(Map<Quality, Rate> rates, Map<Collateral.Kind, Rate> shares) {
        public Rules {
            rates = Map.copyOf(rates);
            shares = Map.copyOf(shares);
            if (rates.size() != Quality.values().length
                    || shares.size() != Collateral.Kind.values().length) {
                throw new IllegalArgumentException("a class or a kind has no rate");
            }
        }

        private static final Map<Collateral.Kind, Rate> USUAL_SHARES =
                Map.of(
                        Collateral.Kind.SAVINGS, Rate.percent("100"),
                        Collateral.Kind.MORTGAGED_LAND, Rate.percent("70"),
                        Collateral.Kind.VEHICLE_WITH_FIDUCIA, Rate.percent("50"),
                        Collateral.Kind.OTHER, Rate.ZERO);

        /**
         * Perdep 06 (RECALLED medium-high); special mention as current, for it knows four classes.
         */
        public static final Rules PERDEP =
                new Rules(
                        Map.of(
                                Quality.CURRENT, Rate.percent("0.5"),
                                Quality.SPECIAL_MENTION, Rate.percent("0.5"),
                                Quality.SUBSTANDARD, Rate.percent("10"),
                                Quality.DOUBTFUL, Rate.percent("50"),
                                Quality.LOSS, Rate.percent("100")),
                        USUAL_SHARES);

        /** As rural banks do (seen in an exercise). */
        public static final Rules AS_RURAL_BANKS =
                new Rules(
                        Map.of(
                                Quality.CURRENT, Rate.percent("0.5"),
                                Quality.SPECIAL_MENTION, Rate.percent("5"),
                                Quality.SUBSTANDARD, Rate.percent("15"),
                                Quality.DOUBTFUL, Rate.percent("50"),
                                Quality.LOSS, Rate.percent("100")),
                        USUAL_SHARES);

        private Rate rate(Quality quality) {
            var rate = rates.get(quality);
            return rate == null ? Rate.ZERO : rate;
        }

        private Rate share(Collateral.Kind kind) {
            var share = shares.get(kind);
            return share == null ? Rate.ZERO : share;
        }
    }

    public static Reserve of(
            Money outstanding, Quality quality, List<Collateral> collateral, Rules rules) {
        var base = outstanding;
        if (quality != Quality.CURRENT) {
            for (var each : collateral) {
                base = base.minus(rules.share(each.kind()).of(each.value()));
            }
        }
        if (base.isNegative()) {
            base = Money.ZERO;
        }
        var rate = rules.rate(quality);
        return new Reserve(base, rate, rate.of(base));
    }
}
