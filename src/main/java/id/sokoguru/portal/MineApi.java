package id.sokoguru.portal;

import id.sokoguru.access.CooperativeNames;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.savings.Dues;
import id.sokoguru.savings.Savings;
import id.sokoguru.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The member's own figures for programs. Amounts are whole rupiah. Who is a member of several
 * cooperatives chooses one with {@code ?k=}, else it is the first.
 */
@RestController
@RequestMapping("/api/v1/me")
public class MineApi {
    private static final int MOST = 200;

    private final Mine mine;
    private final Savings savings;
    private final CooperativeNames names;
    private final BusinessDay day;

    MineApi(Mine mine, Savings savings, CooperativeNames names, BusinessDay day) {
        this.mine = mine;
        this.savings = savings;
        this.names = names;
        this.day = day;
    }

    @Schema(name = "MyAccount")
    public record AccountAnswer(
            long number,
            String product,
            long balance,
            LocalDate openedOn,
            @Nullable LocalDate closedOn) {}

    /**
     * @param arrears open up to and including the current period
     * @param next first day of the coming unpaid period
     */
    @Schema(name = "MyDues")
    public record DuesAnswer(
            long arrears, @Nullable LocalDate paidThrough, LocalDate next, long nextAmount) {
        static DuesAnswer of(Dues dues) {
            return new DuesAnswer(
                    dues.arrears().rupiah(),
                    dues.paidThrough(),
                    dues.next().period(),
                    dues.next().open().rupiah());
        }
    }

    /**
     * @param instalments paid so far towards simpanan pokok by somebody who is not a member yet
     * @param owed to somebody who left
     */
    @Schema(name = "MySavings")
    public record SavingsAnswer(
            String cooperative,
            String cooperativeName,
            long member,
            Instant asOf,
            long total,
            long principal,
            long obligatory,
            long instalments,
            long owed,
            @Nullable DuesAnswer dues,
            List<AccountAnswer> accounts) {}

    @Operation(summary = "The member's own savings")
    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/savings")
    SavingsAnswer savings(Actor actor) {
        var held = mine.holdings(actor);
        return new SavingsAnswer(
                actor.at().text(),
                names.nameOf(actor.at()).orElse(actor.at().text()),
                mine.number(actor),
                day.now(),
                held.total().rupiah(),
                held.principal().rupiah(),
                held.obligatory().rupiah(),
                held.candidateDeposit().rupiah(),
                held.owed().rupiah(),
                savings.dues(actor, mine.number(actor)).map(DuesAnswer::of).orElse(null),
                held.accounts().stream()
                        .map(one ->
                                new AccountAnswer(
                                        one.account().accountNo(),
                                        one.account().productName(),
                                        one.balance().rupiah(),
                                        one.account().openedOn(),
                                        one.account().closedOn()))
                        .toList());
    }

    /**
     * @param amount what it added to the member's savings; negative when it took away
     */
    @Schema(name = "MyEntry")
    public record EntryAnswer(
            long number, LocalDate date, String event, long amount, List<PartAnswer> parts) {}

    /** What an entry did to one place: an account of the chart and the sub-account in it. */
    @Schema(name = "MyEntryPart")
    public record PartAnswer(int account, long sub, long amount) {}

    /**
     * @param next ask again with {@code before=next} for older ones; null at the end
     */
    @Schema(name = "MyEntries")
    public record EntriesAnswer(List<EntryAnswer> entries, @Nullable Long next) {}

    /** The entries that touched the member's savings, newest first. */
    @Operation(summary = "The entries that touched the member's savings, newest first")
    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/entries")
    EntriesAnswer entries(
            Actor actor,
            @RequestParam(defaultValue = "0") long before,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Math.clamp(limit, 1, MOST);
        var found = mine.latest(actor, Math.max(before, 0), most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new EntriesAnswer(
                shown.stream().map(MineApi::entry).toList(),
                found.size() > most ? shown.getLast().entryNo() : null);
    }

    private static EntryAnswer entry(Mine.Movement one) {
        return new EntryAnswer(
                one.entryNo(),
                one.date(),
                one.event(),
                one.change().rupiah(),
                one.parts().entrySet().stream()
                        .map(part -> part(part.getKey(), part.getValue()))
                        .toList());
    }

    private static PartAnswer part(Mine.Place place, Money amount) {
        return new PartAnswer(place.account(), place.sub(), amount.rupiah());
    }
}
