package id.sokoguru.supervision;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the headline figures, and keeps the days. */
@Component
class PulseStore {
    /** A cooperative's number divided by this is its regency's four digits. */
    static final long REGENCY = 1_000_000_000L;

    /** A cooperative's number divided by this is its kecamatan's six digits. */
    static final long KECAMATAN = 10_000_000L;

    private static final Actor INSTALLATION = Actor.installation();

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    PulseStore(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    private static final Query<HeadRow> RANGE =
            Query.of(
                    HeadRow.class,
                    """
                    select coop_id, books_from, tree_size, last_date, last_recorded_at, closed_through, cash, savings,
                           assets, liabilities, income, expense, day, day_entries, day_in, day_out
                      from ledger.pub_head
                     where coop_id between :from and :to
                    """);

    List<HeadRow> heads(Territory territory) {
        return tenancy.read(
                INSTALLATION,
                () ->
                        RANGE.on(jdbc)
                                .param("from", territory.from())
                                .param("to", territory.to())
                                .query(PulseStore::head)
                                .list());
    }

    private static final Query<HeadRow> SOME =
            Query.of(
                    HeadRow.class,
                    """
                    select coop_id, books_from, tree_size, last_date, last_recorded_at, closed_through, cash, savings,
                           assets, liabilities, income, expense, day, day_entries, day_in, day_out
                      from ledger.pub_head
                     where coop_id = any(:coops)
                    """);

    List<HeadRow> heads(Collection<CooperativeId> cooperatives) {
        var numbers = cooperatives.stream().map(CooperativeId::value).toArray(Long[]::new);
        return tenancy.read(
                INSTALLATION,
                () -> SOME.on(jdbc).param("coops", numbers).query(PulseStore::head).list());
    }

    /** By hand: 80,000 rows by reflection would take a second. */
    private static HeadRow head(ResultSet row, int number) throws SQLException {
        return new HeadRow(
                row.getLong(1),
                row.getObject(2, LocalDate.class),
                row.getLong(3),
                row.getObject(4, LocalDate.class),
                row.getObject(5, OffsetDateTime.class),
                row.getObject(6, LocalDate.class),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getObject(13, LocalDate.class),
                row.getInt(14),
                row.getLong(15),
                row.getLong(16));
    }

    /**
     * Grows with every entry, every new cooperative and every closed month, so it tells exactly
     * whether something happened that this process was not told of.
     *
     * @param closed the last closed days, as days since 2000, added up
     */
    record Checksum(int regency, long cooperatives, long entries, long closed) {
        private static final LocalDate ZERO = LocalDate.of(2000, 1, 1);

        /** The same of the rows that this process holds; asked of one regency at a time. */
        static final Fold<Checksum> OF =
                new Fold<>() {
                    @Override
                    public Checksum of(List<CooperativePulse> standings) {
                        return plus(standings.stream().map(one -> one(one.head())).toList());
                    }

                    @Override
                    public Checksum plus(List<Checksum> parts) {
                        int regency = 0;
                        long cooperatives = 0;
                        long entries = 0;
                        long closed = 0;
                        for (var part : parts) {
                            regency = part.regency == 0 ? regency : part.regency;
                            cooperatives += part.cooperatives;
                            entries += part.entries;
                            closed += part.closed;
                        }
                        return new Checksum(regency, cooperatives, entries, closed);
                    }
                };

        private static Checksum one(HeadRow head) {
            var closed = head.closedThrough();
            return new Checksum(
                    (int) (head.coopId() / REGENCY),
                    1,
                    head.treeSize(),
                    closed == null ? 0 : ChronoUnit.DAYS.between(ZERO, closed));
        }
    }

    private static final Query<Checksum> CHECKSUMS =
            Query.of(
                    Checksum.class,
                    """
                    select (coop_id / 1000000000)::int as regency, count(*) as cooperatives,
                           sum(tree_size)::bigint as entries,
                           sum(coalesce(closed_through - date '2000-01-01', 0))::bigint as closed
                      from ledger.pub_head
                     group by 1
                    """);

    List<Checksum> checksums() {
        return tenancy.read(INSTALLATION, () -> CHECKSUMS.on(jdbc).query(CHECKSUMS.row()).list());
    }

    /** What a kecamatan's cooperatives had at the end of a day; amounts in whole rupiah. */
    record PulseDay(
            int kecamatan,
            LocalDate day,
            int cooperatives,
            @org.jspecify.annotations.Nullable Long members,
            int posted,
            long savings,
            long cash,
            long assets,
            long surplus,
            long turnover) {
        /** The same day of two kecamatan together; the number is the first one's. */
        PulseDay plus(PulseDay other) {
            return new PulseDay(
                    kecamatan,
                    day,
                    cooperatives + other.cooperatives,
                    members == null
                            ? other.members
                            : other.members == null ? members : (Long) (members + other.members),
                    posted + other.posted,
                    Math.addExact(savings, other.savings),
                    Math.addExact(cash, other.cash),
                    Math.addExact(assets, other.assets),
                    Math.addExact(surplus, other.surplus),
                    Math.addExact(turnover, other.turnover));
        }
    }

    private static final Query<PulseDay> DAYS =
            Query.of(
                    PulseDay.class,
                    """
                    select kecamatan, day, cooperatives, members, posted, savings, cash, assets, surplus, turnover
                      from supervision.pulse_day
                     where day >= :from
                    """);

    List<PulseDay> days(LocalDate from) {
        return tenancy.read(
                INSTALLATION, () -> DAYS.on(jdbc).param("from", from).query(DAYS.row()).list());
    }

    /**
     * Writes days, in place of what was known of them before; a known number of members stays when
     * none is given.
     */
    void keep(List<PulseDay> days) {
        if (days.isEmpty()) {
            return;
        }
        tenancy.write(
                INSTALLATION,
                () ->
                        jdbc.sql(
                                        """
                                        insert into supervision.pulse_day as d
                                          (kecamatan, day, cooperatives, members, posted, savings, cash, assets, surplus, turnover)
                                        select * from unnest(:kecamatan::int[], :day::date[], :cooperatives::int[], :members::bigint[],
                                          :posted::int[], :savings::bigint[], :cash::bigint[], :assets::bigint[], :surplus::bigint[],
                                          :turnover::bigint[])
                                        on conflict (kecamatan, day) do update
                                           set cooperatives = excluded.cooperatives,
                                               members = coalesce(excluded.members, d.members), posted = excluded.posted,
                                               savings = excluded.savings, cash = excluded.cash, assets = excluded.assets,
                                               surplus = excluded.surplus, turnover = excluded.turnover
                                        """)
                                .param(
                                        "kecamatan",
                                        days.stream()
                                                .map(PulseDay::kecamatan)
                                                .toArray(Integer[]::new))
                                .param(
                                        "day",
                                        days.stream()
                                                .map(d -> d.day().toString())
                                                .toArray(String[]::new))
                                .param(
                                        "cooperatives",
                                        days.stream()
                                                .map(PulseDay::cooperatives)
                                                .toArray(Integer[]::new))
                                .param(
                                        "members",
                                        days.stream().map(PulseDay::members).toArray(Long[]::new))
                                .param(
                                        "posted",
                                        days.stream().map(PulseDay::posted).toArray(Integer[]::new))
                                .param(
                                        "savings",
                                        days.stream().map(PulseDay::savings).toArray(Long[]::new))
                                .param(
                                        "cash",
                                        days.stream().map(PulseDay::cash).toArray(Long[]::new))
                                .param(
                                        "assets",
                                        days.stream().map(PulseDay::assets).toArray(Long[]::new))
                                .param(
                                        "surplus",
                                        days.stream().map(PulseDay::surplus).toArray(Long[]::new))
                                .param(
                                        "turnover",
                                        days.stream().map(PulseDay::turnover).toArray(Long[]::new))
                                .update());
    }

    /**
     * @param amount days or whole rupiah, by the signal
     */
    record Threshold(String signal, long amount) {}

    private static final Query<Threshold> THRESHOLDS =
            Query.of(
                    Threshold.class,
                    """
                    select distinct on (signal) signal, amount
                      from supervision.threshold
                     where valid_from <= :day and (valid_to is null or valid_to >= :day)
                     order by signal, valid_from desc
                    """);

    List<Threshold> thresholds(LocalDate day) {
        return THRESHOLDS.on(jdbc).param("day", day).query(THRESHOLDS.row()).list();
    }
}
