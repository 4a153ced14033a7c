package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A kind of savings with its conditions from a day on. An account keeps the version of the day on
 * which it was opened, until a version comes that says it holds for existing accounts too.
 *
 * @param number of the cooperative, from 1
 * @param minimumOpening what the first deposit must reach
 * @param minimumBalance what stays until the account is closed; of accounts opened from now on
 * @param rate a year; a reward of simpanan may not exceed rule {@code savings.reward_cap}
 * @param dayBasis days of a year by which daily interest is divided: 360, 365 or 366
 * @param leastEarning a balance below it earns nothing
 * @param administration taken from the account at the end of a month
 * @param months of a term deposit; of purpose savings how long they are locked
 * @param lockedUntil the first day on which purpose savings may be taken out, the same for all
 * @param breakRate the yearly rate that holds instead when a term deposit is broken
 * @param breakApproval whether breaking it needs a second person
 * @param nisbah the member's share of the income in mudharabah
 * @param forExisting whether accounts opened earlier follow it, from a first day of a month
 * @param dormantMonths without a movement by the member after which the account sleeps; 0 = never
 */
public record Product(
        int number,
        LocalDate validFrom,
        String name,
        Kind kind,
        Money minimumOpening,
        Money minimumBalance,
        Rate rate,
        Method method,
        int dayBasis,
        Money leastEarning,
        Money administration,
        int months,
        @Nullable LocalDate lockedUntil,
        Rate breakRate,
        boolean breakApproval,
        Rate nisbah,
        boolean forExisting,
        int dormantMonths) {
    /** What it is, and with it the account of the chart. */
    public enum Kind {
        ORDINARY(210201, 510201),
        PURPOSE(210202, 510201),
        TERM(210203, 510202),
        /** Simpanan wajib pinjam: a share of each loan, kept. */
        SWP(210206, 510201),
        /** A loan without reward; what the cooperative gives is a gift and never promised. */
        WADIAH(210201, 510201),
        /** Shares the income by nisbah; its balance is neither debt nor capital. */
        MUDHARABAH(230101, 510204),
        /** A term deposit in mudharabah: a part of each month's income instead of a rate. */
        MUDHARABAH_TERM(230102, 510204),
        /** Savings of member cooperatives in the books of their apex. */
        APEX(210204, 510201);

        private final int account;
        private final int expense;

        Kind(int account, int expense) {
            this.account = account;
            this.expense = expense;
        }

        /** In which members' money stands. */
        public int account() {
            return account;
        }

        /** To which its reward is charged. */
        public int expense() {
            return expense;
        }

        /** Whether a yearly rate is promised. */
        public boolean bearsInterest() {
            return this != WADIAH && !sharesIncome();
        }

        /** Whether it gets a part of the month's income by nisbah. */
        public boolean sharesIncome() {
            return this == MUDHARABAH || this == MUDHARABAH_TERM;
        }

        /** Whether it is placed for some months, with a certificate. */
        public boolean isTerm() {
            return this == TERM || this == MUDHARABAH_TERM;
        }

        /** Whether an account of the ledger holds term deposits. */
        static boolean isTerm(int account) {
            return account == TERM.account || account == MUDHARABAH_TERM.account;
        }

        /** Whether savings in an account of the ledger can be drawn on at any time. */
        static boolean isAtCall(int account) {
            return account == ORDINARY.account || account == MUDHARABAH.account;
        }
    }

    /** On which balance of a month interest is reckoned. */
    public enum Method {
        /** Every day's balance by a day's part of the rate. */
        DAILY,
        /** The mean of the days' balances by a twelfth of the rate. */
        AVERAGE,
        /** The lowest of the days' balances by a twelfth of the rate. */
        LOWEST
    }

    public static final int VOLUNTARY = 210201;

    /** The ledger's account, e.g. 210201 for savings that can be taken at any time. */
    public int account() {
        return kind.account();
    }

    /** Savings without interest. */
    public static Product plain(
            int number,
            LocalDate from,
            String name,
            Kind kind,
            Money minimumOpening,
            Money minimumBalance) {
        return new Product(
                number,
                from,
                name,
                kind,
                minimumOpening,
                minimumBalance,
                Rate.ZERO,
                Method.DAILY,
                365,
                Money.ZERO,
                Money.ZERO,
                0,
                null,
                Rate.ZERO,
                true,
                Rate.ZERO,
                false,
                0);
    }

    /** Simpanan sukarela as most offer it: opening Rp10.000, Rp5.000 stays. */
    public static Product usual(LocalDate from) {
        return plain(
                1,
                from,
                "Simpanan Sukarela",
                Kind.ORDINARY,
                Money.rupiah(10_000),
                Money.rupiah(5_000));
    }

    /** What most cooperatives offer of a kind: what the form starts from. */
    public static Product preset(int number, LocalDate from, Kind kind) {
        var usual = usual(from);
        return switch (kind) {
            case ORDINARY -> usual.called(number, "Simpanan Sukarela").earning("3", Method.DAILY);
            case PURPOSE ->
                    plain(
                                    number,
                                    from,
                                    "Tabungan Hari Raya",
                                    kind,
                                    Money.rupiah(10_000),
                                    Money.ZERO)
                            .earning("4", Method.AVERAGE)
                            .lasting(12);
            case TERM ->
                    plain(
                                    number,
                                    from,
                                    "Simpanan Berjangka 12 bulan",
                                    kind,
                                    Money.rupiah(1_000_000),
                                    Money.ZERO)
                            .earning("6", Method.DAILY)
                            .lasting(12)
                            .broken("3", true);
            case SWP -> plain(number, from, "Simpanan Wajib Pinjam", kind, Money.ZERO, Money.ZERO);
            case WADIAH ->
                    plain(
                            number,
                            from,
                            "Tabungan Wadiah",
                            kind,
                            Money.rupiah(10_000),
                            Money.rupiah(5_000));
            case MUDHARABAH ->
                    plain(
                                    number,
                                    from,
                                    "Tabungan Mudharabah",
                                    kind,
                                    Money.rupiah(10_000),
                                    Money.rupiah(5_000))
                            .sharing("30");
            case MUDHARABAH_TERM ->
                    plain(
                                    number,
                                    from,
                                    "Simpanan Berjangka Mudharabah 12 bulan",
                                    kind,
                                    Money.rupiah(1_000_000),
                                    Money.ZERO)
                            .sharing("50")
                            .lasting(12)
                            .broken("0", true);
            case APEX ->
                    plain(
                                    number,
                                    from,
                                    "Tabungan Koperasi Anggota",
                                    kind,
                                    Money.rupiah(500_000),
                                    Money.rupiah(100_000))
                            .earning("4", Method.DAILY);
        };
    }

    public Product called(int number, String name) {
        return with(draft -> {
            draft.number = number;
            draft.name = name;
        });
    }

    public Product earning(String percent, Method method) {
        return with(draft -> {
            draft.rate = Rate.percent(percent);
            draft.method = method;
        });
    }

    /** Only balances from this one on earn. */
    public Product earningFrom(Money leastEarning) {
        return with(draft -> draft.leastEarning = leastEarning);
    }

    public Product lasting(int months) {
        return with(draft -> draft.months = months);
    }

    public Product broken(String percent, boolean approval) {
        return with(draft -> {
            draft.breakRate = Rate.percent(percent);
            draft.breakApproval = approval;
        });
    }

    public Product sharing(String percent) {
        return with(draft -> draft.nisbah = Rate.percent(percent));
    }

    /** Taken from every account at the end of a month; {@code dormantMonths} as in the product. */
    public Product kept(Money administration, int dormantMonths) {
        return with(draft -> {
            draft.administration = administration;
            draft.dormantMonths = dormantMonths;
        });
    }

    /** The same conditions from another day on, perhaps for existing accounts too. */
    public Product from(LocalDate validFrom, boolean forExisting) {
        return with(draft -> {
            draft.validFrom = validFrom;
            draft.forExisting = forExisting;
        });
    }

    private Product with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.product();
    }

    /**
     * A product whose conditions can still be changed, so that a change names only what it changes.
     */
    private static final class Draft {
        private int number;
        private LocalDate validFrom;
        private String name;
        private Kind kind;
        private Money minimumOpening;
        private Money minimumBalance;
        private Rate rate;
        private Method method;
        private int dayBasis;
        private Money leastEarning;
        private Money administration;
        private int months;
        private @Nullable LocalDate lockedUntil;
        private Rate breakRate;
        private boolean breakApproval;
        private Rate nisbah;
        private boolean forExisting;
        private int dormantMonths;

        Draft(Product from) {
            number = from.number;
            validFrom = from.validFrom;
            name = from.name;
            kind = from.kind;
            minimumOpening = from.minimumOpening;
            minimumBalance = from.minimumBalance;
            rate = from.rate;
            method = from.method;
            dayBasis = from.dayBasis;
            leastEarning = from.leastEarning;
            administration = from.administration;
            months = from.months;
            lockedUntil = from.lockedUntil;
            breakRate = from.breakRate;
            breakApproval = from.breakApproval;
            nisbah = from.nisbah;
            forExisting = from.forExisting;
            dormantMonths = from.dormantMonths;
        }

        Product product() {
            return new Product(
                    number,
                    validFrom,
                    name,
                    kind,
                    minimumOpening,
                    minimumBalance,
                    rate,
                    method,
                    dayBasis,
                    leastEarning,
                    administration,
                    months,
                    lockedUntil,
                    breakRate,
                    breakApproval,
                    nisbah,
                    forExisting,
                    dormantMonths);
        }
    }

    /** The first day on which an account opened on a day may be drawn on; null = at once. */
    public @Nullable LocalDate lockOf(LocalDate opened) {
        return kind != Kind.PURPOSE
                ? null
                : lockedUntil != null ? lockedUntil : opened.plusMonths(months);
    }
}
