package id.sokoguru.savings;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
 * The counter for programs. The {@code Idempotency-Key} (a UUID) becomes the entry's id: send the
 * same request again after a lost answer, and the same receipt comes back.
 */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}/savings")
class SavingsApi {
    private static final int MOST = 500;

    private final Savings savings;
    private final SavingsCounter counter;

    SavingsApi(Savings savings, SavingsCounter counter) {
        this.savings = savings;
        this.counter = counter;
    }

    /** What every request for money says. */
    private interface Request {
        long amount();

        long till();

        @Nullable Integer bankAccount();

        @Nullable LocalDate date();

        default MoneyPlace place() {
            var bank = bankAccount();
            return bank == null ? MoneyPlace.till(till()) : new MoneyPlace(bank, till());
        }

        default LocalDate dateOr(LocalDate today) {
            var date = date();
            return date == null ? today : date;
        }
    }

    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ApiResponse(
            responseCode = "201",
            description = "Posted.",
            content = @Content(schema = @Schema(implementation = ReceiptAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Had been posted before under this key: the first receipt.",
            content = @Content(schema = @Schema(implementation = ReceiptAnswer.class)))
    private @interface AnswersReceipt {}

    /**
     * Money in or out of a savings account.
     *
     * @param account savings account number
     * @param amount whole rupiah
     * @param till number of the till; of a bank account when {@code bankAccount} is given
     * @param bankAccount ledger account of the bank, e.g. 110204; null = cash
     * @param date business date; null = today
     * @param identified true = the papers of who stands there were seen, which a sleeping account
     *     needs
     */
    @Schema(name = "SavingsRequest")
    public record AccountRequest(
            long account,
            long amount,
            long till,
            @Nullable Integer bankAccount,
            @Nullable LocalDate date,
            @Nullable Boolean identified)
            implements Request {
        boolean wasIdentified() {
            return Boolean.TRUE.equals(identified);
        }
    }

    /** Simpanan pokok or wajib of a member. */
    public record MemberRequest(
            long member,
            long amount,
            long till,
            @Nullable Integer bankAccount,
            @Nullable LocalDate date)
            implements Request {}

    /** A new savings account with its first deposit. */
    public record OpeningRequest(
            long member,
            int product,
            long amount,
            long till,
            @Nullable Integer bankAccount,
            @Nullable LocalDate date)
            implements Request {}

    /**
     * @param leaf hash of the entry in the cooperative's log, hex
     * @param balance of the savings afterwards, whole rupiah
     * @param replayed whether the request had been taken before
     */
    public record ReceiptAnswer(
            long entryNo,
            UUID id,
            Instant recordedAt,
            String leaf,
            int ledgerAccount,
            long account,
            long balance,
            boolean replayed) {}

    /** A savings account; {@code balance} only when one is asked for. */
    @Schema(name = "SavingsAccountAnswer")
    public record AccountAnswer(
            long account,
            int product,
            String productName,
            long member,
            long minimumBalance,
            LocalDate opened,
            @Nullable LocalDate closed,
            boolean blocked) {}

    /**
     * @param next give as {@code after} for the next page; null = no more
     */
    @Schema(name = "SavingsAccounts")
    public record AccountList(List<AccountAnswer> accounts, @Nullable Long next) {}

    public record DuesAnswer(
            long member,
            long arrears,
            int unpaidPeriods,
            @Nullable LocalDate paidThrough,
            LocalDate nextPeriod,
            long nextAmount) {}

    @Operation(summary = "A deposit into a savings account")
    @AnswersReceipt
    @Needs(Permission.TELLER)
    @PostMapping("/deposits")
    ResponseEntity<?> deposit(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AccountRequest body) {
        return take(
                page,
                actor,
                key,
                body,
                (id, amount, place, date) ->
                        new CounterOrder.Deposit(
                                id, body.account(), amount, place, date, body.wasIdentified()));
    }

    @Operation(summary = "A withdrawal from a savings account")
    @AnswersReceipt
    @Needs(Permission.TELLER)
    @PostMapping("/withdrawals")
    ResponseEntity<?> withdraw(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AccountRequest body) {
        return take(
                page,
                actor,
                key,
                body,
                (id, amount, place, date) ->
                        new CounterOrder.Withdrawal(
                                id, body.account(), amount, place, date, body.wasIdentified()));
    }

    @Operation(summary = "A payment of simpanan wajib")
    @AnswersReceipt
    @Needs(Permission.TELLER)
    @PostMapping("/obligatory")
    ResponseEntity<?> obligatory(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody MemberRequest body) {
        return take(
                page,
                actor,
                key,
                body,
                (id, amount, place, date) ->
                        new CounterOrder.Obligatory(id, body.member(), amount, place, date));
    }

    @Operation(summary = "A payment of simpanan pokok")
    @AnswersReceipt
    @Needs(Permission.TELLER)
    @PostMapping("/principal")
    ResponseEntity<?> principal(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody MemberRequest body) {
        return take(
                page,
                actor,
                key,
                body,
                (id, amount, place, date) ->
                        new CounterOrder.Principal(id, body.member(), amount, place, date));
    }

    private interface Ordering {
        CounterOrder order(UUID id, Money amount, MoneyPlace place, LocalDate date);
    }

    private ResponseEntity<?> take(
            Page page, Actor actor, @Nullable String key, Request body, Ordering ordering) {
        var id = id(key);
        if (id == null || body.amount() <= 0) {
            return malformed(page, id);
        }
        var order =
                ordering.order(
                        id, Money.rupiah(body.amount()), body.place(), body.dateOr(page.today()));
        return answer(page, counter.take(actor, order));
    }

    @Operation(summary = "Opens a savings account, with its first deposit")
    @ApiResponse(
            responseCode = "201",
            description = "Opened.",
            content = @Content(schema = @Schema(implementation = AccountAnswer.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Had been opened before under this key.",
            content = @Content(schema = @Schema(implementation = AccountAnswer.class)))
    @Needs(Permission.TELLER)
    @PostMapping("/accounts")
    ResponseEntity<?> open(
            Page page,
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody OpeningRequest body) {
        var id = id(key);
        if (id == null || body.amount() < 0) {
            return malformed(page, id);
        }
        var order =
                new Opening(
                        id,
                        body.member(),
                        body.product(),
                        Money.rupiah(body.amount()),
                        body.place(),
                        body.dateOr(page.today()));
        return switch (counter.open(actor, order)) {
            case Opening.Opened(long account, var receipt) -> {
                var opened = savings.account(actor, account).orElseThrow();
                yield ResponseEntity.status(receipt != null && receipt.replayed() ? 200 : 201)
                        .body(account(opened));
            }
            case Opening.UnknownProduct _ ->
                    Problem.refused(
                            page, "savings.unknown-product", page.t("savings.problem.product"));
            case Opening.NotOpened(var reason) -> refusal(page, reason);
        };
    }

    @Operation(summary = "Savings accounts by number")
    @Needs({Permission.TELLER, Permission.READ_MEMBERS, Permission.READ_BOOKS})
    @GetMapping("/accounts")
    AccountList list(
            Actor actor,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var rows = savings.list(actor, after, most + 1);
        var more = rows.size() > most;
        var shown = more ? rows.subList(0, most) : rows;
        return new AccountList(
                shown.stream().map(SavingsApi::account).toList(),
                more ? shown.getLast().accountNo() : null);
    }

    @Operation(summary = "One savings account")
    @Needs({
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.READ_BOOKS,
        Permission.MEMBER_SELF
    })
    @GetMapping("/accounts/{number}")
    AccountAnswer one(Actor actor, @PathVariable long number) {
        return savings.account(actor, number)
                .map(SavingsApi::account)
                .orElseThrow(() -> new NotFound("savings account " + number));
    }

    @Operation(summary = "Who owes simpanan wajib")
    @Needs({Permission.TELLER, Permission.READ_MEMBERS, Permission.MEMBERS})
    @GetMapping("/arrears")
    List<DuesAnswer> arrears(Actor actor) {
        return savings.arrears(actor).stream().map(SavingsApi::dues).toList();
    }

    private static DuesAnswer dues(Dues dues) {
        return new DuesAnswer(
                dues.member(),
                dues.arrears().rupiah(),
                dues.unpaid().size(),
                dues.paidThrough(),
                dues.next().period(),
                dues.next().open().rupiah());
    }

    private static AccountAnswer account(SavingsAccount a) {
        return new AccountAnswer(
                a.accountNo(),
                a.productNo(),
                a.productName(),
                a.memberNo(),
                a.minimumBalance().rupiah(),
                a.openedOn(),
                a.closedOn(),
                a.blockedAt() != null);
    }

    private static ResponseEntity<?> answer(Page page, CounterAnswer answer) {
        return switch (answer) {
            case CounterAnswer.Done(Receipt receipt, int account, long sub, var balance) ->
                    ResponseEntity.status(receipt.replayed() ? 200 : 201)
                            .header("Cache-Control", "no-store")
                            .body(
                                    new ReceiptAnswer(
                                            receipt.entryNo(),
                                            receipt.id(),
                                            receipt.recordedAt(),
                                            receipt.leafHex(),
                                            account,
                                            sub,
                                            balance.rupiah(),
                                            receipt.replayed()));
            case CounterAnswer.Refused refused -> refusal(page, refused);
        };
    }

    private static ResponseEntity<?> refusal(Page page, CounterAnswer.Refused refused) {
        if (refused instanceof CounterAnswer.Unknown) {
            throw new NotFound("savings");
        }
        return Problem.refused(
                page, "savings." + Refusals.kind(refused), Refusals.sentence(page, refused));
    }

    private static ResponseEntity<?> malformed(Page page, @Nullable UUID id) {
        return id == null
                ? Problem.of(page, 400, "idempotency-key", page.t("savings.problem.key"))
                : Problem.of(page, 400, "amount", page.t("savings.problem.fields", "amount"));
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
