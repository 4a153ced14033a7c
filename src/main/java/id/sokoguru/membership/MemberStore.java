package id.sokoguru.membership;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Uuid7;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register's SQL. */
@Component
class MemberStore {
    record Row(
            int personNo,
            @Nullable Long memberNo,
            String kind,
            String name,
            @Nullable String nikSealed,
            @Nullable Integer nikKey,
            @Nullable String birthPlace,
            @Nullable LocalDate birthDate,
            @Nullable String sex,
            @Nullable String phone,
            String address,
            @Nullable String village,
            @Nullable String occupation,
            LocalDate appliedOn,
            @Nullable String verdict,
            @Nullable LocalDate decidedOn,
            @Nullable LocalDate joinedOn,
            @Nullable LocalDate leftOn,
            @Nullable String reason,
            @Nullable LocalDate settledOn,
            @Nullable LocalDate erasedOn) {
        Standing standing() {
            if (verdict == null) {
                return Standing.WAITING;
            }
            if (verdict.equals("REFUSED")) {
                return Standing.REFUSED;
            }
            if (settledOn != null) {
                return Standing.GONE;
            }
            if (leftOn != null) {
                return Standing.LEAVING;
            }
            return joinedOn == null ? Standing.CANDIDATE : Standing.MEMBER;
        }
    }

    private static final String COLUMNS =
            """
            select p.person_no, m.member_no, p.kind, p.name, encode(p.nik_sealed, 'hex') as nik_sealed, p.nik_key,
                   p.birth_place, p.birth_date, p.sex, p.phone, p.address, p.village, p.occupation, p.applied_on, d.verdict, d.decided_on, a.joined_on, x.left_on,
                   x.reason, s.settled_on, p.erased_on
              from membership.person p
              left join membership.decision d on d.coop_id = p.coop_id and d.person_no = p.person_no
              left join membership.member m on m.coop_id = p.coop_id and m.person_no = p.person_no
              left join membership.admission a on a.coop_id = m.coop_id and a.member_no = m.member_no
              left join membership.departure x on x.coop_id = m.coop_id and x.member_no = m.member_no
              left join membership.settlement s on s.coop_id = m.coop_id and s.member_no = m.member_no
            """;

    private static final Query<Row> BY_NUMBER =
            Query.of(Row.class, COLUMNS + " where m.coop_id = :coop and m.member_no = :no");
    private static final Query<Row> BY_PERSON =
            Query.of(Row.class, COLUMNS + " where p.coop_id = :coop and p.person_no = :no");
    private static final Query<Row> BY_REQUEST =
            Query.of(Row.class, COLUMNS + " where p.coop_id = :coop and p.request_id = :id");
    private static final Query<Row> BY_NIK =
            Query.of(
                    Row.class,
                    COLUMNS
                            + """
                             where p.coop_id = :coop and p.person_no <> :but
                               and p.nik_digest in (select decode(h, 'hex') from unnest(string_to_array(:digests, ',')) h)
                               and d.verdict is distinct from 'REFUSED' and x.left_on is null
                            """);

    /** Somebody whose NIK is known: without a member number while they wait for approval. */
    record Known(String digest, @Nullable Long memberNo) {}

    private static final Query<Known> BY_NIKS =
            Query.of(
                    Known.class,
                    """
                    select encode(p.nik_digest, 'hex') as digest, m.member_no
                      from (select decode(h, 'hex') as digest from unnest(string_to_array(:digests, ',')) h) x
                      join membership.person p on p.coop_id = :coop and p.nik_digest = x.digest
                      left join membership.decision d on d.coop_id = p.coop_id and d.person_no = p.person_no
                      left join membership.member m on m.coop_id = p.coop_id and m.person_no = p.person_no
                      left join membership.departure x2 on x2.coop_id = m.coop_id and x2.member_no = m.member_no
                     where d.verdict is distinct from 'REFUSED' and x2.left_on is null
                    """);

    private static final Query<Row> WAITING =
            Query.of(
                    Row.class,
                    COLUMNS
                            + " where p.coop_id = :coop and d.verdict is null order by p.person_no"
                            + " limit :limit");
    private static final Query<Row> FROM =
            Query.of(
                    Row.class,
                    COLUMNS
                            + """
                             where p.coop_id = :coop and m.coop_id = :coop and m.member_no > :after
                             order by m.member_no limit :limit
                            """);
    private static final Query<Row> FIND =
            Query.of(
                    Row.class,
                    COLUMNS
                            + """
                             where p.coop_id = :coop and m.member_no is not null
                               and (m.member_no = :number
                                    or (:names and lower(p.name) like :text)
                                    or (:names and :digits <> '' and replace(replace(p.phone, '-', ''), ' ', '') like '%' || :digits)
                                    or (:names and p.nik_end in (select decode(h, 'hex') from unnest(string_to_array(:ends, ',')) h)))
                             order by (m.member_no = :number) desc, x.left_on is not null,
                                      lower(p.name) not like :start, lower(p.name), m.member_no
                             limit :limit
                            """);

