package id.sokoguru.savings;

import id.sokoguru.access.Audit;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.ledger.Side;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.OpenTills;
import id.sokoguru.savings.CounterAnswer.BooksRefuse;
import id.sokoguru.savings.CounterAnswer.Done;
import id.sokoguru.savings.CounterAnswer.NotMember;
import id.sokoguru.savings.CounterAnswer.PlaceNotOpen;
import id.sokoguru.savings.CounterAnswer.Unknown;
import id.sokoguru.savings.SavingsStore.Hold;
import id.sokoguru.savings.SavingsStore.Looked;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for money of members: what they pay in and take out. Simpanan pokok and wajib stay as
 * long as one is a member (rule {@code member.capital_locked}): there is no verb that takes them
 * out, only {@code membership.exit}.
 *
 * <p>Every order goes the same way: look, decide, post. Money that comes in is looked at and posted
 * in two statements without a transaction around them, so that nobody waits while the cooperative's
 * journal is written, and the ledger can gather what several tellers post. What changes in between
 * is caught by the ledger, whose places are closed together with tills, accounts and memberships.
 */
@Component
public class SavingsCounter {
    private final Savings savings;
    private final SavingsStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Members members;
    private final OpenTills tills;
    private final Audit audit;

    SavingsCounter(
            Savings savings,
            SavingsStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Members members,
            OpenTills tills,
            Audit audit) {
        this.savings = savings;
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.members = members;
        this.tills = tills;
        this.audit = audit;
    }

    /**
     * Takes or pays money. The same order again answers the first receipt, also when the till has
     * closed since.
     */
    public CounterAnswer take(Actor actor, CounterOrder order) {
        return switch (order) {
            case CounterOrder.Deposit in -> take(actor, in, Hold.NONE);
            case CounterOrder.Obligatory in -> take(actor, in, Hold.NONE);
            // A block must hold from the moment in which it is set.
            case CounterOrder.Withdrawal out ->
                    tenancy.write(actor, () -> take(actor, out, Hold.SHARED));
            case CounterOrder.Principal principal ->
                    tenancy.write(actor, () -> takePrincipal(actor, principal));
        };
    }

    private CounterAnswer take(Actor actor, CounterOrder.Plain order, Hold hold) {
        var looked = look(actor, order, hold);
        if (looked.isEmpty()) {
            return new Unknown();
        }
        var found = looked.get();
        var refusal =
                usable(actor, order.place(), found)
                        ? CounterRules.plain(order, found)
                        : new PlaceNotOpen();
        if (refusal != null && !stands(actor, order.id())) {
            return refusal;
        }
        var answer = wake(actor, order, found);
        // Closed in the meantime: a second look says since when.
        return answer instanceof BooksRefuse(Posting.PlaceClosed _)
                ? look(actor, order, hold)
                        .<CounterAnswer>map(now -> CounterRules.plain(order, now))
                        .orElse(answer)
                : answer;
    }

    /** Who stood there is evidence when a sleeping account is moved: it is noted with the entry. */
    private CounterAnswer wake(Actor actor, CounterOrder.Plain order, Looked found) {
        var entry = SavingsJournals.plain(order, found);
        return found.asleep() == null
                ? post(actor, order, entry, found)
                : tenancy.write(
                        actor,
                        () -> {
                            var answer = post(actor, order, entry, found);
                            noteWoken(actor, answer, found);
                            return answer;
                        });
    }

    private void noteWoken(Actor actor, CounterAnswer answer, Looked found) {
        if (found.asleep() != null && answer instanceof Done done && !done.receipt().replayed()) {
            audit.record(
                    actor,
                    "savings.audit.woken",
                    String.valueOf(found.sub()),
                    found.asleep().toString());
        }
    }

    private Optional<Looked> look(Actor actor, CounterOrder.Plain order, Hold hold) {
        return switch (order) {
            case CounterOrder.Deposit o -> store.look(actor, o.account(), hold, o.place());
            case CounterOrder.Withdrawal o -> store.look(actor, o.account(), hold, o.place());
            case CounterOrder.Obligatory o -> store.lookMember(actor, o.member(), hold, o.place());
        };
    }

    // ---- simpanan pokok (J01)

