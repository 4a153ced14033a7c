package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What a loan costs a year when its fees and its falling balance are counted: the internal rate i
 * of an interval at which what is paid is worth what was received. An odd first interval is
 * discounted by (1 + i·part), as the unit-period method does (US Regulation Z, appendix J; RECALLED
 * high). Rates are found to 10⁻¹⁵ and rounded half up to a part per million when shown.
 *
 * @param perInterval i
 * @param nominal i × intervals a year (12 months, 365 days): the figure held against the cap
 * @param compound (1+i) ^ intervals a year − 1; at most {@link #MOST}
 */
public record EffectiveRate(Rate perInterval, Rate nominal, Rate compound) {
    /** Above 10.000.000 % a year a compound rate says nothing more and is cut off. */
    public static final Rate MOST = Rate.ppm(100_000_000_000L);

    private static final EffectiveRate NIL = new EffectiveRate(Rate.ZERO, Rate.ZERO, Rate.ZERO);
    private static final BigDecimal FINE = BigDecimal.valueOf(1, 15);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(10_000);

    /** Of a schedule whose borrower gave fees at the start. */
    public static EffectiveRate of(Schedule schedule, Fees fees) {
        var flows = flows(schedule, fees);
        var net = net(schedule, fees);
        return of(net, flows, schedule.interval().perYear());
    }

    /**
     * Of anything paid back in one sum.
     *
     * @param days from receiving to paying back
     */
    public static EffectiveRate ofOnePayment(Money received, Money paid, int days) {
        return of(
                received,
                List.of(new Flow(new Interval.Span(1, Portion.NONE), paid)),
                Portion.of(365, days));
    }

    /**
     * Whether the nominal rate is at most a cap, decided exactly, without finding the rate: at the
     * cap the payments are worth no more than what was received.
     */
    static boolean isWithin(Schedule schedule, Fees fees, Rate cap) {
        var net = net(schedule, fees);
        if (!net.isPositive()) {
            return false;
        }
        var perYear = schedule.interval().perYear();
        var limit = cap.fraction().multiply(perYear.down()).divide(perYear.up(), Portion.DIGITS);
        return worth(flows(schedule, fees), limit).compareTo(BigDecimal.valueOf(net.rupiah())) <= 0;
    }

    /** Money at a time. */
    private record Flow(Interval.Span after, Money amount) {}

    private static Money net(Schedule schedule, Fees fees) {
        return schedule.principal().minus(fees.counted(schedule.principal()));
    }

    private static List<Flow> flows(Schedule schedule, Fees fees) {
        var flows = new ArrayList<Flow>();
        for (var line : schedule.lines()) {
            var last = line.no() == schedule.lines().size();
            var back = last ? fees.returned(schedule.principal()) : Money.ZERO;
            flows.add(
                    new Flow(
                            schedule.interval().between(schedule.disbursed(), line.due()),
                            line.payment().minus(back)));
        }
        return flows;
    }

    private static EffectiveRate of(Money net, List<Flow> flows, Portion perYear) {
        var rate = solve(net, flows);
        if (rate.signum() == 0) {
            return NIL;
        }
        var nominal = rate.multiply(perYear.up()).divide(perYear.down(), Portion.DIGITS);
        return new EffectiveRate(
                Rate.nearest(rate), Rate.nearest(nominal), compound(rate, perYear));
    }

    /**
     * Present value of one rupiah at each due date, at the rate that makes all worth {@code net}.
     */
    static List<BigDecimal> discounts(Schedule schedule, Money net) {
        var flows = flows(schedule, Fees.NONE);
        var rate = solve(net, flows);
        return flows.stream()
                .map(flow -> worth(List.of(new Flow(flow.after(), Money.rupiah(1))), rate))
                .toList();
    }

    private static BigDecimal solve(Money net, List<Flow> flows) {
        if (!net.isPositive()) {
            throw new IllegalArgumentException("nothing was received: " + net.text());
        }
        var received = BigDecimal.valueOf(net.rupiah());
        if (worth(flows, BigDecimal.ZERO).compareTo(received) <= 0) {
            return BigDecimal.ZERO;
        }
        var low = BigDecimal.ZERO;
        var high = BigDecimal.valueOf(1, 2);
        while (worth(flows, high).compareTo(received) > 0 && high.compareTo(HIGHEST) < 0) {
            low = high;
            high = high.multiply(TWO);
        }
        while (high.subtract(low).compareTo(FINE) > 0) {
            var middle = low.add(high).divide(TWO, Portion.DIGITS);
            if (worth(flows, middle).compareTo(received) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** What the payments are worth on the first day at a rate an interval. */
    private static BigDecimal worth(List<Flow> flows, BigDecimal rate) {
        var factor = BigDecimal.ONE.divide(BigDecimal.ONE.add(rate), Portion.DIGITS);
        var discount = BigDecimal.ONE;
        long whole = 0;
        var sum = BigDecimal.ZERO;
        for (var flow : flows) {
            var more = flow.after().whole() - whole;
            whole = flow.after().whole();
            discount =
                    more == 1
                            ? discount.multiply(factor, Portion.DIGITS)
                            : discount.multiply(
                                    factor.pow(Math.toIntExact(more), Portion.DIGITS),
                                    Portion.DIGITS);
            var value = BigDecimal.valueOf(flow.amount().rupiah()).multiply(discount);
            var rest = flow.after().rest();
            sum =
                    sum.add(
                            rest.isZero()
                                    ? value
                                    : value.divide(
                                            BigDecimal.ONE.add(rest.value().multiply(rate)),
                                            Portion.DIGITS),
                            Portion.DIGITS);
        }
        return sum;
    }

    private static Rate compound(BigDecimal rate, Portion perYear) {
        var up = perYear.up().toBigIntegerExact();
        var down = perYear.down().toBigIntegerExact();
        var common = up.gcd(down);
        var power = exact(up.divide(common));
        var root = exact(down.divide(common));
        var year = root(BigDecimal.ONE.add(rate), root);
        // Stops long before a number of thousands of digits: the cut comes at 100.000 times.
        var most = MOST.fraction().add(BigDecimal.ONE);
        var grown = BigDecimal.ONE;
        for (int i = 0; i < power; i++) {
            grown = grown.multiply(year, Portion.DIGITS);
            if (grown.compareTo(most) >= 0) {
                return MOST;
            }
        }
        return Rate.nearest(grown.subtract(BigDecimal.ONE));
    }

    private static int exact(BigInteger number) {
        return number.intValueExact();
    }

    /** The n-th root of a number of at least one, by Newton's method from above. */
    private static BigDecimal root(BigDecimal number, int degree) {
        if (degree == 1) {
            return number;
        }
        var n = BigDecimal.valueOf(degree);
        var guess = number;
        while (true) {
            var power = guess.pow(degree - 1, Portion.DIGITS);
            var next =
                    guess.multiply(BigDecimal.valueOf(degree - 1L))
                            .add(number.divide(power, Portion.DIGITS))
                            .divide(n, Portion.DIGITS);
            if (guess.subtract(next).compareTo(BigDecimal.valueOf(1, 28)) <= 0) {
                return next;
            }
            guess = next;
        }
    }
}
