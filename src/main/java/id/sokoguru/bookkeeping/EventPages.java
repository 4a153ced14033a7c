package id.sokoguru.bookkeeping;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "Catat kejadian": choose what happened, fill in, see what it does, done. */
@Controller
class EventPages {
    private final Bookkeeping bookkeeping;
    private final Effects effects;
    private final Books books;
    private final Chart chart;
    private final Templates templates;

    EventPages(
            Bookkeeping bookkeeping,
            Effects effects,
            Books books,
            Chart chart,
            Templates templates) {
        this.bookkeeping = bookkeeping;
        this.effects = effects;
        this.books = books;
        this.chart = chart;
        this.templates = templates;
    }

    @GetMapping("/k/{coop}/catat")
    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    Html choose(
            Page page,
            Actor actor,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "topik", defaultValue = "") String topic) {
        var events =
                typed.isBlank()
                        ? bookkeeping.events(actor).stream()
                                .filter(event -> event.topic().code().equals(topic))
                                .toList()
                        : bookkeeping.search(actor, page.words(), typed);
        var used = bookkeeping.events(actor).stream().map(EverydayEvent::topic).distinct().toList();
        var tiles =
                Arrays.stream(Topic.values())
                        .filter(used::contains)
                        .map(one ->
                                Link.tile(
                                        page.t("bookkeeping.topic." + one.code()),
                                        page.in("/catat?topik=" + one.code()),
                                        one.icon(),
                                        page.t("bookkeeping.topic." + one.code() + ".about")))
                        .toList();
        return Html.of(templates.bookkeepingRecord(page, typed, topic, events, tiles));
    }

    @GetMapping("/k/{coop}/catat/{event}")
    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    Html form(Page page, Actor actor, @PathVariable String event) {
        var form = EventForm.empty(known(actor, event));
        return Html.of(form(page, actor, form, Problems.none()));
    }

    @PostMapping("/k/{coop}/catat/{event}")
    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    Html record(
            Page page,
            Actor actor,
            @PathVariable String event,
            @RequestParam Map<String, String> typed) {
        var form = new EventForm(known(actor, event), typed);
        var problems = Problems.none();
        if ("true".equals(typed.get("change"))) {
            return Html.of(form(page, actor, form, problems));
        }
        var order = form.order(page, problems);
        if (order.isEmpty()) {
            return Html.refused(form(page, actor, form, problems));
        }
        if (!"true".equals(typed.get("confirm"))) {
            return switch (bookkeeping.preview(actor, order.get())) {
                case Bookkeeping.Preview.Unfit(var why) ->
                        Html.refused(form(page, actor, form, problems(page, actor, why)));
                case Bookkeeping.Preview.Fit(var entry) ->
                        Html.of(
                                templates.bookkeepingConfirm(
                                        page,
                                        form,
                                        effects.sentence(actor, page.words(), entry.lines()),
                                        facts(page, actor, form, order.get())));
            };
        }
        return switch (bookkeeping.record(actor, order.get())) {
            case Recorded.Done(var receipt, _) ->
                    Html.seeOther(page.in("/catat/bukti/" + receipt.entryNo()));
            case Recorded.Refused why ->
                    Html.refused(form(page, actor, form, problems(page, actor, why)));
        };
    }

    @GetMapping("/k/{coop}/catat/bukti/{no}")
    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    Html receipt(Page page, Actor actor, @PathVariable long no) {
        var entry =
                books.entry(actor, no)
                        .filter(found -> found.event().startsWith("bookkeeping."))
                        .filter(found ->
                                actor.may(Permission.BOOKKEEP)
                                        || found.actor().equals(actor.user()))
                        .orElseThrow(() -> new NotFound("entry " + no));
        return Html.of(
                templates.bookkeepingReceipt(
                        page,
                        entry,
                        title(page, entry),
                        effects.sentence(actor, page.words(), lines(entry)),
                        EverydayEvent.of(code(entry)).map(EverydayEvent::code).orElse(null)));
    }

    private EverydayEvent known(Actor actor, String code) {
        return EverydayEvent.of(code)
                .filter(bookkeeping.events(actor)::contains)
                .orElseThrow(() -> new NotFound("event " + code));
    }

    private JteModel form(Page page, Actor actor, EventForm form, Problems problems) {
        return templates.bookkeepingEvent(
                page,
                form,
                placeChoices(page, actor, form.event()),
                accountChoices(page, actor, form.event()),
                problems);
    }

    private List<Fact> facts(Page page, Actor actor, EventForm form, EventOrder order) {
        var facts = new ArrayList<Fact>();
        for (var part : form.event().asked()) {
            var amount = order.amounts().get(part.key());
            if (amount != null && amount.isPositive()) {
                facts.add(Fact.of(page.t("bookkeeping.amount." + part.key()), amount));
            }
        }
        bookkeeping.places(actor, form.event(), page.words()).stream()
                .filter(place -> place.key().equals(order.place()))
                .forEach(place -> facts.add(Fact.of(page.t(way(form.event())), place.name())));
        facts.add(Fact.of(page.t("bookkeeping.receipt.date"), page.date(order.date())));
        if (!order.document().isEmpty()) {
            facts.add(Fact.of(page.t("bookkeeping.receipt.document"), order.document()));
        }
        if (!order.note().isEmpty()) {
            facts.add(Fact.of(page.t("bookkeeping.record.note"), order.note()));
        }
        return facts;
    }

    static String way(EverydayEvent event) {
        return event.way() == EverydayEvent.Way.RECEIVES
                ? "bookkeeping.place.receive"
                : "bookkeeping.place.pay";
    }

    private List<Choice> placeChoices(Page page, Actor actor, EverydayEvent event) {
        return bookkeeping.places(actor, event, page.words()).stream()
                .map(place ->
                        new Choice(
                                place.key(),
                                place.name(),
                                page.t("bookkeeping.place.there", place.balance().text()),
                                place.kind().icon()))
                .toList();
    }

    /** What can be chosen at each part, by its field. */
    private Map<String, List<Choice>> accountChoices(Page page, Actor actor, EverydayEvent event) {
        var known = chart.byCode(actor);
        var choices = new HashMap<String, List<Choice>>();
        for (var part : event.parts()) {
            if (part.chosen()) {
                choices.put(
                        part.field(),
                        part.accounts().stream()
                                .filter(known::containsKey)
                                .map(code -> choice(page, known, code))
                                .toList());
            }
        }
        return choices;
    }

    private static Choice choice(Page page, Map<Integer, Account> known, int code) {
        var account = known.get(code);
        return Choice.of(
                Integer.toString(code),
                account == null ? Integer.toString(code) : account.name(page.words().locale()));
    }

    private Problems problems(Page page, Actor actor, Recorded.Refused why) {
        return switch (why) {
            case Recorded.AmountMissing(var part) ->
                    Problems.of(part, page.t("bookkeeping.problem.amount"));
            case Recorded.TooMuchKeptBack(var part) ->
                    Problems.of(part, page.t("bookkeeping.problem.kept_back"));
            case Recorded.AccountMissing(var field) ->
                    Problems.of(field, page.t("bookkeeping.problem.account"));
            case Recorded.PlaceUnfit() -> Problems.of("place", page.t("bookkeeping.problem.place"));
            case Recorded.NotHere() -> Problems.of("", page.t("bookkeeping.problem.not_here"));
            case Recorded.Declined(var reason) ->
                    Problems.of("", effects.refusal(actor, page.words(), reason));
        };
    }

    private static String code(PostedEntry entry) {
        return entry.event().substring("bookkeeping.".length());
    }

    private static String title(Page page, PostedEntry entry) {
        return EverydayEvent.of(code(entry))
                .map(event -> page.t("bookkeeping.event." + event.code() + ".title"))
                .orElse(entry.description());
    }

    static List<Line> lines(PostedEntry entry) {
        return entry.lines().stream()
                .map(line ->
                        new Line(
                                line.account(),
                                line.sub(),
                                line.unit(),
                                line.side(),
                                line.amount()))
                .toList();
    }
}
