package id.sokoguru.supervision;

import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A territory's figures added up, to the rupiah.
 *
 * @param cooperatives all that are seated there
 * @param showBalances how many of them share balances with the office: the amounts are theirs
 * @param showDays how many share what a day brought: the activity is theirs
 * @param members of those that are counted; null when none is
 * @param entriesToday recorded today (WIB)
 * @param postedToday cooperatives that recorded something today
 * @param lastPosting the latest anywhere in the territory
 */
public record Totals(
        int cooperatives,
        int showBalances,
        int showDays,
        @Nullable Long members,
        Money savings,
        Money cash,
        Money assets,
        Money surplus,
        long entriesToday,
        Money cashInToday,
        Money cashOutToday,
        int postedToday,
        @Nullable Instant lastPosting) {
    /** The figures as they are on a day. */
    record On(LocalDate today) implements Fold<Totals> {
        @Override
        public Totals of(List<CooperativePulse> standings) {
            return Totals.of(standings, today);
        }

        @Override
        public Totals plus(List<Totals> parts) {
            return Totals.sum(parts);
        }
    }

    private static Totals sum(List<Totals> parts) {
        int cooperatives = 0;
        int balances = 0;
        int days = 0;
        int posted = 0;
        Long members = null;
        long savings = 0;
        long cash = 0;
        long assets = 0;
        long surplus = 0;
        long entries = 0;
        long in = 0;
        long out = 0;
        Instant last = null;
        for (var part : parts) {
            cooperatives += part.cooperatives;
            balances += part.showBalances;
            days += part.showDays;
            posted += part.postedToday;
            if (part.members != null) {
                members = part.members + (members == null ? 0 : members);
            }
            savings = Math.addExact(savings, part.savings.rupiah());
            cash = Math.addExact(cash, part.cash.rupiah());
            assets = Math.addExact(assets, part.assets.rupiah());
            surplus = Math.addExact(surplus, part.surplus.rupiah());
            entries += part.entriesToday;
            in = Math.addExact(in, part.cashInToday.rupiah());
            out = Math.addExact(out, part.cashOutToday.rupiah());
            if (part.lastPosting != null) {
                last = last == null || part.lastPosting.isAfter(last) ? part.lastPosting : last;
            }
        }
        return new Totals(
                cooperatives,
                balances,
                days,
                members,
                new Money(savings),
                new Money(cash),
                new Money(assets),
                new Money(surplus),
                entries,
                new Money(in),
                new Money(out),
                posted,
                last);
    }

    private static Totals of(List<CooperativePulse> standings, LocalDate today) {
        int balances = 0;
        int days = 0;
        int posted = 0;
        Long members = null;
        long savings = 0;
        long cash = 0;
        long assets = 0;
        long surplus = 0;
        long entries = 0;
        long in = 0;
        long out = 0;
        Instant last = null;
        for (var standing : standings) {
            var head = standing.head();
            var counted = standing.members();
            if (counted.isPresent()) {
                members = counted.get() + (members == null ? 0 : members);
            }
            if (standing.sharesBalances()) {
                balances++;
                savings = Math.addExact(savings, head.savings());
                cash = Math.addExact(cash, head.cash());
                assets = Math.addExact(assets, head.assets());
                surplus = Math.addExact(surplus, Math.subtractExact(head.income(), head.expense()));
            }
            if (standing.sharesDays()) {
                days++;
                if (today.equals(head.day()) && head.dayEntries() > 0) {
                    posted++;
                    entries += head.dayEntries();
                    in = Math.addExact(in, head.dayIn());
                    out = Math.addExact(out, head.dayOut());
                }
                if (head.lastRecordedAt() != null) {
                    var recorded = head.lastRecordedAt().toInstant();
                    last = last == null || recorded.isAfter(last) ? recorded : last;
                }
            }
        }
        return new Totals(
                standings.size(),
                balances,
                days,
                members,
                new Money(savings),
                new Money(cash),
                new Money(assets),
                new Money(surplus),
                entries,
                new Money(in),
                new Money(out),
                posted,
                last);
    }
}
