package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import id.sokoguru.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The catalogue of everyday events, and recording one, in JSON. */
@RestController
class EventsApi {
    private final Bookkeeping bookkeeping;
    private final Effects effects;

    EventsApi(Bookkeeping bookkeeping, Effects effects) {
        this.bookkeeping = bookkeeping;
        this.effects = effects;
    }

    /**
     * @param accounts those among which one is chosen; one alone needs no choice
     */
    record PartView(
            String amount, String field, String label, boolean optional, List<Integer> accounts) {}

    record PlaceView(String key, PlaceKind kind, String name, long balance) {}

    record EventView(
            String code,
            Topic topic,
            EverydayEvent.Way way,
            String title,
            String about,
            List<PartView> parts,
            List<PlaceView> places) {}

    record Catalogue(List<EventView> events) {}

    @Operation(summary = "The everyday events that may be recorded here")
    @GetMapping("/api/v1/cooperatives/{coop}/events")
    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    Catalogue events(Page page, Actor actor) {
        return new Catalogue(
                bookkeeping.events(actor).stream().map(event -> view(page, actor, event)).toList());
    }

    private EventView view(Page page, Actor actor, EverydayEvent event) {
        var key = "bookkeeping.event." + event.code();
        return new EventView(
                event.code(),
                event.topic(),
                event.way(),
                page.t(key + ".title"),
                page.t(key + ".about"),
                event.parts().stream()
                        .map(part ->
                                new PartView(
                                        part.key(),
                                        part.field(),
                                        page.t("bookkeeping.amount." + part.key()),
                                        part.optional(),
                                        part.accounts()))
                        .toList(),
                bookkeeping.places(actor, event, page.words()).stream()
                        .map(place ->
                                new PlaceView(
                                        place.key(),
                                        place.kind(),
                                        place.name(),
                                        place.balance().rupiah()))
                        .toList());
    }

    /**
     * @param amounts whole rupiah by the part's {@code amount}
     * @param accounts the chosen account by the part's {@code field}
     * @param place the {@code key} of a place; absent when no money moves
     */
    record NewEvent(
            String event,
            @Nullable LocalDate date,
            @Nullable String place,
            @Nullable Map<String, Long> amounts,
            @Nullable Map<String, Integer> accounts,
            @Nullable String document,
            @Nullable String note) {}

    /**
     * @param replayed true when the same event had been recorded before under this key
     */
    record EventReceipt(
            UUID entryId,
            long entryNo,
            String recordedAt,
            String leaf,
            boolean replayed,
            String effect) {}

    @Operation(summary = "Records an everyday event")
    @ApiResponse(
            responseCode = "201",
            description = "Posted.",
            content = @Content(schema = @Schema(implementation = EventReceipt.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Had been posted before under this key: the first receipt.",
            content = @Content(schema = @Schema(implementation = EventReceipt.class)))
    @PostMapping("/api/v1/cooperatives/{coop}/events")
    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    ResponseEntity<?> record(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable UUID key,
            @RequestBody NewEvent sent) {
        if (key == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("bookkeeping.problem.key"));
        }
        var event =
                EverydayEvent.of(sent.event() == null ? "" : sent.event())
                        .filter(bookkeeping.events(actor)::contains);
        if (event.isEmpty()) {
            return Problem.refused(
                    page, "bookkeeping.unknown-event", page.t("bookkeeping.problem.not_here"));
        }
        var amounts = new HashMap<String, Money>();
        if (sent.amounts() != null) {
            sent.amounts().forEach((part, rupiah) -> amounts.put(part, new Money(rupiah)));
        }
        var order =
                new EventOrder(
                        key,
                        event.get(),
                        sent.date() == null ? page.today() : sent.date(),
                        sent.place(),
                        amounts,
                        sent.accounts() == null ? Map.of() : sent.accounts(),
                        EventForm.cut(sent.document() == null ? "" : sent.document(), 60),
                        EventForm.cut(sent.note() == null ? "" : sent.note(), 2000));
        return switch (bookkeeping.record(actor, order)) {
            case Recorded.Done(var receipt, var entry) ->
                    ResponseEntity.status(receipt.replayed() ? 200 : 201)
                            .body(
                                    new EventReceipt(
                                            receipt.id(),
                                            receipt.entryNo(),
                                            receipt.recordedAt().toString(),
                                            receipt.leafHex(),
                                            receipt.replayed(),
                                            effects.sentence(actor, page.words(), entry.lines())));
            case Recorded.AmountMissing(var part) ->
                    field(page, "amounts." + part, "bookkeeping.problem.amount");
            case Recorded.TooMuchKeptBack(var part) ->
                    field(page, "amounts." + part, "bookkeeping.problem.kept_back");
            case Recorded.AccountMissing(var name) ->
                    field(page, "accounts." + name, "bookkeeping.problem.account");
            case Recorded.PlaceUnfit() -> field(page, "place", "bookkeeping.problem.place");
            case Recorded.NotHere() ->
                    Problem.refused(
                            page,
                            "bookkeeping.unknown-event",
                            page.t("bookkeeping.problem.not_here"));
            case Recorded.Declined(var reason) ->
                    Problem.refused(
                            page,
                            "bookkeeping.declined",
                            effects.refusal(actor, page.words(), reason));
        };
    }

    private static ResponseEntity<?> field(Page page, String field, String key) {
        return Problem.refused(page, "bookkeeping.unfit", Problems.of(field, page.t(key)));
    }
}
