package id.sokoguru.collector;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The round for phones and programs. A receipt's id is its key: send the same again after a lost
 * answer, in any order, and what became of it the first time comes back.
 */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}/round")
class RoundApi {
    /** Receipts in one request: few enough for a weak network, enough for a day in a handful. */
    private static final int MOST = 100;

    private final Rounds rounds;
    private final Collectors collectors;
    private final Receipts receipts;
    private final Books books;
    private final BusinessDay day;

    RoundApi(
            Rounds rounds, Collectors collectors, Receipts receipts, Books books, BusinessDay day) {
        this.rounds = rounds;
        this.collectors = collectors;
        this.receipts = receipts;
        this.books = books;
        this.day = day;
    }

    /**
     * @param now the server's clock: a phone's is often wrong
     * @param bag what the books say the collector carries, whole rupiah
     * @param formToken what a browser sends back as {@code X-CSRF-TOKEN}; programs with a key need
     *     none
     */
    @Schema(name = "RoundContact")
    record Contact(int collector, Instant now, LocalDate today, long bag, String formToken) {}

    @Operation(summary = "Whose round this is, and what the clock says: asked before sending")
    @Needs(Permission.COLLECT)
    @GetMapping("/contact")
    ResponseEntity<Contact> contact(Actor actor, HttpServletRequest request) {
        var self = collectors.required(actor);
        return ResponseEntity.ok()
                .body(
                        new Contact(
                                self.collectorNo(),
                                day.now(),
                                day.today(),
                                collectors.position(actor, self.collectorNo()).bag().rupiah(),
                                formToken(request)));
    }

    /** A page that was kept for days carries the token of a session that ended long ago. */
    private static String formToken(HttpServletRequest request) {
        return request.getHeader("Authorization") == null
                        && request.getAttribute("_csrf") instanceof CsrfToken token
                ? token.getToken()
                : "";
    }

    /** What can be taken from a member; amounts in whole rupiah. */
    @Schema(name = "RoundPayable")
    record PayableAnswer(
            Taking.Kind kind,
            long target,
            String name,
            long proposed,
            long due,
            @Nullable LocalDate on) {}

    @Schema(name = "RoundVisit")
    record VisitAnswer(
            long member,
            String name,
            String address,
            @Nullable String phone,
            VisitDay day,
            boolean today,
            List<PayableAnswer> payables) {}

    @Operation(summary = "Whom the signed-in collector visits, and what is due")
    @Needs(Permission.COLLECT)
    @GetMapping
    List<VisitAnswer> round(Actor actor) {
        return rounds.own(actor).stream()
                .map(visit ->
                        new VisitAnswer(
                                visit.member(),
                                visit.name(),
                                visit.address(),
                                visit.phone(),
                                visit.day(),
                                visit.today(),
                                visit.payables().stream()
                                        .map(one ->
                                                new PayableAnswer(
                                                        one.kind(),
                                                        one.target(),
                                                        one.name(),
                                                        one.proposed().rupiah(),
                                                        one.due().rupiah(),
                                                        one.on()))
                                        .toList()))
                .toList();
    }

    /**
     * @param device made by the device, kept there
     */
    @Schema(name = "RoundPhoneRequest")
    record PhoneRequest(@Nullable UUID device) {}

    /**
     * @param phone the number of its receipt book
     * @param last the highest paper number that arrived from it
     */
    @Schema(name = "RoundPhone")
    record PhoneAnswer(int phone, int last) {}

