package id.sokoguru.supervision;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What other rooms publish: {@code membership.pub_register} and {@code treasury.pub_till} a
 * cooperative a row, {@code payroll.pub_claim} a list a row.
 */
@Component
class PublishedByRooms implements MemberCounts, TillStates, PayClaims {
    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    PublishedByRooms(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    record Count(CooperativeId coopId, int members) {}

    private static final Query<Count> MEMBERS =
            Query.of(Count.class, "select coop_id, members from membership.pub_register");

    @Override
    public Map<CooperativeId, Long> in(Actor actor) {
        var counts = new HashMap<CooperativeId, Long>();
        tenancy.read(
                        actor,
                        () ->
                                MEMBERS.on(jdbc)
                                        .query((row, _) ->
                                                new Count(
                                                        new CooperativeId(row.getLong(1)),
                                                        row.getInt(2)))
                                        .list())
                .forEach(one -> counts.put(one.coopId(), (long) one.members()));
        return counts;
    }

    record OpenTill(CooperativeId coopId, OffsetDateTime openSince) {}

    private static final Query<OpenTill> OPEN =
            Query.of(
                    OpenTill.class,
                    """
                    select coop_id, open_since from treasury.pub_till where open_tills > 0
                    """);

    @Override
    public Map<CooperativeId, LocalDate> openSince(Actor actor) {
        var open = new HashMap<CooperativeId, LocalDate>();
        tenancy.read(actor, () -> OPEN.on(jdbc).query(OPEN.row()).list())
                .forEach(one ->
                        open.put(
                                one.coopId(),
                                one.openSince().atZoneSameInstant(BusinessDay.ZONE).toLocalDate()));
        return open;
    }

    record Claimed(CooperativeId coopId, LocalDate since) {}

    private static final Query<Claimed> CLAIMED =
            Query.of(
                    Claimed.class,
                    """
                    select coop_id, min(booked_on) as since
                      from payroll.pub_claim
                     where open > 0
                     group by coop_id
                    """);

    @Override
    public Map<CooperativeId, LocalDate> claimedSince(Actor actor) {
        var claimed = new HashMap<CooperativeId, LocalDate>();
        tenancy.read(actor, () -> CLAIMED.on(jdbc).query(CLAIMED.row()).list())
                .forEach(one -> claimed.put(one.coopId(), one.since()));
        return claimed;
    }
}
