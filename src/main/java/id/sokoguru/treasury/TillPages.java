package id.sokoguru.treasury;

import static id.sokoguru.kernel.Permission.ADMINISTER;
import static id.sokoguru.kernel.Permission.APPROVE;
import static id.sokoguru.kernel.Permission.BOOKKEEP;
import static id.sokoguru.kernel.Permission.READ_BOOKS;
import static id.sokoguru.kernel.Permission.TELLER;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Books.LedgerLine;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The teller's day: home, opening, closing; and the register of tills. */
@Controller
class TillPages {
    private final Templates templates;
    private final Tills tills;
    private final Treasury treasury;
    private final Settlements settlements;
    private final Books books;
    private final ObjectProvider<TodayItems> rooms;

    TillPages(
            Templates templates,
            Tills tills,
            Treasury treasury,
            Settlements settlements,
            Books books,
            ObjectProvider<TodayItems> rooms) {
        this.templates = templates;
        this.tills = tills;
        this.treasury = treasury;
        this.settlements = settlements;
        this.books = books;
        this.rooms = rooms;
    }

    @GetMapping("/k/{coop}/kas")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    Html home(Page page, Actor actor) {
        if (!actor.may(TELLER)) {
            return position(page, actor);
        }
        var mine = tills.openFor(actor);
        List<LedgerLine> latest =
                mine.map(position ->
                                books.place(
                                        actor,
                                        CashPlace.TILL_ACCOUNT,
                                        position.till().till(),
                                        0,
                                        8))
                        .orElse(List.of());
        return Html.of(
                templates.treasuryHome(
                        page,
                        mine.orElse(null),
                        mine.map(position -> tills.check(actor, position.till().till()))
                                .orElse(new TillCheck.NotOpen()),
                        tills.positions(actor),
                        todo(page, actor),
                        latest));
    }

    /** For who begins the day at the till; the others see it on the page "Hari ini". */
    private List<TodayItem> todo(Page page, Actor actor) {
        return actor.may(BOOKKEEP) || actor.may(APPROVE)
                ? List.of()
                : rooms.orderedStream()
                        .flatMap(room -> room.today(actor, page.words()).stream())
                        .sorted(Comparator.comparingInt(TodayItem::order))
                        .toList();
    }

    @GetMapping("/k/{coop}/kas/posisi")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    Html position(Page page, Actor actor) {
        return Html.of(
                templates.treasuryPosition(
                        page, treasury.overview(actor), settlements.open(actor)));
    }

    // ---- opening

    @GetMapping("/k/{coop}/kas/buka")
    @Needs(TELLER)
    Html opening(
            Page page, Actor actor, @RequestParam(name = "kasir", defaultValue = "") String till) {
        var typed = Map.of("id", Uuid7.create().toString(), "kasir", till);
        return Html.of(opening(page, actor, typed, Problems.none()));
    }

    @PostMapping("/k/{coop}/kas/buka")
    @Needs(TELLER)
    Html open(Page page, Actor actor, @RequestParam Map<String, String> typed) {
        var problems = Problems.none();
        var count = new CountForm(typed).read(page, problems);
        var fromVault = Parsed.money(page, typed, "brankas", problems);
        int till = tillNumber(page, typed, problems);
        if (!problems.isEmpty()) {
            return Html.refused(opening(page, actor, typed, problems));
        }
        var order = new OpeningOrder(Parsed.uuid(typed), till, count, fromVault);
        return switch (tills.open(actor, order)) {
            case OpeningAnswer.Opened _ -> Html.seeOther(page.in("/kas"));
            case OpeningAnswer.HeldBy(var name) ->
                    refusedOpening(
                            page, actor, typed, "kasir", page.t("treasury.problem.held", name));
            case OpeningAnswer.YouHold(var held) ->
                    refusedOpening(
                            page,
                            actor,
                            typed,
                            "kasir",
                            page.t("treasury.problem.you-hold", held.name()));
            case OpeningAnswer.Differs(var book, var counted) ->
                    refusedOpening(
                            page,
                            actor,
                            typed,
                            "",
                            page.t(
                                    "treasury.problem.opening-differs",
                                    counted.text(),
                                    book.text(),
                                    difference(counted.minus(book))));
            case OpeningAnswer.VaultHasOnly(var available) ->
                    refusedOpening(
                            page,
                            actor,
                            typed,
                            "brankas",
                            page.t("treasury.problem.vault-has", available.text()));
        };
    }

    private static String difference(Money difference) {
        return (difference.isNegative() ? difference.negated() : difference).text();
    }

    private Html refusedOpening(
            Page page, Actor actor, Map<String, String> typed, String field, String sentence) {
        return Html.refused(opening(page, actor, typed, Problems.of(field, sentence)));
    }

    private gg.jte.models.runtime.JteModel opening(
            Page page, Actor actor, Map<String, String> typed, Problems problems) {
        var closed = tills.positions(actor).stream().filter(p -> !p.till().isOpen()).toList();
        var chosen =
                closed.stream()
                        .filter(p -> String.valueOf(p.till().till()).equals(typed.get("kasir")))
                        .findFirst()
                        .or(() -> closed.stream().findFirst())
                        .orElse(null);
        return templates.treasuryOpen(page, closed, chosen, new CountForm(typed), problems);
    }

