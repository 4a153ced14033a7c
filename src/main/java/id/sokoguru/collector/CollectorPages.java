package id.sokoguru.collector;

import static id.sokoguru.kernel.Permission.APPROVE;
import static id.sokoguru.kernel.Permission.BOOKKEEP;
import static id.sokoguru.kernel.Permission.LEND;
import static id.sokoguru.kernel.Permission.MEMBERS;
import static id.sokoguru.kernel.Permission.READ_BOOKS;
import static id.sokoguru.kernel.Permission.TELLER;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.access.Access;
import id.sokoguru.access.Role;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.treasury.BagOrder;
import id.sokoguru.treasury.Bags;
import id.sokoguru.treasury.CountForm;
import id.sokoguru.treasury.Counts;
import id.sokoguru.treasury.TillPosition;
import id.sokoguru.treasury.Tills;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Kolektor: who goes round, what they carry, what they hand in, and what must be decided. */
@Controller
@RequestMapping("/k/{coop}/kolektor")
public class CollectorPages {
    private static final int SHOWN = 50;
    private static final int FOUND = 20;

    private final Collectors collectors;
    private final Receipts receipts;
    private final Members members;
    private final Tills tills;
    private final Bags bags;
    private final Counts counts;
    private final Access access;
    private final Templates templates;

    CollectorPages(
            Collectors collectors,
            Receipts receipts,
            Members members,
            Tills tills,
            Bags bags,
            Counts counts,
            Access access,
            Templates templates) {
        this.collectors = collectors;
        this.receipts = receipts;
        this.members = members;
        this.tills = tills;
        this.bags = bags;
        this.counts = counts;
        this.access = access;
        this.templates = templates;
    }

    // ---- all of them

    @Needs({TELLER, APPROVE, MEMBERS, READ_BOOKS})
    @GetMapping
    Html all(Page page, Actor actor) {
        return Html.of(all(page, actor, Problems.none()));
    }

    private JteModel all(Page page, Actor actor, Problems problems) {
        var positions = collectors.positions(actor);
        var candidates = new ArrayList<Choice>();
        if (page.may(APPROVE)) {
            access.holding(actor, Role.COLLECTOR)
                    .forEach((user, name) -> {
                        if (positions.stream()
                                .noneMatch(one -> one.collector().userId().equals(user))) {
                            candidates.add(Choice.of(user.toString(), name));
                        }
                    });
        }
        return templates.collectorAll(
                page, positions, receipts.open(actor).size(), candidates, problems);
    }

    @Needs(APPROVE)
    @PostMapping
    Html register(
            Page page, Actor actor, @RequestParam(name = "orang", defaultValue = "") String user) {
        if (user.isEmpty()) {
            return Html.refused(
                    all(page, actor, Problems.of("orang", page.t("collector.problem.who"))));
        }
        return switch (collectors.register(actor, uuid(user))) {
            case Collectors.Registration.Registered(var one) ->
                    Html.seeOther(page.in("/kolektor/" + one.collectorNo()));
            case Collectors.Registration.Known(var one) ->
                    Html.seeOther(page.in("/kolektor/" + one.collectorNo()));
            case Collectors.Registration.NotCollector() ->
                    Html.refused(
                            all(
                                    page,
                                    actor,
                                    Problems.of("orang", page.t("collector.problem.role"))));
        };
    }

    // ---- one of them

    /** What the page of a collector shows. */
    public record Desk(
            Collectors.Position position,
            List<CarryLimit> limits,
            List<Stop> route,
            Map<Long, String> names,
            List<Taken> latest,
            List<HandedIn> handovers,
            Map<UUID, Counts.Protocol> counted,
            List<Member> found) {}

    @Needs({TELLER, APPROVE, MEMBERS, READ_BOOKS})
    @GetMapping("/{no:[0-9]{1,3}}")
    Html one(
            Page page,
            Actor actor,
            @PathVariable("no") int no,
            @RequestParam(name = "q", defaultValue = "") String q) {
        return Html.of(one(page, actor, no, Map.of("q", q), Problems.none()));
    }

    private JteModel one(
            Page page, Actor actor, int no, Map<String, String> typed, Problems problems) {
        var position = collectors.position(actor, no);
        var route = collectors.route(actor, no);
        var latest = receipts.of(actor, no, Instant.EPOCH, SHOWN);
        var numbers = new ArrayList<Long>();
        route.forEach(stop -> numbers.add(stop.memberNo()));
        latest.forEach(taken -> numbers.add(taken.memberNo()));
        var handovers = collectors.handovers(actor, no);
        var counted = new HashMap<UUID, Counts.Protocol>();
        handovers.forEach(
                one -> counted.put(one.handoverId(), counts.protocol(actor, one.handoverId())));
        var q = typed.getOrDefault("q", "");
        return templates.collectorOne(
                page,
                new Desk(
                        position,
                        collectors.limits(actor, no),
                        route,
                        members.names(actor, numbers),
                        latest,
                        handovers,
                        counted,
                        q.isBlank() ? List.of() : members.find(actor, q, FOUND)),
                days(page),
                typed,
                problems);
    }

