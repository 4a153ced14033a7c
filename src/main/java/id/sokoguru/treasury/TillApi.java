package id.sokoguru.treasury;

import static id.sokoguru.kernel.Permission.APPROVE;
import static id.sokoguru.kernel.Permission.BOOKKEEP;
import static id.sokoguru.kernel.Permission.READ_BOOKS;
import static id.sokoguru.kernel.Permission.TELLER;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import id.sokoguru.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The tills and the ways of money between places, for programs. Amounts are whole rupiah. */
@RestController
class TillApi {
    private final Tills tills;
    private final Treasury treasury;

    TillApi(Tills tills, Treasury treasury) {
        this.tills = tills;
        this.treasury = treasury;
    }

    /**
     * @param holder the name of who holds it; null when closed
     */
    record TillState(
            int till,
            String name,
            String state,
            @Nullable String holder,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            long opening,
            long in,
            long out,
            long balance) {
        static TillState of(TillPosition position) {
            var till = position.till();
            return new TillState(
                    till.till(),
                    till.name(),
                    !till.isOpen() ? "closed" : till.closing() == null ? "open" : "closing",
                    till.isOpen() ? position.holder() : null,
                    till.openedAt(),
                    till.closedAt(),
                    position.opening().rupiah(),
                    position.in().rupiah(),
                    position.out().rupiah(),
                    position.balance().rupiah());
        }
    }

    @Operation(summary = "The tills and what is in them")
    @GetMapping("/api/v1/cooperatives/{coop}/tills")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    List<TillState> all(Actor actor) {
        return tills.positions(actor).stream().map(TillState::of).toList();
    }

    @Operation(summary = "One till")
    @GetMapping("/api/v1/cooperatives/{coop}/tills/{till}")
    @Needs({TELLER, BOOKKEEP, APPROVE, READ_BOOKS})
    TillState one(Actor actor, @PathVariable("till") int till) {
        return TillState.of(tills.position(actor, till));
    }

    /**
     * @param count pieces by denomination, e.g. {@code {"note_100000": 3, "coin_500": 4}}
     */
    record OpenTill(@Nullable Map<String, Integer> count, @Nullable Long fromVault) {}

    @Operation(summary = "Opens a till after counting it")
    @ApiResponse(
            responseCode = "201",
            description = "Open.",
            content = @Content(schema = @Schema(implementation = TillState.class)))
    @PostMapping("/api/v1/cooperatives/{coop}/tills/{till}/openings")
    @Needs(TELLER)
    ResponseEntity<?> open(
            Page page,
            Actor actor,
            @PathVariable("till") int till,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody OpenTill body) {
        var id = key(key);
        var count = pieces(body.count());
        if (id.isEmpty()) {
            return noKey(page);
        }
        if (count.isEmpty() || negative(body.fromVault())) {
            return Problem.refused(page, "treasury.count", page.t("treasury.problem.pieces"));
        }
        var order = new OpeningOrder(id.get(), till, count.get(), money(body.fromVault()));
        return switch (tills.open(actor, order)) {
            case OpeningAnswer.Opened(var position) ->
                    created(page, "/tills/" + till, TillState.of(position));
            case OpeningAnswer.HeldBy(var name) ->
                    Problem.refused(page, "treasury.held", page.t("treasury.problem.held", name));
            case OpeningAnswer.YouHold(var held) ->
                    Problem.refused(
                            page,
                            "treasury.you-hold",
                            page.t("treasury.problem.you-hold", held.name()));
            case OpeningAnswer.Differs(var book, var counted) ->
                    Problem.refused(
                            page,
                            "treasury.opening-differs",
                            page.t(
                                    "treasury.problem.opening-differs",
                                    counted.text(),
                                    book.text(),
                                    counted.minus(book).text()));
            case OpeningAnswer.VaultHasOnly(var available) ->
                    Problem.refused(
                            page,
                            "treasury.not-enough",
                            page.t("treasury.problem.vault-has", available.text()));
        };
    }

    record CloseTill(
            @Nullable Map<String, Integer> count,
            @Nullable String reason,
            @Nullable Long toVault) {}

    /**
     * @param state {@code closed}, or {@code waiting} for a second person
     */
    @Schema(name = "TillClosing")
    record Closing(UUID count, String state, long book, long counted, long difference) {
        static Closing of(CashCount count, String state) {
            return new Closing(
                    count.countId(),
                    state,
                    count.book().rupiah(),
                    count.counted().rupiah(),
                    count.difference().rupiah());
        }
    }

