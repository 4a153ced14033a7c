package id.sokoguru.lending;

import id.sokoguru.access.Audit;
import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.membership.Members;
import id.sokoguru.registry.Officer;
import id.sokoguru.registry.Registry;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which members are officers of the cooperative, and which are their husbands, wives, parents or
 * children: related parties while the officer is in office (Permenkop UKM 8/2023 article 44).
 */
@Component
public class OfficerTies implements RelatedParties {
    /** How a member is tied to an officer. */
    public enum Relation {
        SELF,
        SPOUSE,
        PARENT,
        CHILD
    }

    /**
     * @param officer number in the registry
     */
    public record Tie(int tieNo, int officer, long memberNo, Relation relation) {}

    /** What comes of tying. */
    public enum Tied {
        DONE,
        NO_OFFICER,
        NO_MEMBER,
        /** The same member to the same officer. */
        ALREADY
    }

    private static final Query<Tie> TIES =
            Query.of(
                    Tie.class,
                    """
                    select t.tie_no, t.officer, t.member_no, t.relation
                      from lending.officer_tie t
                     where t.coop_id = :coop
                       and not exists (select 1 from lending.officer_untied u
                                        where u.coop_id = t.coop_id and u.tie_no = t.tie_no)
                     order by t.officer, t.tie_no
                    """);

    private final Registry registry;
    private final Members members;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final BusinessDay day;

    OfficerTies(
            Registry registry,
            Members members,
            Audit audit,
            JdbcClient jdbc,
            Tenancy tenancy,
            BusinessDay day) {
        this.registry = registry;
        this.members = members;
        this.audit = audit;
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.day = day;
    }

    @Override
    public boolean isRelated(Actor actor, long member, LocalDate date) {
        var tied = ties(actor).stream().filter(tie -> tie.memberNo() == member).toList();
        if (tied.isEmpty()) {
            return false;
        }
        var inOffice =
                officers(actor).stream()
                        .filter(officer -> officer.isIn(date))
                        .map(Officer::officer)
                        .collect(Collectors.toSet());
        return tied.stream().anyMatch(tie -> inOffice.contains(tie.officer()));
    }

    /** Officers in office today, and those before. */
    List<Officer> officers(Actor actor) {
        return registry.officers(actor, actor.at());
    }

    /** Ties that hold, by officer. */
    public List<Tie> ties(Actor actor) {
        return tenancy.read(
                actor,
                () -> TIES.on(jdbc).param("coop", actor.at().value()).query(TIES.row()).list());
    }

    /** Writes down who an officer, or somebody close to one, is among the members. */
    public Tied tie(Actor actor, int officer, long member, Relation relation) {
        return tenancy.write(
                actor,
                () -> {
                    if (officers(actor).stream().noneMatch(one -> one.officer() == officer)) {
                        return Tied.NO_OFFICER;
                    }
                    if (members.member(actor, member).isEmpty()) {
                        return Tied.NO_MEMBER;
                    }
                    lock(actor);
                    if (ties(actor).stream()
                            .anyMatch(
                                    tie -> tie.officer() == officer && tie.memberNo() == member)) {
                        return Tied.ALREADY;
                    }
                    jdbc.sql(
                                    """
                                    insert into lending.officer_tie (coop_id, tie_no, officer, member_no, relation, tied_by,
                                      tied_at)
                                    select :coop, coalesce(max(t.tie_no), 0) + 1, :officer, :member, :relation, :by, :at
                                      from lending.officer_tie t where t.coop_id = :coop
                                    """)
                            .param("coop", actor.at().value())
                            .param("officer", officer)
                            .param("member", member)
                            .param("relation", relation.name())
                            .param("by", actor.user())
                            .param("at", now())
                            .update();
                    audit.record(
                            actor,
                            "lending.audit.tie",
                            String.valueOf(member),
                            officer + " " + relation.name());
                    return Tied.DONE;
                });
    }

    /** A mistake, or no longer so; it stays in the record that it was. */
    public boolean untie(Actor actor, int number) {
        return tenancy.write(
                actor,
                () -> {
                    var known = ties(actor).stream().anyMatch(tie -> tie.tieNo() == number);
                    if (known) {
                        jdbc.sql(
                                        """
                                        insert into lending.officer_untied (coop_id, tie_no, untied_by, untied_at)
                                        values (:coop, :tie, :by, :at) on conflict do nothing
                                        """)
                                .param("coop", actor.at().value())
                                .param("tie", number)
                                .param("by", actor.user())
                                .param("at", now())
                                .update();
                        audit.record(actor, "lending.audit.untie", String.valueOf(number), "");
                    }
                    return known;
                });
    }

    private void lock(Actor actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 5))")
                .param("key", "ties " + actor.at().text())
                .query((row, _) -> 0)
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(day.now(), ZoneOffset.UTC);
    }
}
