package id.sokoguru.lending;

import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.MoneyPlace;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Loans for programs: the same doors as the pages. An {@code Idempotency-Key} (a UUID) becomes the
 * application's or the entry's id; sent again, the first answer comes back.
 */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}/loans")
class GrantingApi {
    private static final int MOST = 500;

    private final Granting granting;
    private final Loans loans;
    private final Approvals approvals;

    GrantingApi(Granting granting, Loans loans, Approvals approvals) {
        this.granting = granting;
        this.loans = loans;
        this.approvals = approvals;
    }

    /**
     * @param ratePpm parts per million, for each {@code per}
     */
    @Schema(name = "LoanProduct")
    public record ProductAnswer(
            int number,
            String name,
            Method method,
            long ratePpm,
            Charge.Per per,
            long least,
            long most,
            int leastInstalments,
            int mostInstalments,
            boolean joint) {}

    @Schema(name = "LoanInstalment")
    public record LineAnswer(int no, LocalDate due, long principal, long interest, long balance) {}

    /**
     * @param received what the borrower takes home
     * @param cost interest and fees, savings not counted
     * @param statedPpm the written rate a year, parts per million
     * @param effectivePpm the true cost a year, parts per million
     * @param capPpm the highest allowed
     */
    @Schema(name = "LoanSimulation")
    public record SimulationAnswer(
            long principal,
            long received,
            long cost,
            long statedPpm,
            long effectivePpm,
            long capPpm,
            boolean statedPasses,
            boolean effectivePasses,
            List<LineAnswer> schedule) {}

    @Schema(name = "LoanApplicationRequest")
    public record ApplicationRequest(
            @Nullable Long member,
            @Nullable Integer product,
            @Nullable Long amount,
            @Nullable Integer instalments,
            @Nullable Long group,
            @Nullable String purpose) {}

    @Schema(name = "LoanApplication")
    public record ApplicationAnswer(
            long number,
            UUID id,
            long member,
            int product,
            long amount,
            int instalments,
            @Nullable Long group,
            String purpose,
            LocalDate appliedOn,
            LoanApplication.State state,
            @Nullable Long loan) {}

    @Schema(name = "LoanAnalysis")
    public record AnalysisRequest(
            @Nullable String character,
            @Nullable String capacity,
            @Nullable String capital,
            @Nullable String collateral,
            @Nullable String condition,
            @Nullable Long income,
            @Nullable Long costs,
            @Nullable Long otherInstalments,
            @Nullable Long salary,
            @Nullable Boolean related,
            @Nullable Long amount,
            @Nullable Integer instalments) {}

    /**
     * @param source the article
     * @param sentence figure and limit in words, with what would pass
     */
    @Schema(name = "LoanCheck")
    public record CheckAnswer(
            Check.Kind rule, Check.Outcome outcome, String sentence, @Nullable String source) {}

    /** A decision. */
    @Schema(name = "LoanDecision")
    public record DecisionRequest(@Nullable Boolean approve, @Nullable String note) {}

    /**
     * @param till number of the till; of a bank account when {@code bankAccount} is given
     * @param bankAccount ledger account of the bank, e.g. 110201
     * @param savings savings account of the borrower, instead of both
     */
    @Schema(name = "LoanDisbursement")
    public record DisbursementRequest(
            @Nullable Long till,
            @Nullable Integer bankAccount,
            @Nullable Long savings,
            @Nullable LocalDate date,
            @Nullable LocalDate firstDue) {}

    @Schema(name = "LoanReceipt")
    public record DisbursementAnswer(
            long loan, long entryNo, UUID id, String leaf, boolean replayed) {}

    @Schema(name = "Loan")
    public record LoanAnswer(
            long number,
            long member,
            String product,
            long principal,
            long outstanding,
            LocalDate disbursedOn,
            long daysLate,
            List<LineAnswer> schedule) {}

