package id.sokoguru.payroll;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of agencies and of who is paid by them. */
@Component
class AgencyStore {
    private final JdbcClient jdbc;

    AgencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final Query<Agency> AGENCIES =
            Query.of(
                    Agency.class,
                    """
                    select a.agency_no, a.name, a.treasurer, a.phone, a.cutoff_day
                      from payroll.agency a where a.coop_id = :coop order by a.agency_no
                    """);

    List<Agency> agencies(Actor actor) {
        return AGENCIES.on(jdbc).param("coop", actor.at().value()).query(AGENCIES.row()).list();
    }

    Optional<Agency> agency(Actor actor, long number) {
        return agencies(actor).stream().filter(a -> a.agencyNo() == number).findFirst();
    }

    Optional<Long> ofRequest(Actor actor, UUID request) {
        return jdbc.sql(
                        "select agency_no from payroll.agency where coop_id = :coop and request_id = :id")
                .param("coop", actor.at().value())
                .param("id", request)
                .query(Long.class)
                .optional();
    }

    long insert(Actor actor, UUID request, Agency agency) {
        long number = next(actor, "last_agency");
        jdbc.sql(
                        """
                        insert into payroll.agency (coop_id, agency_no, request_id, name, treasurer, phone, cutoff_day)
                        values (:coop, :no, :request, :name, :treasurer, :phone, :cutoff)
                        """)
                .param("coop", actor.at().value())
                .param("no", number)
                .param("request", request)
                .param("name", agency.name())
                .param("treasurer", agency.treasurer())
                .param("phone", agency.phone())
                .param("cutoff", agency.cutoffDay())
                .update();
        return number;
    }

    void update(Actor actor, Agency agency) {
        jdbc.sql(
                        """
                        update payroll.agency set name = :name, treasurer = :treasurer, phone = :phone, cutoff_day = :cutoff
                         where coop_id = :coop and agency_no = :no
                        """)
                .param("coop", actor.at().value())
                .param("no", agency.agencyNo())
                .param("name", agency.name())
                .param("treasurer", agency.treasurer())
                .param("phone", agency.phone())
                .param("cutoff", agency.cutoffDay())
                .update();
    }

    private long next(Actor actor, String column) {
        return jdbc.sql(
                        switch (column) {
                            case "last_agency" ->
                                    """
                                    insert into payroll.counter (coop_id, last_agency) values (:coop, 1)
                                    on conflict (coop_id) do update set last_agency = counter.last_agency + 1
                                    returning last_agency
                                    """;
                            default ->
                                    """
                                    insert into payroll.counter (coop_id, last_order) values (:coop, 1)
                                    on conflict (coop_id) do update set last_order = counter.last_order + 1
                                    returning last_order
                                    """;
                        })
                .param("coop", actor.at().value())
                .query(Long.class)
                .single();
    }

    private static final Query<Employee> EMPLOYEES =
            Query.of(
                    Employee.class,
                    """
                    select e.member_no, e.since, e.agency_no, e.staff_no, e.take_home, e.left_on, e.left_how,
                           (select m.mandate_no from payroll.mandate m
                             where m.coop_id = e.coop_id and m.member_no = e.member_no and m.signed_on <= :today
                               and (m.revoked_on is null or m.revoked_on > :today)
                             order by m.signed_on desc, m.mandate_no desc limit 1) as mandate_no
                      from payroll.employee e
                     where e.coop_id = :coop
                       and (:agency::bigint is null or e.agency_no = :agency::bigint)
                       and (:member::bigint is null or e.member_no = :member::bigint)
                     order by e.member_no, e.since desc
                    """);

    /** Those who work or worked there, the newest first within a member. */
    List<Employee> employees(
            Actor actor, @Nullable Long agency, @Nullable Long member, LocalDate today) {
        return EMPLOYEES
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("agency", agency)
                .param("member", member)
                .param("today", today)
                .query(EMPLOYEES.row())
                .list();
    }

    void employ(
            Actor actor,
            long member,
            LocalDate since,
            long agency,
            String staffNo,
            Money takeHome) {
        jdbc.sql(
                        """
                        insert into payroll.employee (coop_id, member_no, since, agency_no, staff_no, take_home)
                        values (:coop, :member, :since, :agency, :staff, :pay)
                        on conflict (coop_id, member_no, since)
                        do update set agency_no = :agency, staff_no = :staff, take_home = :pay, left_on = null, left_how = null
                        """)
                .param("coop", actor.at().value())
                .param("member", member)
                .param("since", since)
                .param("agency", agency)
                .param("staff", staffNo)
                .param("pay", takeHome.rupiah())
                .update();
    }

