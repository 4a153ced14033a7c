package id.sokoguru.savings;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.membership.Members;
import id.sokoguru.rule.Rules;
import id.sokoguru.savings.SavingsStore.Hold;
import id.sokoguru.savings.SavingsStore.Looked;
import id.sokoguru.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to term deposits (simpanan berjangka): placing, breaking, what runs. Interest, maturity
 * and renewal come by themselves with {@link TermRoutine}.
 */
@Component
public class Deposits implements ApprovalKind {
    static final String BREAK = "savings.term_break";

    private final Savings savings;
    private final SavingsCounter counter;
    private final SavingsStore store;
    private final DepositStore deposits;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Members members;
    private final Rules rules;
    private final Approvals approvals;

    Deposits(
            Savings savings,
            SavingsCounter counter,
            SavingsStore store,
            DepositStore deposits,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Members members,
            Rules rules,
            Approvals approvals) {
        this.savings = savings;
        this.counter = counter;
        this.store = store;
        this.deposits = deposits;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.members = members;
        this.rules = rules;
        this.approvals = approvals;
    }

    // ---- reading

    /** What runs, the next to mature first. */
    public List<Deposit> running(Actor actor) {
        return members.list(actor, 0, 1).isEmpty()
                ? List.of()
                : tenancy.read(actor, () -> deposits.running(actor, null));
    }

    /** A deposit; empty when there is none or the actor may not see its owner. */
    public Optional<Deposit> deposit(Actor actor, long account) {
        return tenancy.read(
                actor,
                () ->
                        deposits.deposit(actor, account)
                                .filter(d -> members.member(actor, d.memberNo()).isPresent()));
    }

    List<DepositStore.Term> terms(Actor actor, long account) {
        return tenancy.read(actor, () -> deposits.terms(actor, account));
    }

    List<DepositStore.Reward> rewards(Actor actor, long account) {
        return tenancy.read(actor, () -> deposits.rewards(actor, account));
    }

    // ---- placing (J06)

    /** Opens the deposit with its money in one transaction. */
    public Placement.Answer place(Actor actor, Placement order) {
        return tenancy.write(actor, () -> placeInside(actor, order));
    }

    private Placement.Answer placeInside(Actor actor, Placement order) {
        var cash = order.source().holdsMoney() ? order.source() : null;
        var member = store.lookMember(actor, order.member(), Hold.ALONE, cash);
        if (member.isEmpty()) {
            return new Placement.NotPlaced(new CounterAnswer.Unknown());
        }
        var earlier = store.byRequest(actor, order.id());
        var entry = books.entry(actor, order.id());
        if (earlier.isPresent() && entry.isPresent()) {
            return new Placement.Placed(earlier.get().accountNo(), receipt(actor, entry.get()));
        }
        if (!member.get().isMember()) {
            return new Placement.NotPlaced(new CounterAnswer.NotMember());
        }
        var product =
                store.products(actor, order.date()).stream()
                        .filter(p -> p.number() == order.product() && p.kind().isTerm())
                        .findFirst()
                        .orElse(null);
        if (product == null) {
            return new Placement.UnknownProduct();
        }
        if (order.amount().compareTo(product.minimumOpening()) < 0
                || !order.amount().isPositive()) {
            return new Placement.NotPlaced(
                    new CounterAnswer.BelowOpening(product.minimumOpening()));
        }
        if (product.kind().sharesIncome()
                && (order.pays() != Deposit.Pays.MONTHLY
                        || order.renewal() == Deposit.Renewal.WHOLE)) {
            return new Placement.PaidMonthly();
        }
        if (!takesInterest(actor, order.member(), order.payTo())) {
            return new Placement.NoAccountForInterest();
        }
        var refusal = refusesSource(actor, order, member.get());
        if (refusal != null) {
            return new Placement.NotPlaced(refusal);
        }
        long number =
                savings.open(
                                actor,
                                List.of(
                                        new Opening(
                                                order.id(),
                                                order.member(),
                                                order.product(),
                                                order.amount(),
                                                order.source(),
                                                order.date())),
                                List.of(product))
                        .getFirst();
        long certificate = deposits.drawCertificate(actor);
        deposits.insert(
                actor,
                number,
                certificate,
                new DepositStore.Conditions(
                        product.months(), order.payTo(), order.renewal(), order.pays()),
                product);
        deposits.begin(
                actor,
                number,
                1,
                order.date(),
                order.date().plusMonths(product.months()),
                product.rate(),
                product.nisbah());
        return switch (ledger.post(
                actor, DepositJournals.placed(order, product, number, certificate))) {
            case Posting.Posted(var receipt) -> new Placement.Placed(number, receipt);
            case Posting.Refused reason ->
                    new Placement.NotPlaced(refused(order.source(), Money.ZERO, reason));
        };
    }

