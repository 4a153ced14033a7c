package id.sokoguru.registry;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Scope;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cooperatives as JSON, through the same doors as the pages. */
@RestController
class CooperativeApi {
    private static final int MOST = 200;

    private final Registry registry;
    private final RegistryWords words;
    private final BusinessDay day;

    CooperativeApi(Registry registry, RegistryWords words, BusinessDay day) {
        this.registry = registry;
        this.words = words;
        this.day = day;
    }

    /**
     * @param next what to give as {@code cursor} for the page after; null at the end
     */
    record Cooperatives(List<Line> items, @Nullable String next) {}

    /**
     * @param id thirteen digits, as text
     */
    @Schema(name = "CooperativeLine")
    record Line(
            String id,
            String name,
            CooperativeKind kind,
            String region,
            CooperativeStatus status,
            int sharing) {}

    /** Everything about one cooperative. */
    record Cooperative(
            String id,
            String name,
            CooperativeKind kind,
            CooperativeLevel level,
            String region,
            String address,
            LocalDate foundedOn,
            @Nullable String legalNumber,
            @Nullable LocalDate legalDate,
            @Nullable String nik,
            @Nullable String npwp,
            @Nullable String nib,
            @Nullable String phone,
            int bookYearMonth,
            Set<Scope> scopes,
            CooperativeStatus status,
            int sharing,
            List<Unit> units,
            List<Officer> officers) {}

    /**
     * @param village code of the village of the seat
     * @param booksFrom today when left out
     */
    @Schema(name = "FoundingOrder")
    record Order(
            @Nullable String name,
            @Nullable CooperativeKind kind,
            @Nullable String village,
            @Nullable LocalDate foundedOn,
            @Nullable LocalDate booksFrom,
            @Nullable Set<Scope> scopes) {}

    @Operation(summary = "Cooperatives that the caller has business with")
    @Needs({
        Permission.SUPERVISE,
        Permission.INSTALLATION,
        Permission.TELLER,
        Permission.BOOKKEEP,
        Permission.READ_BOOKS,
        Permission.MEMBERS,
        Permission.APPROVE,
        Permission.ADMINISTER
    })
    @GetMapping("/api/v1/cooperatives")
    Cooperatives list(
            Actor actor,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable CooperativeKind kind,
            @RequestParam(defaultValue = "0") long cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        if (!region.isEmpty() && !Regions.isCode(region)) {
            throw new NotFound("no region " + region);
        }
        var lines = registry.list(actor, new RegistryFilter(region, q, kind, cursor), most + 1);
        var shown = lines.subList(0, Math.min(most, lines.size()));
        return new Cooperatives(
                shown.stream()
                        .map(l ->
                                new Line(
                                        l.coopId().text(),
                                        l.name(),
                                        l.kind(),
                                        l.coopId().village(),
                                        l.status(),
                                        l.sharing()))
                        .toList(),
                lines.size() > most ? shown.getLast().coopId().text() : null);
    }

    @Operation(summary = "Everything about one cooperative")
    @Needs({
        Permission.SUPERVISE,
        Permission.TELLER,
        Permission.BOOKKEEP,
        Permission.READ_BOOKS,
        Permission.MEMBERS,
        Permission.APPROVE,
        Permission.ADMINISTER
    })
    @GetMapping("/api/v1/cooperatives/{coop}")
    Cooperative get(Actor actor, @PathVariable long coop) {
        var id = new CooperativeId(coop);
        var p =
                registry.profile(actor, id)
                        .orElseThrow(() -> new NotFound("no cooperative " + coop));
        return new Cooperative(
                id.text(),
                p.name(),
                p.kind(),
                p.level(),
                p.region(),
                p.regionPath(),
                p.foundedOn(),
                p.legalNumber(),
                p.legalDate(),
                p.nik(),
                p.npwp(),
                p.nib(),
                p.phone(),
                p.bookYearMonth(),
                p.scopes(),
                p.status(),
                p.sharing(),
                registry.units(actor, id),
                registry.officers(actor, id));
    }

    /**
     * Founds a cooperative: 201 with its address; the same {@code Idempotency-Key} (a UUID) again
     * answers the same.
     */
    @Operation(summary = "Founds a cooperative")
    @ApiResponse(
            responseCode = "201",
            description = "Founded; the same request again answers the same.",
            content = @Content(schema = @Schema(implementation = Line.class)))
    @Needs(Permission.INSTALLATION)
    @PostMapping("/api/v1/cooperatives")
    ResponseEntity<?> found(
            Page page,
            Actor actor,
            @RequestHeader("Idempotency-Key") UUID id,
            @RequestBody Order order) {
        if (order.name() == null
                || order.name().isBlank()
                || order.kind() == null
                || order.village() == null) {
            return Problem.refused(page, "registry.incomplete", page.t("registry.api.incomplete"));
        }
        var today = day.today();
        var founding =
                new Founding(
                        id,
                        order.name().strip(),
                        order.kind(),
                        order.village(),
                        Objects.requireNonNullElse(order.foundedOn(), today),
                        Objects.requireNonNullElse(order.booksFrom(), today),
                        order.scopes() == null ? Set.of() : order.scopes());
        var answer = registry.found(actor, founding);
        if (answer instanceof FoundingAnswer.Founded(var cooperative)) {
            return ResponseEntity.created(URI.create("/api/v1/cooperatives/" + cooperative.text()))
                    .body(
                            new Line(
                                    cooperative.text(),
                                    founding.name(),
                                    founding.kind(),
                                    founding.village(),
                                    CooperativeStatus.TERDAFTAR,
                                    Registry.FIRST_SHARING));
        }
        return Problem.refused(page, words.kind(answer), words.refusal(page, answer));
    }
}