    void leave(Actor actor, long member, LocalDate on, Employee.Leaving how) {
        jdbc.sql(
                        """
                        update payroll.employee set left_on = :on, left_how = :how
                         where coop_id = :coop and member_no = :member and left_on is null
                        """)
                .param("coop", actor.at().value())
                .param("member", member)
                .param("on", on)
                .param("how", how.name())
                .update();
    }

    private static final Query<Mandate> MANDATES =
            Query.of(
                    Mandate.class,
                    """
                    select m.member_no, m.mandate_no, m.signed_on, m.kept_at, m.revoked_on, m.revoked_why
                      from payroll.mandate m where m.coop_id = :coop and m.member_no = :member
                     order by m.signed_on desc, m.mandate_no desc
                    """);

    List<Mandate> mandates(Actor actor, long member) {
        return MANDATES.on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(MANDATES.row())
                .list();
    }

    boolean authorise(Actor actor, Mandate mandate) {
        return jdbc.sql(
                                """
                                insert into payroll.mandate (coop_id, member_no, mandate_no, signed_on, kept_at)
                                values (:coop, :member, :no, :signed, :kept) on conflict do nothing
                                """)
                        .param("coop", actor.at().value())
                        .param("member", mandate.memberNo())
                        .param("no", mandate.mandateNo())
                        .param("signed", mandate.signedOn())
                        .param("kept", mandate.keptAt())
                        .update()
                > 0;
    }

    void revoke(Actor actor, long member, LocalDate on, String why) {
        jdbc.sql(
                        """
                        update payroll.mandate set revoked_on = :on, revoked_why = :why
                         where coop_id = :coop and member_no = :member and revoked_on is null
                        """)
                .param("coop", actor.at().value())
                .param("member", member)
                .param("on", on)
                .param("why", why)
                .update();
    }

    /** NIP, the paper's place and free words go; numbers and money stay. */
    void erase(Actor actor, long member) {
        for (var sql :
                new String[] {
                    "update payroll.employee set staff_no = '' where coop_id = :coop and member_no = :member",
                    "update payroll.list_member set staff_no = '', reason = null where coop_id = :coop and member_no = :member",
                    "update payroll.mandate set kept_at = '', revoked_why = null where coop_id = :coop and member_no = :member"
                }) {
            jdbc.sql(sql).param("coop", actor.at().value()).param("member", member).update();
        }
    }

    private static final Query<StandingOrder> ORDERS =
            Query.of(
                    StandingOrder.class,
                    """
                    select o.order_no, o.member_no, o.kind, o.account, o.sub, o.amount, o.from_month, o.until_month
                      from payroll.standing_order o
                     where o.coop_id = :coop and (:member::bigint is null or o.member_no = :member::bigint)
                     order by o.order_no
                    """);

    List<StandingOrder> orders(Actor actor, @Nullable Long member) {
        return ORDERS.on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(ORDERS.row())
                .list();
    }

    void order(Actor actor, UUID request, StandingOrder order) {
        var known =
                jdbc.sql(
                                """
                                select count(*) from payroll.standing_order where coop_id = :coop and request_id = :id
                                """)
                        .param("coop", actor.at().value())
                        .param("id", request)
                        .query(Long.class)
                        .single();
        if (known > 0) {
            return;
        }
        jdbc.sql(
                        """
                        insert into payroll.standing_order
                          (coop_id, order_no, request_id, member_no, kind, account, sub, amount, from_month, until_month)
                        values (:coop, :no, :id, :member, :kind, :account, :sub, :amount, :from, :until)
                        """)
                .param("coop", actor.at().value())
                .param("no", next(actor, "last_order"))
                .param("id", request)
                .param("member", order.memberNo())
                .param("kind", order.kind().name())
                .param("account", order.account())
                .param("sub", order.sub())
                .param("amount", order.amount().rupiah())
                .param("from", order.fromMonth())
                .param("until", order.untilMonth())
                .update();
    }

    void endOrder(Actor actor, long member, long number, LocalDate lastMonth) {
        jdbc.sql(
                        """
                        update payroll.standing_order set until_month = :last
                         where coop_id = :coop and member_no = :member and order_no = :no
                        """)
                .param("coop", actor.at().value())
                .param("member", member)
                .param("no", number)
                .param("last", lastMonth)
                .update();
    }
}
