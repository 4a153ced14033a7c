package id.sokoguru.bookkeeping;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Asking for the reversal of an entry; reached from the entry's page and from a teller's receipts.
 */
@Controller
class CorrectionPages {
    private final Corrections corrections;
    private final Books books;
    private final Templates templates;

    CorrectionPages(Corrections corrections, Books books, Templates templates) {
        this.corrections = corrections;
        this.books = books;
        this.templates = templates;
    }

    @GetMapping("/k/{coop}/jurnal/batal/{no}")
    @Needs({Permission.JOURNAL, Permission.TELLER})
    Html form(Page page, Actor actor, @PathVariable long no) {
        return Html.of(form(page, actor, entry(actor, no), "", Problems.none()));
    }

    @PostMapping("/k/{coop}/jurnal/batal/{no}")
    @Needs({Permission.JOURNAL, Permission.TELLER})
    Html ask(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam(defaultValue = "") String reason) {
        return switch (corrections.ask(actor, no, EventForm.cut(reason, 500))) {
            case Corrections.Answer.Asked _ -> Html.seeOther(page.in("/jurnal/batal/" + no));
            case Corrections.Answer.Unknown() -> throw new NotFound("entry " + no);
            case Corrections.Answer.AlreadyReversed _, Corrections.Answer.IsAReversal() ->
                    Html.refused(form(page, actor, entry(actor, no), reason, Problems.none()));
            case Corrections.Answer.ClosesAYear() ->
                    Html.refused(
                            form(
                                    page,
                                    actor,
                                    entry(actor, no),
                                    reason,
                                    Problems.of("", page.t("bookkeeping.reversal.year_end"))));
            case Corrections.Answer.OpensTheBooks() ->
                    Html.refused(
                            form(
                                    page,
                                    actor,
                                    entry(actor, no),
                                    reason,
                                    Problems.of("", page.t("bookkeeping.reversal.opening"))));
            case Corrections.Answer.NoReason() ->
                    Html.refused(
                            form(
                                    page,
                                    actor,
                                    entry(actor, no),
                                    reason,
                                    Problems.of(
                                            "reason", page.t("bookkeeping.reversal.no_reason"))));
        };
    }

    private PostedEntry entry(Actor actor, long no) {
        return books.entry(actor, no)
                .filter(found -> corrections.mayAsk(actor, found))
                .orElseThrow(() -> new NotFound("entry " + no));
    }

    private JteModel form(
            Page page, Actor actor, PostedEntry entry, String reason, Problems problems) {
        return templates.bookkeepingReversal(
                page,
                entry,
                corrections.effect(page.words(), actor, entry),
                corrections.waiting(actor, entry.id()).isPresent(),
                reason,
                problems);
    }
}
