package id.sokoguru.lending;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Financing under sharia for programs: the same doors as the pages. */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}/loans")
class ShariaApi {
    private final Granting granting;
    private final ProfitSharing profits;

    ShariaApi(Granting granting, ProfitSharing profits) {
        this.granting = granting;
        this.profits = profits;
    }

    /**
     * @param paper number of the bill; may be missing with wakalah
     * @param wakalah whether the member buys for the cooperative
     * @param till number of the drawer, or of the bank account when {@code bankAccount} is given
     */
    @Schema(name = "MurabahahPurchaseRequest")
    public record PurchaseRequest(
            @Nullable String goods,
            @Nullable String seller,
            @Nullable String paper,
            @Nullable Long cost,
            @Nullable Boolean wakalah,
            @Nullable Long till,
            @Nullable Integer bankAccount) {}

    @Schema(name = "MurabahahPurchase")
    public record PurchaseAnswer(long entry, UUID id, boolean replayed) {}

    @Operation(summary = "Buys what a murabahah sells; the sale itself is the disbursement")
    @ApiResponse(
            responseCode = "201",
            description = "Bought.",
            content = @Content(schema = @Schema(implementation = PurchaseAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Had been bought before under this key.",
            content = @Content(schema = @Schema(implementation = PurchaseAnswer.class)))
    @Needs(Permission.TELLER)
    @PostMapping("/applications/{number}/purchase")
    ResponseEntity<?> purchase(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody PurchaseRequest body) {
        var id = id(key);
        var till = body.till();
        if (id == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("lending.problem.key"));
        }
        if (granting.application(actor, number).isEmpty()) {
            throw new NotFound("application " + number);
        }
        if (till == null) {
            return Problem.refused(page, "lending.place", page.t("lending.refusal.place"));
        }
        var bank = body.bankAccount();
        var order =
                new Purchase(
                        id,
                        number,
                        Objects.requireNonNullElse(body.goods(), ""),
                        Objects.requireNonNullElse(body.seller(), ""),
                        Objects.requireNonNullElse(body.paper(), ""),
                        money(body.cost()),
                        Boolean.TRUE.equals(body.wakalah()),
                        bank == null ? MoneyPlace.till(till) : new MoneyPlace(bank, till),
                        page.today());
        return switch (granting.purchase(actor, order)) {
            case Purchase.Bought(var receipt) ->
                    ResponseEntity.status(receipt.replayed() ? 200 : 201)
                            .body(
                                    new PurchaseAnswer(
                                            receipt.entryNo(), receipt.id(), receipt.replayed()));
            case Purchase.Refused refusal ->
                    Problem.refused(
                            page,
                            "lending." + GrantingRefusals.kind(refusal),
                            GrantingRefusals.sentence(page, refusal));
        };
    }

    /**
     * @param instalment in whose time it was earned, from 1
     * @param revenue nil when nothing was earned
     */
    @Schema(name = "ProfitReportRequest")
    public record ReportRequest(@Nullable Integer instalment, @Nullable Long revenue) {}

    @Schema(name = "ProfitReport")
    public record ReportAnswer(int instalment, long share) {}

    @Operation(summary = "What a partner's business earned; the newest report counts")
    @ApiResponse(
            responseCode = "200",
            description = "Written down.",
            content = @Content(schema = @Schema(implementation = ReportAnswer.class)))
    @Needs({Permission.LEND, Permission.TELLER})
    @PostMapping("/{number:[0-9]+}/profit")
    ResponseEntity<?> profit(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ReportRequest body) {
        var id = id(key);
        if (id == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("lending.problem.key"));
        }
        int no = Objects.requireNonNullElse(body.instalment(), 0);
        var revenue = body.revenue();
        if (revenue == null) {
            return Problem.refused(page, "lending.revenue", page.t("lending.profit.problem"));
        }
        var order = new ProfitReport(id, number, no, Money.rupiah(revenue));
        return switch (profits.report(actor, order)) {
            case ProfitReport.Written(var share) ->
                    ResponseEntity.ok(new ReportAnswer(no, share.rupiah()));
            case ProfitReport.NoPartnership _ -> throw new NotFound("no partnership " + number);
            case ProfitReport.NotYet _ ->
                    Problem.refused(page, "lending.not-yet", page.t("lending.profit.not-yet"));
            case ProfitReport.BadRevenue _ ->
                    Problem.refused(page, "lending.revenue", page.t("lending.profit.problem"));
        };
    }

    private static Money money(@Nullable Long rupiah) {
        return rupiah == null || rupiah < 0 ? Money.ZERO : Money.rupiah(rupiah);
    }

    private static @Nullable UUID id(@Nullable String key) {
        if (key == null || key.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