    @Operation(summary = "The receipt book of a device; the first time it is given a number")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PhoneAnswer.class)))
    @Needs(Permission.COLLECT)
    @PostMapping("/phones")
    ResponseEntity<?> phone(Page page, Actor actor, @RequestBody PhoneRequest body) {
        var device = body.device();
        if (device == null) {
            return Problem.of(page, 400, "device", page.t("collector.problem.device"));
        }
        var phone = collectors.phone(actor, device);
        return ResponseEntity.ok(new PhoneAnswer(phone.number(), phone.last()));
    }

    /**
     * A paper.
     *
     * @param id made on the device (UUID)
     * @param paper its number in the device's book
     * @param target savings account or loan; 0 for simpanan wajib
     * @param amount whole rupiah
     * @param date on the paper
     * @param takenAt by the device's clock
     */
    @Schema(name = "RoundReceipt")
    record ReceiptRequest(
            @Nullable UUID id,
            int paper,
            Taking.@Nullable Kind kind,
            long member,
            long target,
            long amount,
            @Nullable LocalDate date,
            @Nullable Instant takenAt) {}

    /**
     * @param phone the number of the receipt book
     * @param pending how many more the device still has to send after these
     */
    @Schema(name = "RoundReceipts")
    record ReceiptsRequest(
            int phone, int pending, @Nullable List<@Nullable ReceiptRequest> receipts) {}

    /**
     * @param outcome {@code POSTED}, {@code HELD} (kept for the member, with the reason), {@code
     *     WAITING} (here, in no book yet), {@code OTHER_CONTENT} (the id belongs to something else)
     *     or {@code MALFORMED}; the device keeps what was answered with the last two
     * @param first false when it had been here before
     * @param mark begins the hash of the entry: {@code /bukti/{coop}/{entryNo}?h={mark}} is open to
     *     who holds the paper
     */
    @Schema(name = "RoundReceiptAnswer")
    record ReceiptAnswer(
            @Nullable UUID id,
            String outcome,
            boolean first,
            @Nullable Long entryNo,
            @Nullable String mark,
            String sentence) {}

    /**
     * @param bag what the books say is carried now, whole rupiah
     */
    @Schema(name = "RoundReceiptAnswers")
    record ReceiptsAnswer(List<ReceiptAnswer> answers, long bag, Instant now) {}

    @Operation(summary = "Sends the papers that were written without a network")
    @ApiResponse(
            responseCode = "200",
            description = "One answer for each receipt, in the order of the request.",
            content = @Content(schema = @Schema(implementation = ReceiptsAnswer.class)))
    @Needs(Permission.COLLECT)
    @PostMapping("/receipts")
    ResponseEntity<?> send(Page page, Actor actor, @RequestBody ReceiptsRequest body) {
        var sent = body.receipts();
        if (sent == null || sent.size() > MOST || body.pending() < 0) {
            return Problem.of(
                    page,
                    400,
                    "receipts",
                    page.t("collector.problem.receipts", String.valueOf(MOST)));
        }
        var self = collectors.required(actor);
        if (collectors.phones(actor, self.collectorNo()).stream()
                .noneMatch(phone -> phone.number() == body.phone())) {
            return Problem.of(page, 400, "phone", page.t("collector.problem.phone"));
        }
        var answers = new ArrayList<ReceiptAnswer>();
        for (var one : sent) {
            answers.add(one(page, actor, body.phone(), one));
        }
        collectors.heard(actor, body.phone(), body.pending());
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(
                        new ReceiptsAnswer(
                                answers,
                                collectors.position(actor, self.collectorNo()).bag().rupiah(),
                                day.now()));
    }

    private ReceiptAnswer one(Page page, Actor actor, int phone, @Nullable ReceiptRequest one) {
        var id = one == null ? null : one.id();
        if (one == null
                || id == null
                || one.kind() == null
                || one.date() == null
                || one.paper() < 1
                || one.amount() < 1
                || one.member() < 1
                || one.target() < 0) {
            return new ReceiptAnswer(
                    id, "MALFORMED", false, null, null, page.t("collector.problem.malformed"));
        }
        var taking =
                new Taking(
                        id,
                        phone,
                        one.paper(),
                        one.kind(),
                        one.member(),
                        one.target(),
                        Money.rupiah(one.amount()),
                        one.date(),
                        one.takenAt() == null ? day.now() : one.takenAt());
        return switch (receipts.take(actor, taking)) {
            case TakingAnswer.Arrived(var taken, var first) -> {
                var no = taken.entryNo();
                var mark =
                        no == null
                                ? null
                                : books.entry(actor, no.longValue())
                                        .map(entry -> entry.leafHex().substring(0, MARK))
                                        .orElse(null);
                yield new ReceiptAnswer(
                        id,
                        taken.outcome().name(),
                        first,
                        no,
                        mark,
                        CollectorWords.outcome(page, taken));
            }
            case TakingAnswer.OtherContent() ->
                    new ReceiptAnswer(
                            id,
                            "OTHER_CONTENT",
                            false,
                            null,
                            null,
                            page.t("collector.problem.other-content"));
        };
    }

    /** Hexadecimal digits of a leaf that a receipt shows. */
    private static final int MARK = 16;
}
