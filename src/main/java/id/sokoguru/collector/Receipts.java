package id.sokoguru.collector;

import id.sokoguru.access.Audit;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.PaymentSource;
import id.sokoguru.lending.PayoffOrder;
import id.sokoguru.lending.Repayment;
import id.sokoguru.lending.RepaymentAnswer;
import id.sokoguru.lending.RepaymentWords;
import id.sokoguru.lending.Repayments;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.CounterAnswer;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Refusals;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.treasury.CashPlace;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for papers that collectors gave. A paper means that cash was taken, so none is turned
 * away: it is booked as what it was for, or, when a rule speaks against that, kept for the member
 * (210601) with the reason, or waits here until the books take it. Each is a transaction of its
 * own; the same paper again answers what became of it the first time.
 */
@Component
public class Receipts {
    private final Collectors collectors;
    private final CollectorStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Books books;
    private final Members members;
    private final Savings savings;
    private final SavingsCounter counter;
    private final Loans loans;
    private final Repayments repayments;
    private final Audit audit;

    Receipts(
            Collectors collectors,
            CollectorStore store,
            Tenancy tenancy,
            BusinessDay day,
            Books books,
            Members members,
            Savings savings,
            SavingsCounter counter,
            Loans loans,
            Repayments repayments,
            Audit audit) {
        this.collectors = collectors;
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.books = books;
        this.members = members;
        this.savings = savings;
        this.counter = counter;
        this.loans = loans;
        this.repayments = repayments;
        this.audit = audit;
    }

    /** What the doors of other rooms said: the number of an entry, or why not. */
    private sealed interface Tried {
        record Posted(long entry) implements Tried {}

        record No(String reason) implements Tried {}
    }

