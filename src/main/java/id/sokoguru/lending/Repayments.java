package id.sokoguru.lending;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Due;
import id.sokoguru.credit.Payoff;
import id.sokoguru.credit.Prepayment;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Standing;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.ledger.Side;
import id.sokoguru.lending.RepaymentAnswer.Paid;
import id.sokoguru.lending.RepaymentJournals.Origin;
import id.sokoguru.membership.OpenTills;
import id.sokoguru.savings.Savings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door for money that comes back: instalments, parts of them, more than is due, and all at
 * once. Each order is one transaction: the loan is locked, looked at, the money is divided by the
 * product's rules, the entry is posted, and what it leaves beside the ledger is written.
 */
@Component
public class Repayments {
    private final Loans loans;
    private final LoanStore store;
    private final RepaymentStore rows;
    private final UndonePayments undone;
    private final Savings savings;
    private final ObjectProvider<OpenTills> tills;
    private final Books books;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Repayments(
            Loans loans,
            LoanStore store,
            RepaymentStore rows,
            UndonePayments undone,
            Savings savings,
            ObjectProvider<OpenTills> tills,
            Books books,
            Ledger ledger,
            Tenancy tenancy,
            BusinessDay day) {
        this.loans = loans;
        this.store = store;
        this.rows = rows;
        this.undone = undone;
        this.savings = savings;
        this.tills = tills;
        this.books = books;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.day = day;
    }

    /**
     * The lines that a payment makes beside its money, for rooms that compose their own entry:
     * principal, interest (first what was accrued), penalty; of a murabahah the price falls and its
     * margin is earned, which takes a debit too. What the allocation holds is not among them. After
     * posting, call {@link #settled} in the same transaction.
     */
    public static List<Line> credits(Position position, Allocation allocation) {
        return RepaymentJournals.credits(position, allocation);
    }

    /** How a payment is divided by the loan's product. */
    public static Allocation divide(Position position, Money amount) {
        var standing = position.standing();
        var product = position.product();
        var advance = product.advance();
        var changes =
                advance == Allocation.Advance.SHORTER || advance == Allocation.Advance.SMALLER;
        // Nobody can say how to shrink a schedule with interest on interest.
        if (changes && standing.schedule().capitalised().isPositive()) {
            advance = Allocation.Advance.HELD;
        }
        // A price, a rent or a share of profit does not fall because somebody pays early.
        if (changes && product.contract().isSharia()) {
            advance = Allocation.Advance.NEXT_INSTALMENTS;
        }
        return Allocation.of(
                amount,
                position.due(),
                standing.coming(position.date()),
                product.allocation(),
                advance);
    }

    /**
     * Writes what a payment leaves beside the ledger: penalties that came to an end, the shorter or
     * smaller schedule, the end of the loan. For an entry that was composed with {@link #credits}.
     *
     * @param position as it stood before the entry
     * @return whether nothing is owed any more
     */
    public boolean settled(Actor actor, UUID entry, Position position, Allocation allocation) {
        return tenancy.write(
                actor,
                () -> {
                    var after = after(position, allocation);
                    var loan = position.loan().number();
                    var assessed = assessed(position, after);
                    if (assessed.isPositive()) {
                        rows.assess(actor, loan, entry, assessed, position.date());
                    }
                    if (allocation.extraPrincipal().isPositive()) {
                        reschedule(actor, entry, position, allocation);
                    }
                    var ended = ends(position, allocation);
                    if (ended) {
                        store.end(actor, loan, "PAID", position.date(), day.now());
                    }
                    return ended;
                });
    }

    /**
     * A payment that another room collects and posts itself.
     *
     * @param credits the lines of its entry for this loan; a provision that is left when the loan
     *     ends is earned with it
     */
    public record Composed(Position position, Allocation allocation, List<Line> credits) {}