    record Name(long memberNo, String name) {}

    private static final Query<Name> NAMES =
            Query.of(
                    Name.class,
                    """
                    select m.member_no, p.name
                      from membership.member m
                      join membership.person p on p.coop_id = m.coop_id and p.person_no = m.person_no
                     where m.coop_id = :coop and m.member_no = any (string_to_array(:numbers, ',')::bigint[])
                    """);

    private static final Query<MemberCounts> COUNTS =
            Query.of(
                    MemberCounts.class,
                    "select waiting, candidates, members, gone from membership.register where coop_id = :coop");

    record Departure(String reason, UUID entryId, UUID recordedBy) {}

    private static final Query<Departure> DEPARTURE =
            Query.of(
                    Departure.class,
                    """
                    select reason, entry_id, recorded_by from membership.departure
                     where coop_id = :coop and member_no = :no
                    """);

    record Done(LocalDate settledOn, UUID entryId) {}

    private static final Query<Done> SETTLEMENT =
            Query.of(
                    Done.class,
                    """
                    select settled_on, entry_id from membership.settlement
                     where coop_id = :coop and member_no = :no
                    """);

    private static final Query<MemberStep> STEPS =
            Query.of(
                    MemberStep.class,
                    """
                    select 'APPLIED' as what, applied_at as at, applied_by as actor, null::text as detail, null::text as old
                      from membership.person where coop_id = :coop and person_no = :person
                    union all
                    select verdict, decided_at, decided_by, reason, null from membership.decision
                     where coop_id = :coop and person_no = :person
                    union all
                    select 'ADMITTED', a.admitted_at, a.admitted_by, null, null from membership.admission a
                      join membership.member m on m.coop_id = a.coop_id and m.member_no = a.member_no
                     where a.coop_id = :coop and m.person_no = :person
                    union all
                    select 'LEFT', x.recorded_at, x.recorded_by, x.note, null from membership.departure x
                      join membership.member m on m.coop_id = x.coop_id and m.member_no = x.member_no
                     where x.coop_id = :coop and m.person_no = :person
                    union all
                    select 'SETTLED', s.recorded_at, s.recorded_by, s.heir, null from membership.settlement s
                      join membership.member m on m.coop_id = s.coop_id and m.member_no = s.member_no
                     where s.coop_id = :coop and m.person_no = :person
                    union all
                    select 'CHANGED_' || field, changed_at, changed_by, new, old from membership.change
                     where coop_id = :coop and person_no = :person
                    order by 2
                    """);

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final NationalIds ids;

    MemberStore(JdbcClient jdbc, JdbcTemplate template, NationalIds ids) {
        this.jdbc = jdbc;
        this.template = template;
        this.ids = ids;
    }

    Optional<Row> byNumber(Actor actor, long number) {
        return BY_NUMBER
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", number)
                .query(BY_NUMBER.row())
                .optional();
    }

    Optional<Row> byPerson(Actor actor, int person) {
        return BY_PERSON
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", person)
                .query(BY_PERSON.row())
                .optional();
    }

    Optional<Row> byRequest(Actor actor, UUID id) {
        return BY_REQUEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(BY_REQUEST.row())
                .optional();
    }

    /** Somebody else who is or wants to be a member and has this NIK. */
    Optional<Row> byNik(Actor actor, String nik, int but) {
        return BY_NIK
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("digests", String.join(",", ids.digests(actor.at(), nik)))
                .param("but", but)
                .query(BY_NIK.row())
                .list()
                .stream()
                .findFirst();
    }

    List<Row> waiting(Actor actor, int limit) {
        return WAITING.on(jdbc)
                .param("coop", actor.at().value())
                .param("limit", limit)
                .query(WAITING.row())
                .list();
    }

    List<Row> from(Actor actor, long after, int limit) {
        return FROM.on(jdbc)
                .param("coop", actor.at().value())
                .param("after", after)
                .param("limit", limit)
                .query(FROM.row())
                .list();
    }

