package id.sokoguru.treasury;

import static id.sokoguru.kernel.Permission.APPROVE;
import static id.sokoguru.kernel.Permission.BOOKKEEP;
import static id.sokoguru.kernel.Permission.READ_BOOKS;
import static id.sokoguru.kernel.Permission.TELLER;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approval;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Money on its way: from till to vault, to the bank, into petty cash; its receipt; and each place's
 * roll.
 */
@Controller
class MovePages {
    private final Templates templates;
    private final Treasury treasury;
    private final Tills tills;
    private final Books books;
    private final Approvals approvals;
    private final TreasuryStore store;
    private final Access access;
    private final Tenancy tenancy;

    MovePages(
            Templates templates,
            Treasury treasury,
            Tills tills,
            Books books,
            Approvals approvals,
            TreasuryStore store,
            Access access,
            Tenancy tenancy) {
        this.templates = templates;
        this.treasury = treasury;
        this.tills = tills;
        this.books = books;
        this.approvals = approvals;
        this.store = store;
        this.access = access;
        this.tenancy = tenancy;
    }

    @GetMapping("/k/{coop}/kas/pindah")
    @Needs({TELLER, BOOKKEEP})
    Html form(
            Page page,
            Actor actor,
            @RequestParam(name = "dari", defaultValue = "") String from,
            @RequestParam(name = "ke", defaultValue = "") String to) {
        var typed = new HashMap<String, String>();
        typed.put("id", Uuid7.create().toString());
        var mine = tills.openFor(actor).map(position -> position.till().place().text()).orElse("");
        typed.put("dari", from.isEmpty() && !to.equals(mine) ? mine : from);
        typed.put("ke", to);
        return Html.of(form(page, actor, typed, Problems.none(), null));
    }

    private gg.jte.models.runtime.JteModel form(
            Page page,
            Actor actor,
            Map<String, String> typed,
            Problems problems,
            @Nullable String effect) {
        return templates.treasuryMove(page, places(page, actor), typed, problems, effect);
    }

    /**
     * The places between which this actor may move money: of the tills only the one that they hold.
     */
    private List<Choice> places(Page page, Actor actor) {
        var overview = treasury.overview(actor);
        var choices = new ArrayList<Choice>();
        for (var till : overview.tills()) {
            if (actor.user().equals(till.till().holder())) {
                choices.add(choice(till.till().place(), till.till().name(), till.balance().text()));
            }
        }
        choices.add(
                choice(CashPlace.VAULT, page.t("treasury.place.vault"), overview.vault().text()));
        choices.add(
                choice(
                        CashPlace.PETTY_CASH,
                        page.t("treasury.place.petty"),
                        overview.pettyCash().text()));
        for (var bank : overview.banks()) {
            choices.add(
                    choice(bank.account().place(), bank.account().masked(), bank.balance().text()));
        }
        return choices;
    }

    private static Choice choice(CashPlace place, String name, String balance) {
        return Choice.of(place.text(), name + " · " + balance);
    }

