package id.sokoguru.savings;

import id.sokoguru.dayend.Cadence;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Component;

/** The monthly fee of products that have one; what would go below the minimum stays. */
@Component
class AdministrationRoutine implements Routine {
    private final SavingsStore store;
    private final DepositStore deposits;
    private final Ledger ledger;
    private final Books books;

    AdministrationRoutine(SavingsStore store, DepositStore deposits, Ledger ledger, Books books) {
        this.store = store;
        this.deposits = deposits;
        this.ledger = ledger;
        this.books = books;
    }

    @Override
    public String name() {
        return "savings.administration";
    }

    @Override
    public Cadence cadence() {
        return Cadence.MONTH;
    }

    /** After the interest, which may pay for it. */
    @Override
    public int order() {
        return 210;
    }

    @Override
    public Outcome run(Actor actor, LocalDate endedOn) {
        var versions = new HashMap<Integer, List<Product>>();
        boolean any = false;
        for (var version : store.versions(actor)) {
            versions.computeIfAbsent(version.number(), _ -> new ArrayList<>()).add(version);
            any |= version.administration().isPositive();
        }
        if (!any) {
            return new Outcome.Done(0);
        }
        var balances = new HashMap<Integer, HashMap<Long, Money>>();
        var debits = new LinkedHashMap<Integer, List<Line>>();
        int items = 0;
        for (var account : deposits.held(actor, endedOn)) {
            var product = InterestRoutine.version(versions, account, endedOn);
            if (product == null || !product.administration().isPositive()) {
                continue;
            }
            var free =
                    balances.computeIfAbsent(account.account(), code -> balances(actor, code))
                            .getOrDefault(account.accountNo(), Money.ZERO)
                            .minus(account.minimumBalance());
            var fee =
                    free.compareTo(product.administration()) < 0 ? free : product.administration();
            if (fee.isPositive()) {
                debits.computeIfAbsent(product.number(), _ -> new ArrayList<>())
                        .add(Line.debit(account.account(), account.accountNo(), fee));
                items++;
            }
        }
        var entries = new ArrayList<Entry>();
        debits.forEach((product, lines) -> entries.add(entry(endedOn, product, lines)));
        return !entries.isEmpty()
                        && ledger.postAll(actor, entries)
                                instanceof BulkPosting.Refused(int _, var reason)
                ? Standstill.because(reason, endedOn)
                : new Outcome.Done(items);
    }

    private HashMap<Long, Money> balances(Actor actor, int account) {
        var balances = new HashMap<Long, Money>();
        books.places(actor, account).forEach(place -> balances.put(place.sub(), place.balance()));
        return balances;
    }

    private static Entry entry(LocalDate endedOn, int product, List<Line> lines) {
        var total = Money.ZERO;
        for (var line : lines) {
            total = total.plus(line.amount());
        }
        var all = new ArrayList<>(lines);
        all.add(Line.credit(DepositJournals.ADMINISTRATION, 0, total));
        return DepositJournals.entry(
                Uuid7.create(),
                endedOn,
                "savings.administration",
                "Biaya administrasi simpanan jenis "
                        + product
                        + " bulan "
                        + endedOn.toString().substring(0, 7),
                all);
    }
}