    /**
     * @param names whether names and phone numbers may be searched, or only the member number
     */
    List<Row> find(Actor actor, String text, boolean names, int limit) {
        var plain =
                text.strip().toLowerCase(java.util.Locale.ROOT).replace("%", "").replace("_", "");
        var digits = plain.replaceAll("[^0-9]", "");
        var onlyDigits = !digits.isEmpty() && plain.matches("[0-9 .+-]+");
        long number = -1;
        if (onlyDigits && digits.length() <= 15) {
            number = Long.parseLong(digits);
        }
        return FIND.on(jdbc)
                .param("coop", actor.at().value())
                .param("number", number)
                .param("names", names && plain.length() >= 2)
                .param("text", "%" + plain + "%")
                .param("start", plain + "%")
                .param("digits", onlyDigits && digits.length() >= 4 ? digits : "")
                .param(
                        "ends",
                        names && onlyDigits && digits.length() == 4
                                ? String.join(",", ids.ends(actor.at(), digits))
                                : "")
                .param("limit", limit)
                .query(FIND.row())
                .list();
    }

    List<Name> names(Actor actor, Collection<Long> numbers) {
        return NAMES.on(jdbc)
                .param("coop", actor.at().value())
                .param(
                        "numbers",
                        numbers.stream().map(String::valueOf).collect(Collectors.joining(",")))
                .query(NAMES.row())
                .list();
    }

    MemberCounts counts(Actor actor) {
        return COUNTS.on(jdbc)
                .param("coop", actor.at().value())
                .query(COUNTS.row())
                .optional()
                .orElse(new MemberCounts(0, 0, 0, 0));
    }

    Optional<Departure> departure(Actor actor, long number) {
        return DEPARTURE
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", number)
                .query(DEPARTURE.row())
                .optional();
    }

    Optional<Done> settlement(Actor actor, long number) {
        return SETTLEMENT
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("no", number)
                .query(SETTLEMENT.row())
                .optional();
    }

    List<MemberStep> steps(Actor actor, int person) {
        return STEPS.on(jdbc)
                .param("coop", actor.at().value())
                .param("person", person)
                .query(STEPS.row())
                .list();
    }

    // ---- writing

    /** Locks the register of the cooperative, making it when this is the first. */
    void lock(Actor actor) {
        jdbc.sql(
                        """
                        insert into membership.register (coop_id) values (:coop)
                        on conflict (coop_id) do update set last_person = register.last_person
                        """)
                .param("coop", actor.at().value())
                .update();
    }

    /** Holds one member alone until the transaction ends: no money moves for them meanwhile. */
    void hold(Actor actor, long number) {
        jdbc.sql("select membership.pub_hold(:coop, :no, true)")
                .param("coop", actor.at().value())
                .param("no", number)
                .query(row -> {});
    }

    /** Who of some people, told by the hexadecimal digests of their NIK, is in the register. */
    List<Known> byNiks(Actor actor, Collection<String> digests) {
        return digests.isEmpty()
                ? List.of()
                : BY_NIKS.on(jdbc)
                        .param("coop", actor.at().value())
                        .param("digests", String.join(",", digests))
                        .query(BY_NIKS.row())
                        .list();
    }

    /** Draws the next person number (of {@code count}), answering the first. */
    int drawPersons(Actor actor, int count) {
        return jdbc.sql(
                        """
                        update membership.register
                           set last_person = last_person + :n, waiting = waiting + :n
                         where coop_id = :coop returning last_person - :n + 1
                        """)
                .param("coop", actor.at().value())
                .param("n", count)
                .query(Integer.class)
                .single();
    }

    /** Draws member numbers, answering the first; those who waited become candidates. */
    long drawMembers(Actor actor, int count) {
        return jdbc.sql(
                        """
                        update membership.register
                           set last_member = last_member + :n, waiting = waiting - :n,
                               candidates = candidates + :n
                         where coop_id = :coop returning last_member - :n + 1
                        """)
                .param("coop", actor.at().value())
                .param("n", count)
                .query(Integer.class)
                .single();
    }

