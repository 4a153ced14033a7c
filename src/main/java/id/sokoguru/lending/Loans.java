package id.sokoguru.lending;

import id.sokoguru.credit.DaysPastDue;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Standing;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The loans of a cooperative as they stand: what was agreed here, what was paid in the ledger, and
 * what follows from both on a day.
 */
@Component
public class Loans {
    /** Interest earned; with the loan's number as sub-account. */
    public static final int INTEREST = 410101;

    /** Fees earned; with the loan's number as sub-account. */
    public static final int FEES = 410103;

    public static final int PENALTIES = 410104;

    /** Penalties of sharia contracts (ta'zir); with the loan's number as sub-account. */
    public static final int BENEVOLENT = 210901;

    /** Kept for a member until it is known or due what for; with the member's number. */
    public static final int HELD = 210601;

    /** Interest earned and not yet paid. */
    public static final int ACCRUED = 110601;

    /** Provision received and not yet earned. */
    public static final int UNEARNED_PROVISION = 110509;

    /** Who owns a loan's places in the ledger. */
    public static final String KIND = "LOAN";

    private final LoanStore store;
    private final Books books;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Loans(LoanStore store, Books books, Ledger ledger, Tenancy tenancy, BusinessDay day) {
        this.store = store;
        this.books = books;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** The products in force on a day, by number. */
    public List<LoanProduct> products(Actor actor, LocalDate date) {
        return tenancy.read(actor, () -> store.products(actor, date));
    }

    /** Every version of every product, by number, the newest of each first. */
    public List<LoanProduct> versions(Actor actor) {
        return tenancy.read(actor, () -> store.versions(actor));
    }

    public Optional<LoanProduct> product(Actor actor, int number, LocalDate date) {
        return products(actor, date).stream()
                .filter(product -> product.number() == number)
                .findFirst();
    }

    /** Sets the conditions of a product from a day on; the same day twice changes nothing. */
    public void setProduct(Actor actor, LoanProduct product) {
        tenancy.write(
                actor,
                () -> {
                    store.saveProduct(actor, product, day.now());
                    return null;
                });
    }

    /**
     * Makes a loan: its number, its schedule and its places in the ledger, in the caller's
     * transaction. Posts nothing. The same request again answers the same loan.
     */
    public Loan make(Actor actor, NewLoan loan) {
        return tenancy.write(
                actor,
                () -> {
                    var earlier = store.ofRequest(actor, loan.request());
                    if (earlier.isPresent()) {
                        return earlier.get();
                    }
                    var number = store.nextLoan(actor);
                    store.insertLoan(actor, number, loan, day.now());
                    store.insertSchedule(
                            actor,
                            number,
                            1,
                            loan.schedule(),
                            loan.reason(),
                            loan.interestElsewhere().negated(),
                            null,
                            loan.agreedOn(),
                            day.now());
                    ledger.openAll(actor, places(loan, number));
                    return store.loan(actor, number).orElseThrow();
                });
    }

    static List<Ledger.Opening> places(NewLoan loan, long number) {
        var places = new ArrayList<Ledger.Opening>();
        // Nobody repays more than they owe: the ledger itself refuses it.
        places.add(opening(loan.product().account(), number, loan.member(), Money.ZERO));
        for (var account : List.of(ACCRUED, UNEARNED_PROVISION)) {
            places.add(opening(account, number, loan.member(), Money.ZERO));
        }
        for (var account : List.of(INTEREST, FEES, PENALTIES)) {
            places.add(opening(account, number, loan.member(), null));
        }
        if (loan.product().penalty().destination() == Penalty.Destination.BENEVOLENT_FUND) {
            places.add(opening(BENEVOLENT, number, loan.member(), null));
        }
        return places;
    }

    private static Ledger.Opening opening(
            int account, long number, long member, @org.jspecify.annotations.Nullable Money floor) {
        return new Ledger.Opening(account, number, KIND, member, floor);
    }

    public Optional<Loan> loan(Actor actor, long number) {
        return tenancy.read(actor, () -> store.loan(actor, number));
    }

    /** The loans of a member, the newest first. */
    public List<Loan> ofMember(Actor actor, long member) {
        return tenancy.read(actor, () -> store.ofMember(actor, member));
    }

    /** The newest loans before a number. */
    public List<Loan> list(Actor actor, long before, int limit) {
        return tenancy.read(actor, () -> store.list(actor, before, limit));
    }

    /** How a loan stands on a day. */
    public Optional<Position> position(Actor actor, long number, LocalDate date) {
        return tenancy.read(
                actor,
                () ->
                        store.loan(actor, number)
                                .map(loan -> positions(actor, List.of(loan), date).get(number)));
    }

    /** How all running loans stand on a day, by number. */
    public Map<Long, Position> running(Actor actor, LocalDate date) {
        return tenancy.read(actor, () -> positions(actor, store.running(actor), date));
    }

    /**
     * How loans stand on a day, by number: a few reads however many they are. Paid amounts are
     * those of the ledger now; the day decides what is due.
     */
    public Map<Long, Position> positions(Actor actor, Collection<Loan> loans, LocalDate date) {
        return tenancy.read(
                actor,
                () -> {
                    var numbers = loans.stream().map(Loan::number).toList();
                    var agreed = store.schedules(actor, numbers);
                    var versions = new HashMap<String, LoanProduct>();
                    store.versions(actor)
                            .forEach(p -> versions.put(p.number() + " " + p.validFrom(), p));
                    var assessed = store.penalties(actor, numbers);
                    var places = new HashMap<String, Books.Place>();
                    var accounts =
                            new ArrayList<>(List.of(INTEREST, ACCRUED, PENALTIES, BENEVOLENT));
                    loans.stream().map(Loan::account).distinct().forEach(accounts::add);
                    books.places(actor, accounts, numbers)
                            .forEach(p -> places.put(p.account() + " " + p.sub(), p));
                    var all = new LinkedHashMap<Long, Position>();
                    for (var loan : loans) {
                        var product =
                                java.util.Objects.requireNonNull(
                                        versions.get(loan.product() + " " + loan.productFrom()));
                        var schedule = java.util.Objects.requireNonNull(agreed.get(loan.number()));
                        all.put(
                                loan.number(),
                                position(
                                        loan,
                                        product,
                                        schedule,
                                        places,
                                        assessed.getOrDefault(loan.number(), Money.ZERO),
                                        date));
                    }
                    return all;
                });
    }

    private static Position position(
            Loan loan,
            LoanProduct product,
            LoanStore.Agreed agreed,
            Map<String, Books.Place> places,
            Money assessed,
            LocalDate date) {
        var schedule = agreed.schedule();
        var outstanding = balance(places, loan.account(), loan.number());
        var accrued = balance(places, ACCRUED, loan.number());
        var earned = balance(places, INTEREST, loan.number());
        var whole = schedule.principal().plus(schedule.capitalised());
        var standing =
                new Standing(
                        schedule,
                        whole.minus(outstanding),
                        earned.minus(accrued).minus(agreed.interestBefore()));
        var paid =
                balance(places, PENALTIES, loan.number())
                        .plus(balance(places, BENEVOLENT, loan.number()));
        return new Position(
                loan,
                product,
                date,
                agreed.reason(),
                standing,
                accrued,
                assessed,
                paid,
                Penalties.due(standing, product, assessed.minus(paid), date),
                DaysPastDue.of(standing, date));
    }

    private static Money balance(Map<String, Books.Place> places, int account, long loan) {
        var place = places.get(account + " " + loan);
        return place == null ? Money.ZERO : place.balance();
    }
}
