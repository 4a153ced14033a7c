package id.sokoguru.savings;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.rule.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Books what accounts earned in a month, whatever it is called: the final tax over all accounts of
 * a member is kept back, and what was earned is written down beside it. One entry a product, with a
 * line an account.
 */
@Component
class RewardBooking {
    /** A line's number is small; what is more goes into a second entry. */
    private static final int ACCOUNTS_AN_ENTRY = 8_000;

    private final DepositStore deposits;
    private final Ledger ledger;
    private final Rules rules;

    RewardBooking(DepositStore deposits, Ledger ledger, Rules rules) {
        this.deposits = deposits;
        this.ledger = ledger;
        this.rules = rules;
    }

    /**
     * @param endedOn the last day of the month, and the date of the entries
     * @param event of the entries
     * @param what it is called in their descriptions
     * @return why the books refuse; null when it is booked
     */
    Posting.@Nullable Refused book(
            Actor actor, LocalDate endedOn, List<Earned> earned, String event, String what) {
        var sorted = new ArrayList<>(earned);
        sorted.sort(
                Comparator.comparingInt(Earned::productNo).thenComparingLong(Earned::accountNo));
        var open = openTax(actor, endedOn, sorted);
        var entries = new ArrayList<Entry>();
        var rewards = new ArrayList<DepositStore.Reward>();
        int from = 0;
        while (from < sorted.size()) {
            int to = from;
            int product = sorted.get(from).productNo();
            while (to < sorted.size()
                    && to - from < ACCOUNTS_AN_ENTRY
                    && sorted.get(to).productNo() == product) {
                to++;
            }
            entries.add(entry(endedOn, sorted.subList(from, to), open, rewards, event, what));
            from = to;
        }
        if (ledger.postAll(actor, entries) instanceof BulkPosting.Refused(int _, var reason)) {
            return reason;
        }
        deposits.insertRewards(actor, rewards);
        return null;
    }

    /** By member, the tax that is still to be withheld in this month. */
    private Map<Long, Money> openTax(Actor actor, LocalDate endedOn, List<Earned> earned) {
        var tax = FinalTax.on(rules, endedOn);
        var gross = new HashMap<Long, Money>();
        for (var one : earned) {
            gross.merge(one.memberNo(), one.gross(), Money::plus);
        }
        var before = deposits.month(actor, endedOn);
        var open = new HashMap<Long, Money>();
        gross.forEach((member, more) -> {
            var earlier =
                    before.getOrDefault(
                            member, new DepositStore.Month(member, Money.ZERO, Money.ZERO));
            var due = tax.further(earlier.gross(), earlier.tax(), more);
            if (due.isPositive()) {
                open.put(member, due);
            }
        });
        return open;
    }

    private static Entry entry(
            LocalDate endedOn,
            List<Earned> part,
            Map<Long, Money> open,
            List<DepositStore.Reward> rewards,
            String event,
            String what) {
        var id = Uuid7.create();
        var lines = new ArrayList<Line>(part.size() + 1);
        var total = Money.ZERO;
        for (var one : part) {
            total = total.plus(one.gross());
        }
        var first = part.getFirst();
        lines.add(Line.debit(first.kind().expense(), 0, total));
        for (var one : part) {
            var due = open.getOrDefault(one.memberNo(), Money.ZERO);
            var kept = due.compareTo(one.gross()) > 0 ? one.gross() : due;
            if (kept.isPositive()) {
                lines.add(Line.credit(DepositJournals.FINAL_TAX, 0, kept));
                open.put(one.memberNo(), due.minus(kept));
            }
            DepositJournals.credit(lines, one.to(), one.gross().minus(kept));
            rewards.add(
                    new DepositStore.Reward(
                            endedOn,
                            one.accountNo(),
                            one.memberNo(),
                            endedOn.withDayOfMonth(1),
                            endedOn,
                            one.gross(),
                            kept,
                            id));
        }
        return DepositJournals.entry(
                id,
                endedOn,
                event,
                what
                        + " jenis "
                        + first.productNo()
                        + " bulan "
                        + endedOn.toString().substring(0, 7)
                        + ", "
                        + part.size()
                        + " rekening",
                lines);
    }
}
