package id.sokoguru.collector;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Access;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Terms;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.NewLoan;
import id.sokoguru.lending.Preset;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A cooperative with five members, a loan, two collectors with phones, a teller and a chair. */
final class RoundOffice {
    static final LocalDate TODAY = Counter.TODAY;

    final Counter counter;
    final CooperativeId coop;
    final Actor ani;
    final Actor joko;
    final Actor teller;
    final Actor chair;
    final long account;
    final Loan loan;
    private final Ledger ledger;

    RoundOffice(
            World world,
            Ledger ledger,
            Members members,
            Savings savings,
            SavingsCounter savingsCounter,
            CounterLists lists,
            Loans loans,
            Access access,
            Collectors collectors) {
        this.ledger = ledger;
        coop = world.cooperative();
        counter = new Counter(coop, ledger, members, savings, savingsCounter, lists);
        counter.join(5, LocalDate.of(2026, 9, 1));
        account = counter.account(1, 50_000);
        loan = lend(loans);
        ani = person(access, "Ani", Role.COLLECTOR);
        joko = person(access, "Joko", Role.COLLECTOR);
        teller = person(access, "Wati", Role.TELLER);
        chair = person(access, "Hartini", Role.CHAIR);
        for (var one : List.of(ani, joko)) {
            assertThat(collectors.register(Actor.system(coop), one.user()))
                    .isInstanceOf(Collectors.Registration.Registered.class);
            collectors.phone(one, Uuid7.create());
        }
        for (long member = 1; member <= 3; member++) {
            collectors.assign(
                    Actor.system(coop), new Stop(member, 1, VisitDay.DAILY, Counter.rp(20_000)));
        }
    }

    private Actor person(Access access, String name, Role role) {
        var user =
                access.createAll(
                                Actor.installation(),
                                List.of(
                                        new NewUser(
                                                name.toLowerCase(Locale.ROOT) + "." + coop.text(),
                                                name,
                                                "sapi biru makan jagung",
                                                List.of(Place.in(coop, role)))))
                        .getFirst();
        return new Actor(
                user,
                name,
                coop,
                Territory.of(coop),
                role.permissions(),
                null,
                role != Role.COLLECTOR,
                "web");
    }

    /** 1.200.000 flat 1 % a month over twelve months from September: 112.000 a month. */
    private Loan lend(Loans loans) {
        var from = LocalDate.of(2026, 9, 15);
        var product = Preset.FLAT.product(1, LocalDate.of(2026, 1, 1), "Pinjaman", Rate.ZERO);
        loans.setProduct(counter.teller, product);
        var schedule =
                Schedule.of(
                        Terms.monthly(
                                Counter.rp(1_200_000), Method.FLAT, Charge.monthly("1"), 12, from));
        var id = Uuid7.create();
        var made =
                loans.make(
                        counter.teller,
                        new NewLoan(
                                id,
                                null,
                                2,
                                null,
                                product,
                                schedule,
                                Schedule.Reason.GRANTED,
                                Money.ZERO,
                                Money.ZERO,
                                false,
                                "Modal warung",
                                from));
        post(
                Entry.of(
                        Uuid7.create(),
                        from.minusDays(5),
                        "bookkeeping.manual",
                        "Modal untuk uji",
                        Line.debit(110102, 1, Counter.rp(5_000_000)),
                        Line.credit(310601, 0, Counter.rp(5_000_000))));
        post(
                Entry.of(
                        id,
                        from,
                        "lending.disbursement",
                        "Pencairan pinjaman nomor " + made.number(),
                        Line.debit(made.account(), made.number(), Counter.rp(1_200_000)),
                        Line.credit(110102, 1, Counter.rp(1_200_000))));
        return made;
    }

    void post(Entry entry) {
        assertThat(ledger.post(counter.teller, entry)).isInstanceOf(Posting.Posted.class);
    }

    static Taking paper(int number, Taking.Kind kind, long member, long target, long rupiah) {
        return paper(Uuid7.create(), number, kind, member, target, rupiah, TODAY);
    }

    static Taking paper(
            UUID id,
            int number,
            Taking.Kind kind,
            long member,
            long target,
            long rupiah,
            LocalDate date) {
        return new Taking(
                id,
                1,
                number,
                kind,
                member,
                target,
                Counter.rp(rupiah),
                date,
                Instant.parse("2026-11-21T02:00:00Z"));
    }
}