    private static int tillNumber(Page page, Map<String, String> typed, Problems problems) {
        var text = Parsed.text(typed, "kasir");
        if (text.matches("\\d{1,3}")) {
            return Integer.parseInt(text);
        }
        problems.add("kasir", page.t("treasury.problem.choose-till"));
        return 0;
    }

    // ---- closing

    @GetMapping("/k/{coop}/kas/tutup")
    @Needs({TELLER, APPROVE})
    Html closing(
            Page page,
            Actor actor,
            @RequestParam(name = "kasir", defaultValue = "") String number) {
        var till = toClose(actor, number);
        if (till == null) {
            return Html.seeOther(page.in("/kas"));
        }
        var typed = Map.of("id", Uuid7.create().toString());
        return Html.of(closing(page, till, typed, Problems.none(), null));
    }

    private @Nullable TillPosition toClose(Actor actor, String number) {
        if (number.matches("\\d{1,3}")) {
            var position = tills.position(actor, Long.parseLong(number));
            return position.till().isOpen() ? position : null;
        }
        return tills.openFor(actor).orElse(null);
    }

    @PostMapping("/k/{coop}/kas/tutup")
    @Needs({TELLER, APPROVE})
    Html close(Page page, Actor actor, @RequestParam Map<String, String> typed) {
        var problems = Problems.none();
        int number = tillNumber(page, typed, problems);
        var till = tills.position(actor, number);
        var count = new CountForm(typed).read(page, problems);
        var toVault = Parsed.money(page, typed, "brankas", problems);
        var reason = Parsed.text(typed, "alasan");
        var difference = count.total().minus(till.balance());
        if (problems.isEmpty() && difference.isNegative() && reason.isEmpty()) {
            problems.add("alasan", page.t("treasury.problem.reason", difference.negated().text()));
        }
        if (problems.isEmpty() && toVault.compareTo(count.total()) > 0) {
            problems.add(
                    "brankas", page.t("treasury.problem.more-than-counted", count.total().text()));
        }
        if (!problems.isEmpty()) {
            return Html.refused(closing(page, till, typed, problems, null));
        }
        if (!"true".equals(typed.get("confirm"))) {
            // Nothing is written yet: first the difference in plain words.
            return Html.of(closing(page, till, typed, problems, difference));
        }
        var order = new ClosingOrder(Parsed.uuid(typed), number, count, reason, toVault);
        return switch (tills.close(actor, order)) {
            case ClosingAnswer.Closed(var closed) ->
                    Html.seeOther(page.in("/kas/hitung/" + closed.countId()));
            case ClosingAnswer.Waiting(var waiting) ->
                    Html.seeOther(page.in("/kas/hitung/" + waiting.countId()));
            case ClosingAnswer.NotHeld() ->
                    refusedClosing(page, till, typed, "", page.t("treasury.problem.not-held"));
            case ClosingAnswer.ReasonMissing(var missing) ->
                    refusedClosing(
                            page,
                            till,
                            typed,
                            "alasan",
                            page.t("treasury.problem.reason", difference(missing)));
            case ClosingAnswer.MoreThanCounted(var counted) ->
                    refusedClosing(
                            page,
                            till,
                            typed,
                            "brankas",
                            page.t("treasury.problem.more-than-counted", counted.text()));
            case ClosingAnswer.CountRefused() ->
                    refusedClosing(page, till, typed, "", page.t("treasury.problem.count-refused"));
            case ClosingAnswer.NotPosted(var why) ->
                    refusedClosing(page, till, typed, "", Sentences.refused(page.words(), why));
        };
    }

    private Html refusedClosing(
            Page page,
            TillPosition till,
            Map<String, String> typed,
            String field,
            String sentence) {
        return Html.refused(closing(page, till, typed, Problems.of(field, sentence), null));
    }

    private gg.jte.models.runtime.JteModel closing(
            Page page,
            TillPosition till,
            Map<String, String> typed,
            Problems problems,
            @Nullable Money difference) {
        return templates.treasuryClose(page, till, new CountForm(typed), problems, difference);
    }

    // ---- the register

    @GetMapping("/k/{coop}/kas/laci")
    @Needs({ADMINISTER, BOOKKEEP, APPROVE})
    Html register(Page page, Actor actor) {
        return Html.of(templates.treasuryTills(page, tills.positions(actor), "", Problems.none()));
    }

    @PostMapping("/k/{coop}/kas/laci")
    @Needs({ADMINISTER, BOOKKEEP, APPROVE})
    Html add(Page page, Actor actor, @RequestParam(name = "nama", defaultValue = "") String name) {
        if (name.isBlank() || name.length() > 60) {
            return refusedRegister(page, actor, name, "treasury.problem.till-name");
        }
        return switch (tills.register(actor, name, 0)) {
            case Tills.Registration.Registered _ -> Html.seeOther(page.in("/kas/laci"));
            case Tills.Registration.NameTaken() ->
                    refusedRegister(page, actor, name, "treasury.problem.till-known");
        };
    }

    private Html refusedRegister(Page page, Actor actor, String name, String key) {
        return Html.refused(
                templates.treasuryTills(
                        page, tills.positions(actor), name, Problems.of("nama", page.t(key))));
    }
}