    /** Whole or (if the terms allow) a part; the last part makes the member. */
    private CounterAnswer takePrincipal(Actor actor, CounterOrder.Principal order) {
        var looked = store.lookMember(actor, order.member(), Hold.ALONE, order.place());
        if (looked.isEmpty()) {
            return new Unknown();
        }
        var found = looked.get();
        var earlier = books.entry(actor, order.id());
        if (earlier.isPresent()) {
            return replay(actor, order, earlier.get());
        }
        if (!usable(actor, order.place(), found)) {
            return new PlaceNotOpen();
        }
        var terms = store.terms(actor);
        var before = books.balance(actor, SavingsJournals.CANDIDATE_DEPOSIT, order.member());
        var refusal = CounterRules.principal(order, found, terms, before);
        if (refusal != null) {
            return refusal;
        }
        if (CounterRules.completes(order, terms, before)) {
            var answer =
                    post(
                            actor,
                            order,
                            SavingsJournals.principal(order, before),
                            at(found, SavingsJournals.PRINCIPAL));
            if (answer instanceof Done) {
                members.admit(actor, List.of(new Members.Admission(order.member(), order.date())));
            }
            return answer;
        }
        ledger.openAll(actor, List.of(SavingsJournals.candidate(order.member())));
        return post(
                actor,
                order,
                SavingsJournals.principalPart(order),
                at(found, SavingsJournals.CANDIDATE_DEPOSIT));
    }

    private static Looked at(Looked member, int account) {
        return new Looked(
                account,
                member.sub(),
                member.memberNo(),
                Money.ZERO,
                null,
                null,
                null,
                member.joinedOn(),
                member.leftOn(),
                member.tillOpen(),
                null);
    }

    /**
     * The entry stands: if it is this very order, its receipt; else the id belongs to something
     * else.
     */
    private CounterAnswer replay(Actor actor, CounterOrder.Principal order, PostedEntry earlier) {
        var into = earlier.lines().getFirst();
        var last = earlier.lines().getLast();
        var same =
                earlier.event().equals("savings.principal")
                        && earlier.date().equals(order.date())
                        && into.side() == Side.DEBIT
                        && into.account() == order.place().account()
                        && into.sub() == order.place().sub()
                        && into.amount().equals(order.amount())
                        && last.sub() == order.member();
        return same
                ? new Done(
                        receipt(actor, earlier),
                        last.account(),
                        last.sub(),
                        books.balance(actor, last.account(), last.sub()))
                : new BooksRefuse(new Posting.OtherContent(earlier.entryNo()));
    }

    // ---- savings accounts

    /** Opens a savings account, with its first deposit in the same transaction. */
    public Opening.Answer open(Actor actor, Opening order) {
        return tenancy.write(actor, () -> openInside(actor, order));
    }

