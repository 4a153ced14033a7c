package id.sokoguru.savings;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.ledger.Side;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.OpenTills;
import id.sokoguru.savings.CounterAnswer.Blocked;
import id.sokoguru.savings.CounterAnswer.BooksRefuse;
import id.sokoguru.savings.CounterAnswer.Closed;
import id.sokoguru.savings.CounterAnswer.Done;
import id.sokoguru.savings.CounterAnswer.NoTerms;
import id.sokoguru.savings.CounterAnswer.NotEnough;
import id.sokoguru.savings.CounterAnswer.NotMember;
import id.sokoguru.savings.CounterAnswer.NothingDue;
import id.sokoguru.savings.CounterAnswer.PlaceNotOpen;
import id.sokoguru.savings.CounterAnswer.PlaceShort;
import id.sokoguru.savings.CounterAnswer.Refused;
import id.sokoguru.savings.CounterAnswer.Unknown;
import id.sokoguru.savings.SavingsStore.Looked;
import id.sokoguru.savings.SavingsStore.LookedMember;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door to simpanan: what members pay in and take out at the counter. Simpanan pokok and wajib
 * stay as long as one is a member (rule {@code member.capital_locked}): there is no verb that takes
 * them out, only {@code membership.exit}. Amounts live in the ledger; this room keeps terms.
 */
@Component
public class Savings {
    private final SavingsStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Members members;
    private final ObjectProvider<OpenTills> tills;

