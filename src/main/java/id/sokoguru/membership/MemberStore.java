package id.sokoguru.membership;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
            @Nullable String nikEnd,
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
            @Nullable LocalDate settledOn) {
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
            select p.person_no, m.member_no, p.kind, p.name, p.nik_end, p.birth_place, p.birth_date, p.sex, p.phone,
                   p.address, p.village, p.occupation, p.applied_on, d.verdict, d.decided_on, a.joined_on, x.left_on,
                   x.reason, s.settled_on
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
                             where p.coop_id = :coop and p.nik_digest = :digest and p.person_no <> :but
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
                                    or (:names and length(:digits) = 4 and p.nik_end = :digits))
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

    MemberStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
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
    Optional<Row> byNik(Actor actor, byte[] digest, int but) {
        return BY_NIK
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("digest", digest)
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

    /** The salted digest by which a NIK is recognised again in this cooperative. */
    byte[] digest(Actor actor, String nik) {
        return digest(salt(actor).orElseThrow(), nik);
    }

    static byte[] digest(byte[] salt, String nik) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(salt);
            return sha.digest(nik.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty while the register has never had anybody in it. */
    Optional<byte[]> salt(Actor actor) {
        return jdbc.sql("select salt from membership.register where coop_id = :coop")
                .param("coop", actor.at().value())
                .query(byte[].class)
                .optional();
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

    void insertPersons(
            Actor actor,
            int first,
            List<Application> applications,
            List<byte @Nullable []> digests,
            Instant now) {
        template.batchUpdate(
                """
                insert into membership.person
                    (coop_id, person_no, request_id, kind, name, nik_end, nik_digest, birth_place, birth_date, sex,
                     phone, address, village, occupation, applied_on, applied_at, applied_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                        s.setString(6, end(a.nik()));
                        s.setBytes(7, digests.get(i));
                        s.setString(8, a.birthPlace());
                        s.setObject(9, a.birthDate());
                        s.setString(10, a.sex() == null ? null : a.sex().name());
                        s.setString(11, a.phone());
                        s.setString(12, a.address());
                        s.setString(13, a.village());
                        s.setString(14, a.occupation());
                        s.setObject(15, a.date());
                        s.setObject(16, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
                        s.setObject(17, actor.user());
                    }

                    @Override
                    public int getBatchSize() {
                        return applications.size();
                    }
                });
    }

    static @Nullable String end(@Nullable String nik) {
        return nik == null ? null : nik.substring(nik.length() - 4);
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

    void change(
            Actor actor,
            ProfileChange to,
            byte @Nullable [] digest,
            List<Correction> corrections,
            Instant now) {
        var coop = actor.at().value();
        template.update(
                """
                update membership.person
                   set kind = ?, name = ?, nik_end = coalesce(?, nik_end), nik_digest = coalesce(?, nik_digest),
                       birth_place = ?, birth_date = ?, sex = ?, phone = ?, address = ?, village = ?, occupation = ?
                 where coop_id = ? and person_no = ?
                """,
                to.kind().name(),
                to.name(),
                end(to.nik()),
                digest,
                to.birthPlace(),
                to.birthDate(),
                to.sex() == null ? null : to.sex().name(),
                to.phone(),
                to.address(),
                to.village(),
                to.occupation(),
                coop,
                to.person());
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
}
