package id.sokoguru.registry;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.ledger.Scope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The SQL of cooperatives, units, officers and sharing. */
@SuppressWarnings("NullAway") // JdbcClient promises lists of nullable rows; a record is never null
@Component
final class RegistryStore {
    private final JdbcClient jdbc;

    RegistryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Founders in one village, and founders who want the same name, go one after the other. */
    void lock(String village, String name) {
        jdbc.sql(
                        """
                        select pg_advisory_xact_lock(:village)::text
                            || pg_advisory_xact_lock(hashtextextended(lower(:name), 35))::text
                        """)
                .param("village", CooperativeId.of(village, 0).value())
                .param("name", name)
                .query(String.class)
                .single();
    }

    /**
     * What stands in the way of a founding.
     *
     * @param last the highest serial of the village
     * @param sameName 0 when the name is free
     * @param sameId 0 when the order's id is new
     */
    record Ground(int last, long sameName, long sameId) {}

    private static final Query<Ground> GROUND =
            Query.of(
                    Ground.class,
                    """
                    select coalesce((select max(coop_id) % 1000 from registry.cooperative
                                      where coop_id between :from and :to), 0)::int as last,
                           coalesce((select min(coop_id) from registry.cooperative
                                      where name_key = lower(:name)), 0) as same_name,
                           coalesce((select min(coop_id) from registry.cooperative
                                      where founding_id = :founding), 0) as same_id
                    """);

    Ground ground(Founding founding) {
        long first = CooperativeId.of(founding.village(), 0).value();
        return GROUND.on(jdbc)
                .param("from", first)
                .param("to", first + 999)
                .param("name", founding.name())
                .param("founding", founding.id())
                .query(GROUND.row())
                .single();
    }

    /**
     * From here on the open transaction writes the rows of this cooperative: founding is the only
     * act that learns its cooperative's number on the way.
     */
    void become(CooperativeId cooperative) {
        jdbc.sql("select set_config('app.coop', :coop, true)")
                .param("coop", cooperative.text())
                .query(String.class)
                .single();
    }

    private static final String FOUND =
            """
            with profile as (
              insert into registry.cooperative
                  (coop_id, name, kind, level, region, founded_on, scopes, founding_id, recorded_at)
              values (:coop, :name, :kind, :level, :region, :foundedOn, :scopes, :founding, :now)
            ), status as (
              insert into registry.status (coop_id, number, status, from_date, who, recorded_at)
              values (:coop, 1, 'TERDAFTAR', :foundedOn, :who, :now)
            ), area as (
              insert into registry.area (coop_id, region) values (:coop, :region)
            ), sharing as (
              insert into registry.sharing (coop_id, number, level, who, who_name, recorded_at)
              values (:coop, 1, :sharing, :who, :whoName, :now)
            )
            insert into registry.unit (coop_id, unit, code, name)
            select :coop, u.unit, u.code, u.name
              from unnest(:units::smallint[], :codes::text[], :names::text[]) as u (unit, code, name)
            """;

    void found(
            Actor actor,
            CooperativeId cooperative,
            Founding founding,
            Collection<Scope> scopes,
            List<Unit> units,
            int sharing,
            Instant now) {
        jdbc.sql(FOUND)
                .param("coop", cooperative.value())
                .param("name", founding.name())
                .param("kind", founding.kind().name())
                .param("level", founding.kind().level().name())
                .param("region", founding.village())
                .param("foundedOn", founding.foundedOn())
                .param("scopes", names(scopes))
                .param("founding", founding.id())
                .param("now", Timestamp.from(now))
                .param("who", actor.user())
                .param("whoName", actor.name())
                .param("sharing", sharing)
                .param("units", units.stream().map(Unit::unit).toArray(Integer[]::new))
                .param("codes", units.stream().map(Unit::code).toArray(String[]::new))
                .param("names", units.stream().map(Unit::name).toArray(String[]::new))
                .update();
    }

