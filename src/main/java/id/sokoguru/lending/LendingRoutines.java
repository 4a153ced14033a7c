package id.sokoguru.lending;

import id.sokoguru.credit.Accrual;
import id.sokoguru.credit.Amortisation;
import id.sokoguru.credit.Portion;
import id.sokoguru.credit.Schedule;
import id.sokoguru.dayend.Cadence;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * What comes round with loans: classes every day; every month interest that arose, the reserve, and
 * the part of provisions that is earned. Each moves the books to what they should say, so it posts
 * the difference, and nothing when there is none: one entry a cooperative, with lines for each
 * loan.
 */
@Component
class LendingRoutines {
    private static final int IMPAIRMENT_COST = 520108;
    private static final int SUSPENDED = 910104;
    private static final int CONTRA = 910199;

    private final Loans loans;
    private final Qualities qualities;
    private final LoanStore store;
    private final Books books;
    private final Ledger ledger;

    LendingRoutines(Loans loans, Qualities qualities, LoanStore store, Books books, Ledger ledger) {
        this.loans = loans;
        this.qualities = qualities;
        this.store = store;
        this.books = books;
        this.ledger = ledger;
    }

    private Routine.Outcome classes(Actor actor, LocalDate endedOn) {
        return new Routine.Outcome.Done(qualities.record(actor, endedOn));
    }

    /**
     * J16: a performing loan's interest is in the books as far as it arose; another's is taken out
     * of them and noted off balance.
     */
    private Routine.Outcome accrual(Actor actor, LocalDate endedOn) {
        var up = new ArrayList<Line>();
        var noted = new ArrayList<Line>();
        var suspended = balances(actor, SUSPENDED);
        var open = new ArrayList<Ledger.Opening>();
        long items = 0;
        for (var classed : qualities.running(actor, endedOn)) {
            var position = classed.position();
            var booking = Booking.of(position.loan());
            if (!booking.accrues()) {
                continue;
            }
            var number = position.loan().number();
            var standing = position.standing();
            var more =
                    Accrual.booked(standing, endedOn, classed.quality())
                            .minus(position.accruedReceivable());
            move(up, Loans.ACCRUED, number, booking.income(), number, more);
            var aside =
                    Accrual.unpaid(standing, endedOn)
                            .minus(Accrual.booked(standing, endedOn, classed.quality()));
            var change = aside.minus(taken(suspended, number));
            if (change.isPositive()) {
                open.add(
                        new Ledger.Opening(
                                SUSPENDED,
                                number,
                                Loans.KIND,
                                position.loan().member(),
                                Money.ZERO));
            }
            move(noted, SUSPENDED, number, CONTRA, 0, change);
            if (!more.isZero() || !change.isZero()) {
                items++;
            }
        }
        // Loans that have ended since.
        suspended.forEach(
                (number, left) -> move(noted, SUSPENDED, number, CONTRA, 0, left.negated()));
        ledger.openAll(actor, open);
        var entries = new ArrayList<Entry>();
        add(entries, actor, endedOn, "lending.accrual", "Akru jasa pinjaman", up);
        add(
                entries,
                actor,
                endedOn,
                "lending.suspended",
                "Jasa pinjaman bermasalah dalam penyelesaian",
                noted);
        return post(actor, entries, items);
    }

    /** J14: the part of each provision that the instalments due so far have earned. */
    private Routine.Outcome amortisation(Actor actor, LocalDate endedOn) {
        var places = new HashMap<Long, Books.Place>();
        books.places(actor, Loans.UNEARNED_PROVISION).stream()
                .filter(place -> place.sub() != 0 && place.balance().isPositive())
                .forEach(place -> places.put(place.sub(), place));
        var lines = new ArrayList<Line>();
        long items = 0;
        if (!places.isEmpty()) {
            var running =
                    store.running(actor).stream()
                            .filter(loan -> places.containsKey(loan.number()))
                            .toList();
            for (var position : loans.positions(actor, running, endedOn).values()) {
                var number = position.loan().number();
                var place = java.util.Objects.requireNonNull(places.get(number));
                var earned = earned(position, place, endedOn);
                move(lines, Loans.UNEARNED_PROVISION, number, Loans.FEES, number, earned);
                if (earned.isPositive()) {
                    items++;
                }
            }
        }
        var entries = new ArrayList<Entry>();
        add(entries, actor, endedOn, "lending.amortisation", "Amortisasi provisi pinjaman", lines);
        return post(actor, entries, items);
    }

