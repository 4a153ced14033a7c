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
    MURABAHAH(110801, Method.FLAT, "1"),
    IJARAH(110806, Method.FLAT, "1"),
    QARDH(110805, Method.DECLINING, "0"),
    MUDHARABAH(110803, Method.BULLET, "0"),
    MUSYARAKAH(110804, Method.DECLINING, "0");

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

    LoanProduct.Contract contract() {
        return switch (this) {
            case MURABAHAH -> LoanProduct.Contract.MURABAHAH;
            case IJARAH -> LoanProduct.Contract.IJARAH;
            case QARDH -> LoanProduct.Contract.QARDH;
            case MUDHARABAH -> LoanProduct.Contract.MUDHARABAH;
            case MUSYARAKAH -> LoanProduct.Contract.MUSYARAKAH;
            default -> LoanProduct.Contract.LOAN;
        };
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
            case MUDHARABAH -> 24;
            default -> 36;
        };
    }

    private boolean isPlain() {
        return this == DECLINING || this == FLAT || this == ANNUITY || this == PAYROLL;
    }

    private boolean isLarge() {
        return isPlain() || (contract().isSharia() && this != QARDH);
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
                contract(),
                this == JOINT,
                account,
                method,
                new Charge.ByRate(Rate.percent(monthly), Charge.Per.MONTH),
                interval(),
                Money.rupiah(isPlain() ? 1_000_000 : 500_000),
                Money.rupiah(isLarge() ? 50_000_000 : 10_000_000),
                this == HARVEST ? 3 : this == WEEKLY || this == MARKET_DAY ? 10 : 6,
                mostInstalments(),
                0,
                FirstPeriod.WHOLE,
                Rounding.toPrincipal(this == WEEKLY || this == MARKET_DAY ? 500 : 100),
                360,
                isPlain() ? Rate.percent("1") : Rate.ZERO,
                LoanProduct.ProvisionSpread.STRAIGHT,
                this == QARDH ? Money.rupiah(10_000) : Money.ZERO,
                this == JOINT ? Rate.percent("2") : Rate.ZERO,
                isPlain() ? Rate.percent("0.5") : Rate.ZERO,
                true,
                // Nothing can be taken out of a thing that is sold.
                this != MURABAHAH,
                penalty(),
                Allocation.Order.PROTECTIVE,
                Allocation.Advance.NEXT_INSTALMENTS,
                payoff(),
                LoanProduct.Scheme.DAYS,
                MANAGER,
                this == PAYROLL ? salaryShare : Rate.ZERO,
                0,
                1,
                isPlain() && this != PAYROLL ? MANAGER : Money.ZERO,
                contract().sharesProfit() ? Rate.percent("40") : Rate.ZERO,
                false);
    }

    /** A price is a price; profit that was made is owed; rent is owed while the lease lasts. */
    private Payoff.Rule payoff() {
        return switch (contract()) {
            case LOAN, QARDH, IJARAH -> Payoff.Rule.usual(method);
            case MURABAHAH, MUDHARABAH, MUSYARAKAH ->
                    new Payoff.Rule(Payoff.Current.FULL_PRICE, 0, Rate.ZERO);
        };
    }

    private Penalty penalty() {
        if (contract().isSharia()) {
            // Ta'zir: a sum that disciplines, not a price of time; it goes to the benevolent fund.
            return new Penalty(
                    this == QARDH ? new Penalty.None() : new Penalty.PerDay(Money.rupiah(1_000)),
                    this == QARDH ? 0 : 7,
                    List.of(),
                    Penalty.Destination.BENEVOLENT_FUND);
        }
        return this == JOINT
                ? Penalty.NONE
                : new Penalty(
                        new Penalty.SharePerDay(Rate.percent("0.1")),
                        3,
                        List.of(new Penalty.Cap(Penalty.Cap.Of.INSTALMENT, Rate.percent("3"))),
                        Penalty.Destination.INCOME);
    }
}