    @Operation(summary = "Closes a till after counting it")
    @ApiResponse(
            responseCode = "201",
            description = "Closed, or waiting for a second person.",
            content = @Content(schema = @Schema(implementation = Closing.class)))
    @PostMapping("/api/v1/cooperatives/{coop}/tills/{till}/closings")
    @Needs({TELLER, APPROVE})
    ResponseEntity<?> close(
            Page page,
            Actor actor,
            @PathVariable("till") int till,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody CloseTill body) {
        var id = key(key);
        var count = pieces(body.count());
        if (id.isEmpty()) {
            return noKey(page);
        }
        if (count.isEmpty() || negative(body.toVault())) {
            return Problem.refused(page, "treasury.count", page.t("treasury.problem.pieces"));
        }
        var reason = body.reason() == null ? "" : body.reason();
        var order = new ClosingOrder(id.get(), till, count.get(), reason, money(body.toVault()));
        return switch (tills.close(actor, order)) {
            case ClosingAnswer.Closed(var closed) ->
                    created(page, "/tills/" + till, Closing.of(closed, "closed"));
            case ClosingAnswer.Waiting(var waiting) ->
                    created(page, "/tills/" + till, Closing.of(waiting, "waiting"));
            case ClosingAnswer.NotHeld() ->
                    Problem.refused(page, "treasury.not-held", page.t("treasury.problem.not-held"));
            case ClosingAnswer.ReasonMissing(var missing) ->
                    Problem.refused(
                            page,
                            "treasury.reason-missing",
                            page.t("treasury.problem.reason", missing.negated().text()));
            case ClosingAnswer.MoreThanCounted(var counted) ->
                    Problem.refused(
                            page,
                            "treasury.more-than-counted",
                            page.t("treasury.problem.more-than-counted", counted.text()));
            case ClosingAnswer.CountRefused() ->
                    Problem.refused(
                            page,
                            "treasury.count-refused",
                            page.t("treasury.problem.count-refused"));
            case ClosingAnswer.NotPosted(var why) ->
                    Problem.refused(
                            page, "treasury.not-posted", Sentences.refused(page.words(), why));
        };
    }

    /**
     * @param from a place, written {@code 110102-1}: account and number; 0 for vault and petty cash
     * @param fee that the paying bank keeps besides
     */
    record Transfer(
            @Nullable String from,
            @Nullable String to,
            @Nullable Long amount,
            @Nullable Long fee,
            @Nullable String document,
            @Nullable String remark) {}

    /**
     * @param state {@code posted}, or {@code waiting} for a second person
     * @param entryNo null while it waits
     */
    record Transferred(UUID id, String state, @Nullable Long entryNo, @Nullable String leaf) {}

    @Operation(summary = "Moves money between vault, tills, petty cash and banks")
    @ApiResponse(
            responseCode = "201",
            description = "Posted, or waiting for a second person.",
            content = @Content(schema = @Schema(implementation = Transferred.class)))
    @PostMapping("/api/v1/cooperatives/{coop}/transfers")
    @Needs({TELLER, BOOKKEEP})
    ResponseEntity<?> transfer(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key,
            @RequestBody Transfer body) {
        var id = key(key);
        if (id.isEmpty()) {
            return noKey(page);
        }
        var problems = Problems.none();
        var from = CashPlace.parse(body.from() == null ? "" : body.from());
        var to = CashPlace.parse(body.to() == null ? "" : body.to());
        if (from.isEmpty()) {
            problems.add("from", page.t("treasury.problem.from"));
        }
        if (to.isEmpty()) {
            problems.add("to", page.t("treasury.problem.to"));
        }
        if (body.amount() == null || body.amount() <= 0) {
            problems.add("amount", page.t("treasury.problem.amount"));
        }
        if (negative(body.fee())) {
            problems.add("fee", page.t("treasury.problem.amount"));
        }
        if (from.isEmpty() || to.isEmpty() || !problems.isEmpty()) {
            return Problem.refused(page, "treasury.transfer", problems);
        }
        var order =
                new MoveOrder(
                        id.get(),
                        page.today(),
                        from.get(),
                        to.get(),
                        money(body.amount()),
                        money(body.fee()),
                        body.document() == null ? "" : body.document(),
                        body.remark() == null ? "" : body.remark());
        return switch (treasury.move(actor, order)) {
            case MoveAnswer.Moved(var receipt) ->
                    created(
                            page,
                            "/entries/" + receipt.entryNo(),
                            new Transferred(
                                    order.id(), "posted", receipt.entryNo(), receipt.leafHex()));
            case MoveAnswer.Waiting(var handover) ->
                    created(page, "/tills", new Transferred(handover, "waiting", null, null));
            case MoveAnswer refused ->
                    Problem.refused(
                            page,
                            "treasury."
                                    + refused.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                            MovePages.problem(page, refused));
        };
    }

    private static <T> ResponseEntity<T> created(Page page, String rest, T body) {
        var location = "/api/v1/cooperatives/" + page.visitor().at().text() + rest;
        return ResponseEntity.created(URI.create(location)).body(body);
    }

    private static ResponseEntity<?> noKey(Page page) {
        return Problem.of(page, 400, "idempotency-key", page.t("treasury.problem.idempotency-key"));
    }

    private static Optional<UUID> key(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Money money(@Nullable Long rupiah) {
        return rupiah == null ? Money.ZERO : Money.rupiah(rupiah);
    }

    private static boolean negative(@Nullable Long rupiah) {
        return rupiah != null && rupiah < 0;
    }

    /** Empty when a denomination is unknown or its number senseless. */
    private static Optional<Denominations> pieces(@Nullable Map<String, Integer> typed) {
        var pieces = new HashMap<Denomination, Integer>();
        if (typed == null) {
            return Optional.empty();
        }
        for (var one : typed.entrySet()) {
            try {
                var denomination = Denomination.valueOf(one.getKey().toUpperCase(Locale.ROOT));
                if (one.getValue() == null || one.getValue() < 0 || one.getValue() > 999_999) {
                    return Optional.empty();
                }
                pieces.put(denomination, one.getValue());
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new Denominations(pieces));
    }
}
