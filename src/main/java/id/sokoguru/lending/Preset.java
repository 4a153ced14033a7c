package id.sokoguru.lending;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.FirstPeriod;
import id.sokoguru.credit.Interval;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Payoff;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Rounding;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * Products as they are usually offered, to begin with. Each keeps the cap of 24 % a year in every
 * amount and length that it allows, fees counted.
 */
public enum Preset {
    DECLINING(110501, Method.DECLINING, "1"),
    FLAT(110501, Method.FLAT, "0.8"),
    ANNUITY(110501, Method.ANNUITY, "1.25"),
    PAYROLL(110501, Method.DECLINING, "1"),
    WEEKLY(110501, Method.FLAT, "0.9"),
    MARKET_DAY(110501, Method.FLAT, "0.8"),
    HARVEST(110501, Method.HARVEST, "1.5"),
    JOINT(110502, Method.FLAT, "1"),
    QARDH(110805, Method.DECLINING, "0");

    private static final Money MANAGER = Money.rupiah(10_000_000);

    private final int account;
    private final Method method;
    private final String monthly;

    Preset(int account, Method method, String monthly) {
        this.account = account;
        this.method = method;
        this.monthly = monthly;
    }

    int account() {
        return account;
    }

    /** The word in addresses. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    private Interval interval() {
        return switch (this) {
            case WEEKLY -> Interval.WEEKLY;
            case MARKET_DAY -> Interval.MARKET_DAYS;
            default -> Interval.MONTHLY;
        };
    }

    private int mostInstalments() {
        return switch (this) {
            case WEEKLY -> 50;
            case MARKET_DAY -> 40;
            case HARVEST -> 6;
            case JOINT -> 12;
            case QARDH -> 12;
            default -> 36;
        };
    }

    private boolean isPlain() {
        return this == DECLINING || this == FLAT || this == ANNUITY || this == PAYROLL;
    }

    /**
     * The product, ready to be changed.
     *
     * @param salaryShare what the rule of the day says for {@code PAYROLL}
     */
    public LoanProduct product(int number, LocalDate from, String name, Rate salaryShare) {
        return new LoanProduct(
                number,
                from,
                name,
                this == QARDH ? LoanProduct.Contract.QARDH : LoanProduct.Contract.LOAN,
                this == JOINT,
                account,
                method,
                new Charge.ByRate(Rate.percent(monthly), Charge.Per.MONTH),
                interval(),
                Money.rupiah(isPlain() ? 1_000_000 : 500_000),
                Money.rupiah(isPlain() ? 50_000_000 : 10_000_000),
                this == HARVEST ? 3 : this == WEEKLY || this == MARKET_DAY ? 10 : 6,
                mostInstalments(),
                0,
                FirstPeriod.WHOLE,
                Rounding.toPrincipal(this == WEEKLY || this == MARKET_DAY ? 500 : 100),
                360,
                isPlain() ? Rate.percent("1") : Rate.ZERO,
                LoanProduct.ProvisionSpread.STRAIGHT,
                Money.ZERO,
                this == JOINT ? Rate.percent("2") : Rate.ZERO,
                isPlain() ? Rate.percent("0.5") : Rate.ZERO,
                true,
                true,
                penalty(),
                Allocation.Order.PROTECTIVE,
                Allocation.Advance.NEXT_INSTALMENTS,
                Payoff.Rule.usual(method),
                LoanProduct.Scheme.DAYS,
                MANAGER,
                this == PAYROLL ? salaryShare : Rate.ZERO,
                0,
                1,
                isPlain() && this != PAYROLL ? MANAGER : Money.ZERO);
    }

    private Penalty penalty() {
        return this == JOINT || this == QARDH
                ? new Penalty(
                        new Penalty.None(),
                        0,
                        List.of(),
                        this == QARDH
                                ? Penalty.Destination.BENEVOLENT_FUND
                                : Penalty.Destination.INCOME)
                : new Penalty(
                        new Penalty.SharePerDay(Rate.percent("0.1")),
                        3,
                        List.of(new Penalty.Cap(Penalty.Cap.Of.INSTALMENT, Rate.percent("3"))),
                        Penalty.Destination.INCOME);
    }
}
