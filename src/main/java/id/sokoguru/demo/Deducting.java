package id.sokoguru.demo;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Member;
import id.sokoguru.payroll.Agency;
import id.sokoguru.payroll.DeductionList;
import id.sokoguru.payroll.Drawn;
import id.sokoguru.payroll.Employee;
import id.sokoguru.payroll.GivenBack;
import id.sokoguru.payroll.Kind;
import id.sokoguru.payroll.ListedMember;
import id.sokoguru.payroll.Mandate;
import id.sokoguru.payroll.Outcome;
import id.sokoguru.payroll.Payroll;
import id.sokoguru.payroll.Remitted;
import id.sokoguru.payroll.Reported;
import id.sokoguru.registry.CooperativeKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Salaries from which is kept back, in the civil servants' cooperative: two agencies, a list at
 * each chapter's end. The first hands over what it kept back, and of the last list too little; the
 * second has handed over nothing of the list before the last.
 */
final class Deducting implements Pursuit {
    private static final int EACH = 14;

    private final Rooms rooms;
    private final Diary diary;
    private final SplittableRandom random;
    private final List<Long> agencies = new ArrayList<>();
    private final Set<Long> employed = new java.util.HashSet<>();

    Deducting(Rooms rooms, Diary diary, long seed) {
        this.rooms = rooms;
        this.diary = diary;
        this.random = new SplittableRandom(seed * 23 + diary.seat.cooperative().value());
    }

    static boolean isFor(Seat seat) {
        return seat.kind() == CooperativeKind.KPRI;
    }

    /** The treasurers answer and pay, then the next list goes out. */
    @Override
    public int live(Calendar.Chapter chapter) {
        var date = chapter.to();
        var last = chapter.closes() == null;
        var treasurer = diary.seat.recorder();
        if (agencies.isEmpty()) {
            agencies.add(agency(treasurer, "Dinas Pendidikan Kabupaten", "Bendahara gaji Dikbud"));
            agencies.add(agency(treasurer, "Puskesmas Peterongan", "Bendahara gaji Puskesmas"));
        }
        hire(treasurer, date);
        int made = 0;
        for (long agency : agencies) {
            made += settle(treasurer, agency, date, last);
            made += list(treasurer, agency);
        }
        if (last) {
            retire(treasurer, date);
        }
        return made;
    }

    private long agency(Actor treasurer, String name, String person) {
        return rooms.agencies()
                .register(
                        treasurer,
                        Uuid7.create(),
                        new Agency(0, name, person, "0321-86" + random.nextInt(1000, 9999), 20));
    }

    /** The first who joined; many of them borrow. */
    private void hire(Actor treasurer, LocalDate date) {
        var members =
                rooms.members().list(treasurer, 0, 200).stream().filter(Member::isMember).toList();
        for (var member : members) {
            if (employed.size() >= 2 * EACH || !employed.add(member.number())) {
                continue;
            }
            var agency = agencies.get(employed.size() % 2);
            rooms.agencies()
                    .employ(
                            treasurer,
                            member.number(),
                            agency,
                            "19%02d0%d1520%02d0%d1%03d"
                                    .formatted(
                                            random.nextInt(66, 95),
                                            random.nextInt(1, 9),
                                            random.nextInt(5, 20),
                                            random.nextInt(1, 9),
                                            random.nextInt(1, 60)),
                            Money.rupiah(random.nextLong(24, 62) * 100_000));
            // One in ten has not signed yet.
            if (random.nextInt(10) != 0) {
                rooms.agencies()
                        .authorise(
                                treasurer,
                                new Mandate(
                                        member.number(),
                                        "SKPG/" + member.number() + "/" + date.getYear(),
                                        date,
                                        "Map surat kuasa, lemari besi",
                                        null,
                                        null));
            }
            if (random.nextInt(4) == 0) {
                rooms.agencies()
                        .order(
                                treasurer,
                                Uuid7.create(),
                                member.number(),
                                Kind.SOCIAL,
                                0,
                                Money.rupiah(10_000),
                                date,
                                null);
            }
        }
    }

    private int settle(Actor treasurer, long agency, LocalDate date, boolean last) {
        int made = 0;
        var lists = rooms.payroll().lists(treasurer, agency);
        if (agency == agencies.get(1) && lists.size() > 1) {
            return 0; // since its second list this treasurer answers nobody's calls
        }
        for (var list : lists) {
            if (list.state() != DeductionList.State.BOOKED || !list.open().isPositive()) {
                continue;
            }
            made += answer(treasurer, list, date, last);
        }
        return made;
    }

    private int answer(Actor treasurer, DeductionList list, LocalDate date, boolean last) {
        var number = list.listNo();
        var outcomes = new ArrayList<Outcome>();
        for (ListedMember person : rooms.payroll().people(treasurer, number)) {
            if (outcomes.isEmpty() && person.listed().rupiah() > 100_000) {
                outcomes.add(
                        new Outcome(
                                person.memberNo(),
                                Money.rupiah(person.listed().rupiah() - 100_000),
                                "Gaji terpotong cuti besar"));
            }
        }
        var answer = rooms.payroll().report(treasurer, number, outcomes);
        if (!(answer instanceof Reported.Done(var deducted))) {
            throw new IllegalStateException(diary.seat.name() + ": " + answer);
        }
        // The last time a part of what was kept back is missing.
        var handed = last ? Money.rupiah(deducted.rupiah() * 9 / 10 / 1_000 * 1_000) : deducted;
        int made = 0;
        if (handed.isPositive()) {
            var remitted =
                    rooms.payroll()
                            .remit(
                                    treasurer,
                                    Uuid7.create(),
                                    number,
                                    handed,
                                    new MoneyPlace(diary.bank.account(), diary.bank.sub()),
                                    date,
                                    "TRF-" + number);
            if (!(remitted instanceof Remitted.Received)) {
                throw new IllegalStateException(diary.seat.name() + ": " + remitted);
            }
            made++;
        }
        if (!last
                && rooms.payroll().giveBack(treasurer, Uuid7.create(), number)
                        instanceof GivenBack.Done) {
            made++;
        }
        return made;
    }

    private int list(Actor treasurer, long agency) {
        if (!(rooms.payroll().draw(treasurer, Uuid7.create(), agency)
                instanceof Drawn.Made(long number))) {
            return 0; // nothing is due, or this month is listed already
        }
        rooms.payroll().ask(treasurer, number);
        var subject = rooms.payroll().list(treasurer, number).orElseThrow().requestId();
        var chair = diary.seat.chair(Set.of(Permission.values()));
        for (var waiting : rooms.approvals().of(chair, Payroll.KIND, subject)) {
            var decided = rooms.approvals().decide(chair, waiting.id(), true, "");
            if (!(decided instanceof Approvals.Decided.Recorded)) {
                throw new IllegalStateException(diary.seat.name() + ": " + decided);
            }
        }
        return 1;
    }

    /** Somebody with a running loan. */
    private void retire(Actor treasurer, LocalDate date) {
        for (long member : employed) {
            if (rooms.loans().ofMember(treasurer, member).stream().anyMatch(l -> l.isRunning())) {
                rooms.agencies().leave(treasurer, member, date, Employee.Leaving.PENSION);
                return;
            }
        }
    }
}
