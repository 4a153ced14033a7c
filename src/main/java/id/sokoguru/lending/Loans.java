package id.sokoguru.lending;

import id.sokoguru.credit.DaysPastDue;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Standing;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.rule.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The loans of a cooperative as they stand: what was agreed here, what was paid in the ledger, and
 * what follows from both on a day.
 */
@Component
public class Loans {
    /** Interest earned on loans at interest; with the loan's number as sub-account. */
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

    private static final int CONVENTIONAL = 110501;

    private final LoanStore store;
    private final Books books;
    private final Chart chart;
    private final Ledger ledger;
    private final Rules rules;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Loans(
            LoanStore store,
            Books books,
            Chart chart,
            Ledger ledger,
            Rules rules,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.books = books;
        this.chart = chart;
        this.ledger = ledger;
        this.rules = rules;
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
    public LoanProductAnswer setProduct(Actor actor, LoanProduct product) {
        return tenancy.write(
                actor,
                () -> {
                    var refusal = refusal(actor, product);
                    if (refusal != null) {
                        return refusal;
                    }
                    store.saveProduct(actor, product, day.now());
                    return new LoanProductAnswer.Kept();
                });
    }

    private LoanProductAnswer.@Nullable Refused refusal(Actor actor, LoanProduct product) {
        var contract = product.contract();
        if (!principles(actor).contains(contract.isSharia())) {
            return new LoanProductAnswer.OtherPrinciple(
                    contract.isSharia(), rules.at("loan.one_principle", day.today()));
        }
        var yields =
                contract == LoanProduct.Contract.QARDH || contract.sharesProfit()
                        ? product.charge().rate()
                        : Rate.ZERO;
        if (!yields.isZero()) {
            return new LoanProductAnswer.YieldForbidden();
        }
        if (contract.sharesProfit()
                && (product.nisbah().isZero()
                        || product.nisbah().compareTo(Rate.percent("100")) >= 0)) {
            return new LoanProductAnswer.NoNisbah();
        }
        return contract.isSharia() && !product.provision().isZero()
                ? new LoanProductAnswer.FeeByShare()
                : null;
    }

    /** By which principles the units of a cooperative lend: true = sharia. Read from its chart. */
    Set<Boolean> principles(Actor actor) {
        var chart = this.chart.byCode(actor);
        var found = new HashSet<Boolean>();
        if (chart.containsKey(CONVENTIONAL)) {
            found.add(false);
        }
        if (chart.containsKey(Booking.MURABAHAH)) {
            found.add(true);
        }
        return found;
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
        var booking = Booking.of(loan.product().account());
        // Nobody repays more than they owe: the ledger itself refuses it.
        for (var account : booking.owing()) {
            places.add(opening(account, number, loan.member(), Money.ZERO));
        }
        if (booking.accrues()) {
            places.add(opening(ACCRUED, number, loan.member(), Money.ZERO));
        }
        if (!loan.product().contract().isSharia()) {
            places.add(opening(UNEARNED_PROVISION, number, loan.member(), Money.ZERO));
        }
        var benevolent =
                loan.product().penalty().destination() == Penalty.Destination.BENEVOLENT_FUND;
        for (var account : List.of(booking.income(), FEES, benevolent ? BENEVOLENT : PENALTIES)) {
            places.add(opening(account, number, loan.member(), null));
        }
        return places;
    }

    private static Ledger.Opening opening(
            int account, long number, long member, @Nullable Money floor) {
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
                    var given = store.concessions(actor, numbers, date);
                    var reported = store.reported(actor, numbers);
                    var places = new HashMap<String, Books.Place>();
                    var accounts = new TreeSet<>(List.of(ACCRUED, PENALTIES, BENEVOLENT));
                    for (var loan : loans) {
                        var booking = Booking.of(loan);
                        accounts.addAll(booking.owing());
                        accounts.add(booking.income());
                    }
                    books.places(actor, List.copyOf(accounts), numbers)
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
                                        given.getOrDefault(loan.number(), LoanStore.Given.NOTHING),
                                        reported.getOrDefault(loan.number(), Set.of()),
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
            LoanStore.Given given,
            Set<Integer> reported,
            LocalDate date) {
        var schedule = agreed.schedule();
        var booking = Booking.of(loan);
        // Of a price, only the cost is principal.
        var outstanding =
                balance(places, booking.owed(), loan.number())
                        .minus(
                                booking.isSale()
                                        ? balance(places, booking.deferred(), loan.number())
                                        : Money.ZERO);
        var accrued = balance(places, ACCRUED, loan.number());
        var earned = balance(places, booking.income(), loan.number());
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
                Penalties.due(standing, product, assessed.minus(paid).minus(given.penalty()), date),
                DaysPastDue.of(standing, date),
                given.margin(),
                reported);
    }

    private static Money balance(Map<String, Books.Place> places, int account, long loan) {
        var place = places.get(account + " " + loan);
        return place == null ? Money.ZERO : place.balance();
    }
}