    /** Interest goes where the member can draw on it. */
    private boolean takesInterest(Actor actor, long member, long account) {
        return store.account(actor, account)
                .filter(a -> a.memberNo() == member && a.isOpen())
                .filter(SavingsAccount::isAtCall)
                .isPresent();
    }

    private CounterAnswer.@Nullable Refused refusesSource(
            Actor actor, Placement order, Looked member) {
        if (order.source().holdsMoney()) {
            return counter.usable(actor, order.source(), member)
                    ? null
                    : new CounterAnswer.PlaceNotOpen();
        }
        return refusesAccount(actor, order.source(), order.member(), order.date(), true);
    }

    private CounterAnswer.@Nullable Refused refusesAccount(
            Actor actor, MoneyPlace place, long member, LocalDate date, boolean out) {
        var account = store.look(actor, place.sub(), Hold.SHARED, null).orElse(null);
        if (account == null || account.account() != place.account()) {
            return new CounterAnswer.Unknown();
        }
        if (account.memberNo() != member) {
            return new CounterAnswer.NotOwn();
        }
        if (!out) {
            return CounterRules.intoAccount(account);
        }
        var refusal = CounterRules.outOfAccount(account, date);
        return refusal == null ? CounterRules.awake(account, false) : refusal;
    }

    private static CounterAnswer.Refused refused(
            MoneyPlace place, Money minimum, Posting.Refused reason) {
        return switch (reason) {
            case Posting.NotEnough n when Product.Kind.isAtCall(n.account()) ->
                    new CounterAnswer.NotEnough(n.available(), n.wanted(), minimum);
            case Posting.NotEnough n when n.account() == place.account() ->
                    new CounterAnswer.PlaceShort(n.available(), n.wanted());
            case Posting.PlaceClosed c when c.account() == place.account() ->
                    new CounterAnswer.PlaceNotOpen();
            default -> new CounterAnswer.BooksRefuse(reason);
        };
    }

    // ---- breaking

    /** What breaking a deposit on a day does. */
    public Breaking.Offer offer(Actor actor, Deposit deposit, LocalDate date) {
        return tenancy.read(
                actor,
                () -> {
                    var principal = books.balance(actor, deposit.account(), deposit.accountNo());
                    if (deposit.sharesIncome()) {
                        // What was shared was earned; the days since come with the month's end.
                        return new Breaking.Offer(
                                principal,
                                deposit.paid(),
                                deposit.paid(),
                                Money.ZERO,
                                Money.ZERO,
                                Money.ZERO);
                    }
                    long days = Math.max(0, ChronoUnit.DAYS.between(deposit.startsOn(), date));
                    var earned =
                            Interest.ofDays(
                                    principal, deposit.breakRate(), days, deposit.dayBasis());
                    var more = earned.minus(deposit.paid());
                    if (!more.isPositive()) {
                        return new Breaking.Offer(
                                principal,
                                earned,
                                deposit.paid(),
                                more.negated(),
                                Money.ZERO,
                                Money.ZERO);
                    }
                    var month =
                            deposits.month(actor, date)
                                    .getOrDefault(
                                            deposit.memberNo(),
                                            new DepositStore.Month(
                                                    deposit.memberNo(), Money.ZERO, Money.ZERO));
                    var tax = FinalTax.on(rules, date).further(month.gross(), month.tax(), more);
                    return new Breaking.Offer(
                            principal,
                            earned,
                            deposit.paid(),
                            Money.ZERO,
                            more,
                            tax.compareTo(more) > 0 ? more : tax);
                });
    }

    /** Whether somebody agreed that the deposit is broken in its current term. */
    boolean isAgreed(Actor actor, Deposit deposit) {
        return approvals.approved(actor, BREAK, subject(actor, deposit)).isPresent();
    }

    boolean isAsked(Actor actor, Deposit deposit) {
        return approvals.of(actor, BREAK, subject(actor, deposit)).stream()
                .anyMatch(Approval::waits);
    }

