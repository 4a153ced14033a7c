package id.sokoguru.renteng;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Groups for programs: the same doors as the pages. An {@code Idempotency-Key} (a UUID) becomes the
 * entry's id; sent again, the first answer comes back.
 */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}/groups")
class GroupApi {
    private final Groups groups;
    private final DuesLists dues;
    private final GroupSettlements settlements;
    private final Coverings coverings;
    private final Members members;

    GroupApi(
            Groups groups,
            DuesLists dues,
            GroupSettlements settlements,
            Coverings coverings,
            Members members) {
        this.groups = groups;
        this.dues = dues;
        this.settlements = settlements;
        this.coverings = coverings;
        this.members = members;
    }

    /**
     * @param savings of the group itself, rupiah
     * @param flags what is not as it should be
     * @param contagion signs that not paying spreads
     */
    @Schema(name = "JointGroup")
    public record GroupAnswer(
            long number,
            String name,
            LocalDate foundedOn,
            LocalDate nextMeeting,
            String meetingTime,
            String place,
            String officer,
            int members,
            long savings,
            List<Groups.Flag> flags,
            List<Contagion.Sign> contagion) {}

    /**
     * @param debt what others paid for the member and have not got back; not part of the total
     */
    @Schema(name = "GroupDue")
    public record DueAnswer(
            long member,
            long obligatory,
            long principal,
            long interest,
            long penalty,
            long contribution,
            long total,
            long debt) {}

    @Schema(name = "GroupDues")
    public record DuesAnswer(long group, LocalDate date, long total, List<DueAnswer> lines) {}

    /**
     * @param paid of the member's own dues; left out = nothing
     * @param givesBack of what others paid for the member before
     * @param takesOver of what is missing, when that is agreed
     */
    @Schema(name = "GroupSettlementPart")
    public record PartRequest(
            long member, @Nullable Long paid, @Nullable Long givesBack, @Nullable Long takesOver) {}

    /**
     * @param due of all, as the dues list said
     * @param counted the money that is there
     * @param till number of the till, or of the account when {@code bankAccount} names a bank
     * @param parts of members who do not simply pay their dues
     */
    @Schema(name = "GroupSettlementRequest")
    public record SettlementRequest(
            @Nullable LocalDate date,
            @Nullable Long due,
            @Nullable Long counted,
            SettlementOrder.@Nullable Sharing sharing,
            @Nullable Long till,
            @Nullable Integer bankAccount,
            @Nullable List<PartRequest> parts) {}

    @Schema(name = "GroupSettlement")
    public record SettlementDone(long entry, UUID id, String leaf, boolean replayed) {}

    @Operation(summary = "The groups of joint liability as they stand today")
    @Needs({Permission.LEND, Permission.TELLER, Permission.READ_MEMBERS, Permission.APPROVE})
    @GetMapping
    List<GroupAnswer> list(Page page, Actor actor) {
        return groups.health(actor, page.today()).stream().map(one -> answer(page, one)).toList();
    }

    private static GroupAnswer answer(Page page, Groups.Health one) {
        var group = one.group();
        return new GroupAnswer(
                group.number(),
                group.name(),
                group.foundedOn(),
                group.nextMeeting(page.today()),
                group.meetingTime().toString(),
                group.place(),
                group.officer(),
                one.size(),
                one.savings().rupiah(),
                List.copyOf(one.flags()),
                List.copyOf(one.signs()));
    }

    @Operation(summary = "What a group has to bring on a day, by default to its next meeting")
    @Needs({Permission.LEND, Permission.TELLER, Permission.READ_MEMBERS, Permission.APPROVE})
    @GetMapping("/{number}/dues")
    DuesAnswer dues(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(required = false) @Nullable LocalDate date) {
        var group = groups.group(actor, number).orElseThrow(() -> new NotFound("group " + number));
        var list = dues.of(actor, group, date == null ? group.nextMeeting(page.today()) : date);
        return new DuesAnswer(
                number,
                list.date(),
                list.total().rupiah(),
                list.lines().stream()
                        .map(line ->
                                new DueAnswer(
                                        line.member(),
                                        line.obligatory().rupiah(),
                                        line.principal().rupiah(),
                                        line.interest().rupiah(),
                                        line.penalty().rupiah(),
                                        line.contribution().rupiah(),
                                        line.total().rupiah(),
                                        line.debt().rupiah()))
                        .toList());
    }

