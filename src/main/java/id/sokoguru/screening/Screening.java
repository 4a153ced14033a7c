package id.sokoguru.screening;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MemberCash;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.rule.Rules;
import id.sokoguru.web.NotFound;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to what the law against money laundering asks (UU 8/2010; Permenkop UKM 8/2023 pasal
 * 77–88). Every verb and every answer is for who holds {@link Permission#COMPLIANCE}; for everybody
 * else the room is not there: 404. It writes no row of the audit trail, which others read; its own
 * rows say who did what.
 */
@Component
public class Screening {
    private static final int HUNDRED = 100;

    private final ScreeningStore store;
    private final MemberCash cash;
    private final Members members;
    private final Rules rules;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Screening(
            ScreeningStore store,
            MemberCash cash,
            Members members,
            Rules rules,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.cash = cash;
        this.members = members;
        this.rules = rules;
        this.tenancy = tenancy;
        this.day = day;
    }

    private static void only(Actor actor) {
        if (!actor.may(Permission.COMPLIANCE)) {
            throw new NotFound("screening");
        }
    }

    // ---- adding up the cash

    /**
     * Adds up the cash of every member and day since the last time, drafts reports and raises
     * signals. Days that late entries or reversals changed are added up again.
     *
     * @return how many days of members were looked at, whether or not anything came of them
     */
    long addUp(Actor actor, LocalDate through) {
        var before = store.lock(actor);
        var change = cash.changedSince(actor, before.lastNo());
        var from = before.through() == null ? null : before.through().plusDays(1);
        if (change.earliest() != null && (from == null || change.earliest().isBefore(from))) {
            from = change.earliest();
        }
        long looked = 0;
        if (from != null && !from.isAfter(through)) {
            var least =
                    Math.min(
                            rules.number("cash.identify_from", through),
                            nearly(rules.number("cash.report_from", through), through));
            var days = cash.days(actor, from, through, Money.rupiah(least));
            store.replaceDays(actor, from, through, days);
            report(actor, from, through, days);
            signal(actor, from, through);
            looked = days.size();
        }
        store.added(actor, through, change.lastNo());
        return looked;
    }

    /** From here on a day is a little below the limit. */
    private long nearly(long limit, LocalDate date) {
        return limit
                - rules.value("cash.structuring_below", date)
                        .multiply(BigDecimal.valueOf(limit))
                        .divideToIntegralValue(BigDecimal.valueOf(HUNDRED))
                        .longValueExact();
    }

    private record Key(long member, LocalDate date, String direction) {}

    private void report(Actor actor, LocalDate from, LocalDate through, List<MemberCash.Day> days) {
        var drafts = new HashMap<Key, CashReport>();
        for (var report : store.reportsOf(actor, from, through)) {
            drafts.put(
                    new Key(report.memberNo(), report.businessDate(), report.direction()), report);
        }
        var holidays = store.holidays();
        for (var one : days) {
            var known = drafts.remove(new Key(one.member(), one.businessDate(), one.direction()));
            var date = one.businessDate();
            var limit = rules.number("cash.report_from", date);
            if (known == null && one.amount().rupiah() >= limit) {
                var due =
                        WorkingDays.after(date, rules.number("cash.report_within", date), holidays);
                store.draft(actor, one, due, day.now());
            } else if (known != null && known.isOpen() && !known.amount().equals(one.amount())) {
                store.follow(actor, known.reportNo(), one.amount(), one.entries());
            }
        }
        // What was reversed meanwhile: a person sees the zero and ends the draft.
        for (var gone : drafts.values()) {
            if (gone.isOpen()) {
                store.follow(actor, gone.reportNo(), Money.ZERO, 0);
            }
        }
    }

    private void signal(Actor actor, LocalDate from, LocalDate through) {
        var window = rules.number("cash.structuring_window", through);
        var enough = (int) rules.number("cash.structuring_days", through);
        var near = new HashMap<Long, TreeSet<LocalDate>>();
        for (var one :
                store.cashDays(
                        actor, from.minusDays(window - 1), through.plusDays(window - 1), 0)) {
            var limit = rules.number("cash.report_from", one.businessDate());
            if (one.amount().rupiah() < limit
                    && one.amount().rupiah() >= nearly(limit, one.businessDate())) {
                near.computeIfAbsent(one.memberNo(), _ -> new TreeSet<>()).add(one.businessDate());
            }
        }
        List<CaseFile> earlier = near.isEmpty() ? List.of() : store.signals(actor);
        for (var each : near.entrySet()) {
            for (var found : Structuring.in(new ArrayList<>(each.getValue()), enough, window)) {
                var known =
                        earlier.stream()
                                .anyMatch(file ->
                                        file.memberNo() == each.getKey() && overlaps(file, found));
                if (!known) {
                    store.open(
                            actor,
                            Uuid7.create(),
                            each.getKey(),
                            "STRUCTURING",
                            "",
                            found,
                            due(day.today()),
                            day.now());
                }
            }
        }
    }

    private static boolean overlaps(CaseFile file, Structuring found) {
        return file.signalFrom() != null
                && file.signalTo() != null
                && !file.signalTo().isBefore(found.from())
                && !file.signalFrom().isAfter(found.to());
    }

    /** By when a suspicion that is known on a day is reported. */
    private LocalDate due(LocalDate known) {
        return WorkingDays.after(
                known, rules.number("suspicion.report_within", known), store.holidays());
    }

    // ---- cash reports

    /** Open drafts first, by their due date. */
    public List<CashReport> reports(Actor actor) {
        only(actor);
        return tenancy.read(actor, () -> store.reports(actor));
    }

    public CashReport report(Actor actor, int no) {
        only(actor);
        return tenancy.read(actor, () -> store.report(actor, no))
                .orElseThrow(() -> new NotFound("cash report " + no));
    }

    /**
     * @param sent whether PPATK has it; else the note says why it need not
     * @param note the report's number in goAML, or the reason
     */
    public CashReport.Answer endReport(Actor actor, int no, boolean sent, String note) {
        only(actor);
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    if (store.report(actor, no).isEmpty()) {
                        return new CashReport.Unknown();
                    }
                    return store.endReport(
                                    actor, no, sent ? "REPORTED" : "NOT_NEEDED", note, day.now())
                            ? new CashReport.Ended()
                            : new CashReport.AlreadyEnded();
                });
    }

    /** The entries in which a member's cash moved. */
    public List<MemberCash.Movement> movements(
            Actor actor, long member, LocalDate from, LocalDate to) {
        only(actor);
        return cash.movements(actor, member, from, to);
    }

    // ---- cases

    /** The newest first. */
    public List<CaseFile> cases(Actor actor) {
        only(actor);
        return tenancy.read(actor, () -> store.cases(actor));
    }

    public CaseFile caseFile(Actor actor, int no) {
        only(actor);
        return tenancy.read(actor, () -> store.byNo(actor, no))
                .orElseThrow(() -> new NotFound("case " + no));
    }

    public List<CaseFile.Step> steps(Actor actor, int no) {
        only(actor);
        return tenancy.read(actor, () -> store.steps(actor, no));
    }

    /**
     * Somebody found something suspicious: the three working days begin today. The same id again
     * answers the first case.
     */
    public CaseFile.Answer note(Actor actor, UUID id, long member, String facts) {
        only(actor);
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var earlier = store.byRequest(actor, id);
                    if (earlier.isPresent()) {
                        return new CaseFile.Opened(earlier.get().caseNo());
                    }
                    if (members.member(actor, member).isEmpty()) {
                        return new CaseFile.Unknown();
                    }
                    return new CaseFile.Opened(
                            store.open(
                                    actor,
                                    id,
                                    member,
                                    "NOTED",
                                    facts,
                                    null,
                                    due(day.today()),
                                    day.now()));
                });
    }

    /** A thought about an open case, or its end. */
    public CaseFile.Answer step(Actor actor, UUID id, int no, CaseFile.What what, String note) {
        only(actor);
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var file = store.byNo(actor, no);
                    if (file.isEmpty()) {
                        return new CaseFile.Unknown();
                    }
                    if (store.stepped(actor, id)) {
                        return new CaseFile.Taken();
                    }
                    if (!file.get().isOpen()) {
                        return new CaseFile.AlreadyClosed();
                    }
                    store.step(actor, id, no, what, note, day.now());
                    return new CaseFile.Taken();
                });
    }

    // ---- how well members are known

    /** What was decided last about some members; who was never looked at is not in it. */
    public Map<Long, Assessment> assessments(Actor actor, @Nullable Set<Long> of) {
        only(actor);
        return tenancy.read(actor, () -> store.assessments(actor, of)).stream()
                .collect(Collectors.toMap(Assessment::memberNo, a -> a));
    }

    /** How well a member is known: as decided, else by whether their NIK is in the register. */
    static Level level(Member member, @Nullable Assessment decided) {
        return decided != null
                ? decided.level()
                : member.nik() == null ? Level.UNIDENTIFIED : Level.IDENTIFIED;
    }

    /** By when a member of a risk class is looked at again, counted from a day. */
    public LocalDate latestReview(Risk risk, LocalDate from) {
        var key =
                switch (risk) {
                    case LOW -> "screening.review_low";
                    case MEDIUM -> "screening.review_medium";
                    case HIGH -> "screening.review_high";
                };
        return from.plusMonths(rules.number(key, from));
    }

    public Assessment.Answer assess(Actor actor, Assessment.Order order) {
        only(actor);
        if (order.level() == Level.VERIFIED && order.documents().isBlank()) {
            return new Assessment.DocumentsMissing();
        }
        if (order.risk() == Risk.HIGH && order.reasons().isEmpty() && order.note().isBlank()) {
            return new Assessment.ReasonMissing();
        }
        var latest = latestReview(order.risk(), day.today());
        if (!order.reviewOn().isAfter(day.today()) || order.reviewOn().isAfter(latest)) {
            return new Assessment.ReviewOutside(latest);
        }
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    if (members.member(actor, order.member()).isEmpty()) {
                        return new Assessment.Unknown();
                    }
                    store.assess(actor, order, day.now());
                    return new Assessment.Assessed();
                });
    }

    /** A member who moved much cash though nobody knows who they are. */
    public record Unidentified(Member member, LocalDate on, Money amount) {}

    /** The last such day of each, of a year. */
    public List<Unidentified> unidentified(Actor actor) {
        only(actor);
        return tenancy.read(
                actor,
                () -> {
                    var last = new HashMap<Long, ScreeningStore.CashDay>();
                    var today = day.today();
                    for (var one : store.cashDays(actor, today.minusYears(1), today, 0)) {
                        var from = rules.number("cash.identify_from", one.businessDate());
                        if (one.amount().rupiah() >= from) {
                            last.merge(
                                    one.memberNo(),
                                    one,
                                    (a, b) -> b.businessDate().isBefore(a.businessDate()) ? a : b);
                        }
                    }
                    var decided = new HashMap<Long, Assessment>();
                    store.assessments(actor, last.keySet())
                            .forEach(a -> decided.put(a.memberNo(), a));
                    var found = new ArrayList<Unidentified>();
                    for (var one : last.values()) {
                        Optional<Member> member = members.member(actor, one.memberNo());
                        if (member.isPresent()
                                && level(member.get(), decided.get(one.memberNo()))
                                        == Level.UNIDENTIFIED) {
                            found.add(
                                    new Unidentified(
                                            member.get(), one.businessDate(), one.amount()));
                        }
                    }
                    found.sort(
                            Comparator.comparing(Unidentified::on)
                                    .reversed()
                                    .thenComparing(u -> u.member().number()));
                    return found;
                });
    }

    /** Whose review is due, the longest waiting first. */
    public List<Assessment> dueReviews(Actor actor) {
        only(actor);
        return tenancy.read(actor, () -> store.assessments(actor, null)).stream()
                .filter(a -> !a.reviewOn().isAfter(day.today()))
                .sorted(Comparator.comparing(Assessment::reviewOn))
                .toList();
    }
}