    private static UUID subject(Actor actor, Deposit deposit) {
        var text = actor.at().value() + " term " + deposit.accountNo() + " " + deposit.termNo();
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Cashes a deposit before its term ends; where its product says so, after a second person has
     * agreed.
     */
    public Breaking.Answer breakUp(Actor actor, Breaking order) {
        return tenancy.write(actor, () -> breakInside(actor, order));
    }

    private Breaking.Answer breakInside(Actor actor, Breaking order) {
        var cash = order.place().holdsMoney() ? order.place() : null;
        var found = store.look(actor, order.account(), Hold.ALONE, cash).orElse(null);
        var deposit = deposits.deposit(actor, order.account()).orElse(null);
        if (found == null || deposit == null) {
            return new Breaking.NotBroken(new CounterAnswer.Unknown());
        }
        var earlier = books.entry(actor, order.id());
        var closed = deposit.closedOn();
        if (closed != null) {
            return earlier.isPresent()
                    ? new Breaking.Broken(
                            receipt(actor, earlier.get()), offer(actor, deposit, order.date()))
                    : new Breaking.NotBroken(new CounterAnswer.Closed(closed));
        }
        if (found.blockedAt() != null) {
            return new Breaking.NotBroken(new CounterAnswer.Blocked(found.blockedAt().toInstant()));
        }
        var refusal =
                order.place().holdsMoney()
                        ? counter.usable(actor, order.place(), found)
                                ? null
                                : new CounterAnswer.PlaceNotOpen()
                        : refusesAccount(
                                actor, order.place(), deposit.memberNo(), order.date(), false);
        if (refusal != null) {
            return new Breaking.NotBroken(refusal);
        }
        if (deposit.breakApproval() && !isAgreed(actor, deposit)) {
            return new Breaking.Waiting(
                    approvals.request(
                            actor,
                            BREAK,
                            subject(actor, deposit),
                            "Simpanan berjangka rekening "
                                    + deposit.accountNo()
                                    + " anggota nomor "
                                    + deposit.memberNo()
                                    + " dicairkan sebelum jatuh tempo",
                            String.valueOf(deposit.accountNo())));
        }
        var offer = offer(actor, deposit, order.date());
        var entry = DepositJournals.broken(order, deposit, offer);
        switch (ledger.post(actor, entry)) {
            case Posting.Posted(var receipt) -> {
                if (offer.more().isPositive()) {
                    deposits.insertRewards(
                            actor,
                            List.of(
                                    new DepositStore.Reward(
                                            order.date(),
                                            deposit.accountNo(),
                                            deposit.memberNo(),
                                            deposit.startsOn(),
                                            order.date(),
                                            offer.more(),
                                            offer.tax(),
                                            order.id())));
                }
                shut(actor, deposit, order.date());
                return new Breaking.Broken(receipt, offer);
            }
            case Posting.Refused reason -> {
                return new Breaking.NotBroken(refused(order.place(), Money.ZERO, reason));
            }
        }
    }

    /** Nothing stands on it any more and nothing will. */
    void shut(Actor actor, Deposit deposit, LocalDate date) {
        store.close(actor, deposit.accountNo(), date, day.now());
        ledger.closePlace(actor, deposit.account(), deposit.accountNo());
    }

    private static Receipt receipt(Actor actor, PostedEntry entry) {
        return new Receipt(
                actor.at(), entry.entryNo(), entry.id(), entry.recordedAt(), entry.leaf(), true);
    }

    // ---- four eyes

    @Override
    public String kind() {
        return BREAK;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        return deposit(reader, Long.parseLong(approval.payload()))
                .filter(Deposit::isRunning)
                .map(d -> {
                    var offer = offer(reader, d, day.today());
                    return words.t(
                            "savings.term.approval.effect",
                            String.valueOf(d.accountNo()),
                            offer.principal().text(),
                            offer.back().text(),
                            offer.payout().text());
                })
                .orElseGet(() -> words.t("savings.term.approval.gone"));
    }

    /** The money is paid by whoever stands at the drawer, when the member comes. */
    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        return deposits.deposit(approver, Long.parseLong(approval.payload()))
                        .filter(Deposit::isRunning)
                        .isPresent()
                ? new Outcome.Done()
                : new Outcome.Impossible(Words.indonesian().t("savings.term.approval.gone"));
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of(
                "/k/" + reader.at().text() + "/simpanan/berjangka/" + approval.payload());
    }
}