    Savings(
            SavingsStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Members members,
            ObjectProvider<OpenTills> tills) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.members = members;
        this.tills = tills;
    }

    // ---- what was decided

    /** What the members' meeting decided from a day on; the same day again corrects it. */
    public void setTerms(Actor actor, Terms terms) {
        tenancy.write(
                actor,
                () -> {
                    store.setTerms(actor, terms, day.now());
                    return true;
                });
    }

    /**
     * The terms in force on a day; the earliest also hold for the time before. Empty = not decided
     * yet.
     */
    public Optional<Terms> terms(Actor actor, LocalDate date) {
        var all = tenancy.read(actor, () -> store.terms(actor));
        return all.isEmpty() ? Optional.empty() : Optional.of(DuesArithmetic.at(all, date));
    }

    /**
     * Offers a kind of voluntary savings from a day on; accounts opened before keep their minimum.
     */
    public void setProduct(Actor actor, Product product) {
        tenancy.write(
                actor,
                () -> {
                    store.setProduct(actor, product);
                    return true;
                });
    }

    /** The products offered on a day. */
    public List<Product> products(Actor actor, LocalDate date) {
        return tenancy.read(actor, () -> store.products(actor, date));
    }

    // ---- simpanan pokok (J01)

    /**
     * Takes simpanan pokok, whole or (if the terms allow) a part; the last part makes the member.
     */
    public CounterAnswer payPrincipal(Actor actor, CounterOrder.Principal order) {
        if (closed(actor, order.place())) {
            return new PlaceNotOpen();
        }
        return tenancy.write(
                actor,
                () -> {
                    var member = store.lookMember(actor, order.member(), true);
                    if (member.isEmpty()) {
                        return new Unknown();
                    }
                    var earlier = books.entry(actor, order.id());
                    if (earlier.isPresent()) {
                        return replay(actor, order, earlier.get());
                    }
                    var before = paidAsCandidate(actor, order.member());
                    var refusal = principalRefusal(actor, order, member.get(), before);
                    if (refusal != null) {
                        return refusal;
                    }
                    var terms = DuesArithmetic.at(store.terms(actor), order.date());
                    var whole = before.plus(order.amount()).equals(terms.principal());
                    if (!whole) {
                        openCandidate(actor, order.member());
                    }
                    var entry =
                            whole
                                    ? SavingsJournals.principal(order, before)
                                    : SavingsJournals.principalPart(order);
                    var answer =
                            done(
                                    actor,
                                    order,
                                    ledger.post(actor, entry),
                                    whole
                                            ? SavingsJournals.PRINCIPAL
                                            : SavingsJournals.CANDIDATE_DEPOSIT,
                                    order.member(),
                                    Money.ZERO);
                    if (whole && answer instanceof Done) {
                        members.admit(
                                actor,
                                List.of(new Members.Admission(order.member(), order.date())));
                    }
                    return answer;
                });
    }

    private @Nullable Refused principalRefusal(
            Actor actor, CounterOrder.Principal order, LookedMember member, Money before) {
        if (!member.mayPay()) {
            return new NotMember();
        }
        var all = store.terms(actor);
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
        if (order.amount().compareTo(due) < 0 && !terms.principalInParts()) {
            return new CounterAnswer.OnlyWhole(due);
        }
        return null;
    }

    /**
     * What is left of simpanan pokok; zero once somebody is a member. Empty = no such member, or no
     * terms.
     */
    public Optional<Money> principalDue(Actor actor, long member) {
        return tenancy.read(
                actor,
                () -> {
                    var found = members.member(actor, member);
                    var all = store.terms(actor);
                    if (found.isEmpty() || all.isEmpty()) {
                        return Optional.empty();
                    }
                    if (found.get().joined() != null || found.get().left() != null) {
                        return Optional.of(Money.ZERO);
                    }
                    return Optional.of(
                            DuesArithmetic.at(all, day.today())
                                    .principal()
                                    .minus(paidAsCandidate(actor, member)));
                });
    }

    private Money paidAsCandidate(Actor actor, long member) {
        return books.balance(actor, SavingsJournals.CANDIDATE_DEPOSIT, member);
    }

    private void openCandidate(Actor actor, long member) {
        ledger.open(actor, SavingsJournals.CANDIDATE_DEPOSIT, member, "MEMBER", member, Money.ZERO);
    }

    /**
     * The entry stands: if it is this very order, its receipt; else the id belongs to something
     * else.
     */
    private CounterAnswer replay(Actor actor, CounterOrder.Principal order, PostedEntry earlier) {
        var into = earlier.lines().getFirst();
        var same =
                earlier.event().equals("savings.principal")
                        && earlier.date().equals(order.date())
                        && into.side() == Side.DEBIT
                        && into.account() == order.place().account()
                        && into.sub() == order.place().sub()
                        && into.amount().equals(order.amount())
                        && earlier.lines().getLast().sub() == order.member();
        if (!same) {
            return new BooksRefuse(new Posting.OtherContent(earlier.entryNo()));
        }
        var last = earlier.lines().getLast();
        return new Done(
                new Receipt(
                        actor.at(),
                        earlier.entryNo(),
                        earlier.id(),
                        earlier.recordedAt(),
                        earlier.leaf(),
                        true),
                last.account(),
                last.sub(),
                books.balance(actor, last.account(), last.sub()));
    }

    // ---- simpanan wajib (J02)

    /**
     * Takes simpanan wajib: any amount; it covers the oldest unpaid periods first, then coming
     * ones.
     */
    public CounterAnswer payObligatory(Actor actor, CounterOrder.Obligatory order) {
        return tenancy.write(
                actor,
                () -> {
                    if (closed(actor, order.place())) {
                        return new PlaceNotOpen();
                    }
                    var member = store.lookMember(actor, order.member(), false);
                    if (member.isEmpty()) {
                        return new Unknown();
                    }
                    if (!member.get().isMember() && !stands(actor, order.id())) {
                        return new NotMember();
                    }
                    return done(
                            actor,
                            order,
                            ledger.post(actor, SavingsJournals.obligatory(order)),
                            SavingsJournals.OBLIGATORY,
                            order.member(),
                            Money.ZERO);
                });
    }

    /** How a member stands with simpanan wajib; empty = no member now, or no terms. */
    public Optional<Dues> dues(Actor actor, long member) {
        return tenancy.read(
                actor,
                () -> {
                    var terms = store.terms(actor);
                    if (terms.isEmpty() || members.member(actor, member).isEmpty()) {
                        return Optional.empty();
                    }
                    return store.owing(actor, member).stream()
                            .findFirst()
                            .map(owing ->
                                    dues(
                                            terms,
                                            owing,
                                            books.balance(
                                                    actor, SavingsJournals.OBLIGATORY, member)));
                });
    }

    /** What the next {@code periods} unpaid periods of a member cost, arrears first. */
    public Money obligatoryFor(Actor actor, long member, int periods) {
        return tenancy.read(
                actor,
                () ->
                        dues(actor, member)
                                .map(dues -> DuesArithmetic.cost(dues, store.terms(actor), periods))
                                .orElse(Money.ZERO));
    }

    /** Members with unpaid periods up to today, the largest arrears first. */
    public List<Dues> arrears(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var terms = store.terms(actor);
                    if (terms.isEmpty()) {
                        return List.of();
                    }
                    var paid = new HashMap<Long, Money>();
                    for (var place : books.places(actor, SavingsJournals.OBLIGATORY)) {
                        paid.put(place.sub(), place.balance());
                    }
                    return store.owing(actor, null).stream()
                            .map(o -> dues(terms, o, paid.getOrDefault(o.memberNo(), Money.ZERO)))
                            .filter(dues -> dues.arrears().isPositive())
                            .sorted((a, b) -> {
                                int larger = b.arrears().compareTo(a.arrears());
                                return larger != 0 ? larger : Long.compare(a.member(), b.member());
                            })
                            .toList();
                });
    }

    private Dues dues(List<Terms> terms, SavingsStore.Owing owing, Money balance) {
        return DuesArithmetic.of(
                owing.memberNo(),
                terms,
                owing.firstPeriod() == null ? owing.joinedOn() : owing.firstPeriod(),
                balance.minus(owing.carried()),
                day.today());
    }

    // ---- voluntary savings (J04, J05)

    /** Opens a savings account, with its first deposit in the same transaction. */
    public Opening.Answer openAccount(Actor actor, Opening order) {
        if (order.amount().isPositive() && closed(actor, order.place())) {
            return new Opening.NotOpened(new PlaceNotOpen());
        }
        return tenancy.write(actor, () -> openInside(actor, order));
    }

    private Opening.Answer openInside(Actor actor, Opening order) {
        var member = store.lookMember(actor, order.member(), true);
        if (member.isEmpty()) {
            return new Opening.NotOpened(new Unknown());
        }
        var earlier = store.byRequest(actor, order.id());
        if (earlier.isPresent()) {
            return new Opening.Opened(
                    earlier.get().accountNo(),
                    books.entry(actor, order.id()).map(e -> receipt(actor, e)).orElse(null));
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
        if (order.amount().compareTo(product.get().minimumOpening()) < 0) {
            return new Opening.NotOpened(
                    new CounterAnswer.BelowOpening(product.get().minimumOpening()));
        }
        long number = store.drawAccounts(actor, 1);
        store.insertAccounts(actor, number, List.of(order), List.of(product.get()), day.now());
        ledger.openAll(actor, List.of(place(order, product.get(), number)));
        if (order.amount().isZero()) {
            return new Opening.Opened(number, null);
        }
        var deposit =
                new CounterOrder.Deposit(
                        order.id(), number, order.amount(), order.place(), order.date());
        var posting =
                ledger.post(
                        actor,
                        SavingsJournals.deposit(deposit, product.get().account(), order.member()));
        return switch (posting) {
            case Posting.Posted(var receipt) -> new Opening.Opened(number, receipt);
            case Posting.Refused reason ->
                    new Opening.NotOpened(refusal(deposit, reason, Money.ZERO));
        };
    }

    private static Ledger.Opening place(Opening order, Product product, long number) {
        return new Ledger.Opening(
                product.account(), number, "SAVINGS", order.member(), product.minimumBalance());
    }

    /**
     * Opens many accounts at once, for imports and the demo; first deposits are made by {@link
     * #takeAll}.
     *
     * @return the account numbers, in the order of the list
     */
    public List<Long> openAll(Actor actor, List<Opening> orders) {
        return tenancy.write(
                actor,
                () -> {
                    var products =
                            store.products(actor, day.today()).stream()
                                    .collect(
                                            Collectors.toMap(Product::number, Function.identity()));
                    var chosen =
                            orders.stream()
                                    .map(o ->
                                            Optional.ofNullable(products.get(o.product()))
                                                    .orElseThrow(() ->
                                                            new IllegalArgumentException(
                                                                    "no product " + o.product())))
                                    .toList();
                    long first = store.drawAccounts(actor, orders.size());
                    store.insertAccounts(actor, first, orders, chosen, day.now());
                    var places = new ArrayList<Ledger.Opening>();
                    var numbers = new ArrayList<Long>();
                    for (int i = 0; i < orders.size(); i++) {
                        places.add(place(orders.get(i), chosen.get(i), first + i));
                        numbers.add(first + i);
                    }
                    ledger.openAll(actor, places);
                    return numbers;
                });
    }

    /** Takes money into a savings account. */
    public CounterAnswer deposit(Actor actor, CounterOrder.Deposit order) {
        return tenancy.write(
                actor,
                () -> {
                    // Within the transaction: asked before it, this costs one of its own.
                    if (closed(actor, order.place())) {
                        return new PlaceNotOpen();
                    }
                    var found = store.look(actor, order.account(), false);
                    if (found.isEmpty()) {
                        return new Unknown();
                    }
                    var account = found.get();
                    var refusal = depositRefusal(account);
                    if (refusal != null && !stands(actor, order.id())) {
                        return refusal;
                    }
                    return done(
                            actor,
                            order,
                            ledger.post(
                                    actor,
                                    SavingsJournals.deposit(
                                            order, account.account(), account.memberNo())),
                            account.account(),
                            order.account(),
                            account.minimumBalance());
                });
    }

    /** Pays money out of a savings account; the product's minimum balance stays. */
    public CounterAnswer withdraw(Actor actor, CounterOrder.Withdrawal order) {
        return tenancy.write(
                actor,
                () -> {
                    if (closed(actor, order.place())) {
                        return new PlaceNotOpen();
                    }
                    var found = store.look(actor, order.account(), false);
                    if (found.isEmpty()) {
                        return new Unknown();
                    }
                    var account = found.get();
                    var refusal = withdrawalRefusal(account);
                    if (refusal != null && !stands(actor, order.id())) {
                        return refusal;
                    }
                    return done(
                            actor,
                            order,
                            ledger.post(
                                    actor,
                                    SavingsJournals.withdrawal(
                                            order, account.account(), account.memberNo())),
                            account.account(),
                            order.account(),
                            account.minimumBalance());
                });
    }

    private static @Nullable Refused depositRefusal(Looked account) {
        if (account.closedOn() != null) {
            return new Closed(account.closedOn());
        }
        return account.leftOn() == null ? null : new NotMember();
    }

    private static @Nullable Refused withdrawalRefusal(Looked account) {
        if (account.closedOn() != null) {
            return new Closed(account.closedOn());
        }
        return account.blockedAt() == null ? null : new Blocked(account.blockedAt().toInstant());
    }

    /** Moves money between two savings accounts of the same member. */
    public CounterAnswer transfer(
            Actor actor, UUID id, long from, long to, Money amount, LocalDate date) {
        return tenancy.write(
                actor,
                () -> {
                    // In the order of numbers, so that two transfers never wait for each other in a
                    // ring.
                    store.look(actor, Math.min(from, to), false);
                    store.look(actor, Math.max(from, to), false);
                    var source = store.account(actor, from);
                    var target = store.account(actor, to);
                    if (source.isEmpty() || target.isEmpty() || from == to) {
                        return new Unknown();
                    }
                    if (source.get().memberNo() != target.get().memberNo()) {
                        return new CounterAnswer.NotOwn();
                    }
                    if (!stands(actor, id)) {
                        for (var account : List.of(source.get(), target.get())) {
                            if (account.closedOn() != null) {
                                return new Closed(account.closedOn());
                            }
                        }
                        if (source.get().blockedAt() != null) {
                            return new Blocked(source.get().blockedAt().toInstant());
                        }
                    }
                    var order =
                            new CounterOrder.Withdrawal(
                                    id,
                                    from,
                                    amount,
                                    new MoneyPlace(target.get().account(), to),
                                    date);
                    return done(
                            actor,
                            order,
                            ledger.post(
                                    actor,
                                    SavingsJournals.transfer(
                                            id, date, source.get(), target.get(), amount)),
                            source.get().account(),
                            from,
                            source.get().minimumBalance());
                });
    }

    /** Pays out everything, the minimum balance too, and closes the account for good. */
    public CounterAnswer close(
            Actor actor, UUID id, long number, MoneyPlace place, LocalDate date) {
        if (closed(actor, place)) {
            return new PlaceNotOpen();
        }
        return tenancy.write(
                actor,
                () -> {
                    var found = store.look(actor, number, true);
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
                    var refusal = withdrawalRefusal(account);
                    if (refusal != null) {
                        return refusal;
                    }
                    var balance = books.balance(actor, account.account(), number);
                    if (balance.isZero()) {
                        store.close(actor, number, date, day.now());
                        return new Done(
                                new Receipt(actor.at(), 0, id, day.now(), new byte[0], false),
                                account.account(),
                                number,
                                Money.ZERO);
                    }
                    ledger.open(
                            actor,
                            account.account(),
                            number,
                            "SAVINGS",
                            account.memberNo(),
                            Money.ZERO);
                    var order = new CounterOrder.Withdrawal(id, number, balance, place, date);
                    var answer =
                            done(
                                    actor,
                                    order,
                                    ledger.post(
                                            actor,
                                            SavingsJournals.withdrawal(
                                                    order, account.account(), account.memberNo())),
                                    account.account(),
                                    number,
                                    Money.ZERO);
                    if (answer instanceof Done) {
                        store.close(actor, number, date, day.now());
                    }
                    return answer;
                });
    }

    /**
     * Nothing may be taken out until it is lifted; false when there is no such open account or it
     * is blocked.
     */
    public boolean block(Actor actor, long account, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    var found = store.look(actor, account, true);
                    if (found.isEmpty()
                            || found.get().closedOn() != null
                            || found.get().blockedAt() != null) {
                        return false;
                    }
                    store.block(actor, account, reason, day.now());
                    return true;
                });
    }

    /** False when it was not blocked. */
    public boolean unblock(Actor actor, long account) {
        return tenancy.write(
                actor,
                () -> {
                    store.look(actor, account, true);
                    return store.unblock(actor, account, day.now()) > 0;
                });
    }

    // ---- many at once

    /** An order with the instant at which it was recorded elsewhere; null = now. */
    public record Recorded(CounterOrder order, @Nullable Instant at) {}

    public BulkAnswer takeAll(Actor actor, List<CounterOrder> orders) {
        return takeAllRecorded(actor, orders.stream().map(o -> new Recorded(o, null)).toList());
    }

    /**
     * Takes many orders of every kind in one transaction and a handful of statements: dues of a
     * list, a phone's queue, the demo's past months. All stand, or none. Orders that were taken
     * before are answered with their first receipt, except parts of simpanan pokok, which a
     * repeated list refuses.
     */
    public BulkAnswer takeAllRecorded(Actor actor, List<Recorded> orders) {
        if (orders.isEmpty()) {
            return new BulkAnswer.AllDone(List.of());
        }
        return tenancy.write(actor, () -> takeInside(actor, orders));
    }

    private BulkAnswer takeInside(Actor actor, List<Recorded> recorded) {
        return switch (prepare(actor, recorded, true)) {
            case Prepared.Unfit(int index, var reason) -> new BulkAnswer.Refused(index, reason);
            case Prepared.Fit fit ->
                    switch (ledger.postAllRecorded(actor, fit.entries())) {
                        case BulkPosting.AllPosted(var receipts) -> {
                            members.admit(actor, fit.admissions());
                            yield new BulkAnswer.AllDone(receipts);
                        }
                        case BulkPosting.Refused(int index, var reason) ->
                                new BulkAnswer.Refused(
                                        index, refusal(actor, recorded, index, reason));
                    };
        };
    }

    private Refused refusal(
            Actor actor, List<Recorded> recorded, int index, Posting.Refused reason) {
        if (index < 0) {
            return new BooksRefuse(reason);
        }
        var order = recorded.get(index).order();
        var minimum =
                order instanceof CounterOrder.Withdrawal w
                        ? store.look(actor, w.account(), false)
                                .map(Looked::minimumBalance)
                                .orElse(Money.ZERO)
                        : Money.ZERO;
        return refusal(order, reason, minimum);
    }

    /** Orders that were looked at before anything is posted. */
    public sealed interface Prepared {
        /**
         * @param entries one an order, in the order of the list
         * @param admissions whom the entries make members
         */
        record Fit(List<Ledger.Timed> entries, List<Members.Admission> admissions)
                implements Prepared {}

        /**
         * @param index of the order that cannot stand, from 0
         */
        record Unfit(int index, Refused reason) implements Prepared {}
    }

    /**
     * The entries of orders that were taken elsewhere in the past, for who posts them between those
     * of other rooms: a till's day begins with money from the vault and ends with its closing.
     * Whether the tills were open then, {@code treasury} says when it writes the days down. Ask it
     * in the transaction that posts the entries, and tell {@link Members#admit} of the admissions
     * in the same.
     */
    public Prepared prepareRecorded(Actor actor, List<Recorded> orders) {
        return tenancy.write(actor, () -> prepare(actor, orders, false));
    }

    private Prepared prepare(Actor actor, List<Recorded> recorded, boolean atOpenTills) {
        var memberNumbers = new ArrayList<Long>();
        var accountNumbers = new ArrayList<Long>();
        var payPrincipal = false;
        for (var each : recorded) {
            switch (each.order()) {
                case CounterOrder.Principal o -> {
                    memberNumbers.add(o.member());
                    payPrincipal = true;
                }
                case CounterOrder.Obligatory o -> memberNumbers.add(o.member());
                case CounterOrder.Deposit o -> accountNumbers.add(o.account());
                case CounterOrder.Withdrawal o -> accountNumbers.add(o.account());
            }
        }
        Map<Long, LookedMember> people =
                memberNumbers.isEmpty()
                        ? Map.of()
                        : store.lookMembers(actor, memberNumbers, payPrincipal).stream()
                                .collect(
                                        Collectors.toMap(
                                                LookedMember::memberNo, Function.identity()));
        Map<Long, Looked> accounts =
                accountNumbers.isEmpty()
                        ? Map.of()
                        : store.lookAll(actor, accountNumbers).stream()
                                .collect(Collectors.toMap(Looked::accountNo, Function.identity()));
        var usable = new HashMap<MoneyPlace, Boolean>();
        var principals = new Principals(actor, payPrincipal);
        var entries = new ArrayList<Ledger.Timed>(recorded.size());
        for (int i = 0; i < recorded.size(); i++) {
            var order = recorded.get(i).order();
            var at = recorded.get(i).at();
            if (atOpenTills
                    && !usable.computeIfAbsent(order.place(), place -> !closed(actor, place))) {
                return new Prepared.Unfit(i, new PlaceNotOpen());
            }
            Entry entry;
            switch (order) {
                case CounterOrder.Principal o -> {
                    var member = people.get(o.member());
                    if (member == null) {
                        return new Prepared.Unfit(i, new Unknown());
                    }
                    var refusal = principals.refusal(o, member);
                    if (refusal != null) {
                        return new Prepared.Unfit(i, refusal);
                    }
                    entry = principals.entry(o);
                }
                case CounterOrder.Obligatory o -> {
                    var member = people.get(o.member());
                    if (member == null) {
                        return new Prepared.Unfit(i, new Unknown());
                    }
                    if (!member.isMember() && !principals.admits(o.member())) {
                        return new Prepared.Unfit(i, new NotMember());
                    }
                    entry = SavingsJournals.obligatory(o);
                }
                case CounterOrder.Deposit o -> {
                    var account = accounts.get(o.account());
                    if (account == null) {
                        return new Prepared.Unfit(i, new Unknown());
                    }
                    var refusal = depositRefusal(account);
                    if (refusal != null) {
                        return new Prepared.Unfit(i, refusal);
                    }
                    entry = SavingsJournals.deposit(o, account.account(), account.memberNo());
                }
                case CounterOrder.Withdrawal o -> {
                    var account = accounts.get(o.account());
                    if (account == null) {
                        return new Prepared.Unfit(i, new Unknown());
                    }
                    var refusal = withdrawalRefusal(account);
                    if (refusal != null) {
                        return new Prepared.Unfit(i, refusal);
                    }
                    entry = SavingsJournals.withdrawal(o, account.account(), account.memberNo());
                }
            }
            entries.add(new Ledger.Timed(entry, at == null ? day.now() : at));
        }
        principals.open();
        return new Prepared.Fit(entries, principals.admissions);
    }

    /** Simpanan pokok within a list: what was paid before it and in it. */
    private final class Principals {
        private final Actor actor;
        private final List<Terms> terms;
        private final Map<Long, Money> paid = new HashMap<>();
        private final List<Ledger.Opening> openings = new ArrayList<>();
        private final List<Members.Admission> admissions = new ArrayList<>();
        private final Map<Long, Boolean> admitted = new HashMap<>();

        Principals(Actor actor, boolean any) {
            this.actor = actor;
            this.terms = any ? store.terms(actor) : List.of();
            if (any) {
                for (var place : books.places(actor, SavingsJournals.CANDIDATE_DEPOSIT)) {
                    paid.put(place.sub(), place.balance());
                }
            }
        }

        @Nullable Refused refusal(CounterOrder.Principal order, LookedMember member) {
            if (!member.mayPay()) {
                return new NotMember();
            }
            if (terms.isEmpty()) {
                return new NoTerms();
            }
            if (member.joinedOn() != null || admits(order.member())) {
                return new NothingDue();
            }
            var now = DuesArithmetic.at(terms, order.date());
            var due = now.principal().minus(before(order));
            if (order.amount().compareTo(due) > 0) {
                return new CounterAnswer.MoreThanDue(due);
            }
            return order.amount().compareTo(due) < 0 && !now.principalInParts()
                    ? new CounterAnswer.OnlyWhole(due)
                    : null;
        }

        private Money before(CounterOrder.Principal order) {
            return paid.getOrDefault(order.member(), Money.ZERO);
        }

        Entry entry(CounterOrder.Principal order) {
            var before = before(order);
            var now = before.plus(order.amount());
            if (now.equals(DuesArithmetic.at(terms, order.date()).principal())) {
                admissions.add(new Members.Admission(order.member(), order.date()));
                admitted.put(order.member(), true);
                return SavingsJournals.principal(order, before);
            }
            paid.put(order.member(), now);
            openings.add(
                    new Ledger.Opening(
                            SavingsJournals.CANDIDATE_DEPOSIT,
                            order.member(),
                            "MEMBER",
                            order.member(),
                            Money.ZERO));
            return SavingsJournals.principalPart(order);
        }

        boolean admits(long member) {
            return admitted.containsKey(member);
        }

        void open() {
            ledger.openAll(actor, openings);
        }
    }

    // ---- reading

    /**
     * The savings accounts of a member, closed ones too; empty when the actor may not see the
     * member.
     */
    public List<SavingsAccount> accounts(Actor actor, long member) {
        return tenancy.read(
                actor,
                () ->
                        members.member(actor, member).isEmpty()
                                ? List.of()
                                : store.ofMember(actor, member));
    }

    /** A savings account; empty when there is none or the actor may not see its owner. */
    public Optional<SavingsAccount> account(Actor actor, long number) {
        return tenancy.read(
                actor,
                () ->
                        store.account(actor, number)
                                .filter(a -> members.member(actor, a.memberNo()).isPresent()));
    }

    /** All savings accounts after a number (0 = from the first), for lists. */
    public List<SavingsAccount> list(Actor actor, long after, int limit) {
        return members.list(actor, 0, 1).isEmpty()
                ? List.of()
                : tenancy.read(actor, () -> store.from(actor, after, limit));
    }

    /**
     * What a member has.
     *
     * @param candidateDeposit parts of simpanan pokok paid so far by a candidate
     * @param owed to a member who left
     */
    public record Holdings(
            Money principal,
            Money obligatory,
            Money candidateDeposit,
            Money owed,
            List<Held> accounts) {
        public Money total() {
            var total = principal.plus(obligatory).plus(candidateDeposit).plus(owed);
            for (var held : accounts) {
                total = total.plus(held.balance());
            }
            return total;
        }
    }

    /** A savings account with its balance. */
    public record Held(SavingsAccount account, Money balance) {}

    /** What a member has, place by place; empty when there is no such member for the actor. */
    public Optional<Holdings> holdings(Actor actor, long member) {
        return tenancy.read(
                actor,
                () -> {
                    if (members.member(actor, member).isEmpty()) {
                        return Optional.empty();
                    }
                    var own = new HashMap<Integer, Money>();
                    for (var place :
                            books.places(
                                    actor,
                                    List.of(
                                            SavingsJournals.PRINCIPAL,
                                            SavingsJournals.OBLIGATORY,
                                            SavingsJournals.CANDIDATE_DEPOSIT,
                                            210708),
                                    List.of(member))) {
                        own.put(place.account(), place.balance());
                    }
                    var held = new ArrayList<Held>();
                    for (var account : store.ofMember(actor, member)) {
                        held.add(
                                new Held(
                                        account,
                                        books.balance(
                                                actor, account.account(), account.accountNo())));
                    }
                    return Optional.of(
                            new Holdings(
                                    own.getOrDefault(SavingsJournals.PRINCIPAL, Money.ZERO),
                                    own.getOrDefault(SavingsJournals.OBLIGATORY, Money.ZERO),
                                    own.getOrDefault(SavingsJournals.CANDIDATE_DEPOSIT, Money.ZERO),
                                    own.getOrDefault(210708, Money.ZERO),
                                    held));
                });
    }

    /** A passbook's line, numbered from the first. */
    public record PassbookLine(
            int no,
            LocalDate date,
            long entryNo,
            String event,
            String description,
            Money out,
            Money in,
            Money balance) {}

    private static final int PASSBOOK_LINES = 10_000;

    /**
     * All lines of a place, oldest first, with the balance after each: 310101 and 310201 by member
     * number, 2102xx by savings account number. Numbers go on from page to page of the printed
     * book.
     */
    public List<PassbookLine> passbook(Actor actor, int account, long sub) {
        var newestFirst = books.place(actor, account, sub, 0, PASSBOOK_LINES);
        var lines = new ArrayList<PassbookLine>();
        var balance = Money.ZERO;
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            var line = newestFirst.get(i);
            balance = balance.plus(line.credit()).minus(line.debit());
            lines.add(
                    new PassbookLine(
                            lines.size() + 1,
                            line.businessDate(),
                            line.entryNo(),
                            line.event(),
                            line.description(),
                            line.debit(),
                            line.credit(),
                            balance));
        }
        return lines;
    }

    /** For imports: members whose dues start later than they joined. */
    void startDues(Actor actor, List<SavingsStore.Owing> starts) {
        if (!starts.isEmpty()) {
            tenancy.write(
                    actor,
                    () -> {
                        store.startDues(actor, starts);
                        return true;
                    });
        }
    }

    // ---- shared

    private boolean closed(Actor actor, MoneyPlace place) {
        if (!place.holdsMoney()) {
            return true;
        }
        var asked = tills.getIfAvailable();
        return asked != null && !asked.isOpen(actor, place);
    }

    /**
     * Whether an entry with this id was posted: then a repeated order is answered, whatever changed
     * since.
     */
    private boolean stands(Actor actor, UUID id) {
        return books.entry(actor, id).isPresent();
    }

    private CounterAnswer done(
            Actor actor,
            CounterOrder order,
            Posting posting,
            int account,
            long sub,
            Money minimumBalance) {
        return switch (posting) {
            case Posting.Posted(var receipt) ->
                    new Done(receipt, account, sub, books.balance(actor, account, sub));
            case Posting.Refused reason -> refusal(order, reason, minimumBalance);
        };
    }

    private static Refused refusal(
            CounterOrder order, Posting.Refused reason, Money minimumBalance) {
        if (reason instanceof Posting.NotEnough n) {
            return n.account() == order.place().account() && n.sub() == order.place().sub()
                    ? new PlaceShort(n.available(), n.wanted())
                    : new NotEnough(n.available(), n.wanted(), minimumBalance);
        }
        if (reason instanceof Posting.UnknownSubAccount u
                && u.account() == order.place().account()
                && u.sub() == order.place().sub()) {
            return new PlaceNotOpen();
        }
        if (reason instanceof Posting.PlaceClosed c
                && c.account() == order.place().account()
                && c.sub() == order.place().sub()) {
            return new PlaceNotOpen();
        }
        return new BooksRefuse(reason);
    }

    private static Receipt receipt(Actor actor, PostedEntry entry) {
        return new Receipt(
                actor.at(), entry.entryNo(), entry.id(), entry.recordedAt(), entry.leaf(), true);
    }
}