    private static String[] names(Collection<Scope> scopes) {
        return scopes.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static final Query<String> SEATS =
            Query.of(
                    String.class,
                    """
                    select distinct region from registry.cooperative
                     where coop_id between :from and :to and kind in ('KDMP', 'KKMP')
                    """);

    /** The villages between two numbers that are the seat of a Merah Putih cooperative. */
    List<String> merahPutihSeats(long from, long to) {
        return SEATS.on(jdbc).param("from", from).param("to", to).query(SEATS.row()).list();
    }

    private static final Query<Profile> PROFILE =
            Query.of(
                    Profile.class,
                    """
                    select c.coop_id, c.name, c.kind, c.level, c.region, r.path as region_path,
                           c.founded_on, c.legal_number, c.legal_date, c.nik, c.npwp, c.nib, c.address,
                           c.phone, c.book_year_month::int as book_year_month,
                           array_to_string(c.scopes, ',') as scope_list, t.status,
                           t.from_date as status_from, s.level::int as sharing,
                           s.who_name as shared_by, s.recorded_at as shared_at, c.version
                      from registry.cooperative c
                      join registry.region r on r.code = c.region
                      join lateral (select status, from_date from registry.status
                                     where coop_id = c.coop_id order by number desc limit 1) t on true
                      join lateral (select level, who_name, recorded_at from registry.sharing
                                     where coop_id = c.coop_id order by number desc limit 1) s on true
                     where c.coop_id = :coop
                    """);

    Optional<Profile> profile(CooperativeId cooperative) {
        return PROFILE.on(jdbc).param("coop", cooperative.value()).query(PROFILE.row()).optional();
    }

    private static final Query<String> NAME =
            Query.of(String.class, "select name from registry.cooperative where coop_id = :coop");

    Optional<String> name(CooperativeId cooperative) {
        return NAME.on(jdbc).param("coop", cooperative.value()).query(NAME.row()).optional();
    }

    private static final Query<CooperativeLine> LIST =
            Query.of(
                    CooperativeLine.class,
                    """
                    select c.coop_id, c.name, c.kind, r.path as region_path, t.status,
                           s.level::int as sharing
                      from registry.cooperative c
                      join registry.region r on r.code = c.region
                      join lateral (select status from registry.status
                                     where coop_id = c.coop_id order by number desc limit 1) t on true
                      join lateral (select level from registry.sharing
                                     where coop_id = c.coop_id order by number desc limit 1) s on true
                     where c.coop_id between :from and :to
                       and (:kind::text is null or c.kind = :kind)
                       and (:like::text is null or c.name ilike :like or r.path ilike :like)
                     order by c.coop_id
                     limit :limit
                    """);

    /** The same for many: one look at all statuses costs less than one for each cooperative. */
    private static final Query<CooperativeLine> LIST_MANY =
            Query.of(
                    CooperativeLine.class,
                    """
                    with t as (select distinct on (coop_id) coop_id, status from registry.status
                                where coop_id between :from and :to order by coop_id, number desc),
                         s as (select distinct on (coop_id) coop_id, level from registry.sharing
                                where coop_id between :from and :to order by coop_id, number desc)
                    select c.coop_id, c.name, c.kind, r.path as region_path, t.status,
                           s.level::int as sharing
                      from registry.cooperative c
                      join registry.region r on r.code = c.region
                      join t on t.coop_id = c.coop_id
                      join s on s.coop_id = c.coop_id
                     where c.coop_id between :from and :to
                       and (:kind::text is null or c.kind = :kind)
                       and (:like::text is null or c.name ilike :like or r.path ilike :like)
                     order by c.coop_id
                     limit :limit
                    """);

    private static final int MANY = 5_000;

    List<CooperativeLine> list(long from, long to, RegistryFilter filter, int limit) {
        var text = filter.text().strip();
        return (limit > MANY ? LIST_MANY : LIST)
                .on(jdbc)
                .param("from", from)
                .param("to", to)
                .param("kind", filter.kind() == null ? null : filter.kind().name())
                .param(
                        "like",
                        text.isEmpty() ? null : "%" + text.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .param("limit", limit)
                .query(RegistryStore::line)
                .list();
    }

    /** By hand: 80,000 rows by reflection would take seconds. */
    private static CooperativeLine line(ResultSet row, int number) throws SQLException {
        return new CooperativeLine(
                new CooperativeId(row.getLong(1)),
                row.getString(2),
                CooperativeKind.valueOf(row.getString(3)),
                row.getString(4),
                CooperativeStatus.valueOf(row.getString(5)),
                row.getInt(6));
    }

    private static final Query<Long> SAME_NAME =
            Query.of(
                    Long.class,
                    """
                    select count(*) from registry.cooperative
                     where name_key = lower(:name) and coop_id <> :coop
                    """);

    boolean isNameTaken(String name, CooperativeId by) {
        return SAME_NAME
                        .on(jdbc)
                        .param("name", name)
                        .param("coop", by.value())
                        .query(SAME_NAME.row())
                        .single()
                > 0;
    }

    private static final String CHANGE =
            """
            update registry.cooperative
               set name = :name, legal_number = :legalNumber, legal_date = :legalDate, nik = :nik,
                   npwp = :npwp, nib = :nib, address = :address, phone = :phone,
                   book_year_month = :bookYearMonth, version = version + 1
             where coop_id = :coop and version = :version
            """;

    boolean change(CooperativeId cooperative, ProfileChange change) {
        return jdbc.sql(CHANGE)
                        .param("coop", cooperative.value())
                        .param("version", change.version())
                        .param("name", change.name())
                        .param("legalNumber", change.legalNumber())
                        .param("legalDate", change.legalDate())
                        .param("nik", change.nik())
                        .param("npwp", change.npwp())
                        .param("nib", change.nib())
                        .param("address", change.address())
                        .param("phone", change.phone())
                        .param("bookYearMonth", change.bookYearMonth())
                        .update()
                == 1;
    }

    private static final Query<Unit> UNITS =
            Query.of(
                    Unit.class,
                    """
                    select unit::int as unit, code, name from registry.unit where coop_id = :coop order by unit
                    """);

    List<Unit> units(CooperativeId cooperative) {
        return UNITS.on(jdbc).param("coop", cooperative.value()).query(UNITS.row()).list();
    }

    /** Everybody who changes the units or officers of one cooperative waits here for the other. */
    void lockCooperative(CooperativeId cooperative) {
        jdbc.sql("select coop_id from registry.cooperative where coop_id = :coop for no key update")
                .param("coop", cooperative.value())
                .query(Long.class)
                .single();
    }

    void addUnit(CooperativeId cooperative, Unit unit) {
        jdbc.sql(
                        """
                        insert into registry.unit (coop_id, unit, code, name)
                        values (:coop, :unit, :code, :name)
                        """)
                .param("coop", cooperative.value())
                .param("unit", unit.unit())
                .param("code", unit.code())
                .param("name", unit.name())
                .update();
    }

    private static final Query<Officer> OFFICERS =
            Query.of(
                    Officer.class,
                    """
                    select officer, name, position, ex_officio, from_date as "from", to_date as "to"
                      from registry.officer
                     where coop_id = :coop
                     order by to_date is not null, to_date desc, officer
                    """);

    List<Officer> officers(CooperativeId cooperative) {
        return OFFICERS.on(jdbc).param("coop", cooperative.value()).query(OFFICERS.row()).list();
    }

    private static final Query<Integer> APPOINTED =
            Query.of(
                    Integer.class,
                    """
                    select officer from registry.officer
                     where coop_id = :coop and appointment_id = :appointment
                    """);

    Optional<Integer> appointed(CooperativeId cooperative, UUID appointment) {
        return APPOINTED
                .on(jdbc)
                .param("coop", cooperative.value())
                .param("appointment", appointment)
                .query(APPOINTED.row())
                .optional();
    }

    private static final Query<Integer> APPOINT =
            Query.of(
                    Integer.class,
                    """
                    insert into registry.officer
                        (coop_id, officer, name, position, ex_officio, from_date, appointment_id)
                    select :coop, coalesce(max(officer), 0) + 1, :name, :position, :exOfficio, :from,
                           :appointment
                      from registry.officer where coop_id = :coop
                    returning officer
                    """);

    int appoint(CooperativeId cooperative, Appointment appointment) {
        return APPOINT.on(jdbc)
                .param("coop", cooperative.value())
                .param("name", appointment.name())
                .param("position", appointment.position().name())
                .param("exOfficio", appointment.exOfficio())
                .param("from", appointment.from())
                .param("appointment", appointment.id())
                .query(APPOINT.row())
                .single();
    }

    void dismiss(CooperativeId cooperative, int officer, LocalDate lastDay) {
        jdbc.sql(
                        """
                        update registry.officer set to_date = :lastDay
                         where coop_id = :coop and officer = :officer
                        """)
                .param("coop", cooperative.value())
                .param("officer", officer)
                .param("lastDay", lastDay)
                .update();
    }

    private static final Query<Integer> SHARING =
            Query.of(
                    Integer.class,
                    """
                    select level::int from registry.sharing
                     where coop_id = :coop order by number desc limit 1
                    """);

    int sharing(CooperativeId cooperative) {
        return SHARING.on(jdbc)
                .param("coop", cooperative.value())
                .query(SHARING.row())
                .optional()
                .orElse(0);
    }

    void share(Actor actor, int level, Instant now) {
        jdbc.sql(
                        """
                        insert into registry.sharing (coop_id, number, level, who, who_name, recorded_at)
                        select :coop, coalesce(max(number), 0) + 1, :level, :who, :whoName, :now
                          from registry.sharing where coop_id = :coop
                        """)
                .param("coop", actor.at().value())
                .param("level", level)
                .param("who", actor.user())
                .param("whoName", actor.name())
                .param("now", Timestamp.from(now))
                .update();
    }
}