    @PostMapping("/k/{coop}/kas/pindah")
    @Needs({TELLER, BOOKKEEP})
    Html move(Page page, Actor actor, @RequestParam Map<String, String> typed) {
        var problems = Problems.none();
        var from = CashPlace.parse(Parsed.text(typed, "dari"));
        var to = CashPlace.parse(Parsed.text(typed, "ke"));
        var amount = Parsed.money(page, typed, "jumlah", problems);
        var fee = Parsed.money(page, typed, "biaya", problems);
        var date = Parsed.date(page, typed, "tanggal", problems);
        if (from.isEmpty()) {
            problems.add("dari", page.t("treasury.problem.from"));
        }
        if (to.isEmpty()) {
            problems.add("ke", page.t("treasury.problem.to"));
        }
        if (!amount.isPositive()) {
            problems.add("jumlah", page.t("treasury.problem.amount"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(form(page, actor, typed, problems, null));
        }
        if (!"true".equals(typed.get("confirm"))) {
            var names = names(actor);
            var effect =
                    page.t(
                            fee.isPositive() ? "treasury.move.effect-fee" : "treasury.move.effect",
                            names.of(page, from.get()),
                            amount.plus(fee).text(),
                            names.of(page, to.get()),
                            amount.text(),
                            fee.text());
            return Html.of(form(page, actor, typed, problems, effect));
        }
        var order =
                new MoveOrder(
                        Parsed.uuid(typed),
                        date,
                        from.get(),
                        to.get(),
                        amount,
                        fee,
                        Parsed.text(typed, "bukti"),
                        Parsed.text(typed, "keterangan"));
        return switch (treasury.move(actor, order)) {
            case MoveAnswer.Moved _ -> Html.seeOther(page.in("/kas/bukti/" + order.id()));
            case MoveAnswer.Waiting _ -> Html.seeOther(page.in("/kas/bukti/" + order.id()));
            case MoveAnswer refused -> {
                var problem = problem(page, refused);
                yield Html.refused(form(page, actor, typed, problem, null));
            }
        };
    }

    private PlaceNames names(Actor actor) {
        return new PlaceNames(tills.all(actor), treasury.banks(actor));
    }

    static Problems problem(Page page, MoveAnswer answer) {
        return switch (answer) {
            case MoveAnswer.Moved _ -> Problems.none();
            case MoveAnswer.Waiting _ -> Problems.none();
            case MoveAnswer.SamePlace() -> Problems.of("ke", page.t("treasury.problem.same-place"));
            case MoveAnswer.ThroughVault() ->
                    Problems.of("ke", page.t("treasury.problem.through-vault"));
            case MoveAnswer.FeeWithoutBank() ->
                    Problems.of("biaya", page.t("treasury.problem.fee-without-bank"));
            case MoveAnswer.OnlyToday(var today) ->
                    Problems.of("tanggal", page.t("treasury.problem.only-today", page.date(today)));
            case MoveAnswer.TillNotYours(var check) -> Problems.of("dari", sentence(page, check));
            case MoveAnswer.NotPosted(var why) ->
                    Problems.of("jumlah", Sentences.refused(page.words(), why));
        };
    }

    static String sentence(Page page, TillCheck check) {
        return switch (check) {
            case TillCheck.Open _ -> "";
            case TillCheck.NotOpen() -> page.t("treasury.problem.not-open");
            case TillCheck.HeldBy(var name) -> page.t("treasury.problem.held", name);
            case TillCheck.LeftOpen(var since) ->
                    page.t("treasury.problem.left-open", page.date(since));
        };
    }

    /** The receipt of a movement of this room; one that waits for a second person says so. */
    @GetMapping("/k/{coop}/kas/bukti/{entry}")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    Html receipt(Page page, Actor actor, @PathVariable("entry") UUID id) {
        var posted = books.entry(actor, id);
        var names = names(actor);
        if (posted.isPresent()) {
            if (!posted.get().event().startsWith("treasury.")) {
                throw new NotFound("no movement " + id);
            }
            var who = posted.get().actor();
            return Html.of(
                    templates.treasuryReceipt(
                            page,
                            posted.get(),
                            names,
                            access.names(List.of(who)).getOrDefault(who, "")));
        }
        var handover =
                tenancy.read(actor, () -> store.handover(actor, id))
                        .orElseThrow(() -> new NotFound("no movement " + id));
        var refused =
                approvals.of(actor, Handovers.KIND, id).stream()
                        .findFirst()
                        .filter(approval -> !approval.waits())
                        .map(Approval::note);
        return Html.of(
                templates.treasuryHandover(
                        page, HandoverView.of(handover), names, refused.orElse(null)));
    }

    /** What happened at one place, newest first. */
    @GetMapping("/k/{coop}/kas/tempat/{place}")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    Html place(
            Page page,
            Actor actor,
            @PathVariable("place") String text,
            @RequestParam(name = "sebelum", defaultValue = "0") long before) {
        var place = CashPlace.parse(text).orElseThrow(() -> new NotFound("no place " + text));
        var names = names(actor);
        if (place.isTill()) {
            tills.till(actor, place.sub());
        } else if (place.isBank()
                && names.banks().stream().noneMatch(bank -> bank.place().equals(place))) {
            throw new NotFound("bank account " + text);
        }
        var lines = books.place(actor, place.account(), place.sub(), Math.max(0, before), 30);
        return Html.of(
                templates.treasuryPlace(
                        page,
                        place,
                        names.of(page, place),
                        books.balance(actor, place.account(), place.sub()),
                        lines));
    }

    // ---- bank accounts

    @GetMapping("/k/{coop}/kas/bank")
    @Needs({BOOKKEEP, APPROVE, READ_BOOKS})
    Html banks(Page page, Actor actor) {
        return Html.of(
                templates.treasuryBanks(
                        page, treasury.overview(actor).banks(), Map.of(), Problems.none()));
    }

    @PostMapping("/k/{coop}/kas/bank")
    @Needs(BOOKKEEP)
    Html addBank(Page page, Actor actor, @RequestParam Map<String, String> typed) {
        var problems = Problems.none();
        var account = Parsed.text(typed, "akun");
        var number = Parsed.text(typed, "nomor").replaceAll("[ .-]", "");
        if (!account.matches("11020[1-6]")) {
            problems.add("akun", page.t("treasury.problem.bank-kind"));
        }
        if (Parsed.text(typed, "nama").isEmpty()) {
            problems.add("nama", page.t("treasury.problem.bank-name"));
        }
        if (!number.matches("\\d{4,20}")) {
            problems.add("nomor", page.t("treasury.problem.bank-number"));
        }
        if (Parsed.text(typed, "pemilik").isEmpty()) {
            problems.add("pemilik", page.t("treasury.problem.bank-holder"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(
                    templates.treasuryBanks(
                            page, treasury.overview(actor).banks(), typed, problems));
        }
        treasury.registerBank(
                actor,
                Integer.parseInt(account),
                Parsed.text(typed, "nama"),
                number,
                Parsed.text(typed, "pemilik"));
        return Html.seeOther(page.in("/kas/bank"));
    }
}
