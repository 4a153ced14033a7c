package id.sokoguru.savings;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Members;
import id.sokoguru.rule.Rules;
import id.sokoguru.savings.SavingsStore.Hold;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to simpanan: what the meeting decided, which accounts there are, what members have and
 * what they owe. Money comes in and goes out at the {@link SavingsCounter}. Amounts live in the
 * ledger; this room keeps terms.
 */
@Component
public class Savings {
    private static final int OWED_TO_LEAVERS = 210708;

    private final SavingsStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Members members;
    private final Rules rules;

    Savings(
            SavingsStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Members members,
            Rules rules) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.members = members;
        this.rules = rules;
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
     * Offers a kind of savings from a day on. The same day again corrects it; accounts opened
     * before keep theirs unless the version says otherwise. Rule {@code savings.reward_cap}
     * (Permenkop UKM 8/2023 pasal 26) is that of the version's day.
     */
    public ProductAnswer setProduct(Actor actor, Product product) {
        return tenancy.write(
                actor,
                () -> {
                    var newest =
                            store.versions(actor).stream()
                                    .filter(v -> v.number() == product.number())
                                    .findFirst();
                    var refusal = refusal(product, newest.orElse(null));
                    if (refusal == null) {
                        store.setProduct(actor, product);
                    }
                    return refusal == null ? new ProductAnswer.Decided() : refusal;
                });
    }

    private ProductAnswer.@Nullable Refused refusal(Product product, @Nullable Product newest) {
        if (newest != null && newest.kind() != product.kind()) {
            return new ProductAnswer.OtherKind();
        }
        if (newest != null && product.validFrom().isBefore(newest.validFrom())) {
            return new ProductAnswer.BeforeNewest(newest.validFrom());
        }
        if (newest != null && product.forExisting() && product.validFrom().getDayOfMonth() != 1) {
            return new ProductAnswer.NotFirstOfMonth();
        }
        if (product.rate().isZero() && product.breakRate().isZero()) {
            return null;
        }
        // A version that lasts is judged by the law of today too, however far back it begins.
        var judged = product.validFrom().isBefore(day.today()) ? day.today() : product.validFrom();
        var rule = rules.at("savings.reward_cap", judged);
        var cap = Rate.percent(rule.value());
        return product.rate().compareTo(cap) > 0 || product.breakRate().compareTo(cap) > 0
                ? new ProductAnswer.AboveCap(cap, rule)
                : null;
    }

    /** Every version of every product, the newest first within one. */
    public List<Product> versions(Actor actor) {
        return tenancy.read(actor, () -> store.versions(actor));
    }

    /** The products offered on a day. */
    public List<Product> products(Actor actor, LocalDate date) {
        return tenancy.read(actor, () -> store.products(actor, date));
    }

    // ---- what is due

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
                                    .minus(
                                            books.balance(
                                                    actor,
                                                    SavingsJournals.CANDIDATE_DEPOSIT,
                                                    member)));
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

    /**
     * What members will owe of simpanan wajib on a day, by number; who owes nothing then, or is no
     * member, is left out. For lists that are drawn before the day on which they are paid.
     */
    public Map<Long, Money> owedOn(Actor actor, Collection<Long> numbers, LocalDate date) {
        return tenancy.read(
                actor,
                () -> {
                    var owed = new HashMap<Long, Money>();
                    var terms = store.terms(actor);
                    if (terms.isEmpty()) {
                        return owed;
                    }
                    for (long number : numbers) {
                        for (var owing : store.owing(actor, number)) {
                            var balance = books.balance(actor, SavingsJournals.OBLIGATORY, number);
                            var arrears = dues(terms, owing, balance, date).arrears();
                            if (arrears.isPositive()) {
                                owed.put(number, arrears);
                            }
                        }
                    }
                    return owed;
                });
    }

    private Dues dues(List<Terms> terms, SavingsStore.Owing owing, Money balance) {
        return dues(terms, owing, balance, day.today());
    }

    private static Dues dues(
            List<Terms> terms, SavingsStore.Owing owing, Money balance, LocalDate date) {
        return DuesArithmetic.of(
                owing.memberNo(),
                terms,
                owing.firstPeriod() == null ? owing.joinedOn() : owing.firstPeriod(),
                balance.minus(owing.carried()),
                date);
    }

    // ---- accounts

    /**
     * Opens many accounts at once, for imports and the demo; first deposits are made by {@link
     * CounterLists}.
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
                    return open(actor, orders, chosen);
                });
    }

    /**
     * Draws the numbers, writes the accounts down and opens their places, in the caller's
     * transaction.
     */
    List<Long> open(Actor actor, List<Opening> orders, List<Product> products) {
        long first = store.drawAccounts(actor, orders.size());
        store.insertAccounts(actor, first, orders, products, day.now());
        var places = new ArrayList<Ledger.Opening>();
        var numbers = new ArrayList<Long>();
        for (int i = 0; i < orders.size(); i++) {
            var product = products.get(i);
            places.add(
                    new Ledger.Opening(
                            product.account(),
                            first + i,
                            "SAVINGS",
                            orders.get(i).member(),
                            product.minimumBalance()));
            numbers.add(first + i);
        }
        ledger.openAll(actor, places);
        return numbers;
    }

    /**
     * Nothing may be taken out until it is lifted; false when there is no such open account or it
     * is blocked.
     */
    public boolean block(Actor actor, long account, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    var found = store.look(actor, account, Hold.ALONE, null);
                    if (found.isEmpty()
                            || found.get().closedOn() != null
                            || found.get().blockedAt() != null) {
                        return false;
                    }
                    store.block(actor, account, reason, day.now());
                    return true;
                });
    }

    /** Why an account is blocked, and since when; empty when it is not, or is not to be seen. */
    public Optional<Block> blockOf(Actor actor, long account) {
        return tenancy.read(
                actor, () -> account(actor, account).flatMap(_ -> store.block(actor, account)));
    }

    /**
     * The last movement by the member of an account that sleeps: its product's months have passed
     * since. Read from the ledger, kept nowhere; empty while it is awake.
     */
    public Optional<LocalDate> asleep(Actor actor, long account) {
        return tenancy.read(
                actor,
                () ->
                        account(actor, account)
                                .flatMap(a ->
                                        store.asleep(actor, a.memberNo()).stream()
                                                .filter(s -> s.accountNo() == account)
                                                .map(Sleeper::since)
                                                .findFirst()));
    }

    /** All sleeping accounts, the longest first; none for whoever may not see members. */
    public List<Sleeper> asleep(Actor actor) {
        return members.list(actor, 0, 1).isEmpty()
                ? List.of()
                : tenancy.read(actor, () -> store.asleep(actor, null));
    }

    /** The numbers of a member's accounts that sleep. */
    public Set<Long> asleepOf(Actor actor, long member) {
        return tenancy.read(
                actor,
                () ->
                        members.member(actor, member).isEmpty()
                                ? Set.of()
                                : store.asleep(actor, member).stream()
                                        .map(Sleeper::accountNo)
                                        .collect(Collectors.toSet()));
    }

    /** False when it was not blocked. */
    public boolean unblock(Actor actor, long account) {
        return tenancy.write(
                actor,
                () -> {
                    store.look(actor, account, Hold.ALONE, null);
                    return store.unblock(actor, account, day.now()) > 0;
                });
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
                                            OWED_TO_LEAVERS),
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
                                    own.getOrDefault(OWED_TO_LEAVERS, Money.ZERO),
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

    /** Members whose dues start later than they joined: they paid elsewhere before. */
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
}
