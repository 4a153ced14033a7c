package id.sokoguru.payroll;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Payroll deduction for programs: the same doors as the pages. An {@code Idempotency-Key} (a UUID)
 * becomes the list's or the entry's id; sent again, the first answer comes back.
 */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}/payroll")
class PayrollApi {
    private final Agencies agencies;
    private final Payroll payroll;

    PayrollApi(Agencies agencies, Payroll payroll) {
        this.agencies = agencies;
        this.payroll = payroll;
    }

    @Schema(name = "PayrollAgency")
    public record AgencyAnswer(long number, String name, int cutoffDay, LocalDate nextMonth) {}

    @Schema(name = "PayrollPart")
    public record PartAnswer(Kind kind, int account, long sub, long wanted, long listed) {}

    /**
     * @param deducted null until the treasurer answered
     * @param failed not kept back, and not put back on the member yet
     */
    @Schema(name = "PayrollMember")
    public record MemberAnswer(
            long member,
            long listed,
            @Nullable Long deducted,
            @Nullable String reason,
            long failed,
            List<PartAnswer> parts) {}

    @Schema(name = "PayrollList")
    public record ListAnswer(
            long number,
            long agency,
            LocalDate month,
            DeductionList.State state,
            long listed,
            @Nullable LocalDate bookedOn,
            @Nullable Long deducted,
            long received,
            long givenBack,
            long open,
            long held) {}

    @Schema(name = "PayrollListWithMembers")
    public record FullAnswer(ListAnswer list, List<MemberAnswer> members, List<Skipped> skipped) {}

    /**
     * @param days since the list was booked
     */
    @Schema(name = "PayrollClaim")
    public record ClaimAnswer(
            long agency, long list, LocalDate month, long open, long held, long days) {}

    @Schema(name = "PayrollOutcome")
    public record OutcomeRequest(long member, long deducted, @Nullable String reason) {}

    /** Members that are left out were kept back in full, or as answered before. */
    @Schema(name = "PayrollResult")
    public record ResultRequest(@Nullable List<OutcomeRequest> members) {}

    /**
     * @param till number of the till; of a bank account when {@code bankAccount} is given
     * @param bankAccount ledger account of the bank, e.g. 110203
     */
    @Schema(name = "PayrollRemittance")
    public record RemittanceRequest(
            @Nullable Long amount,
            @Nullable Long till,
            @Nullable Integer bankAccount,
            @Nullable LocalDate date,
            @Nullable String document) {}

    @Operation(summary = "Agencies that keep back from salaries")
    @Needs({Permission.BOOKKEEP, Permission.LEND, Permission.APPROVE, Permission.READ_BOOKS})
    @GetMapping("/agencies")
    List<AgencyAnswer> agencies(Page page, Actor actor) {
        return agencies.agencies(actor).stream()
                .map(a ->
                        new AgencyAnswer(
                                a.agencyNo(), a.name(), a.cutoffDay(), a.period(page.today())))
                .toList();
    }

    @Operation(summary = "What agencies still have to hand over, the oldest first")
    @Needs({Permission.BOOKKEEP, Permission.APPROVE, Permission.READ_BOOKS, Permission.OVERSEE})
    @GetMapping("/claims")
    List<ClaimAnswer> claims(Page page, Actor actor) {
        return payroll.claims(actor).stream()
                .map(c ->
                        new ClaimAnswer(
                                c.agencyNo(),
                                c.listNo(),
                                c.period(),
                                c.open().rupiah(),
                                c.held().rupiah(),
                                c.days(page.today())))
                .toList();
    }

    @Operation(summary = "The newest hundred lists")
    @Needs({Permission.BOOKKEEP, Permission.LEND, Permission.APPROVE, Permission.READ_BOOKS})
    @GetMapping("/lists")
    List<ListAnswer> lists(Actor actor) {
        return payroll.lists(actor, null).stream().map(PayrollApi::answer).toList();
    }

    @Operation(summary = "One list with its members, and who could not be listed")
    @Needs({Permission.BOOKKEEP, Permission.LEND, Permission.APPROVE, Permission.READ_BOOKS})
    @GetMapping("/lists/{number}")
    FullAnswer list(Actor actor, @PathVariable long number) {
        return new FullAnswer(
                answer(required(actor, number)),
                payroll.people(actor, number).stream().map(PayrollApi::answer).toList(),
                payroll.skipped(actor, number));
    }

    private DeductionList required(Actor actor, long number) {
        return payroll.list(actor, number).orElseThrow(() -> new NotFound("list " + number));
    }

    private static ListAnswer answer(DeductionList l) {
        var deducted = l.deducted();
        return new ListAnswer(
                l.listNo(),
                l.agencyNo(),
                l.period(),
                l.state(),
                l.listed().rupiah(),
                l.bookedOn(),
                deducted == null ? null : deducted.rupiah(),
                l.remitted().rupiah(),
                l.givenBack().rupiah(),
                l.open().rupiah(),
                l.held().rupiah());
    }