    /**
     * Books a paper of the acting collector; {@link NotFound} for who is none here.
     *
     * @return what became of it, now or the first time
     */
    public TakingAnswer take(Actor actor, Taking taking) {
        var collector = collectors.required(actor).collectorNo();
        var meant =
                tenancy.write(
                        actor,
                        () -> {
                            store.lock(actor, collector);
                            var before = before(actor, collector, taking);
                            return before != null
                                    ? new Attempt(before, "")
                                    : attempt(
                                            actor,
                                            collector,
                                            taking,
                                            Taken.Outcome.POSTED,
                                            "",
                                            () -> asMeant(actor, taking, bag(collector)));
                        });
        if (meant.answer() != null) {
            return meant.answer();
        }
        // What was tried is taken back; now the money is kept, on its own day or else today.
        var reason = meant.reason();
        for (var date : List.of(onPaper(taking), day.today())) {
            var kept =
                    tenancy.write(
                            actor,
                            () -> {
                                store.lock(actor, collector);
                                var before = before(actor, collector, taking);
                                return before != null
                                        ? new Attempt(before, "")
                                        : attempt(
                                                actor,
                                                collector,
                                                taking,
                                                Taken.Outcome.HELD,
                                                reason,
                                                () -> keep(actor, taking, bag(collector), date));
                            });
            if (kept.answer() != null) {
                return kept.answer();
            }
        }
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, collector);
                    var before = before(actor, collector, taking);
                    return before != null
                            ? before
                            : arrived(
                                    actor, collector, taking, Taken.Outcome.WAITING, null, reason);
                });
    }

    /** An answer, or why there is none yet. */
    private record Attempt(@Nullable TakingAnswer answer, String reason) {}

    private interface Trying {
        Tried now();
    }

    private Attempt attempt(
            Actor actor,
            int collector,
            Taking taking,
            Taken.Outcome outcome,
            String reason,
            Trying trying) {
        return switch (trying.now()) {
            case Tried.Posted(long entry) ->
                    new Attempt(arrived(actor, collector, taking, outcome, entry, reason), "");
            case Tried.No(var why) -> {
                // Nothing of a try that failed may stay, not even a place that was opened.
                tenancy.undo();
                yield new Attempt(null, why);
            }
        };
    }

    private @Nullable TakingAnswer before(Actor actor, int collector, Taking taking) {
        var here = store.receipt(actor, taking.id());
        if (here.isPresent()) {
            return here.get().isOf(collector, taking)
                    ? new TakingAnswer.Arrived(here.get(), false)
                    : new TakingAnswer.OtherContent();
        }
        return books.entry(actor, taking.id()).isPresent() ? new TakingAnswer.OtherContent() : null;
    }

    private TakingAnswer arrived(
            Actor actor,
            int collector,
            Taking taking,
            Taken.Outcome outcome,
            @Nullable Long entry,
            String reason) {
        int paper = taking.paper() == 0 ? store.drawPaper(actor, collector) : taking.paper();
        store.insertReceipt(actor, collector, paper, taking, outcome, entry, reason, day.now());
        return new TakingAnswer.Arrived(store.receipt(actor, taking.id()).orElseThrow(), true);
    }

    private static MoneyPlace bag(int collector) {
        return new MoneyPlace(CashPlace.BAG_ACCOUNT, collector);
    }

    /** A date after today is a wrong clock on the phone, not a promise. */
    private LocalDate onPaper(Taking taking) {
        return taking.date().isAfter(day.today()) ? day.today() : taking.date();
    }

    // ---- booked as what it was for

    private Tried asMeant(Actor actor, Taking taking, MoneyPlace bag) {
        var date = onPaper(taking);
        return switch (taking.kind()) {
            case OBLIGATORY ->
                    told(
                            actor,
                            counter.take(
                                    actor,
                                    new CounterOrder.Obligatory(
                                            taking.id(),
                                            taking.member(),
                                            taking.amount(),
                                            bag,
                                            date)));
            case SAVINGS ->
                    savings.account(Rounds.reader(actor), taking.target())
                                    .filter(account -> account.memberNo() == taking.member())
                                    .isPresent()
                            ? told(
                                    actor,
                                    counter.take(
                                            actor,
                                            new CounterOrder.Deposit(
                                                    taking.id(),
                                                    taking.target(),
                                                    taking.amount(),
                                                    bag,
                                                    date)))
                            : no("collector.refused.account");
            case LOAN ->
                    loans.loan(actor, taking.target())
                                    .filter(loan -> loan.member() == taking.member())
                                    .isPresent()
                            ? repay(actor, taking, new PaymentSource.Drawer(bag), date)
                            : no("collector.refused.loan");
        };
    }

    private Tried repay(Actor actor, Taking taking, PaymentSource source, LocalDate date) {
        // Whoever pays exactly what frees them is free, whatever the product does with advances.
        var frees =
                loans.position(actor, taking.target(), date)
                        .filter(position -> position.loan().isRunning())
                        .map(Repayments::payoff)
                        .filter(payoff -> payoff.total().equals(taking.amount()))
                        .isPresent();
        var answer =
                frees
                        ? repayments.payOff(
                                actor,
                                new PayoffOrder(
                                        taking.id(),
                                        taking.target(),
                                        taking.amount(),
                                        source,
                                        date))
                        : repayments.repay(
                                actor,
                                new Repayment(
                                        taking.id(),
                                        taking.target(),
                                        taking.amount(),
                                        source,
                                        date));
        return switch (answer) {
            case RepaymentAnswer.Paid paid -> new Tried.Posted(paid.receipt().entryNo());
            case RepaymentAnswer.Refused refused ->
                    new Tried.No(RepaymentWords.sentence(indonesian(actor), refused));
        };
    }

    private Tried told(Actor actor, CounterAnswer answer) {
        return switch (answer) {
            case CounterAnswer.Done done -> new Tried.Posted(done.receipt().entryNo());
            case CounterAnswer.Refused refused ->
                    new Tried.No(Refusals.sentence(indonesian(actor), refused));
        };
    }

    private static Tried no(String key) {
        return new Tried.No(Words.indonesian().t(key));
    }

    /** Reasons are kept with the receipt, in the language of the books. */
    private Page indonesian(Actor actor) {
        return new Page(actor, Words.indonesian(), "", "", day.today());
    }

    // ---- kept for the member

    private Tried keep(Actor actor, Taking taking, MoneyPlace bag, LocalDate date) {
        var owner =
                members.member(Rounds.reader(actor), taking.member()).isPresent()
                        ? taking.member()
                        : 0;
        var paper = "K%d".formatted(bag.sub());
        return switch (repayments.receiveUnidentified(
                actor,
                taking.id(),
                new PaymentSource.Drawer(bag),
                taking.amount(),
                owner,
                taking.paper() == 0
                        ? paper
                        : Taken.paper(Math.toIntExact(bag.sub()), taking.phone(), taking.paper()),
                date)) {
            case Posting.Posted(var receipt) -> new Tried.Posted(receipt.entryNo());
            case Posting.Refused refused ->
                    new Tried.No(RepaymentWords.books(indonesian(actor), refused));
        };
    }

    // ---- what somebody must decide

    /** Kept or waiting, and nobody has decided yet; the oldest first. */
    public List<Taken> open(Actor actor) {
        return tenancy.read(actor, () -> store.open(actor));
    }

    /** Tries again to take a waiting receipt into the books: kept for the member, dated today. */
    public boolean retry(Actor actor, UUID id) {
        return tenancy.write(
                actor,
                () -> {
                    var taken = required(actor, id);
                    store.lock(actor, taken.collectorNo());
                    var now = required(actor, id);
                    if (now.outcome() != Taken.Outcome.WAITING) {
                        return true;
                    }
                    var taking =
                            new Taking(
                                    id,
                                    now.phoneNo(),
                                    now.paperNo(),
                                    now.kind(),
                                    now.memberNo(),
                                    now.target(),
                                    now.amount(),
                                    now.businessDate(),
                                    now.takenAt().toInstant());
                    return switch (keep(actor, taking, bag(now.collectorNo()), day.today())) {
                        case Tried.Posted(long entry) -> {
                            store.booked(actor, id, Taken.Outcome.HELD, entry);
                            yield true;
                        }
                        case Tried.No _ -> {
                            tenancy.undo();
                            yield false;
                        }
                    };
                });
    }

    /** Writes down what was decided about kept money; false when it was decided before. */
    public boolean decide(Actor actor, UUID id, String note) {
        return tenancy.write(
                actor,
                () -> {
                    var taken = required(actor, id);
                    if (taken.outcome() != Taken.Outcome.HELD) {
                        return false;
                    }
                    var done = store.decide(actor, id, note.strip(), day.now()) == 1;
                    if (done) {
                        audit.record(
                                actor, "collector.audit.decided", id.toString(), taken.paper());
                    }
                    return done;
                });
    }

    // ---- reading

    public Optional<Taken> receipt(Actor actor, UUID id) {
        return tenancy.read(actor, () -> store.receipt(actor, id));
    }

    private Taken required(Actor actor, UUID id) {
        return store.receipt(actor, id).orElseThrow(() -> new NotFound("receipt " + id));
    }

    /** The newest receipts of a collector that arrived after an instant. */
    public List<Taken> of(Actor actor, int collector, Instant after, int limit) {
        return tenancy.read(actor, () -> store.receipts(actor, collector, after, limit));
    }

    public List<Taken> ofMember(Actor actor, long member) {
        return tenancy.read(actor, () -> store.ofMember(actor, member));
    }

    /** What the papers of a day come to. */
    public Money takenOn(Actor actor, int collector, LocalDate date) {
        return tenancy.read(actor, () -> store.taken(actor, collector, date));
    }
}
