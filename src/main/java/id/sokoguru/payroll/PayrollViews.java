package id.sokoguru.payroll;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Page;
import id.sokoguru.web.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the pages of this room show, in words. */
@Component
class PayrollViews {
    private final Agencies agencies;
    private final Payroll payroll;
    private final Members members;

    PayrollViews(Agencies agencies, Payroll payroll, Members members) {
        this.agencies = agencies;
        this.payroll = payroll;
        this.members = members;
    }

    List<AgencyRow> agencies(Page page, Actor actor) {
        var claims = payroll.claims(actor);
        return agencies.agencies(actor).stream()
                .map(agency ->
                        row(
                                page,
                                agency,
                                claims.stream()
                                        .filter(c -> c.agencyNo() == agency.agencyNo())
                                        .toList()))
                .toList();
    }

    private static AgencyRow row(Page page, Agency agency, List<Claim> claims) {
        var today = page.today();
        var buckets = new ArrayList<Money>(List.of(Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO));
        var open = Money.ZERO;
        var held = Money.ZERO;
        long days = 0;
        for (var claim : claims) {
            int bucket = claim.bucket(today);
            buckets.set(bucket, buckets.get(bucket).plus(claim.open()));
            open = open.plus(claim.open());
            held = held.plus(claim.held());
            days = Math.max(days, claim.days(today));
        }
        return new AgencyRow(agency, List.copyOf(buckets), open, held, days);
    }

    List<ListRow> lists(Page page, Actor actor, List<DeductionList> lists) {
        var names =
                agencies.agencies(actor).stream()
                        .collect(Collectors.toMap(Agency::agencyNo, Agency::name));
        return lists.stream()
                .filter(list -> list.state() != DeductionList.State.CANCELLED)
                .map(list ->
                        new ListRow(
                                list,
                                names.getOrDefault(list.agencyNo(), ""),
                                tone(list),
                                mark(page, list)))
                .toList();
    }

    static Tone tone(DeductionList list) {
        return switch (list.state()) {
            case DRAFT, WAITING -> Tone.WAIT;
            case CANCELLED -> Tone.OFF;
            case BOOKED ->
                    list.open().isZero()
                            ? Tone.GOOD
                            : list.held().isPositive() ? Tone.ACT : Tone.WAIT;
        };
    }

    static String mark(Page page, DeductionList list) {
        return switch (list.state()) {
            case DRAFT, WAITING, CANCELLED -> page.t("payroll.state." + list.state().name());
            case BOOKED ->
                    page.t(
                            list.open().isZero()
                                    ? "payroll.state.SETTLED"
                                    : list.remitted().isPositive()
                                            ? "payroll.state.SHORT"
                                            : "payroll.state.SENT");
        };
    }

    List<EmployeeRow> employees(Page page, Actor actor, List<Employee> employees) {
        var names =
                members.names(
                        actor, employees.stream().map(Employee::memberNo).distinct().toList());
        return employees.stream()
                .map(one ->
                        new EmployeeRow(
                                one,
                                names.getOrDefault(one.memberNo(), number(page, one.memberNo())),
                                tone(one),
                                mark(page, one)))
                .toList();
    }

    private static Tone tone(Employee one) {
        return !one.works()
                ? Tone.OFF
                : one.mandateNo() == null || !one.takeHome().isPositive() ? Tone.ACT : Tone.GOOD;
    }

    private static String mark(Page page, Employee one) {
        var how = one.leftHow();
        if (how != null) {
            return page.t("payroll.leaving." + how.name());
        }
        return page.t(
                one.mandateNo() == null
                        ? "payroll.skipped.NO_MANDATE"
                        : one.takeHome().isPositive()
                                ? "payroll.mandate.holds"
                                : "payroll.skipped.NO_SALARY");
    }

    List<PersonRow> people(Page page, Actor actor, List<ListedMember> people) {
        var names = members.names(actor, people.stream().map(ListedMember::memberNo).toList());
        return people.stream()
                .map(one ->
                        new PersonRow(
                                one,
                                names.getOrDefault(one.memberNo(), number(page, one.memberNo())),
                                parts(page, one)))
                .toList();
    }

    private static String parts(Page page, ListedMember one) {
        var parts = new ArrayList<String>();
        for (var kind : Kind.values()) {
            var amount = one.of(kind);
            if (amount.isPositive()) {
                parts.add(page.t("payroll.kind." + kind.name()) + " " + amount.figure());
            }
        }
        if (one.tooMuch().isPositive()) {
            parts.add(page.t("payroll.too-much", one.tooMuch().figure()));
        }
        return String.join(" · ", parts);
    }

    String name(Page page, Actor actor, long member) {
        return members.names(actor, List.of(member)).getOrDefault(member, number(page, member));
    }

    private static String number(Page page, long member) {
        return page.t("payroll.member.no", String.valueOf(member));
    }
}