    private static MemberAnswer answer(ListedMember m) {
        var deducted = m.deducted();
        return new MemberAnswer(
                m.memberNo(),
                m.listed().rupiah(),
                deducted == null ? null : deducted.rupiah(),
                m.reason(),
                m.failed().rupiah(),
                m.parts().stream()
                        .map(p ->
                                new PartAnswer(
                                        p.kind(),
                                        p.account(),
                                        p.sub(),
                                        p.wanted().rupiah(),
                                        p.listed().rupiah()))
                        .toList());
    }

    @Operation(summary = "Makes the list for an agency's next salaries from what is due")
    @ApiResponse(
            responseCode = "201",
            description = "A draft.",
            content = @Content(schema = @Schema(implementation = FullAnswer.class)))
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/agencies/{agency}/lists")
    ResponseEntity<?> draw(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable long agency) {
        var id = id(key);
        if (id == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("payroll.problem.key"));
        }
        return switch (payroll.draw(actor, id, agency)) {
            case Drawn.Made(long number) -> ResponseEntity.status(201).body(list(actor, number));
            case Drawn.NoAgency _ -> throw new NotFound("agency " + agency);
            case Drawn.Refused refused ->
                    Problem.refused(
                            page, "payroll.draw", PayrollWords.sentence(page.words(), refused));
        };
    }

    @Operation(summary = "Puts a draft before a second person, whose approval books it")
    @ApiResponse(
            responseCode = "200",
            description = "Waits.",
            content = @Content(schema = @Schema(implementation = FullAnswer.class)))
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/lists/{number}/submission")
    ResponseEntity<?> ask(Page page, Actor actor, @PathVariable long number) {
        return switch (payroll.ask(actor, number)) {
            case ASKED -> ResponseEntity.ok(list(actor, number));
            case UNKNOWN -> throw new NotFound("list " + number);
            case NOT_DRAFT ->
                    Problem.refused(page, "payroll.not-draft", page.t("payroll.refused.not-draft"));
        };
    }

    @Operation(summary = "What the treasurer kept back of whom")
    @ApiResponse(
            responseCode = "200",
            description = "Written down.",
            content = @Content(schema = @Schema(implementation = FullAnswer.class)))
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/lists/{number}/result")
    ResponseEntity<?> report(
            Page page, Actor actor, @PathVariable long number, @RequestBody ResultRequest body) {
        required(actor, number);
        var outcomes =
                Objects.requireNonNullElse(body.members(), List.<OutcomeRequest>of()).stream()
                        .map(o ->
                                new Outcome(
                                        o.member(),
                                        Money.rupiah(o.deducted()),
                                        Objects.requireNonNullElse(o.reason(), "")))
                        .toList();
        return switch (payroll.report(actor, number, outcomes)) {
            case Reported.Done _ -> ResponseEntity.ok(list(actor, number));
            case Reported.Bad(var wrong) ->
                    Problem.refused(
                            page,
                            "payroll.result",
                            PayrollWords.sentence(page.words(), wrong.getFirst()));
            case Reported.Refused refused ->
                    Problem.refused(
                            page, "payroll.result", PayrollWords.sentence(page.words(), refused));
        };
    }

    @Operation(summary = "Receives money of the treasurer for a list")
    @ApiResponse(
            responseCode = "201",
            description = "Received.",
            content = @Content(schema = @Schema(implementation = FullAnswer.class)))
    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    @PostMapping("/lists/{number}/remittances")
    ResponseEntity<?> remit(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable long number,
            @RequestBody RemittanceRequest body) {
        var id = id(key);
        if (id == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("payroll.problem.key"));
        }
        required(actor, number);
        var place =
                new MoneyPlace(
                        Objects.requireNonNullElse(body.bankAccount(), MoneyPlace.TILL),
                        Objects.requireNonNullElse(body.till(), 0L));
        var answer =
                payroll.remit(
                        actor,
                        id,
                        number,
                        Money.rupiah(Objects.requireNonNullElse(body.amount(), 0L)),
                        place,
                        Objects.requireNonNullElse(body.date(), page.today()),
                        Objects.requireNonNullElse(body.document(), ""));
        return switch (answer) {
            case Remitted.Received _ -> ResponseEntity.status(201).body(list(actor, number));
            case Remitted.Refused refused ->
                    Problem.refused(
                            page,
                            "payroll.remittance",
                            PayrollWords.sentence(page.words(), refused));
        };
    }

    @Operation(summary = "Puts what failed back on the members, who owe it again")
    @ApiResponse(
            responseCode = "200",
            description = "Put back.",
            content = @Content(schema = @Schema(implementation = FullAnswer.class)))
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/lists/{number}/given-back")
    ResponseEntity<?> giveBack(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @PathVariable long number) {
        var id = id(key);
        if (id == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("payroll.problem.key"));
        }
        required(actor, number);
        return switch (payroll.giveBack(actor, id, number)) {
            case GivenBack.Done _ -> ResponseEntity.ok(list(actor, number));
            case GivenBack.Refused refused ->
                    Problem.refused(
                            page,
                            "payroll.given-back",
                            PayrollWords.sentence(page.words(), refused));
        };
    }

    private static @Nullable UUID id(@Nullable String key) {
        try {
            return key == null ? null : UUID.fromString(key);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
