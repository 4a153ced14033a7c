package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;
import id.sokoguru.savings.CounterAnswer.Blocked;
import id.sokoguru.savings.CounterAnswer.BooksRefuse;
import id.sokoguru.savings.CounterAnswer.Closed;
import id.sokoguru.savings.CounterAnswer.IsTerm;
import id.sokoguru.savings.CounterAnswer.Locked;
import id.sokoguru.savings.CounterAnswer.NoTerms;
import id.sokoguru.savings.CounterAnswer.NotEnough;
import id.sokoguru.savings.CounterAnswer.NotMember;
import id.sokoguru.savings.CounterAnswer.NothingDue;
import id.sokoguru.savings.CounterAnswer.PlaceNotOpen;
import id.sokoguru.savings.CounterAnswer.PlaceShort;
import id.sokoguru.savings.CounterAnswer.Refused;
import id.sokoguru.savings.SavingsStore.Looked;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When the counter says no, decided from what was looked up; null = nothing speaks against it.
 * Whether the money suffices, the ledger decides.
 */
final class CounterRules {
    private CounterRules() {}

    static @Nullable Refused intoAccount(Looked account) {
        if (account.closedOn() != null) {
            return new Closed(account.closedOn());
        }
        if (Product.Kind.isTerm(account.account())) {
            return new IsTerm();
        }
        return account.leftOn() == null ? null : new NotMember();
    }

    /**
     * @param date of the taking out
     */
    static @Nullable Refused outOfAccount(Looked account, LocalDate date) {
        if (account.closedOn() != null) {
            return new Closed(account.closedOn());
        }
        if (Product.Kind.isTerm(account.account())) {
            return new IsTerm();
        }
        if (account.blockedAt() != null) {
            return new Blocked(account.blockedAt().toInstant());
        }
        // Who leaves takes everything along.
        var until = account.lockedUntil();
        return until != null && date.isBefore(until) && account.isMember()
                ? new Locked(until)
                : null;
    }

    /**
     * A sleeping account is moved only for somebody whose papers were seen.
     *
     * @param identified whether they were
     */
    static @Nullable Refused awake(Looked account, boolean identified) {
        var since = account.asleep();
        return since == null || identified ? null : new CounterAnswer.Asleep(since);
    }

    static @Nullable Refused plain(CounterOrder.Plain order, Looked found) {
        return switch (order) {
            case CounterOrder.Deposit in -> {
                var refusal = intoAccount(found);
                yield refusal == null ? awake(found, in.identified()) : refusal;
            }
            case CounterOrder.Withdrawal out -> {
                var refusal = outOfAccount(found, out.date());
                yield refusal == null ? awake(found, out.identified()) : refusal;
            }
            case CounterOrder.Obligatory _ -> found.isMember() ? null : new NotMember();
        };
    }

    /**
     * @param before what the candidate paid of it so far
     */
    static @Nullable Refused principal(
            CounterOrder.Principal order, Looked member, List<Terms> all, Money before) {
        if (member.leftOn() != null) {
            return new NotMember();
        }
        if (all.isEmpty()) {
            return new NoTerms();
        }
        var terms = DuesArithmetic.at(all, order.date());
        var due = terms.principal().minus(before);
        if (member.joinedOn() != null || !due.isPositive()) {
            return new NothingDue();
        }
        if (order.amount().compareTo(due) > 0) {
            return new CounterAnswer.MoreThanDue(due);
        }
        return order.amount().compareTo(due) < 0 && !terms.principalInParts()
                ? new CounterAnswer.OnlyWhole(due)
                : null;
    }

    /** Whether the order pays the last of simpanan pokok, which makes the member. */
    static boolean completes(CounterOrder.Principal order, List<Terms> all, Money before) {
        return before.plus(order.amount()).equals(DuesArithmetic.at(all, order.date()).principal());
    }

    /** What the ledger's refusal means at the counter. */
    static Refused booksRefuse(CounterOrder order, Posting.Refused reason, Money minimumBalance) {
        return switch (reason) {
            case Posting.NotEnough n ->
                    isPlace(order, n.account(), n.sub())
                            ? new PlaceShort(n.available(), n.wanted())
                            : new NotEnough(n.available(), n.wanted(), minimumBalance);
            case Posting.UnknownSubAccount u when isPlace(order, u.account(), u.sub()) ->
                    new PlaceNotOpen();
            // Closed between the look and the posting: a till after its closing, or savings.
            case Posting.PlaceClosed c when isPlace(order, c.account(), c.sub()) ->
                    new PlaceNotOpen();
            default -> new BooksRefuse(reason);
        };
    }

    private static boolean isPlace(CounterOrder order, int account, long sub) {
        return order.place().account() == account && order.place().sub() == sub;
    }
}
