package id.sokoguru.lending;

import id.sokoguru.credit.Accrual;
import id.sokoguru.credit.InstalmentScheme;
import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Reserve;
import id.sokoguru.credit.Restructuring;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.rule.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The class (kolektibilitas) of loans and the reserve that follows from it: computed from the
 * schedule, the ledger and the rules of the day, never typed.
 */
@Component
public class Qualities {
    private final Loans loans;
    private final QualityStore store;
    private final Rules rules;
    private final Tenancy tenancy;

    Qualities(Loans loans, QualityStore store, Rules rules, Tenancy tenancy) {
        this.loans = loans;
        this.store = store;
        this.rules = rules;
        this.tenancy = tenancy;
    }

    /**
     * All running loans with their class on a day, by number; a few reads however many they are.
     */
    public List<Classed> running(Actor actor, LocalDate date) {
        return tenancy.read(actor, () -> of(actor, loans.running(actor, date).values(), date));
    }

    /** Loans with their class on a day. */
    public List<Classed> of(Actor actor, Collection<Position> positions, LocalDate date) {
        return tenancy.read(
                actor,
                () -> {
                    if (positions.isEmpty()) {
                        return List.of();
                    }
                    var law = QualityRules.of(rules, date);
                    var before = store.restructured(actor);
                    var latest = store.latest(actor, date);
                    var collateral = store.collateral(actor);
                    var all = new ArrayList<Classed>();
                    for (var position : positions) {
                        var number = position.loan().number();
                        var secured = collateral.getOrDefault(number, List.of());
                        var last = latest.get(number);
                        var since =
                                last != null && last.quality() == Quality.DOUBTFUL
                                        ? last.fromDate()
                                        : null;
                        var quality = quality(position, law, before.get(number), secured, since);
                        var reserve =
                                Reserve.of(position.outstanding(), quality, secured, law.reserve());
                        all.add(
                                new Classed(
                                        position,
                                        quality,
                                        reserve,
                                        quality.isPerforming() && !law.onPerforming()
                                                ? Money.ZERO
                                                : reserve.amount()));
                    }
                    return all;
                });
    }

    private static Quality quality(
            Position position,
            QualityRules law,
            @org.jspecify.annotations.Nullable Quality before,
            List<Reserve.Collateral> secured,
            @org.jspecify.annotations.Nullable LocalDate doubtfulSince) {
        var schedule = position.standing().schedule();
        var product = position.product();
        var computed =
                switch (product.scheme()) {
                    case DAYS -> law.days().of(position.late());
                    case DAYS_LEGACY -> law.legacy().of(position.late());
                    case INSTALMENTS ->
                            law.instalments()
                                    .of(
                                            InstalmentScheme.Shape.of(
                                                    product.method(), schedule.interval()),
                                            position.late(),
                                            schedule.maturity(),
                                            position.date(),
                                            new InstalmentScheme.Circumstances(
                                                    position.outstanding()
                                                            .plus(
                                                                    Accrual.unpaid(
                                                                            position.standing(),
                                                                            position.date())),
                                                    worth(secured),
                                                    true,
                                                    false,
                                                    doubtfulSince));
                };
        if (before == null) {
            return computed;
        }
        var paid = schedule.lines().size() - position.standing().open().size();
        return Restructuring.quality(before, computed, paid, law.restructured());
    }

    private static Money worth(List<Reserve.Collateral> secured) {
        return secured.stream().map(Reserve.Collateral::value).reduce(Money.ZERO, Money::plus);
    }

    /** Since when a loan has which class, the newest first; none = always current. */
    public List<Change> history(Actor actor, long loan) {
        return tenancy.read(
                actor,
                () ->
                        store.history(actor, loan).stream()
                                .map(row -> new Change(row.fromDate(), row.quality(), row.days()))
                                .toList());
    }

    /**
     * A class that a loan got.
     *
     * @param days past due on that day
     */
    public record Change(LocalDate from, Quality quality, int days) {}

    /**
     * Writes what changed up to a day.
     *
     * @return how many loans changed their class
     */
    int record(Actor actor, LocalDate date) {
        return tenancy.write(
                actor,
                () -> {
                    var latest = store.latest(actor, date);
                    var changes = new ArrayList<QualityStore.Change>();
                    for (var classed : running(actor, date)) {
                        var number = classed.position().loan().number();
                        var last = latest.get(number);
                        var known = last == null ? Quality.CURRENT : last.quality();
                        if (known != classed.quality()) {
                            changes.add(
                                    new QualityStore.Change(
                                            number,
                                            date,
                                            classed.quality(),
                                            Math.toIntExact(classed.position().late().days())));
                        }
                    }
                    store.save(actor, changes);
                    return changes.size();
                });
    }
}
