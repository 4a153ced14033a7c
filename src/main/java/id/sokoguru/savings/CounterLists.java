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
import id.sokoguru.ledger.Posting;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.OpenTills;
import id.sokoguru.savings.CounterAnswer.BooksRefuse;
import id.sokoguru.savings.CounterAnswer.PlaceNotOpen;
import id.sokoguru.savings.CounterAnswer.Refused;
import id.sokoguru.savings.CounterAnswer.Unknown;
import id.sokoguru.savings.SavingsStore.Hold;
import id.sokoguru.savings.SavingsStore.Looked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The counter's door for many orders at once: all of them stand, or none. */
@Component
public class CounterLists {
    private final SavingsStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Members members;
    private final OpenTills tills;

    CounterLists(
            SavingsStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Members members,
            OpenTills tills) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.members = members;
        this.tills = tills;
    }

    /** An order with the instant at which it was recorded elsewhere; null = now. */
    public record Recorded(CounterOrder order, @Nullable Instant at) {}

    /** Takes orders now. */
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
                        ? store.look(actor, w.account(), Hold.NONE, null)
                                .map(Looked::minimumBalance)
                                .orElse(Money.ZERO)
                        : Money.ZERO;
        return CounterRules.booksRefuse(order, reason, minimum);
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
        var known = known(actor, recorded);
        var usable = new HashMap<MoneyPlace, Boolean>();
        var entries = new ArrayList<Ledger.Timed>(recorded.size());
        for (int i = 0; i < recorded.size(); i++) {
            var order = recorded.get(i).order();
            var at = recorded.get(i).at();
            if (atOpenTills
                    && !usable.computeIfAbsent(
                            order.place(),
                            place -> place.holdsMoney() && tills.isOpen(actor, place))) {
                return new Prepared.Unfit(i, new PlaceNotOpen());
            }
            var found = known.of(order);
            if (found == null) {
                return new Prepared.Unfit(i, new Unknown());
            }
            var refusal = known.refusal(order, found);
            if (refusal != null) {
                return new Prepared.Unfit(i, refusal);
            }
            entries.add(new Ledger.Timed(known.entry(order, found), at == null ? day.now() : at));
        }
        ledger.openAll(actor, known.candidates);
        return new Prepared.Fit(entries, known.admissions);
    }

    private Known known(Actor actor, List<Recorded> recorded) {
        var memberNumbers = new HashSet<Long>();
        var accountNumbers = new HashSet<Long>();
        var principal = false;
        for (var each : recorded) {
            switch (each.order()) {
                case CounterOrder.Principal o -> {
                    memberNumbers.add(o.member());
                    principal = true;
                }
                case CounterOrder.Obligatory o -> memberNumbers.add(o.member());
                case CounterOrder.Deposit o -> accountNumbers.add(o.account());
                case CounterOrder.Withdrawal o -> accountNumbers.add(o.account());
            }
        }
        var hold = principal ? Hold.ALONE : Hold.SHARED;
        var known =
                new Known(
                        bySub(store.lookMembers(actor, memberNumbers, hold)),
                        bySub(store.lookAll(actor, accountNumbers)),
                        principal ? store.terms(actor) : List.of());
        if (principal) {
            for (var place : books.places(actor, SavingsJournals.CANDIDATE_DEPOSIT)) {
                known.paid.put(place.sub(), place.balance());
            }
        }
        return known;
    }

    private static Map<Long, Looked> bySub(List<Looked> found) {
        return found.stream().collect(Collectors.toMap(Looked::sub, Function.identity()));
    }

    /** What was looked up for a list, and what the orders before the present one changed of it. */
    private static final class Known {
        private final Map<Long, Looked> people;
        private final Map<Long, Looked> accounts;
        private final List<Terms> terms;
        private final Map<Long, Money> paid = new HashMap<>();
        private final Set<Long> admitted = new HashSet<>();
        final List<Ledger.Opening> candidates = new ArrayList<>();
        final List<Members.Admission> admissions = new ArrayList<>();

        Known(Map<Long, Looked> people, Map<Long, Looked> accounts, List<Terms> terms) {
            this.people = people;
            this.accounts = accounts;
            this.terms = terms;
        }

        @Nullable Looked of(CounterOrder order) {
            return switch (order) {
                case CounterOrder.Principal o -> people.get(o.member());
                case CounterOrder.Obligatory o -> people.get(o.member());
                case CounterOrder.Deposit o -> accounts.get(o.account());
                case CounterOrder.Withdrawal o -> accounts.get(o.account());
            };
        }

        @Nullable Refused refusal(CounterOrder order, Looked found) {
            return switch (order) {
                case CounterOrder.Principal o ->
                        admitted.contains(o.member())
                                ? new CounterAnswer.NothingDue()
                                : CounterRules.principal(o, found, terms, before(o));
                case CounterOrder.Obligatory o ->
                        admitted.contains(o.member()) ? null : CounterRules.plain(o, found);
                case CounterOrder.Plain o -> CounterRules.plain(o, found);
            };
        }

        private Money before(CounterOrder.Principal order) {
            return paid.getOrDefault(order.member(), Money.ZERO);
        }

        Entry entry(CounterOrder order, Looked found) {
            return switch (order) {
                case CounterOrder.Plain plain -> SavingsJournals.plain(plain, found);
                case CounterOrder.Principal o -> principal(o);
            };
        }

        private Entry principal(CounterOrder.Principal order) {
            var before = before(order);
            if (CounterRules.completes(order, terms, before)) {
                admissions.add(new Members.Admission(order.member(), order.date()));
                admitted.add(order.member());
                return SavingsJournals.principal(order, before);
            }
            paid.put(order.member(), before.plus(order.amount()));
            candidates.add(SavingsJournals.candidate(order.member()));
            return SavingsJournals.principalPart(order);
        }
    }
}
