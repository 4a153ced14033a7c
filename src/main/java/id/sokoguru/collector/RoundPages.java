package id.sokoguru.collector;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.access.Access;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Keliling: the collector's own page, kept on the phone; and a paper as the books know it. */
@Controller
@RequestMapping("/k/{coop}/keliling")
public class RoundPages {
    private final Rounds rounds;
    private final Collectors collectors;
    private final Receipts receipts;
    private final Members members;
    private final Books books;
    private final Access access;
    private final BusinessDay day;
    private final Templates templates;

    RoundPages(
            Rounds rounds,
            Collectors collectors,
            Receipts receipts,
            Members members,
            Books books,
            Access access,
            BusinessDay day,
            Templates templates) {
        this.rounds = rounds;
        this.collectors = collectors;
        this.receipts = receipts;
        this.members = members;
        this.books = books;
        this.access = access;
        this.day = day;
        this.templates = templates;
    }

    /** What the page of a round shows. */
    public record Round(
            Collectors.Position position,
            List<HouseCall> visits,
            List<Taken> latest,
            Money today,
            VisitDay pasaran,
            long now) {
        public List<HouseCall> today(boolean today) {
            return visits.stream().filter(visit -> visit.today() == today).toList();
        }
    }

    @Needs(Permission.COLLECT)
    @GetMapping
    Html round(Page page, Actor actor) {
        return collectors.self(actor).isEmpty()
                ? Html.of(templates.collectorNobody(page))
                : Html.of(round(page, actor, Problems.none()));
    }

    private JteModel round(Page page, Actor actor, Problems problems) {
        var self = collectors.required(actor).collectorNo();
        return templates.collectorRound(
                page,
                new Round(
                        collectors.position(actor, self),
                        rounds.own(actor),
                        receipts.of(
                                actor,
                                self,
                                page.today().atStartOfDay(BusinessDay.ZONE).toInstant(),
                                100),
                        receipts.takenOn(actor, self, page.today()),
                        VisitDay.pasaran(page.today()),
                        day.now().toEpochMilli()),
                problems);
    }

    /** A paper written on the page while there is a network and no script. */
    @Needs(Permission.COLLECT)
    @PostMapping
    Html take(Page page, Actor actor, @RequestParam Map<String, String> typed) {
        var self = collectors.required(actor).collectorNo();
        var amount = Money.parse(typed.getOrDefault("jumlah", "")).orElse(Money.ZERO);
        if (!amount.isPositive()) {
            return refused(page, actor, page.t("collector.problem.amount"));
        }
        var position = collectors.position(actor, self);
        var limit = position.limit();
        if (limit != null
                && limit.strict()
                && position.bag().plus(amount).compareTo(limit.amount()) > 0) {
            return refused(
                    page,
                    actor,
                    page.t(
                            "collector.problem.limit",
                            position.bag().plus(amount).text(),
                            limit.amount().text()));
        }
        var taking =
                new Taking(
                        uuid(typed.getOrDefault("id", "")),
                        0,
                        0,
                        kind(typed.getOrDefault("jenis", "")),
                        number(typed.getOrDefault("anggota", "")),
                        number(typed.getOrDefault("tujuan", "")),
                        amount,
                        page.today(),
                        day.now());
        return switch (receipts.take(actor, taking)) {
            case TakingAnswer.Arrived(var taken, _) ->
                    Html.seeOther(page.in("/keliling/bukti/" + taken.receiptId()));
            case TakingAnswer.OtherContent() ->
                    refused(page, actor, page.t("collector.problem.other-content"));
        };
    }

    private Html refused(Page page, Actor actor, String sentence) {
        return Html.refused(round(page, actor, Problems.of("", sentence)));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("not an id");
        }
    }

    private static Taking.Kind kind(String text) {
        try {
            return Taking.Kind.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("no kind " + text);
        }
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,9}")) {
            throw new NotFound("no number");
        }
        return Long.parseLong(text);
    }

    /** The next paper's key, one for each form on the page. */
    public static String fresh() {
        return Uuid7.create().toString();
    }

    /** A paper as the books know it: the collector's own, or anybody's who works with the money. */
    @Needs({
        Permission.COLLECT,
        Permission.TELLER,
        Permission.BOOKKEEP,
        Permission.LEND,
        Permission.APPROVE,
        Permission.READ_BOOKS
    })
    @GetMapping("/bukti/{id}")
    Html receipt(Page page, Actor actor, @PathVariable("id") String id) {
        var taken =
                receipts.receipt(actor, uuid(id)).orElseThrow(() -> new NotFound("receipt " + id));
        var own =
                collectors
                        .self(actor)
                        .filter(self -> self.collectorNo() == taken.collectorNo())
                        .isPresent();
        var works =
                page.may(Permission.TELLER)
                        || page.may(Permission.BOOKKEEP)
                        || page.may(Permission.LEND)
                        || page.may(Permission.APPROVE)
                        || page.may(Permission.READ_BOOKS);
        if (!own && !works) {
            throw new NotFound("receipt " + id);
        }
        var reader = own ? Rounds.reader(actor) : actor;
        var collector = collectors.collector(actor, taken.collectorNo());
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        page.t("collector.member"),
                        members.names(reader, List.of(taken.memberNo()))
                                        .getOrDefault(taken.memberNo(), "?")
                                + " · "
                                + taken.memberNo()));
        facts.add(
                Fact.of(
                        page.t("collector.for"),
                        CollectorWords.what(page, taken.kind(), taken.target())));
        facts.add(
                Fact.of(
                        page.t("collector.collector"),
                        access.names(List.of(collector.userId()))
                                        .getOrDefault(collector.userId(), "")
                                + " · K"
                                + collector.collectorNo()));
        facts.add(Fact.of(page.t("collector.date"), page.date(taken.businessDate())));
        var entry = taken.entryNo();
        if (entry != null) {
            facts.add(Fact.of(page.t("collector.entry"), String.valueOf(entry)));
        }
        var posted = entry == null ? null : books.entry(actor, entry.longValue()).orElse(null);
        return Html.of(
                templates.collectorReceipt(
                        page,
                        taken,
                        facts,
                        posted == null
                                ? null
                                : Qr.ofReceipt(actor.at(), posted.entryNo(), posted.leafHex()),
                        own ? page.in("/keliling") : page.in("/kolektor/" + taken.collectorNo())));
    }
}
