package id.sokoguru.savings;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalId;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.DailyBalances;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The door to the bonus on wadiah savings. Wadiah is safe-keeping and earns nothing: what the
 * members get is a gift that the board decides when a month is over, never before, and nobody may
 * promise it. One of the board proposes a sum, another agrees, and then it is dealt by the mean
 * balance of the month, to the rupiah; the final tax is that of interest (PP 15/2009).
 */
@Component
public class Bonuses implements ApprovalKind {
    static final String BONUS = "savings.wadiah_bonus";

    private final SavingsStore store;
    private final DepositStore deposits;
    private final DailyBalances balances;
    private final RewardBooking booking;
    private final Approvals approvals;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Bonuses(
            SavingsStore store,
            DepositStore deposits,
            DailyBalances balances,
            RewardBooking booking,
            Approvals approvals,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.deposits = deposits;
        this.balances = balances;
        this.booking = booking;
        this.approvals = approvals;
        this.tenancy = tenancy;
        this.day = day;
    }

    /**
     * A sum for all who save in a wadiah product.
     *
     * @param month any day of the month, which must be over
     */
    public record Proposal(int product, LocalDate month, Money sum) {
        LocalDate endsOn() {
            return month.withDayOfMonth(month.lengthOfMonth());
        }

        String payload() {
            return product + ";" + endsOn() + ";" + sum.rupiah();
        }

        static Proposal of(Approval approval) {
            var parts = approval.payload().split(";");
            return new Proposal(
                    Integer.parseInt(parts[0]),
                    LocalDate.parse(parts[1]),
                    Money.rupiah(Long.parseLong(parts[2])));
        }
    }

    /** Answers to {@link #propose}. */
    public sealed interface Answer {}

    /** A second person of the board has to agree. */
    public record Asked(ApprovalId approval) implements Answer {}

    /** A sum for this month waits already. */
    public record AlreadyAsked() implements Answer {}

    /** The month has its bonus. */
    public record AlreadyGiven() implements Answer {}

    /** A bonus is not decided before the month is over. */
    public record MonthNotOver() implements Answer {}

    /** Nobody saved in this month, or no sum. */
    public record NothingToDeal() implements Answer {}

    /** No wadiah savings of this number. */
    public record UnknownProduct() implements Answer {}

    /** The wadiah products that are offered, by number. */
    public List<Product> products(Actor actor) {
        return tenancy.read(
                actor,
                () ->
                        store.products(actor, day.today()).stream()
                                .filter(p -> p.kind() == Product.Kind.WADIAH)
                                .toList());
    }

    /** What was given, the newest first. */
    List<DepositStore.Given> given(Actor actor) {
        return tenancy.read(actor, () -> deposits.given(actor));
    }

    /** The sum that waits for a second person. */
    public Optional<Money> waiting(Actor actor, int product, LocalDate month) {
        return approvals
                .of(actor, BONUS, subject(actor, new Proposal(product, month, Money.ZERO)))
                .stream()
                .filter(Approval::waits)
                .map(a -> Proposal.of(a).sum())
                .findFirst();
    }

    public Answer propose(Actor actor, Proposal proposal) {
        return tenancy.write(
                actor,
                () -> {
                    if (products(actor).stream().noneMatch(p -> p.number() == proposal.product())) {
                        return new UnknownProduct();
                    }
                    if (!proposal.endsOn().isBefore(day.today())) {
                        return new MonthNotOver();
                    }
                    if (isGiven(actor, proposal)) {
                        return new AlreadyGiven();
                    }
                    if (waiting(actor, proposal.product(), proposal.month()).isPresent()) {
                        return new AlreadyAsked();
                    }
                    if (deal(actor, proposal).isEmpty()) {
                        return new NothingToDeal();
                    }
                    return new Asked(
                            approvals.request(
                                    actor,
                                    BONUS,
                                    subject(actor, proposal),
                                    "Bonus wadiah bulan "
                                            + proposal.endsOn().toString().substring(0, 7)
                                            + " sebesar "
                                            + proposal.sum().text(),
                                    proposal.payload()));
                });
    }

    private boolean isGiven(Actor actor, Proposal proposal) {
        return deposits.given(actor).stream()
                .anyMatch(g ->
                        g.productNo() == proposal.product()
                                && g.paidOn().equals(proposal.endsOn()));
    }

    private static UUID subject(Actor actor, Proposal proposal) {
        var text = actor.at().value() + " bonus " + proposal.product() + " " + proposal.endsOn();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What each account gets that still is open: the sum by mean balances, largest remainder. */
    private List<Earned> deal(Actor actor, Proposal proposal) {
        var end = proposal.endsOn();
        var first = end.withDayOfMonth(1);
        var levels = balances.of(actor, List.of(Product.Kind.WADIAH.account()), first, end);
        var accounts = new ArrayList<DepositStore.Held>();
        var weights = new ArrayList<Long>();
        for (var account : deposits.held(actor, end)) {
            if (account.productNo() != proposal.product()) {
                continue;
            }
            long weight =
                    InterestRoutine.rupiahDays(
                            InterestRoutine.stretches(levels, account, first, end));
            if (weight > 0) {
                accounts.add(account);
                weights.add(weight);
            }
        }
        var earned = new ArrayList<Earned>();
        if (accounts.isEmpty()) {
            return earned;
        }
        var shares = proposal.sum().allocate(weights);
        for (int i = 0; i < shares.size(); i++) {
            if (shares.get(i).isPositive()) {
                var account = accounts.get(i);
                earned.add(
                        new Earned(
                                account.accountNo(),
                                account.productNo(),
                                account.memberNo(),
                                Product.Kind.WADIAH,
                                new MoneyPlace(account.account(), account.accountNo()),
                                shares.get(i)));
            }
        }
        return earned;
    }

    // ---- four eyes

    @Override
    public String kind() {
        return BONUS;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        var proposal = Proposal.of(approval);
        return words.t(
                "savings.bonus.effect",
                proposal.sum().text(),
                proposal.endsOn().toString().substring(0, 7),
                String.valueOf(tenancy.read(reader, () -> deal(reader, proposal)).size()));
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        var proposal = Proposal.of(approval);
        var earned = deal(approver, proposal);
        if (earned.isEmpty() || isGiven(approver, proposal)) {
            return new Outcome.Impossible(Words.indonesian().t("savings.bonus.gone"));
        }
        var refusal =
                booking.book(
                        approver,
                        proposal.endsOn(),
                        earned,
                        "savings.bonus",
                        "Bonus wadiah simpanan");
        return refusal == null
                ? new Outcome.Done()
                : new Outcome.Impossible(Standstill.because(refusal, proposal.endsOn()).sentence());
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/simpanan/bonus");
    }
}
