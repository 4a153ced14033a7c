package id.sokoguru.membership;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register for programs. */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}/members")
class MemberApi {
    private static final int MOST = 500;

    private final Members members;

    MemberApi(Members members) {
        this.members = members;
    }

    /**
     * @param next give as {@code after} for the next page; null = no more
     */
    public record MemberList(List<Member> members, @Nullable Long next) {}

    /** An application that waits for the managers. */
    public record AppliedAnswer(int person) {}

    public record ApprovedAnswer(long member) {}

    @Operation(summary = "Members by number, or found by name")
    @Needs({Permission.MEMBERS, Permission.READ_MEMBERS, Permission.TELLER})
    @GetMapping
    MemberList list(
            Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        if (!q.isBlank()) {
            return new MemberList(members.find(actor, q, most), null);
        }
        var rows = members.list(actor, after, most + 1);
        var more = rows.size() > most;
        var shown = more ? rows.subList(0, most) : rows;
        return new MemberList(shown, more ? shown.getLast().number() : null);
    }

    @Operation(summary = "One member")
    @Needs({Permission.MEMBERS, Permission.READ_MEMBERS, Permission.TELLER, Permission.MEMBER_SELF})
    @GetMapping("/{number}")
    Member one(Actor actor, @PathVariable long number) {
        return members.member(actor, number).orElseThrow(() -> new NotFound("member " + number));
    }

    @Operation(summary = "Takes an application for membership")
    @ApiResponse(
            responseCode = "201",
            description = "Waits for the managers.",
            content = @Content(schema = @Schema(implementation = AppliedAnswer.class)))
    @Needs(Permission.MEMBERS)
    @PostMapping
    ResponseEntity<?> apply(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody PersonForm body) {
        if (key == null || !key.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            return Problem.of(page, 400, "idempotency-key", page.t("membership.problem.key"));
        }
        var form =
                new PersonForm(
                        key,
                        body.kind(),
                        body.name(),
                        body.nik(),
                        body.birthPlace(),
                        body.birthDate(),
                        body.sex(),
                        body.phone(),
                        body.address(),
                        body.village(),
                        body.occupation());
        var problems = form.check(page);
        if (!problems.isEmpty()) {
            return Problem.refused(page, "membership.fields", problems);
        }
        return switch (members.apply(actor, form.application(page.today()))) {
            case Application.Applied(int person) ->
                    ResponseEntity.status(201).body(new AppliedAnswer(person));
            case Application.KnownAlready(var as) ->
                    Problem.refused(
                            page,
                            "membership.known",
                            page.t(
                                    "membership.problem.known",
                                    as.name(),
                                    page.t("membership.standing." + as.standing())));
            case Application.TooYoung(long years) ->
                    Problem.refused(
                            page,
                            "membership.too-young",
                            page.t("membership.problem.young", years));
            case Application.InFuture _ ->
                    Problem.refused(
                            page, "membership.in-future", page.t("membership.problem.future"));
        };
    }

    @Operation(summary = "Approves an application")
    @ApiResponse(
            responseCode = "201",
            description = "Became a member with this number.",
            content = @Content(schema = @Schema(implementation = ApprovedAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Had been approved before.",
            content = @Content(schema = @Schema(implementation = ApprovedAnswer.class)))
    @Needs(Permission.APPROVE)
    @PostMapping("/applications/{person}/approval")
    ResponseEntity<?> approve(Page page, Actor actor, @PathVariable int person) {
        return switch (members.approve(actor, person)) {
            case Decision.Approved(long number) ->
                    ResponseEntity.status(201).body(new ApprovedAnswer(number));
            case Decision.AlreadyDecided(var as) when as.number() > 0 ->
                    ResponseEntity.ok(new ApprovedAnswer(as.number()));
            case Decision.AlreadyDecided _, Decision.Refused _ ->
                    Problem.refused(
                            page, "membership.refused", page.t("membership.standing.REFUSED"));
            case Decision.Unknown _ -> throw new NotFound("application " + person);
        };
    }
}
