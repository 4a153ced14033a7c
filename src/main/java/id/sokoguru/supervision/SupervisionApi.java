package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.CooperativeStatus;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The office's figures for programs. Amounts are whole rupiah; what a cooperative does not share is
 * null.
 */
@RestController
class SupervisionApi {
    private static final int MOST = 500;

    private final Supervision supervision;
    private final BusinessDay day;

    SupervisionApi(Supervision supervision, BusinessDay day) {
        this.supervision = supervision;
        this.day = day;
    }

    /**
     * @param region empty for the nation
     */
    record Summary(
            String region,
            LocalDate day,
            int cooperatives,
            int sharingBalances,
            int sharingDays,
            @Nullable Long members,
            long savings,
            long cash,
            long assets,
            long surplus,
            long entriesToday,
            long cashInToday,
            long cashOutToday,
            int postedToday,
            @Nullable Instant lastPosting) {
        static Summary of(String region, LocalDate day, Totals t) {
            return new Summary(
                    region,
                    day,
                    t.cooperatives(),
                    t.showBalances(),
                    t.showDays(),
                    t.members(),
                    t.savings().rupiah(),
                    t.cash().rupiah(),
                    t.assets().rupiah(),
                    t.surplus().rupiah(),
                    t.entriesToday(),
                    t.cashInToday().rupiah(),
                    t.cashOutToday().rupiah(),
                    t.postedToday(),
                    t.lastPosting());
        }
    }

    @Schema(name = "SupervisedCooperative")
    record Line(
            String id,
            String name,
            CooperativeKind kind,
            CooperativeStatus status,
            String address,
            int sharing,
            @Nullable Long members,
            @Nullable Long savings,
            @Nullable Long cash,
            @Nullable Long assets,
            @Nullable Long surplus,
            @Nullable Integer entriesToday,
            @Nullable Instant lastPosting) {}

    /**
     * @param next what to give as {@code cursor} for the page after; null at the end
     */
    @Schema(name = "SupervisedCooperatives")
    record Cooperatives(List<Line> items, int all, @Nullable String next) {}

    record Worry(
            String cooperative,
            String name,
            Attention.Signal signal,
            Attention.Severity severity,
            long amount,
            String unit,
            @Nullable LocalDate since,
            String sentence) {}

    record Worries(List<Worry> items, int all, @Nullable String next) {}

    @Operation(summary = "Totals of the cooperatives in an area")
    @Needs(Permission.SUPERVISE)
    @GetMapping("/api/v1/dinas/summary")
    Summary summary(Actor actor, @RequestParam(defaultValue = "") String region) {
        return Summary.of(
                Area.of(supervision.territory(actor, region)),
                day.today(),
                supervision.totals(actor, region));
    }

    @Operation(summary = "The cooperatives in an area, with what they share")
    @ApiResponse(
            responseCode = "200",
            description = "A part of the list.",
            content = @Content(schema = @Schema(implementation = Cooperatives.class)))
    @Needs(Permission.SUPERVISE)
    @GetMapping("/api/v1/dinas/cooperatives")
    ResponseEntity<?> cooperatives(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable CooperativeKind kind,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (!cursor.matches("\\d{0,6}")) {
            return Problem.of(page, 400, "supervision.cursor", page.t("supervision.api.cursor"));
        }
        var size = Math.clamp(limit, 1, MOST);
        int at = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        var found =
                supervision.cooperatives(
                        actor, new CooperativeFilter(region, q, kind, null, null, at, size));
        var more = (long) (at + 1) * size < found.all();
        return ResponseEntity.ok(
                new Cooperatives(
                        found.rows().stream().map(this::line).toList(),
                        found.all(),
                        more ? String.valueOf(at + 1) : null));
    }

    private Line line(CooperativePulse one) {
        return new Line(
                one.coopId().text(),
                one.name(),
                one.kind(),
                one.status(),
                one.regionPath(),
                one.sharing(),
                one.members().orElse(null),
                one.savings().map(Money::rupiah).orElse(null),
                one.cash().map(Money::rupiah).orElse(null),
                one.assets().map(Money::rupiah).orElse(null),
                one.surplus().map(Money::rupiah).orElse(null),
                one.entriesOn(day.today()).orElse(null),
                one.lastPosting().orElse(null));
    }

    @Operation(summary = "What needs attention in an area, the gravest first")
    @ApiResponse(
            responseCode = "200",
            description = "A part of the list.",
            content = @Content(schema = @Schema(implementation = Worries.class)))
    @Needs(Permission.SUPERVISE)
    @GetMapping("/api/v1/dinas/attention")
    ResponseEntity<?> attention(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        if (!cursor.matches("\\d{0,6}")) {
            return Problem.of(page, 400, "supervision.cursor", page.t("supervision.api.cursor"));
        }
        int at = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int upTo = at + Math.clamp(limit, 1, MOST);
        var found = supervision.worries(actor, region, null, upTo);
        int from = Math.min(at, found.first().size());
        int to = Math.min(upTo, found.first().size());
        return ResponseEntity.ok(
                new Worries(
                        found.first().subList(from, to).stream()
                                .map(one -> worry(page, one))
                                .toList(),
                        found.all(),
                        to < found.all() ? String.valueOf(to) : null));
    }

    private static Worry worry(Page page, Attention one) {
        return new Worry(
                one.cooperative().text(),
                one.name(),
                one.signal(),
                one.severity(),
                one.amount(),
                one.signal().isMoney() ? "RUPIAH" : "DAY",
                one.since(),
                OfficeWords.sentence(page, one));
    }
}