    /**
     * Divides principal and interest that are due until a day over the instalments, the oldest
     * first, and holds the loan until the transaction ends. After posting, call {@link #settled} in
     * the same transaction.
     *
     * @param until may lie ahead: who keeps back a salary does so before the day
     * @return empty when the loan has ended, is not money lent, or less is open by then
     */
    public Optional<Composed> compose(
            Actor actor, long number, Money principal, Money interest, LocalDate until) {
        return tenancy.write(
                actor,
                () -> {
                    rows.lock(actor, number);
                    var loan = store.loan(actor, number);
                    if (loan.isEmpty() || !loan.get().isRunning()) {
                        return Optional.empty();
                    }
                    var position = position(actor, loan.get(), day.today());
                    return position.product().contract().isMoneyLent()
                            ? compose(actor, position, principal, interest, until)
                            : Optional.empty();
                });
    }

    private Optional<Composed> compose(
            Actor actor, Position position, Money principal, Money interest, LocalDate until) {
        var parts = new ArrayList<Allocation.Part>();
        for (var due : position.standing().due(until)) {
            var ofPrincipal = RepaymentJournals.least(principal, due.principal());
            var ofInterest = RepaymentJournals.least(interest, due.interest());
            principal = principal.minus(ofPrincipal);
            interest = interest.minus(ofInterest);
            if (ofPrincipal.plus(ofInterest).isPositive()) {
                parts.add(new Allocation.Part(due.no(), Money.ZERO, ofInterest, ofPrincipal));
            }
        }
        if (parts.isEmpty() || principal.isPositive() || interest.isPositive()) {
            return Optional.empty();
        }
        var allocation = new Allocation(List.copyOf(parts), Money.ZERO, Money.ZERO);
        var lines = new ArrayList<>(credits(position, allocation));
        if (ends(position, allocation)) {
            var loan = position.loan();
            RepaymentJournals.earn(
                    lines, loan, books.balance(actor, Loans.UNEARNED_PROVISION, loan.number()));
        }
        return Optional.of(new Composed(position, allocation, lines));
    }

    /**
     * What another room's entry paid and was never received is owed again: the loan runs, its
     * penalty of that entry is forgotten, and a schedule that was changed since begins with it. The
     * caller's entry debits the loan's places back, in the same transaction.
     *
     * @param entry that paid it
     * @return false when the loan has ended otherwise than by paying, or there is no such entry
     */
    public boolean takeBack(Actor actor, UUID entry, long number, Money principal, Money interest) {
        return tenancy.write(
                actor,
                () -> {
                    var loan = store.loan(actor, number);
                    var paid = books.entry(actor, entry);
                    var how = loan.map(Loan::endedHow).orElse(null);
                    if (loan.isEmpty() || paid.isEmpty() || (how != null && !how.equals("PAID"))) {
                        return false;
                    }
                    undone.takeBack(actor, loan.get(), paid.get(), principal, interest);
                    return true;
                });
    }

    private static Standing after(Position position, Allocation allocation) {
        return position.standing().paid(allocation.principal(), allocation.interest());
    }

    private static Money assessed(Position position, Standing after) {
        return Penalties.assessed(position.standing(), after, position.product(), position.date());
    }

    /** Whether a payment leaves nothing open, the penalties included. */
    private static boolean ends(Position position, Allocation allocation) {
        return after(position, allocation).open().isEmpty()
                && allocation.penalty().equals(position.penalty());
    }

    private void reschedule(Actor actor, UUID entry, Position position, Allocation allocation) {
        var loan = position.loan();
        var standing = position.standing();
        var schedule = standing.schedule();
        var date = position.date();
        var lines = schedule.lines();
        int past = 0;
        var billed = Money.ZERO;
        while (past < lines.size() && !lines.get(past).due().isAfter(date)) {
            billed = billed.plus(lines.get(past).interest());
            past++;
        }
        var extra = allocation.extraPrincipal();
        var changed =
                position.product().advance() == Allocation.Advance.SHORTER
                        ? Prepayment.shorter(
                                schedule, position.product().method(), past, extra, date)
                        : Prepayment.smaller(schedule, past, extra, date);
        var inForce = rows.inForce(actor, loan.number()).orElseThrow();
        var number = inForce.scheduleNo() + 1;
        store.insertSchedule(
                actor,
                loan.number(),
                number,
                changed,
                Schedule.Reason.PREPAID,
                inForce.interestBefore().plus(billed),
                inForce.qualityBefore(),
                date,
                day.now());
        var posted = books.entry(actor, entry).orElseThrow();
        rows.began(actor, loan.number(), number, entry, posted.entryNo() - 1);
    }