    @Operation(summary = "Kinds of loan in force today")
    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.MEMBER_SELF
    })
    @GetMapping("/products")
    List<ProductAnswer> products(Page page, Actor actor) {
        return loans.products(actor, page.today()).stream()
                .map(p ->
                        new ProductAnswer(
                                p.number(),
                                p.name(),
                                p.method(),
                                p.charge().rate().ppm(),
                                p.charge().per(),
                                p.leastPrincipal().rupiah(),
                                p.mostPrincipal().rupiah(),
                                p.leastInstalments(),
                                p.mostInstalments(),
                                p.joint()))
                .toList();
    }

    @Operation(summary = "What a loan would be; stores nothing")
    @ApiResponse(
            responseCode = "200",
            description = "Computed.",
            content = @Content(schema = @Schema(implementation = SimulationAnswer.class)))
    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.MEMBER_SELF
    })
    @GetMapping("/simulation")
    ResponseEntity<?> simulate(
            Page page,
            Actor actor,
            @RequestParam int product,
            @RequestParam long amount,
            @RequestParam int instalments) {
        var found = loans.product(actor, product, page.today());
        var problems = Problems.none();
        if (found.isEmpty()) {
            problems.add("product", page.t("lending.problem.product"));
        } else {
            Wishes.check(
                    page,
                    found.get(),
                    java.util.Optional.of(Money.rupiah(amount)),
                    instalments,
                    problems);
        }
        if (found.isEmpty() || !problems.isEmpty()) {
            return Problem.refused(page, "lending.simulation", problems);
        }
        var it =
                granting.simulate(
                        actor, found.get(), Money.rupiah(amount), instalments, page.today());
        return ResponseEntity.ok(
                new SimulationAnswer(
                        amount,
                        it.received().rupiah(),
                        it.cost().rupiah(),
                        it.cap().stated().ppm(),
                        it.cap().effective().nominal().ppm(),
                        it.cap().cap().ppm(),
                        it.cap().statedPasses(),
                        it.cap().effectivePasses(),
                        lines(it.schedule())));
    }

    private static List<LineAnswer> lines(Schedule schedule) {
        return schedule.lines().stream()
                .map(line ->
                        new LineAnswer(
                                line.no(),
                                line.due(),
                                line.principal().rupiah(),
                                line.interest().rupiah(),
                                line.balance().rupiah()))
                .toList();
    }

    @Operation(
            summary =
                    "Applications; open=true: those that wait for somebody, open=false: the others")
    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping("/applications")
    List<ApplicationAnswer> applications(
            Actor actor,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "100") int limit) {
        return granting
                .applications(
                        actor,
                        open,
                        before > 0 ? before : Long.MAX_VALUE,
                        Math.clamp(limit, 1, MOST))
                .stream()
                .map(one -> answer(actor, one))
                .toList();
    }

    @Operation(summary = "One application")
    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE,
        Permission.MEMBER_SELF
    })
    @GetMapping("/applications/{number}")
    ApplicationAnswer application(Actor actor, @PathVariable long number) {
        return answer(actor, required(actor, number));
    }

    private LoanApplication required(Actor actor, long number) {
        return granting.application(actor, number)
                .orElseThrow(() -> new NotFound("application " + number));
    }

    private ApplicationAnswer answer(Actor actor, LoanApplication one) {
        return new ApplicationAnswer(
                one.number(),
                one.request(),
                one.member(),
                one.product(),
                one.amount().rupiah(),
                one.instalments(),
                one.group(),
                one.purpose(),
                one.appliedOn(),
                one.state(),
                granting.loanOf(actor, one.number()).orElse(null));
    }

    @Operation(summary = "Applies for a loan; a member for themself only")
    @ApiResponse(
            responseCode = "201",
            description = "Written down.",
            content = @Content(schema = @Schema(implementation = ApplicationAnswer.class)))
    @Needs({Permission.LEND, Permission.MEMBER_SELF})
    @PostMapping("/applications")
    ResponseEntity<?> apply(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody ApplicationRequest body) {
        var id = id(key);
        if (id == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("lending.problem.key"));
        }
        boolean officer = actor.may(Permission.LEND);
        var order =
                new Applying(
                        id,
                        officer
                                ? Objects.requireNonNullElse(body.member(), 0L)
                                : actor.memberNumber().orElse(0L),
                        Objects.requireNonNullElse(body.product(), 0),
                        money(body.amount()),
                        Objects.requireNonNullElse(body.instalments(), 0),
                        officer ? body.group() : null,
                        Objects.requireNonNullElse(body.purpose(), ""),
                        !officer);
        return switch (granting.apply(actor, order)) {
            case Applying.Applied(var made) -> ResponseEntity.status(201).body(answer(actor, made));
            case Applying.Refused refusal ->
                    Problem.refused(
                            page,
                            "lending." + GrantingRefusals.kind(refusal),
                            GrantingRefusals.sentence(page, refusal));
        };
    }

    @Operation(summary = "What the credit officer found; the newest counts")
    @ApiResponse(
            responseCode = "200",
            description = "Written down.",
            content = @Content(schema = @Schema(implementation = ApplicationAnswer.class)))
    @Needs(Permission.LEND)
    @PostMapping("/applications/{number}/analysis")
    ResponseEntity<?> analyse(
            Page page, Actor actor, @PathVariable long number, @RequestBody AnalysisRequest body) {
        var asked = required(actor, number);
        var found =
                new Analysis(
                        text(body.character()),
                        text(body.capacity()),
                        text(body.capital()),
                        text(body.collateral()),
                        text(body.condition()),
                        money(body.income()),
                        money(body.costs()),
                        money(body.otherInstalments()),
                        money(body.salary()),
                        Boolean.TRUE.equals(body.related()),
                        body.amount() == null ? asked.amount() : money(body.amount()),
                        Objects.requireNonNullElse(body.instalments(), asked.instalments()));
        if (!found.amount().isPositive() || found.instalments() < 1) {
            return Problem.refused(page, "lending.amount", page.t("lending.problem.amount"));
        }
        return granting.analyse(actor, number, found)
                ? ResponseEntity.ok(application(actor, number))
                : Problem.refused(page, "lending.not-open", page.t("lending.problem.closed"));
    }

    @Operation(summary = "What every rule says about an application today")
    @Needs({Permission.LEND, Permission.APPROVE, Permission.OVERSEE})
    @GetMapping("/applications/{number}/checks")
    List<CheckAnswer> checks(Page page, Actor actor, @PathVariable long number) {
        required(actor, number);
        return granting.checks(actor, number).stream()
                .map(check -> {
                    var rule = check.rule();
                    return new CheckAnswer(
                            check.kind(),
                            check.outcome(),
                            CheckWords.sentence(page.words(), check),
                            rule == null ? null : rule.source());
                })
                .toList();
    }

    @Operation(summary = "Puts an application before the managers")
    @ApiResponse(
            responseCode = "200",
            description = "Waits for a second person.",
            content = @Content(schema = @Schema(implementation = ApplicationAnswer.class)))
    @Needs(Permission.LEND)
    @PostMapping("/applications/{number}/submission")
    ResponseEntity<?> submit(Page page, Actor actor, @PathVariable long number) {
        required(actor, number);
        return switch (granting.submit(actor, number)) {
            case Submission.Submitted _ -> ResponseEntity.ok(application(actor, number));
            case Submission.Refused refusal ->
                    Problem.refused(
                            page,
                            "lending." + GrantingRefusals.kind(refusal),
                            GrantingRefusals.sentence(page, refusal));
        };
    }

    @Operation(summary = "Grants or refuses; never by who asked")
    @ApiResponse(
            responseCode = "200",
            description = "Decided.",
            content = @Content(schema = @Schema(implementation = ApplicationAnswer.class)))
    @Needs(Permission.APPROVE)
    @PostMapping("/applications/{number}/decision")
    ResponseEntity<?> decide(
            Page page, Actor actor, @PathVariable long number, @RequestBody DecisionRequest body) {
        var asked = required(actor, number);
        var waiting = approvals.of(actor, Granting.KIND, asked.request()).stream().findFirst();
        if (waiting.isEmpty() || body.approve() == null) {
            return Problem.refused(
                    page, "lending.not-open", page.t("lending.state." + asked.state().name()));
        }
        return switch (approvals.decide(
                actor, waiting.get().id(), body.approve(), text(body.note()))) {
            case Approvals.Decided.Recorded _ -> ResponseEntity.ok(application(actor, number));
            case Approvals.Decided.OwnRequest _ ->
                    Problem.refused(page, "lending.own-request", page.t("lending.refusal.own"));
            case Approvals.Decided.Impossible(var sentence) ->
                    Problem.refused(page, "lending.blocked", sentence);
            case Approvals.Decided.AlreadyDecided _ ->
                    Problem.refused(
                            page,
                            "lending.not-open",
                            page.t("lending.state." + asked.state().name()));
            case Approvals.Decided.NotAllowed _ -> throw new NotFound("application " + number);
            case Approvals.Decided.Unknown _ -> throw new NotFound("application " + number);
        };
    }

    @Operation(summary = "Pays out a granted loan")
    @ApiResponse(
            responseCode = "201",
            description = "Paid out.",
            content = @Content(schema = @Schema(implementation = DisbursementAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Had been paid out before under this key: the first receipt.",
            content = @Content(schema = @Schema(implementation = DisbursementAnswer.class)))
    @Needs(Permission.TELLER)
    @PostMapping("/applications/{number}/disbursement")
    ResponseEntity<?> disburse(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody DisbursementRequest body) {
        var id = id(key);
        if (id == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("lending.problem.key"));
        }
        required(actor, number);
        var order =
                new Disbursement(
                        id,
                        number,
                        place(body),
                        body.savings(),
                        Objects.requireNonNullElse(body.date(), page.today()),
                        body.firstDue());
        return switch (granting.disburse(actor, order)) {
            case Disbursement.Done(var loan, var receipt) ->
                    ResponseEntity.status(receipt.replayed() ? 200 : 201)
                            .body(
                                    new DisbursementAnswer(
                                            loan.number(),
                                            receipt.entryNo(),
                                            receipt.id(),
                                            receipt.leafHex(),
                                            receipt.replayed()));
            case Disbursement.Refused refusal ->
                    Problem.refused(
                            page,
                            "lending." + GrantingRefusals.kind(refusal),
                            GrantingRefusals.sentence(page, refusal));
        };
    }

    private static @Nullable MoneyPlace place(DisbursementRequest body) {
        var number = body.till();
        var bank = body.bankAccount();
        return number == null
                ? null
                : bank == null ? MoneyPlace.till(number) : new MoneyPlace(bank, number);
    }

    @Operation(summary = "One loan with its schedule")
    @Needs({Permission.LEND, Permission.TELLER, Permission.READ_MEMBERS, Permission.APPROVE})
    @GetMapping("/{number:[0-9]+}")
    LoanAnswer loan(Page page, Actor actor, @PathVariable long number) {
        var position =
                loans.position(actor, number, page.today())
                        .orElseThrow(() -> new NotFound("loan " + number));
        var loan = position.loan();
        return new LoanAnswer(
                loan.number(),
                loan.member(),
                loan.productName(),
                loan.principal().rupiah(),
                position.outstanding().rupiah(),
                loan.disbursedOn(),
                position.late().days(),
                lines(position.standing().schedule()));
    }

    private static Money money(@Nullable Long rupiah) {
        return rupiah == null || rupiah < 0 ? Money.ZERO : Money.rupiah(rupiah);
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
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