    /** What of a provision is to be earned by a month's end. */
    static Money earned(Position position, Books.Place place, LocalDate endedOn) {
        var schedule = position.standing().schedule();
        var left = place.balance();
        var lines = schedule.lines();
        var past = (int) lines.stream().filter(line -> !line.due().isAfter(endedOn)).count();
        if (past == lines.size()) {
            return left;
        }
        if (position.reason() == Schedule.Reason.GRANTED) {
            var fee = place.credits();
            var parts =
                    position.product().provisionSpread() == LoanProduct.ProvisionSpread.EFFECTIVE
                                    && fee.compareTo(schedule.principal()) < 0
                            ? Amortisation.effective(schedule, fee)
                            : Amortisation.straight(fee, lines.size());
            var due = parts.subList(0, past).stream().reduce(Money.ZERO, Money::plus);
            var more = due.minus(fee.minus(left));
            return more.isNegative() ? Money.ZERO : more;
        }
        // A schedule that changed, or came from elsewhere: what is left, over the instalments from
        // this month on.
        var before = endedOn.withDayOfMonth(1);
        var done = (int) lines.stream().filter(line -> line.due().isBefore(before)).count();
        return Portion.of(past - done, lines.size() - done).of(left);
    }

    /** J18: the allowance moves to what is needed, up or down. */
    private Routine.Outcome reserve(Actor actor, LocalDate endedOn) {
        var booked = new HashMap<Integer, Map<Long, Money>>();
        Booking.ALLOWANCES.forEach(account -> booked.put(account, balances(actor, account)));
        var lines = new ArrayList<Line>();
        var open = new ArrayList<Ledger.Opening>();
        long items = 0;
        for (var classed : qualities.running(actor, endedOn)) {
            var number = classed.position().loan().number();
            var account = Booking.of(classed.position().loan()).allowance();
            var more =
                    classed.impairment()
                            .minus(taken(booked.getOrDefault(account, new HashMap<>()), number));
            if (more.isPositive()) {
                open.add(
                        new Ledger.Opening(
                                account,
                                number,
                                Loans.KIND,
                                classed.position().loan().member(),
                                Money.ZERO));
            }
            move(lines, IMPAIRMENT_COST, 0, account, number, more);
            if (!more.isZero()) {
                items++;
            }
        }
        booked.forEach((account, rest) ->
                rest.forEach((number, left) ->
                        move(lines, IMPAIRMENT_COST, 0, account, number, left.negated())));
        ledger.openAll(actor, open);
        var entries = new ArrayList<Entry>();
        add(entries, actor, endedOn, "lending.reserve", "CKPN pinjaman", lines);
        return post(actor, entries, items);
    }

    /** Balances of an account by loan, those that are not nil. */
    private Map<Long, Money> balances(Actor actor, int account) {
        var all = new HashMap<Long, Money>();
        for (var place : books.places(actor, account)) {
            if (place.sub() != 0 && !place.balance().isZero()) {
                all.put(place.sub(), place.balance());
            }
        }
        return all;
    }

    private static Money taken(Map<Long, Money> balances, long number) {
        var balance = balances.remove(number);
        return balance == null ? Money.ZERO : balance;
    }

    /** From credit to debit, or back when negative. */
    private static void move(
            List<Line> lines, int debit, long debitSub, int credit, long creditSub, Money amount) {
        if (amount.isPositive()) {
            lines.add(Line.debit(debit, debitSub, amount));
            lines.add(Line.credit(credit, creditSub, amount));
        } else if (amount.isNegative()) {
            lines.add(Line.debit(credit, creditSub, amount.negated()));
            lines.add(Line.credit(debit, debitSub, amount.negated()));
        }
    }

    private static void add(
            List<Entry> entries,
            Actor actor,
            LocalDate endedOn,
            String event,
            String text,
            List<Line> lines) {
        if (!lines.isEmpty()) {
            var id =
                    UUID.nameUUIDFromBytes(
                            (event + " " + actor.at().text() + " " + endedOn)
                                    .getBytes(StandardCharsets.UTF_8));
            entries.add(
                    RepaymentJournals.entry(
                            id, endedOn, event, text + " sampai " + endedOn, lines));
        }
    }

    private Routine.Outcome post(Actor actor, List<Entry> entries, long items) {
        return switch (ledger.postAll(actor, entries)) {
            case BulkPosting.AllPosted _ -> new Routine.Outcome.Done(items);
            case BulkPosting.Refused _ ->
                    new Routine.Outcome.Hindered(Words.indonesian().t("lending.routine.hindered"));
        };
    }

    private interface Work {
        Routine.Outcome run(Actor actor, LocalDate endedOn);
    }

    private record Plain(String name, Cadence cadence, int order, Work work) implements Routine {
        @Override
        public Outcome run(Actor actor, LocalDate endedOn) {
            return work.run(actor, endedOn);
        }
    }

    @Configuration
    static class Beans {
        @Bean
        Routine lendingQuality(LendingRoutines routines) {
            return new Plain("lending.quality", Cadence.DAY, 400, routines::classes);
        }

        @Bean
        Routine lendingAccrual(LendingRoutines routines) {
            return new Plain("lending.accrual", Cadence.MONTH, 110, routines::accrual);
        }

        @Bean
        Routine lendingReserve(LendingRoutines routines) {
            return new Plain("lending.reserve", Cadence.MONTH, 500, routines::reserve);
        }

        @Bean
        Routine lendingAmortisation(LendingRoutines routines) {
            return new Plain("lending.amortisation", Cadence.MONTH, 600, routines::amortisation);
        }
    }
}