    @Operation(summary = "Takes what a group brings, whole or not at all")
    @ApiResponse(
            responseCode = "201",
            description = "Taken.",
            content = @Content(schema = @Schema(implementation = SettlementDone.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Had been taken before under this key: the first receipt.",
            content = @Content(schema = @Schema(implementation = SettlementDone.class)))
    @Needs(Permission.TELLER)
    @PostMapping("/{number}/settlements")
    ResponseEntity<?> settle(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody SettlementRequest body) {
        var entry = uuid(key);
        if (entry == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("renteng.problem.key"));
        }
        var group = groups.group(actor, number).orElseThrow(() -> new NotFound("group " + number));
        var date = Objects.requireNonNullElse(body.date(), page.today());
        var parts = new ArrayList<SettlementOrder.Part>();
        var typed = Objects.requireNonNullElse(body.parts(), List.<PartRequest>of());
        for (var line : dues.of(actor, group, date).lines()) {
            if (typed.stream().noneMatch(part -> part.member() == line.member())) {
                parts.add(SettlementOrder.Part.full(line));
            }
        }
        for (var part : typed) {
            parts.add(
                    new SettlementOrder.Part(
                            part.member(),
                            money(part.paid()),
                            money(part.givesBack()),
                            money(part.takesOver())));
        }
        var order =
                new SettlementOrder(
                        entry,
                        number,
                        date,
                        place(body.till(), body.bankAccount()),
                        money(body.due()),
                        Objects.requireNonNullElse(body.sharing(), SettlementOrder.Sharing.NONE),
                        money(body.counted()),
                        parts);
        return switch (settlements.settle(actor, order)) {
            case SettlementAnswer.Settled(var receipt) ->
                    ResponseEntity.status(receipt.replayed() ? 200 : 201)
                            .body(
                                    new SettlementDone(
                                            receipt.entryNo(),
                                            receipt.id(),
                                            receipt.leafHex(),
                                            receipt.replayed()));
            case SettlementAnswer.Refused refusal ->
                    Problem.refused(
                            page,
                            "renteng." + RentengWords.kind((Record) refusal),
                            RentengWords.sentence(page, refusal, Map.of()));
        };
    }

    /**
     * @param till number of the till, or of the account when {@code bankAccount} names a bank
     */
    @Schema(name = "GivingBackRequest")
    public record GivingBackRequest(
            @Nullable LocalDate date,
            @Nullable Long amount,
            @Nullable Long till,
            @Nullable Integer bankAccount) {}

    /**
     * @param debt what the member owes to others afterwards, rupiah
     */
    @Schema(name = "GivingBack")
    public record GivingBackDone(long entry, UUID id, String leaf, boolean replayed, long debt) {}

    @Operation(summary = "Takes what a member gives back to those who paid for her; kept for them")
    @ApiResponse(
            responseCode = "201",
            description = "Taken.",
            content = @Content(schema = @Schema(implementation = GivingBackDone.class)))
    @ApiResponse(
            responseCode = "200",
            description = "Had been taken before under this key: the first receipt.",
            content = @Content(schema = @Schema(implementation = GivingBackDone.class)))
    @Needs(Permission.TELLER)
    @PostMapping("/coverings/{number}/returns")
    ResponseEntity<?> giveBack(
            Page page,
            Actor actor,
            @PathVariable("number") long member,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody GivingBackRequest body) {
        var entry = uuid(key);
        if (entry == null) {
            return Problem.of(page, 400, "idempotency-key", page.t("renteng.problem.key"));
        }
        members.required(actor, member);
        var order =
                new GivingBack(
                        entry,
                        member,
                        money(body.amount()),
                        place(body.till(), body.bankAccount()),
                        Objects.requireNonNullElse(body.date(), page.today()));
        return switch (coverings.giveBack(actor, order)) {
            case GivingBack.Done(var receipt) ->
                    ResponseEntity.status(receipt.replayed() ? 200 : 201)
                            .body(
                                    new GivingBackDone(
                                            receipt.entryNo(),
                                            receipt.id(),
                                            receipt.leafHex(),
                                            receipt.replayed(),
                                            coverings.debt(actor, member).rupiah()));
            case GivingBack.Refused refusal ->
                    Problem.refused(
                            page,
                            "renteng." + RentengWords.kind((Record) refusal),
                            RentengWords.sentence(page, refusal));
        };
    }

    /** Null when it is no UUID. */
    private static @Nullable UUID uuid(@Nullable String key) {
        return key != null && key.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                ? UUID.fromString(key)
                : null;
    }

    private static MoneyPlace place(@Nullable Long till, @Nullable Integer bank) {
        var number = Objects.requireNonNullElse(till, 0L);
        return bank == null ? MoneyPlace.till(number) : new MoneyPlace(bank, number);
    }

    private static Money money(@Nullable Long rupiah) {
        return rupiah == null || rupiah < 0 ? Money.ZERO : Money.rupiah(rupiah);
    }
}