    void insertPersons(Actor actor, int first, List<Application> applications, Instant now) {
        template.batchUpdate(
                """
                insert into membership.person
                    (coop_id, person_no, request_id, kind, name, nik_sealed, nik_key, nik_digest, nik_end,
                     birth_place, birth_date, sex, phone, address, village, occupation, applied_on, applied_at,
                     applied_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                new org.springframework.jdbc.core.BatchPreparedStatementSetter() {
                    @Override
                    public void setValues(java.sql.PreparedStatement s, int i)
                            throws java.sql.SQLException {
                        var a = applications.get(i);
                        s.setLong(1, actor.at().value());
                        s.setInt(2, first + i);
                        s.setObject(3, a.id());
                        s.setString(4, a.kind().name());
                        s.setString(5, a.name());
                        var sealed =
                                a.nik() == null ? null : ids.seal(actor.at(), first + i, a.nik());
                        s.setBytes(6, sealed == null ? null : sealed.text());
                        s.setObject(7, sealed == null ? null : sealed.key());
                        s.setBytes(8, sealed == null ? null : sealed.digest());
                        s.setBytes(9, sealed == null ? null : sealed.end());
                        s.setString(10, a.birthPlace());
                        s.setObject(11, a.birthDate());
                        s.setString(12, a.sex() == null ? null : a.sex().name());
                        s.setString(13, a.phone());
                        s.setString(14, a.address());
                        s.setString(15, a.village());
                        s.setString(16, a.occupation());
                        s.setObject(17, a.date());
                        s.setObject(18, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                        s.setObject(19, actor.user());
                    }

                    @Override
                    public int getBatchSize() {
                        return applications.size();
                    }
                });
    }

    void decide(Actor actor, int person, String verdict, LocalDate on, String reason, Instant now) {
        template.update(
                """
                insert into membership.decision
                    (coop_id, person_no, verdict, decided_on, decided_at, decided_by, reason)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                person,
                verdict,
                on,
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                actor.user(),
                reason);
    }

    /** MemberCounts a refusal. */
    void countRefused(Actor actor) {
        template.update(
                "update membership.register set waiting = waiting - 1 where coop_id = ?",
                actor.at().value());
    }

    void insertMember(Actor actor, long number, int person) {
        template.update(
                "insert into membership.member (coop_id, member_no, person_no) values (?, ?, ?)",
                actor.at().value(),
                number,
                person);
    }

    /**
     * Approves persons numbered from {@code person} on, who get member numbers from {@code number}
     * on.
     */
    void approveAll(
            Actor actor, int person, long number, List<Application> applications, Instant now) {
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        var coop = actor.at().value();
        template.batchUpdate(
                """
                insert into membership.decision
                    (coop_id, person_no, verdict, decided_on, decided_at, decided_by)
                values (?, ?, ?, ?, ?, ?)
                """,
                java.util.stream.IntStream.range(0, applications.size())
                        .mapToObj(i ->
                                new Object[] {
                                    coop,
                                    person + i,
                                    "APPROVED",
                                    applications.get(i).date(),
                                    at,
                                    actor.user()
                                })
                        .toList());
        template.batchUpdate(
                "insert into membership.member (coop_id, member_no, person_no) values (?, ?, ?)",
                java.util.stream.IntStream.range(0, applications.size())
                        .mapToObj(i -> new Object[] {coop, number + i, person + i})
                        .toList());
    }

    void admit(Actor actor, List<Members.Admission> admissions, Instant now) {
        var at = OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
        var coop = actor.at().value();
        template.batchUpdate(
                """
                insert into membership.admission (coop_id, member_no, joined_on, admitted_at, admitted_by)
                values (?, ?, ?, ?, ?)
                """,
                admissions.stream()
                        .map(a -> new Object[] {coop, a.member(), a.joined(), at, actor.user()})
                        .toList());
        template.update(
                """
                update membership.register set candidates = candidates - ?, members = members + ? where coop_id = ?
                """,
                admissions.size(),
                admissions.size(),
                coop);
    }