    /** Pays towards a loan. The same order again answers the first receipt. */
    public RepaymentAnswer repay(Actor actor, Repayment order) {
        return tenancy.write(
                actor,
                () -> {
                    rows.lock(actor, order.loan());
                    var found = store.loan(actor, order.loan());
                    if (found.isEmpty()) {
                        return new RepaymentAnswer.Unknown();
                    }
                    var loan = found.get();
                    var earlier = books.entry(actor, order.id());
                    if (earlier.isPresent()) {
                        return replay(
                                actor,
                                loan,
                                earlier.get(),
                                order.source(),
                                order.amount(),
                                order.date());
                    }
                    if (!order.amount().isPositive()) {
                        return new RepaymentAnswer.NoAmount();
                    }
                    if ("WRITTEN_OFF".equals(loan.endedHow())) {
                        return recover(actor, order, loan);
                    }
                    var refusal = refusal(loan, order.date());
                    if (refusal != null) {
                        return refusal;
                    }
                    var position = position(actor, loan, order.date());
                    return switch (origin(actor, loan, order.source())) {
                        case Place.No(var reason) -> reason;
                        case Place.Yes(var origin) -> repay(actor, order, position, origin);
                    };
                });
    }

    private RepaymentAnswer repay(Actor actor, Repayment order, Position position, Origin origin) {
        var loan = position.loan();
        var allocation = divide(position, order.amount());
        var silent = unreported(position);
        if (silent != null && after(position, allocation).open().isEmpty()) {
            return new RepaymentAnswer.ProfitNotReported(silent);
        }
        var extra = allocation.extraPrincipal();
        if (extra.isPositive()
                && extra.plus(sumPrincipal(position)).equals(position.outstanding())) {
            return new RepaymentAnswer.IsPayoff(payoff(position).total());
        }
        if (allocation.held().isPositive()) {
            if (order.source() instanceof PaymentSource.FromHeld) {
                return new RepaymentAnswer.MoreThanDue(order.amount().minus(allocation.held()));
            }
            openHeld(actor, loan.member());
        }
        var left =
                ends(position, allocation)
                        ? books.balance(actor, Loans.UNEARNED_PROVISION, loan.number())
                        : Money.ZERO;
        var entry =
                with(
                        ends(position, allocation) ? saved(actor, position) : null,
                        origin,
                        RepaymentJournals.instalment(
                                order.id(),
                                order.date(),
                                origin,
                                order.amount(),
                                position,
                                allocation,
                                left));
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted(var receipt) -> {
                var ended = settled(actor, order.id(), position, allocation);
                var held =
                        order.source() instanceof PaymentSource.FromHeld
                                ? order.amount().negated()
                                : allocation.held();
                yield new Paid(
                        receipt,
                        new Settled(
                                allocation.principal(),
                                allocation.interest(),
                                allocation.penalty(),
                                held),
                        ended);
            }
            case Posting.Refused reason -> refused(origin, order.source(), reason);
        };
    }

    /** J20: a loan that was written off is still owed, outside the balance sheet. */
    private RepaymentAnswer recover(Actor actor, Repayment order, Loan loan) {
        var owed = books.balance(actor, ResolutionJournals.WRITTEN_OFF, loan.number());
        if (order.amount().compareTo(owed) > 0) {
            return new RepaymentAnswer.MoreThanWrittenOff(owed);
        }
        return switch (origin(actor, loan, order.source())) {
            case Place.No(var reason) -> reason;
            case Place.Yes(var origin) ->
                    switch (ledger.post(
                            actor,
                            ResolutionJournals.recovery(
                                    order.id(), order.date(), origin, loan, order.amount()))) {
                        case Posting.Posted(var receipt) ->
                                new Paid(
                                        receipt,
                                        new Settled(
                                                order.amount(), Money.ZERO, Money.ZERO, Money.ZERO),
                                        true);
                        case Posting.Refused reason -> refused(origin, order.source(), reason);
                    };
        };
    }

    private static Money sumPrincipal(Position position) {
        return position.due().stream().map(Due::principal).reduce(Money.ZERO, Money::plus);
    }

    /** What ends a loan on the day of its position, by the product's rule. */
    public static Payoff payoff(Position position) {
        return Payoff.of(
                        position.standing(),
                        position.date(),
                        position.product().payoff(),
                        position.penalty())
                .less(position.discount());
    }

    /** Pays everything: nothing is owed afterwards, and every place of the loan is empty. */
    public RepaymentAnswer payOff(Actor actor, PayoffOrder order) {
        return tenancy.write(
                actor,
                () -> {
                    rows.lock(actor, order.loan());
                    var found = store.loan(actor, order.loan());
                    if (found.isEmpty()) {
                        return new RepaymentAnswer.Unknown();
                    }
                    var loan = found.get();
                    var earlier = books.entry(actor, order.id());
                    if (earlier.isPresent()) {
                        return replay(
                                actor,
                                loan,
                                earlier.get(),
                                order.source(),
                                order.expected(),
                                order.date());
                    }
                    var refusal = refusal(loan, order.date());
                    if (refusal != null) {
                        return refusal;
                    }
                    var position = position(actor, loan, order.date());
                    var silent = unreported(position);
                    if (silent != null) {
                        return new RepaymentAnswer.ProfitNotReported(silent);
                    }
                    var payoff = payoff(position);
                    if (!payoff.total().equals(order.expected())) {
                        return new RepaymentAnswer.FigureMoved(payoff.total());
                    }
                    return switch (origin(actor, loan, order.source())) {
                        case Place.No(var reason) -> reason;
                        case Place.Yes(var origin) ->
                                payOff(actor, order, position, payoff, origin);
                    };
                });
    }

    private RepaymentAnswer payOff(
            Actor actor, PayoffOrder order, Position position, Payoff payoff, Origin origin) {
        var loan = position.loan();
        var booking = Booking.of(loan);
        var entry =
                with(
                        saved(actor, position),
                        origin,
                        RepaymentJournals.payoff(
                                order.id(),
                                order.date(),
                                origin,
                                position,
                                payoff,
                                books.balance(actor, Loans.UNEARNED_PROVISION, loan.number()),
                                booking.isSale()
                                        ? books.balance(actor, booking.deferred(), loan.number())
                                        : Money.ZERO));
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted(var receipt) -> {
                closed(actor, position, order.id(), "PAID");
                yield new Paid(
                        receipt,
                        new Settled(
                                payoff.principal(),
                                payoff.interest().plus(payoff.fee()).minus(payoff.refund()),
                                payoff.penalty(),
                                Money.ZERO),
                        true);
            }
            case Posting.Refused reason -> refused(origin, order.source(), reason);
        };
    }

    /**
     * Simpanan wajib pinjam of a loan.
     *
     * @param account number of the savings account that keeps it
     * @param returned whether it is given back when the loan ends; otherwise it stays there
     */
    public record Saved(long account, Money amount, boolean returned) {}

    /** What was saved with a loan and is still there; null when nothing is. */
    public @Nullable Saved saved(Actor actor, Position position) {
        var product = position.product();
        var share = product.swp().of(position.loan().principal());
        if (!share.isPositive()) {
            return null;
        }
        return savings.accounts(actor, position.loan().member()).stream()
                .filter(one -> one.isOpen() && one.account() == GrantingJournals.SWP)
                .findFirst()
                .map(one -> {
                    var there = books.balance(actor, one.account(), one.accountNo());
                    return new Saved(
                            one.accountNo(),
                            there.compareTo(share) < 0 ? there : share,
                            product.swpReturned());
                })
                .filter(one -> one.amount().isPositive())
                .orElse(null);
    }

    /** An entry that ends a loan, with what was saved going back to where the money came from. */
    private static Entry with(@Nullable Saved saved, Origin origin, Entry entry) {
        if (saved == null || !saved.returned()) {
            return entry;
        }
        var lines = new ArrayList<>(entry.lines());
        lines.add(Line.debit(GrantingJournals.SWP, saved.account(), saved.amount()));
        lines.add(Line.credit(origin.account(), origin.sub(), saved.amount()));
        return RepaymentJournals.entry(
                entry.id(), entry.date(), entry.event(), entry.description(), lines);
    }

    /** What a payoff leaves beside the ledger: penalties that stop growing, and the end. */
    private void closed(Actor actor, Position position, UUID entry, String how) {
        var loan = position.loan().number();
        var growing =
                Penalties.growing(position.standing(), position.product(), position.date()).stream()
                        .map(Due::penalty)
                        .reduce(Money.ZERO, Money::plus);
        if (growing.isPositive()) {
            rows.assess(actor, loan, entry, growing, position.date());
        }
        store.end(actor, loan, how, position.date(), day.now());
    }

    // ---- a loan that another one pays off (top-up)

    /**
     * An old loan that is paid out of a new one.
     *
     * @param lines that empty every place of it, beside the money
     */
    record Replaced(Position position, Payoff payoff, List<Line> lines) {}

    /** What it takes to end a running loan on a day; held alone until the transaction ends. */
    Optional<Replaced> replace(Actor actor, long number, LocalDate date) {
        rows.lock(actor, number);
        return loans.position(actor, number, date)
                .filter(position -> position.loan().isRunning())
                .map(position -> {
                    var payoff = payoff(position);
                    return new Replaced(
                            position,
                            payoff,
                            RepaymentJournals.closing(
                                    position,
                                    payoff,
                                    books.balance(actor, Loans.UNEARNED_PROVISION, number),
                                    Money.ZERO));
                });
    }

    /** The entry that pays the new loan out has ended the old one. */
    void replaced(Actor actor, UUID entry, Replaced old) {
        closed(actor, old.position(), entry, "TOPPED_UP");
    }

    // ---- money that nobody knows what it is for (J21)

    /**
     * Takes money into a bank account or drawer and keeps it.
     *
     * @param member whose it is; 0 = not known yet
     * @param document the number on the bank's statement, or empty
     */
    public Posting receiveUnidentified(
            Actor actor,
            UUID id,
            PaymentSource.Drawer into,
            Money amount,
            long member,
            String document,
            LocalDate date) {
        return tenancy.write(
                actor,
                () -> {
                    if (member != 0) {
                        openHeld(actor, member);
                    }
                    var place = new Origin(into.place().account(), into.place().sub());
                    return ledger.post(
                            actor,
                            RepaymentJournals.unidentified(
                                    id, date, place, amount, member, document));
                });
    }

    /** Says whose money it is that came in unnamed; it is kept for that member. */
    public Posting identify(Actor actor, UUID id, Money amount, long member, LocalDate date) {
        return tenancy.write(
                actor,
                () -> {
                    openHeld(actor, member);
                    ledger.open(actor, Loans.HELD, 0, "", 0, Money.ZERO);
                    return ledger.post(
                            actor, RepaymentJournals.identified(id, date, amount, member));
                });
    }

    /** What is kept for a member; member 0: what nobody knows the owner of. */
    public Money held(Actor actor, long member) {
        return books.balance(actor, Loans.HELD, member);
    }

    private void openHeld(Actor actor, long member) {
        ledger.open(actor, Loans.HELD, member, "MEMBER", member, Money.ZERO);
    }

    // ---- shared

    private Position position(Actor actor, Loan loan, LocalDate date) {
        return Optional.ofNullable(loans.positions(actor, List.of(loan), date).get(loan.number()))
                .orElseThrow();
    }

    private static RepaymentAnswer.@Nullable Refused refusal(Loan loan, LocalDate date) {
        var ended = loan.endedOn();
        if (ended != null) {
            return new RepaymentAnswer.Ended(ended);
        }
        return date.isBefore(loan.disbursedOn())
                ? new RepaymentAnswer.BeforeDisbursement(loan.disbursedOn())
                : null;
    }

    /**
     * The first period that has passed and of which nobody said what the business earned; null when
     * there is none, or no profit is shared.
     */
    private static @Nullable LocalDate unreported(Position position) {
        return position.product().contract().sharesProfit()
                ? position.standing().schedule().lines().stream()
                        .filter(line ->
                                !line.due().isAfter(position.date())
                                        && !position.reported().contains(line.no()))
                        .map(line -> line.due())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    /** Whether money may come from there. */
    private sealed interface Place {
        record Yes(Origin origin) implements Place {}

        record No(RepaymentAnswer.Refused reason) implements Place {}
    }

    private Place origin(Actor actor, Loan loan, PaymentSource source) {
        return switch (source) {
            case PaymentSource.Drawer(var place) -> {
                var asked = tills.getIfAvailable();
                yield place.holdsMoney() && (asked == null || asked.isOpen(actor, place))
                        ? new Place.Yes(new Origin(place.account(), place.sub()))
                        : new Place.No(new RepaymentAnswer.PlaceNotOpen());
            }
            case PaymentSource.FromHeld() -> new Place.Yes(new Origin(Loans.HELD, loan.member()));
            case PaymentSource.FromSavings(long number) -> {
                var account = savings.account(actor, number).orElse(null);
                if (account == null || account.memberNo() != loan.member()) {
                    yield new Place.No(new RepaymentAnswer.NotOwnSavings());
                }
                var closed = account.closedOn();
                if (closed != null) {
                    yield new Place.No(new RepaymentAnswer.SavingsClosed(closed));
                }
                var blocked = account.blockedAt();
                yield blocked != null
                        ? new Place.No(new RepaymentAnswer.SavingsBlocked(blocked.toInstant()))
                        : new Place.Yes(new Origin(account.account(), number));
            }
        };
    }

    private static RepaymentAnswer refused(
            Origin origin, PaymentSource source, Posting.Refused reason) {
        return switch (reason) {
            case Posting.NotEnough n
                    when n.account() == origin.account() && n.sub() == origin.sub() ->
                    new RepaymentAnswer.NotEnough(n.available(), n.wanted());
            case Posting.UnknownSubAccount u when u.account() == origin.account() ->
                    source instanceof PaymentSource.FromHeld
                            ? new RepaymentAnswer.MoreThanDue(Money.ZERO)
                            : new RepaymentAnswer.PlaceNotOpen();
            case Posting.PlaceClosed c when c.account() == origin.account() ->
                    new RepaymentAnswer.PlaceNotOpen();
            default -> new RepaymentAnswer.BooksRefuse(reason);
        };
    }

    /** The entry stands: if it is this very order, its receipt; else the id is something else's. */
    private RepaymentAnswer replay(
            Actor actor,
            Loan loan,
            PostedEntry earlier,
            PaymentSource source,
            Money amount,
            LocalDate date) {
        var origin =
                switch (source) {
                    case PaymentSource.Drawer(var place) ->
                            new Origin(place.account(), place.sub());
                    case PaymentSource.FromHeld() -> new Origin(Loans.HELD, loan.member());
                    case PaymentSource.FromSavings(long number) ->
                            new Origin(
                                    savings.account(actor, number)
                                            .map(account -> account.account())
                                            .orElse(0),
                                    number);
                };
        var moved = Money.ZERO;
        var ofLoan = false;
        for (var line : earlier.lines()) {
            if (line.account() == GrantingJournals.SWP && line.side() == Side.DEBIT) {
                // Given back out of the same place.
                moved = moved.plus(line.amount());
            }
            if (line.account() == origin.account() && line.sub() == origin.sub()) {
                moved =
                        line.side() == Side.DEBIT
                                ? moved.plus(line.amount())
                                : moved.minus(line.amount());
            }
            ofLoan |= line.sub() == loan.number() && isOfLoan(line.account(), loan);
        }
        var same =
                earlier.event().startsWith("lending.")
                        && earlier.date().equals(date)
                        && ofLoan
                        && moved.equals(amount);
        return same
                ? new Paid(receipt(actor, earlier), Settled.of(earlier, loan), !loan.isRunning())
                : new RepaymentAnswer.BooksRefuse(new Posting.OtherContent(earlier.entryNo()));
    }

    static boolean isOfLoan(int account, Loan loan) {
        var booking = Booking.of(loan);
        return account == booking.owed()
                || account == booking.deferred()
                || account == booking.income()
                || account == Loans.ACCRUED
                || account == Loans.PENALTIES
                || account == Loans.BENEVOLENT
                || account == ResolutionJournals.RECOVERED;
    }

    private static Receipt receipt(Actor actor, PostedEntry entry) {
        return new Receipt(
                actor.at(), entry.entryNo(), entry.id(), entry.recordedAt(), entry.leaf(), true);
    }
}
