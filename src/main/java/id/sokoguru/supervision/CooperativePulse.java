package id.sokoguru.supervision;

import id.sokoguru.access.SharingLevels;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.CooperativeLine;
import id.sokoguru.registry.CooperativeStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one cooperative stands now. Every figure is empty unless the cooperative shares it with its
 * office: balances from level 1 (reports), what a day brought from level 2 (daily aggregates).
 */
public final class CooperativePulse {
    private final CooperativeLine line;
    private final HeadRow head;
    private final @Nullable Long members;
    private final @Nullable LocalDate tillOpenSince;
    private final @Nullable LocalDate payClaimedSince;
    private final Findings findings;

    CooperativePulse(
            CooperativeLine line,
            HeadRow head,
            @Nullable Long members,
            @Nullable LocalDate tillOpenSince,
            @Nullable LocalDate payClaimedSince,
            Findings findings) {
        this.line = line;
        this.head = head;
        this.members = members;
        this.tillOpenSince = tillOpenSince;
        this.payClaimedSince = payClaimedSince;
        this.findings = findings;
    }

    /**
     * What a look into single accounts found; they are looked at behind the postings, not with
     * them.
     *
     * @param inBags what collectors carry
     * @param onTheRoad of that, what they carried over night, as seen on {@code day}
     */
    record Findings(
            long lookedAtSize,
            @Nullable LocalDate day,
            long cashInHand,
            long suspense,
            long inBags,
            long onTheRoad) {
        static final Findings NONE = new Findings(-1, null, 0, 0, 0, 0);
    }

    public CooperativeId coopId() {
        return line.coopId();
    }

    public String name() {
        return line.name();
    }

    public CooperativeKind kind() {
        return line.kind();
    }

    public CooperativeStatus status() {
        return line.status();
    }

    /** As in an address: {@code Desa X, Kec. Y, Kab. Z}. */
    public String regionPath() {
        return line.regionPath();
    }

    /** What it shares with its office, 0 to 3. */
    public int sharing() {
        return line.sharing();
    }

    public boolean sharesBalances() {
        return sharing() >= SharingLevels.REPORTS;
    }

    public boolean sharesDays() {
        return sharing() >= SharingLevels.DAILY_AGGREGATES;
    }

    public boolean sharesEntries() {
        return sharing() >= SharingLevels.EVERY_ENTRY;
    }

    public Optional<Money> savings() {
        return balance(head.savings());
    }

    public Optional<Money> cash() {
        return balance(head.cash());
    }

    public Optional<Money> assets() {
        return balance(head.assets());
    }

    /** Income less expenses not yet closed into equity. */
    public Optional<Money> surplus() {
        return balance(Math.subtractExact(head.income(), head.expense()));
    }

    /** Assets less liabilities: what would be left to the members. */
    Optional<Money> netWorth() {
        return balance(Math.subtractExact(head.assets(), head.liabilities()));
    }

    private Optional<Money> balance(long rupiah) {
        return sharesBalances() ? Optional.of(new Money(rupiah)) : Optional.empty();
    }

    /**
     * Empty while nobody counts the members. Their number is part of the profile, at every level.
     */
    public Optional<Long> members() {
        return Optional.ofNullable(members);
    }

    /** How many entries were recorded on a day (WIB); only the latest such day is known. */
    public Optional<Integer> entriesOn(LocalDate day) {
        return sharesDays()
                ? Optional.of(day.equals(head.day()) ? head.dayEntries() : 0)
                : Optional.empty();
    }

    public Money cashInOn(LocalDate day) {
        return sharesDays() && day.equals(head.day()) ? new Money(head.dayIn()) : Money.ZERO;
    }

    public Money cashOutOn(LocalDate day) {
        return sharesDays() && day.equals(head.day()) ? new Money(head.dayOut()) : Money.ZERO;
    }

    public Optional<Instant> lastPosting() {
        return sharesDays() && head.lastRecordedAt() != null
                ? Optional.of(head.lastRecordedAt().toInstant())
                : Optional.empty();
    }

    /** Days (WIB) since something was recorded, or since the books began when nothing ever was. */
    public Optional<Long> silentDays(LocalDate today) {
        if (!sharesDays()) {
            return Optional.empty();
        }
        var last =
                head.lastRecordedAt() == null
                        ? head.booksFrom()
                        : head.lastRecordedAt().atZoneSameInstant(BusinessDay.ZONE).toLocalDate();
        return Optional.of(Math.max(0, ChronoUnit.DAYS.between(last, today)));
    }

    public boolean begun() {
        return head.treeSize() > 0;
    }

    public LocalDate booksFrom() {
        return head.booksFrom();
    }

    Optional<LocalDate> closedThrough() {
        return Optional.ofNullable(head.closedThrough());
    }

    HeadRow head() {
        return head;
    }

    CooperativeLine line() {
        return line;
    }

    Findings findings() {
        return findings;
    }

    /** The business date of the longest open till; null when all are closed. */
    @Nullable LocalDate tillOpenSince() {
        return tillOpenSince;
    }

    /** When the oldest list was claimed that a payroll treasurer has not settled; null without. */
    @Nullable LocalDate payClaimedSince() {
        return payClaimedSince;
    }

    CooperativePulse with(HeadRow head) {
        return new CooperativePulse(line, head, members, tillOpenSince, payClaimedSince, findings);
    }

    CooperativePulse with(CooperativeLine line) {
        return new CooperativePulse(line, head, members, tillOpenSince, payClaimedSince, findings);
    }

    CooperativePulse with(
            @Nullable Long members,
            @Nullable LocalDate tillOpenSince,
            @Nullable LocalDate payClaimedSince) {
        return new CooperativePulse(line, head, members, tillOpenSince, payClaimedSince, findings);
    }

    CooperativePulse with(Findings findings) {
        return new CooperativePulse(line, head, members, tillOpenSince, payClaimedSince, findings);
    }
}
