package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Side;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import id.sokoguru.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Proposing a manual journal in JSON; it is posted when somebody else approves. */
@RestController
class JournalsApi {
    private final Journals journals;

    JournalsApi(Journals journals) {
        this.journals = journals;
    }

    /**
     * @param side {@code DEBIT} or {@code CREDIT}; a line that is sent without one is refused
     */
    @Schema(name = "JournalLine")
    record LineView(
            @Nullable Integer account,
            @Nullable Long sub,
            @Nullable Integer unit,
            @Nullable Side side,
            @Nullable Long amount) {}

    record NewJournal(
            @Nullable LocalDate date,
            @Nullable String description,
            @Nullable String document,
            @Nullable String note,
            @Nullable List<@Nullable LineView> lines) {}

    record JournalView(
            UUID id,
            long number,
            LocalDate date,
            String description,
            String document,
            JournalDraft.State state,
            List<LineView> lines) {}

    record JournalList(List<JournalView> journals) {}

    @Operation(summary = "The latest manual journals")
    @GetMapping("/api/v1/cooperatives/{coop}/journals")
    @Needs({Permission.JOURNAL, Permission.APPROVE})
    JournalList list(Actor actor) {
        return new JournalList(
                journals.latest(actor, 100).stream().map(JournalsApi::view).toList());
    }

    @Operation(summary = "One manual journal")
    @GetMapping("/api/v1/cooperatives/{coop}/journals/{journal}")
    @Needs({Permission.JOURNAL, Permission.APPROVE})
    JournalView one(Actor actor, @PathVariable UUID journal) {
        return journals.find(actor, journal)
                .map(JournalsApi::view)
                .orElseThrow(() -> new NotFound("journal " + journal));
    }

    @Operation(summary = "Proposes a manual journal; it is posted when somebody else approves")
    @ApiResponse(
            responseCode = "202",
            description = "Waits for approval; the same request again answers the same.",
            content = @Content(schema = @Schema(implementation = JournalView.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Under this key there is a journal that is a draft no longer.")
    @PostMapping("/api/v1/cooperatives/{coop}/journals")
    @Needs(Permission.JOURNAL)
    ResponseEntity<?> propose(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
            @RequestBody NewJournal sent) {
        if (key == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("bookkeeping.problem.key"));
        }
        var lines = new ArrayList<DraftLine>();
        var sideless = Problems.none();
        for (var line : sent.lines() == null ? List.<@Nullable LineView>of() : sent.lines()) {
            var side = line == null ? null : line.side();
            if (line == null || side == null) {
                sideless.add(
                        Integer.toString(lines.size()),
                        page.t("bookkeeping.reason.side", Integer.toString(lines.size() + 1)));
                lines.add(new DraftLine(null, 0, 0, Side.DEBIT, null));
            } else {
                lines.add(line(line, side));
            }
        }
        if (!sideless.isEmpty()) {
            return Problem.refused(page, "bookkeeping.unfit-journal", sideless);
        }
        var order =
                new JournalOrder(
                        key,
                        sent.date() == null ? page.today() : sent.date(),
                        EventForm.cut(sent.description() == null ? "" : sent.description(), 200),
                        EventForm.cut(sent.document() == null ? "" : sent.document(), 60),
                        EventForm.cut(sent.note() == null ? "" : sent.note(), 2000),
                        lines);
        return switch (journals.propose(actor, order)) {
            case Journals.Answer.Proposed(var draft) ->
                    ResponseEntity.status(202).body(view(draft));
            case Journals.Answer.Saved(var draft) -> ResponseEntity.status(202).body(view(draft));
            case Journals.Answer.NotADraft() ->
                    Problem.of(
                            page,
                            409,
                            "bookkeeping.not-a-draft",
                            page.t("bookkeeping.reason.state"));
            case Journals.Answer.Unfit(var reasons) -> {
                var problems = Problems.none();
                for (int i = 0; i < reasons.size(); i++) {
                    problems.add(Integer.toString(i), JournalPages.sentence(page, reasons.get(i)));
                }
                yield Problem.refused(page, "bookkeeping.unfit-journal", problems);
            }
        };
    }

    private static DraftLine line(LineView line, Side side) {
        return new DraftLine(
                line.account(),
                line.sub() == null ? 0 : line.sub(),
                line.unit() == null ? 0 : line.unit(),
                side,
                line.amount());
    }

    private static JournalView view(JournalDraft draft) {
        return new JournalView(
                draft.id(),
                draft.number(),
                draft.date(),
                draft.description(),
                draft.documentOrNumber(),
                draft.state(),
                draft.lines().stream()
                        .map(line ->
                                new LineView(
                                        line.account(),
                                        line.sub(),
                                        line.unit(),
                                        line.side(),
                                        line.amount()))
                        .toList());
    }
}