    void depart(Actor actor, Exit order, boolean wasMember, Instant now) {
        template.update(
                """
                insert into membership.departure
                    (coop_id, member_no, left_on, reason, note, entry_id, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                order.member(),
                order.date(),
                order.reason().name(),
                order.note(),
                order.id(),
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                actor.user());
        template.update(
                "update membership.register set "
                        + (wasMember ? "members = members - 1" : "candidates = candidates - 1")
                        + ", gone = gone + 1 where coop_id = ?",
                actor.at().value());
    }

    void settle(Actor actor, Settlement order, Instant now) {
        template.update(
                """
                insert into membership.settlement
                    (coop_id, member_no, settled_on, receiver, heir, entry_id, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                order.member(),
                order.date(),
                order.heir() == null ? "SELF" : "HEIR",
                order.heir(),
                order.id(),
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                actor.user());
    }

    record Correction(String field, @Nullable String old, @Nullable String now) {}

    void change(Actor actor, ProfileChange to, List<Correction> corrections, Instant now) {
        var coop = actor.at().value();
        template.update(
                """
                update membership.person
                   set kind = ?, name = ?, birth_place = ?, birth_date = ?, sex = ?, phone = ?, address = ?,
                       village = ?, occupation = ?
                 where coop_id = ? and person_no = ?
                """,
                to.kind().name(),
                to.name(),
                to.birthPlace(),
                to.birthDate(),
                to.sex() == null ? null : to.sex().name(),
                to.phone(),
                to.address(),
                to.village(),
                to.occupation(),
                coop,
                to.person());
        if (to.nik() != null) {
            seal(actor, to.person(), to.nik());
        }
        for (var c : corrections) {
            template.update(
                    """
                    insert into membership.change
                        (coop_id, person_no, change_no, field, old, new, changed_at, changed_by)
                    select ?, ?, coalesce(max(change_no), 0) + 1, ?, ?, ?, ?, ?
                      from membership.change where coop_id = ? and person_no = ?
                    """,
                    coop,
                    to.person(),
                    c.field(),
                    c.old(),
                    c.now(),
                    OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                    actor.user(),
                    coop,
                    to.person());
        }
    }

    // ---- the NIK, and forgetting

    /** Seals a NIK into its row with the newest key. */
    void seal(Actor actor, int person, String nik) {
        var sealed = ids.seal(actor.at(), person, nik);
        template.update(
                """
                update membership.person set nik_sealed = ?, nik_key = ?, nik_digest = ?, nik_end = ?
                 where coop_id = ? and person_no = ?
                """,
                sealed.text(),
                sealed.key(),
                sealed.digest(),
                sealed.end(),
                actor.at().value(),
                person);
    }

    /** The NIK itself; null when none is kept. Whoever calls this writes down why. */
    @Nullable String nik(Actor actor, Row row) {
        return row.nikSealed() == null || row.nikKey() == null
                ? null
                : ids.open(actor.at(), row.personNo(), row.nikKey(), row.nikSealed());
    }

    /** {@code 351703********01}; null when none is kept. */
    @Nullable String masked(Actor actor, Row row) {
        var nik = nik(actor, row);
        return nik == null ? null : NationalIds.masked(nik);
    }

    record OldSeal(int personNo, int nikKey, String nikSealed) {}

    private static final Query<OldSeal> OLD_SEALS =
            Query.of(
                    OldSeal.class,
                    """
                    select person_no, nik_key, encode(nik_sealed, 'hex') as nik_sealed from membership.person
                     where coop_id = :coop and nik_key <> :newest
                    """);

    /** Seals with the newest key what an older one sealed, answering how many. */
    int sealAnew(Actor actor) {
        var old =
                OLD_SEALS
                        .on(jdbc)
                        .param("coop", actor.at().value())
                        .param("newest", ids.newest())
                        .query(OLD_SEALS.row())
                        .list();
        for (var row : old) {
            seal(
                    actor,
                    row.personNo(),
                    ids.open(actor.at(), row.personNo(), row.nikKey(), row.nikSealed()));
        }
        return old.size();
    }

    void looked(Actor actor, int person, String reason, boolean silent, Instant now) {
        template.update(
                """
                insert into membership.nik_look (coop_id, look_id, person_no, at, user_id, reason, silent)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                actor.at().value(),
                Uuid7.create(),
                person,
                OffsetDateTime.ofInstant(now, ZoneOffset.UTC),
                actor.user(),
                reason,
                silent);
    }

    private static final Query<NationalIdLook> LOOKS =
            Query.of(
                    NationalIdLook.class,
                    """
                    select at, user_id, reason from membership.nik_look
                     where coop_id = :coop and person_no = :person and not silent
                     order by at desc
                    """);

    List<NationalIdLook> looks(Actor actor, int person) {
        return LOOKS.on(jdbc)
                .param("coop", actor.at().value())
                .param("person", person)
                .query(LOOKS.row())
                .list();
    }

    /** Removes what says who somebody was; their number, their dates and all money stay. */
    void erase(Actor actor, int person, long number, LocalDate today) {
        var coop = actor.at().value();
        template.update(
                """
                update membership.person
                   set name = '–', nik_sealed = null, nik_key = null, nik_digest = null, nik_end = null,
                       birth_place = null, birth_date = null, phone = null, address = '', village = null,
                       occupation = null, erased_on = ?
                 where coop_id = ? and person_no = ?
                """,
                today,
                coop,
                person);
        template.update(
                "update membership.change set old = null, new = null where coop_id = ? and person_no = ?",
                coop,
                person);
        template.update(
                "update membership.decision set reason = '' where coop_id = ? and person_no = ?",
                coop,
                person);
        template.update(
                "update membership.departure set note = '' where coop_id = ? and member_no = ?",
                coop,
                number);
        template.update(
                "update membership.settlement set heir = '–' where coop_id = ? and member_no = ? and heir is not null",
                coop,
                number);
    }
}
