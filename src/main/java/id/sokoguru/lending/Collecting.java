package id.sokoguru.lending;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for going after loans that are late: who, since when, what was done, what was promised.
 */
@Component
public class Collecting {
    private final Loans loans;
    private final Qualities qualities;
    private final ChaseStore store;
    private final RepaymentStore rows;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Collecting(
            Loans loans,
            Qualities qualities,
            ChaseStore store,
            RepaymentStore rows,
            Tenancy tenancy,
            BusinessDay day) {
        this.loans = loans;
        this.qualities = qualities;
        this.store = store;
        this.rows = rows;
        this.tenancy = tenancy;
        this.day = day;
    }

    /**
     * A loan that is late.
     *
     * @param last what was done about it last; null = nothing yet
     */
    public record Late(Classed classed, @Nullable Chase last) {
        public Position position() {
            return classed.position();
        }

        /** A promise whose day has come and was not kept. */
        public boolean broken(LocalDate today) {
            var promise = last == null ? null : last.promisedOn();
            return promise != null && promise.isBefore(today);
        }
    }

    /** Who is late on a day, the longest first. */
    public List<Late> late(Actor actor, LocalDate date) {
        return tenancy.read(
                actor,
                () -> {
                    var late =
                            qualities.running(actor, date).stream()
                                    .filter(each -> each.position().late().days() > 0)
                                    .toList();
                    var last =
                            store.latest(
                                    actor,
                                    late.stream()
                                            .map(each -> each.position().loan().number())
                                            .toList());
                    return late.stream()
                            .map(each -> new Late(each, last.get(each.position().loan().number())))
                            .sorted(
                                    Comparator.comparing(
                                            (Late each) -> -each.position().late().days()))
                            .toList();
                });
    }

    /** What was done about a loan, the newest first. */
    public List<Chase> steps(Actor actor, long loan) {
        return tenancy.read(actor, () -> store.ofLoan(actor, loan));
    }

    public Optional<Chase> step(Actor actor, long loan, int number) {
        return steps(actor, loan).stream().filter(step -> step.stepNo() == number).findFirst();
    }

    /** What came of noting a step. */
    public sealed interface Answer {}

    public record Noted() implements Answer {}

    public record Unknown() implements Answer {}

    public record NotLate() implements Answer {}

    /** A promise needs a day from today on, and an amount. */
    public record NoPromise() implements Answer {}

    /** Letters come one after the other. */
    public record LetterBefore(Chase.What missing) implements Answer {}

    /** Notes what was done today, with today's figures. The same request twice is noted once. */
    public Answer note(
            Actor actor,
            UUID request,
            long loan,
            Chase.What what,
            @Nullable LocalDate promisedOn,
            @Nullable Money promised,
            String note) {
        return tenancy.write(
                actor,
                () -> {
                    rows.lock(actor, loan);
                    var today = day.today();
                    var position = loans.position(actor, loan, today);
                    if (position.isEmpty()) {
                        return new Unknown();
                    }
                    if (position.get().late().days() == 0 && what != Chase.What.NOTE) {
                        return new NotLate();
                    }
                    var promise = what == Chase.What.PROMISE;
                    if (promise
                            && (promisedOn == null
                                    || promisedOn.isBefore(today)
                                    || promised == null
                                    || !promised.isPositive())) {
                        return new NoPromise();
                    }
                    var missing = missing(store.ofLoan(actor, loan), what);
                    if (missing != null) {
                        return new LetterBefore(missing);
                    }
                    store.insert(
                            actor,
                            request,
                            position.get(),
                            what,
                            promise ? promisedOn : null,
                            promise ? promised : null,
                            note.strip(),
                            day.now());
                    return new Noted();
                });
    }

    /** The letter that must be sent before this one. */
    private static Chase.@Nullable What missing(List<Chase> steps, Chase.What what) {
        var before =
                switch (what) {
                    case LETTER_2 -> Chase.What.LETTER_1;
                    case LETTER_3 -> Chase.What.LETTER_2;
                    case CALL, VISIT, PROMISE, LETTER_1, NOTE -> null;
                };
        return before == null || steps.stream().anyMatch(step -> step.what() == before)
                ? null
                : before;
    }
}