    private Opening.Answer openInside(Actor actor, Opening order) {
        var member = store.lookMember(actor, order.member(), Hold.ALONE, order.place());
        if (member.isEmpty()) {
            return new Opening.NotOpened(new Unknown());
        }
        var earlier = store.byRequest(actor, order.id());
        if (earlier.isPresent()) {
            return new Opening.Opened(
                    earlier.get().accountNo(),
                    books.entry(actor, order.id()).map(e -> receipt(actor, e)).orElse(null));
        }
        if (order.amount().isPositive() && !usable(actor, order.place(), member.get())) {
            return new Opening.NotOpened(new PlaceNotOpen());
        }
        if (!member.get().isMember()) {
            return new Opening.NotOpened(new NotMember());
        }
        var product =
                store.products(actor, order.date()).stream()
                        .filter(p -> p.number() == order.product())
                        .findFirst();
        if (product.isEmpty()) {
            return new Opening.UnknownProduct();
        }
        if (product.get().kind().isTerm()) {
            return new Opening.NotOpened(new CounterAnswer.IsTerm());
        }
        if (order.amount().compareTo(product.get().minimumOpening()) < 0) {
            return new Opening.NotOpened(
                    new CounterAnswer.BelowOpening(product.get().minimumOpening()));
        }
        long number = savings.open(actor, List.of(order), List.of(product.get())).getFirst();
        if (order.amount().isZero()) {
            return new Opening.Opened(number, null);
        }
        var deposit =
                new CounterOrder.Deposit(
                        order.id(), number, order.amount(), order.place(), order.date());
        var entry = SavingsJournals.deposit(deposit, product.get().account(), order.member());
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted(var receipt) -> new Opening.Opened(number, receipt);
            case Posting.Refused reason ->
                    new Opening.NotOpened(CounterRules.booksRefuse(deposit, reason, Money.ZERO));
        };
    }

    /** Moves money between two savings accounts of the same member. */
    public CounterAnswer transfer(Actor actor, Transfer order) {
        return tenancy.write(
                actor,
                () -> {
                    if (order.from() == order.to()) {
                        return new Unknown();
                    }
                    // In the order of numbers, so that two transfers never wait for each other in a
                    // ring.
                    var lower = look(actor, Math.min(order.from(), order.to()));
                    var higher = look(actor, Math.max(order.from(), order.to()));
                    if (lower == null || higher == null) {
                        return new Unknown();
                    }
                    var source = lower.sub() == order.from() ? lower : higher;
                    var target = source == lower ? higher : lower;
                    if (source.memberNo() != target.memberNo()) {
                        return new CounterAnswer.NotOwn();
                    }
                    var refusal = CounterRules.outOfAccount(source, order.date());
                    if (refusal == null) {
                        refusal = CounterRules.intoAccount(target);
                    }
                    if (refusal == null) {
                        refusal = CounterRules.awake(source, order.identified());
                    }
                    if (refusal == null) {
                        refusal = CounterRules.awake(target, order.identified());
                    }
                    if (refusal != null && !stands(actor, order.id())) {
                        return refusal;
                    }
                    var answer =
                            post(
                                    actor,
                                    order.asWithdrawal(target.account()),
                                    SavingsJournals.transfer(order, source, target),
                                    source);
                    noteWoken(actor, answer, source);
                    noteWoken(actor, answer, target);
                    return answer;
                });
    }

    private @Nullable Looked look(Actor actor, long account) {
        return store.look(actor, account, Hold.SHARED, null).orElse(null);
    }

    /** Pays out everything, the minimum balance too, and closes the account for good. */
    public CounterAnswer close(
            Actor actor, UUID id, long number, MoneyPlace place, LocalDate date) {
        return close(actor, id, number, place, date, false);
    }

    /**
     * @param identified whether the teller saw the papers of who stands there, which a sleeping
     *     account needs
     */
    public CounterAnswer close(
            Actor actor,
            UUID id,
            long number,
            MoneyPlace place,
            LocalDate date,
            boolean identified) {
        return tenancy.write(
                actor,
                () -> {
                    var found = store.look(actor, number, Hold.ALONE, place);
                    if (found.isEmpty()) {
                        return new Unknown();
                    }
                    var account = found.get();
                    var earlier = books.entry(actor, id);
                    if (earlier.isPresent() && account.closedOn() != null) {
                        return new Done(
                                receipt(actor, earlier.get()),
                                account.account(),
                                number,
                                Money.ZERO);
                    }
                    var refusal = CounterRules.outOfAccount(account, date);
                    if (refusal == null) {
                        refusal = CounterRules.awake(account, identified);
                    }
                    if (refusal != null) {
                        return refusal;
                    }
                    var balance = books.balance(actor, account.account(), number);
                    if (balance.isZero()) {
                        shut(actor, account, date);
                        return new Done(
                                new Receipt(actor.at(), 0, id, day.now(), new byte[0], false),
                                account.account(),
                                number,
                                Money.ZERO);
                    }
                    if (!usable(actor, place, account)) {
                        return new PlaceNotOpen();
                    }
                    ledger.open(
                            actor,
                            account.account(),
                            number,
                            "SAVINGS",
                            account.memberNo(),
                            Money.ZERO);
                    var order = new CounterOrder.Withdrawal(id, number, balance, place, date);
                    var answer = post(actor, order, SavingsJournals.plain(order, account), account);
                    if (answer instanceof Done) {
                        noteWoken(actor, answer, account);
                        shut(actor, account, date);
                    }
                    return answer;
                });
    }

    /** In the books too: whoever looked at the account a moment ago is refused by the ledger. */
    private void shut(Actor actor, Looked account, LocalDate date) {
        store.close(actor, account.sub(), date, day.now());
        ledger.closePlace(actor, account.account(), account.sub());
    }

    // ---- shared

    /**
     * A till's state was looked up with the savings; of everything else its keeper knows without
     * looking.
     */
    boolean usable(Actor actor, MoneyPlace place, Looked found) {
        return OpenTills.mustLook(actor, place)
                ? Boolean.TRUE.equals(found.tillOpen())
                : place.holdsMoney() && tills.isOpen(actor, place);
    }

    /**
     * Whether an entry with this id was posted: then a repeated order is answered, whatever changed
     * since.
     */
    private boolean stands(Actor actor, UUID id) {
        return books.entry(actor, id).isPresent();
    }

    private CounterAnswer post(Actor actor, CounterOrder order, Entry entry, Looked found) {
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted(var receipt) ->
                    new Done(
                            receipt,
                            found.account(),
                            found.sub(),
                            books.balance(actor, found.account(), found.sub()));
            case Posting.Refused reason ->
                    CounterRules.booksRefuse(order, reason, found.minimumBalance());
        };
    }

    private static Receipt receipt(Actor actor, PostedEntry entry) {
        return new Receipt(
                actor.at(), entry.entryNo(), entry.id(), entry.recordedAt(), entry.leaf(), true);
    }
}