    private static List<Choice> days(Page page) {
        return Arrays.stream(VisitDay.values())
                .map(day -> Choice.of(day.name(), page.t("collector.day." + day.name())))
                .toList();
    }

    @Needs(APPROVE)
    @PostMapping("/{no:[0-9]{1,3}}/batas")
    Html limit(
            Page page,
            Actor actor,
            @PathVariable("no") int no,
            @RequestParam Map<String, String> typed) {
        var problems = Problems.none();
        var amount = Money.parse(typed.getOrDefault("batas", "")).orElse(Money.ZERO);
        if (!amount.isPositive()) {
            problems.add("batas", page.t("collector.problem.amount"));
        }
        var from = page.today();
        try {
            from = LocalDate.parse(typed.getOrDefault("mulai", ""));
        } catch (DateTimeParseException e) {
            problems.add("mulai", page.t("collector.problem.date"));
        }
        if (from.isBefore(page.today())) {
            problems.add("mulai", page.t("collector.problem.past"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(one(page, actor, no, typed, problems));
        }
        collectors.setLimit(
                actor, no, new CarryLimit(from, amount, "true".equals(typed.get("keras"))));
        return Html.seeOther(page.in("/kolektor/" + no + "#batas"));
    }

    @Needs({MEMBERS, APPROVE})
    @PostMapping("/{no:[0-9]{1,3}}/rute")
    Html assign(
            Page page,
            Actor actor,
            @PathVariable("no") int no,
            @RequestParam Map<String, String> typed) {
        var problems = Problems.none();
        var member = typed.getOrDefault("anggota", "");
        var amount = typed.getOrDefault("biasa", "");
        var usual = amount.isBlank() ? Money.ZERO : Money.parse(amount).orElse(null);
        if (usual == null) {
            problems.add("biasa", page.t("collector.problem.amount"));
        }
        if (!member.matches("[0-9]{1,9}")) {
            problems.add("anggota", page.t("collector.problem.member"));
        }
        if (!problems.isEmpty() || usual == null) {
            return Html.refused(one(page, actor, no, typed, problems));
        }
        var stop = new Stop(Long.parseLong(member), no, day(typed), usual);
        return switch (collectors.assign(actor, stop)) {
            case Collectors.Assignment.Assigned _ ->
                    Html.seeOther(page.in("/kolektor/" + no + "#rute"));
            case Collectors.Assignment.NoMember() ->
                    Html.refused(
                            one(
                                    page,
                                    actor,
                                    no,
                                    typed,
                                    Problems.of("anggota", page.t("collector.problem.member"))));
        };
    }

    private static VisitDay day(Map<String, String> typed) {
        try {
            return VisitDay.valueOf(typed.getOrDefault("hari", "DAILY"));
        } catch (IllegalArgumentException e) {
            throw new NotFound("no such day");
        }
    }

    @Needs({MEMBERS, APPROVE})
    @PostMapping("/{no:[0-9]{1,3}}/rute/{member:[0-9]{1,9}}/lepas")
    Html unassign(
            Page page,
            Actor actor,
            @PathVariable("no") int no,
            @PathVariable("member") long member) {
        collectors.unassign(actor, no, member);
        return Html.seeOther(page.in("/kolektor/" + no + "#rute"));
    }

    // ---- handing in

    @Needs(TELLER)
    @GetMapping("/{no:[0-9]{1,3}}/serah")
    Html handIn(Page page, Actor actor, @PathVariable("no") int no) {
        return Html.of(
                handIn(
                        page,
                        actor,
                        no,
                        Map.of("id", Uuid7.create().toString()),
                        Problems.none(),
                        null));
    }

    private JteModel handIn(
            Page page,
            Actor actor,
            int no,
            Map<String, String> typed,
            Problems problems,
            @Nullable Money difference) {
        return templates.collectorHandIn(
                page,
                collectors.position(actor, no),
                tills.openFor(actor).orElse(null),
                typed.getOrDefault("id", ""),
                typed.getOrDefault("alasan", ""),
                new CountForm(typed),
                problems,
                difference);
    }

    @Needs(TELLER)
    @PostMapping("/{no:[0-9]{1,3}}/serah")
    Html handIn(
            Page page,
            Actor actor,
            @PathVariable("no") int no,
            @RequestParam Map<String, String> typed) {
        var id = uuid(typed.getOrDefault("id", ""));
        var problems = Problems.none();
        var count = new CountForm(typed).read(page, problems);
        var till = tills.openFor(actor).map(TillPosition::till).orElse(null);
        if (till == null && collectors.handover(actor, id).isEmpty()) {
            problems.add("", page.t("collector.problem.till"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(handIn(page, actor, no, typed, problems, null));
        }
        if (collectors.handover(actor, id).isEmpty() && !"true".equals(typed.get("confirm"))) {
            var difference = count.total().minus(bags.expected(actor, no));
            if (difference.isNegative() && typed.getOrDefault("alasan", "").isBlank()) {
                return Html.refused(
                        handIn(page, actor, no, typed, missing(page, difference), null));
            }
            return Html.of(handIn(page, actor, no, typed, problems, difference));
        }
        var order =
                new BagOrder(
                        id,
                        no,
                        till == null ? 0 : till.till(),
                        count,
                        typed.getOrDefault("alasan", ""));
        return switch (collectors.handIn(actor, order)) {
            case Bags.Answer.HandedIn(var done) ->
                    Html.seeOther(page.in("/kolektor/serah/" + done.countId()));
            case Bags.Answer.TillNotYours _ ->
                    refused(page, actor, no, typed, "", page.t("collector.problem.till"));
            case Bags.Answer.ReasonMissing(_, var difference) ->
                    Html.refused(handIn(page, actor, no, typed, missing(page, difference), null));
            case Bags.Answer.Nothing() ->
                    refused(page, actor, no, typed, "", page.t("collector.problem.nothing"));
            case Bags.Answer.NotPosted _ ->
                    refused(page, actor, no, typed, "", page.t("collector.problem.books"));
        };
    }

    private static Problems missing(Page page, Money difference) {
        return Problems.of(
                "alasan", page.t("collector.problem.reason", difference.negated().text()));
    }

    private Html refused(
            Page page,
            Actor actor,
            int no,
            Map<String, String> typed,
            String field,
            String sentence) {
        return Html.refused(handIn(page, actor, no, typed, Problems.of(field, sentence), null));
    }

    /** The receipt of a hand-over, one for each side. */
    @Needs({TELLER, APPROVE, MEMBERS, READ_BOOKS})
    @GetMapping("/serah/{id}")
    Html handedIn(Page page, Actor actor, @PathVariable("id") String text) {
        var id = uuid(text);
        var done = collectors.handover(actor, id).orElseThrow(() -> new NotFound("handover " + id));
        var count = counts.protocol(actor, id).count();
        var names =
                access.names(
                        List.of(
                                collectors.collector(actor, done.collectorNo()).userId(),
                                done.takenBy()));
        var collector = collectors.collector(actor, done.collectorNo());
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        page.t("collector.collector"),
                        names.getOrDefault(collector.userId(), "") + " · K" + done.collectorNo()));
        facts.add(Fact.of(page.t("collector.taken-by"), names.getOrDefault(done.takenBy(), "")));
        facts.add(Fact.of(page.t("collector.till"), tills.till(actor, done.till()).name()));
        facts.add(Fact.of(page.t("collector.expected"), count.book()));
        if (!count.difference().isZero()) {
            facts.add(
                    Fact.to(
                            page.t("collector.difference"),
                            count.difference(),
                            page.in("/kas/hitung/" + id)));
            if (!count.reason().isEmpty()) {
                facts.add(Fact.of(page.t("collector.reason"), count.reason()));
            }
        }
        var entry = bags.entry(actor, id).orElse(null);
        return Html.of(
                templates.collectorHandedIn(
                        page,
                        done,
                        count,
                        facts,
                        entry == null
                                ? null
                                : Qr.ofReceipt(actor.at(), entry.entryNo(), entry.leafHex())));
    }

    // ---- what must be decided

    @Needs({TELLER, BOOKKEEP, LEND, APPROVE, READ_BOOKS})
    @GetMapping("/titipan")
    Html open(Page page, Actor actor) {
        return Html.of(open(page, actor, Problems.none(), ""));
    }

    private JteModel open(Page page, Actor actor, Problems problems, String id) {
        var open = receipts.open(actor);
        return templates.collectorOpen(
                page,
                open,
                members.names(actor, open.stream().map(Taken::memberNo).distinct().toList()),
                problems,
                id);
    }

    @Needs({BOOKKEEP, LEND, APPROVE})
    @PostMapping("/titipan/{id}")
    Html decide(
            Page page,
            Actor actor,
            @PathVariable("id") String id,
            @RequestParam(name = "catatan", defaultValue = "") String note) {
        if (note.isBlank() || note.length() > 500) {
            return Html.refused(
                    open(
                            page,
                            actor,
                            Problems.of("catatan", page.t("collector.problem.note")),
                            id));
        }
        receipts.decide(actor, uuid(id), note);
        return Html.seeOther(page.in("/kolektor/titipan"));
    }

    @Needs({BOOKKEEP, LEND, APPROVE})
    @PostMapping("/titipan/{id}/ulang")
    Html retry(Page page, Actor actor, @PathVariable("id") String id) {
        return receipts.retry(actor, uuid(id))
                ? Html.seeOther(page.in("/kolektor/titipan"))
                : Html.refused(
                        open(page, actor, Problems.of("", page.t("collector.problem.still")), id));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("not an id");
        }
    }
}
