package id.sokoguru.demo;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.lending.Analysis;
import id.sokoguru.lending.Disbursement;
import id.sokoguru.lending.Granting;
import id.sokoguru.lending.Preset;
import id.sokoguru.lending.Submission;
import id.sokoguru.membership.Member;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.renteng.Founding;
import id.sokoguru.renteng.GivingBack;
import id.sokoguru.renteng.Group;
import id.sokoguru.renteng.Joining;
import id.sokoguru.renteng.Meeting;
import id.sokoguru.renteng.SettlementAnswer;
import id.sokoguru.renteng.SettlementOrder;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The groups of a women's cooperative: they meet, decide about wishes, settle as one. In one of
 * them not paying spreads; in another somebody was covered once and gave it back.
 */
final class Grouping implements Pursuit {
    private static final List<String> NAMES = List.of("Melati", "Kenanga", "Dahlia", "Anggrek");
    private static final int JOINT = 6;
    private static final int SPREADS = 1;
    private static final int SIZE = 16;

    private final Rooms rooms;
    private final Diary diary;
    private final SplittableRandom random;
    private final List<Group> groups = new ArrayList<>();
    private int met;

    Grouping(Rooms rooms, Diary diary, long seed) {
        this.rooms = rooms;
        this.diary = diary;
        this.random = new SplittableRandom(seed * 19 + diary.seat.cooperative().value());
    }

    static boolean isFor(Seat seat) {
        return seat.kind() == CooperativeKind.KOPWAN && seat.habit() == Habit.DILIGENT;
    }

    /** Groups are founded, or meet and settle. */
    @Override
    public int live(Calendar.Chapter chapter) {
        var date = chapter.to();
        var officer = diary.seat.recorder();
        if (groups.isEmpty()) {
            rooms.loans()
                    .setProduct(
                            officer,
                            Preset.JOINT.product(
                                    JOINT,
                                    date,
                                    "Pinjaman Kelompok (tanggung renteng)",
                                    Rate.ZERO));
            found(officer, date);
        }
        int made = 0;
        for (int i = 0; i < groups.size(); i++) {
            made += settle(officer, groups.get(i), i, date);
            made += meet(officer, groups.get(i), date);
        }
        met++;
        return made;
    }

    private void found(Actor officer, LocalDate date) {
        var free =
                new ArrayList<>(
                        rooms.members().list(officer, 0, 400).stream()
                                .filter(Member::isMember)
                                .map(Member::number)
                                .toList());
        for (int i = 0; i < NAMES.size() && free.size() >= 5; i++) {
            // The last one is still young and small.
            var some =
                    free.subList(0, Math.min(i == NAMES.size() - 1 ? 11 : SIZE + i, free.size()));
            var numbers = List.copyOf(some);
            some.clear();
            var answer =
                    rooms.groups()
                            .found(
                                    officer,
                                    new Founding(
                                            Uuid7.create(),
                                            NAMES.get(i),
                                            date,
                                            5 + 5 * i,
                                            LocalTime.of(15, 30),
                                            "Rumah PJ I, RT 0" + (i + 1),
                                            5,
                                            Money.rupiah(5_000),
                                            "Bu Endang"));
            if (!(answer instanceof Founding.Founded(var group))) {
                throw refused(answer);
            }
            expect(rooms.groups().joinAll(officer, group.number(), numbers, date));
            expect(rooms.groups().lead(officer, group.number(), 1, numbers.get(0), date));
            expect(rooms.groups().lead(officer, group.number(), 2, numbers.get(1), date));
            groups.add(group);
        }
    }

    private void expect(Joining answer) {
        if (answer instanceof Joining.Refused) {
            throw refused(answer);
        }
    }

    private int settle(Actor officer, Group group, int which, LocalDate date) {
        var list = rooms.duesLists().of(officer, group, date);
        if (!list.total().isPositive()) {
            return 0;
        }
        int lacking = which == SPREADS ? met + 1 : which == 0 && met == 1 ? 1 : 0;
        var parts = new ArrayList<SettlementOrder.Part>();
        var covered = new ArrayList<Long>();
        for (int i = 0; i < list.lines().size(); i++) {
            var line = list.lines().get(i);
            if (i >= 2 && covered.size() < lacking && line.total().isPositive()) {
                covered.add(line.member());
                parts.add(
                        new SettlementOrder.Part(
                                line.member(), Money.ZERO, Money.ZERO, Money.ZERO));
            } else {
                parts.add(SettlementOrder.Part.full(line));
            }
        }
        var answer =
                rooms.groupSettlements()
                        .settle(
                                officer,
                                new SettlementOrder(
                                        Uuid7.create(),
                                        group.number(),
                                        date,
                                        bank(),
                                        list.total(),
                                        SettlementOrder.Sharing.EQUALLY,
                                        list.total(),
                                        parts));
        if (!(answer instanceof SettlementAnswer.Settled)) {
            throw refused(answer);
        }
        return which == 0 && met > 1
                ? 1 + giveBack(officer, list.lines().get(2).member(), date)
                : 1;
    }

    /** Half of what others paid for her. */
    private int giveBack(Actor officer, long member, LocalDate date) {
        var half = Money.rupiah(rooms.coverings().debt(officer, member).rupiah() / 2);
        if (!half.isPositive()) {
            return 0;
        }
        var answer =
                rooms.coverings()
                        .giveBack(
                                officer,
                                new GivingBack(Uuid7.create(), member, half, bank(), date));
        if (!(answer instanceof GivingBack.Done)) {
            throw refused(answer);
        }
        return 1;
    }

    private int meet(Actor officer, Group group, LocalDate date) {
        var members = rooms.groups().members(officer, group.number(), date);
        var attendance = new LinkedHashMap<Long, Meeting.How>();
        for (long member : members) {
            int mood = random.nextInt(20);
            attendance.put(
                    member,
                    mood < 16
                            ? Meeting.How.PRESENT
                            : mood < 18
                                    ? Meeting.How.WHATSAPP
                                    : mood == 18 ? Meeting.How.EXCUSED : Meeting.How.ABSENT);
        }
        var answer =
                rooms.meetings()
                        .record(
                                officer,
                                new Meeting(
                                        Uuid7.create(),
                                        group.number(),
                                        date,
                                        group.meetingTime(),
                                        group.place(),
                                        members.getFirst(),
                                        group.officer(),
                                        "Rapat dibuka PJ I. Tagihan dibacakan PPL."
                                                + " Setoran dihitung bersama dan klop."
                                                + " Notulen dibacakan kembali dan disetujui.",
                                        attendance,
                                        wishes(officer, members, date)));
        if (!(answer instanceof Meeting.Recorded(_, var applications))) {
            throw refused(answer);
        }
        int granted = 0;
        for (long application : applications.values()) {
            granted += grant(officer, application, date) ? 1 : 0;
        }
        return granted;
    }

    /** Three a meeting: agreed, reduced, and now and then refused. */
    private List<Meeting.Wish> wishes(Actor officer, List<Long> members, LocalDate date) {
        var wishes = new ArrayList<Meeting.Wish>();
        var cap = rooms.granting().ownCapital(officer, date).rupiah() * 14 / 100;
        for (int i = 0; i < 3; i++) {
            int at = 2 + met * 3 + i;
            if (at >= members.size()) {
                break;
            }
            var asked = Money.rupiah((10 + random.nextInt(11)) * 100_000L);
            if (asked.rupiah() > cap) {
                break;
            }
            var decision =
                    i == 0
                            ? Meeting.Decision.AGREED
                            : i == 1 ? Meeting.Decision.REDUCED : Meeting.Decision.REFUSED;
            if (i == 2 && random.nextInt(3) > 0) {
                decision = Meeting.Decision.AGREED;
            }
            var agreed =
                    switch (decision) {
                        case AGREED -> asked;
                        case REDUCED -> asked.minus(Money.rupiah(300_000));
                        case REFUSED -> Money.ZERO;
                    };
            wishes.add(
                    new Meeting.Wish(
                            members.get(at), JOINT, asked, decision, agreed, 10, "Modal jualan"));
        }
        return wishes;
    }

    private boolean grant(Actor officer, long number, LocalDate date) {
        var application = rooms.granting().application(officer, number).orElseThrow();
        var left = rooms.books().balance(officer, diary.bank.account(), diary.bank.sub());
        if (application.amount().times(4).compareTo(left) > 0) {
            return false;
        }
        rooms.granting()
                .analyse(
                        officer,
                        number,
                        new Analysis(
                                "Diputuskan kelompok di rapat",
                                "Usaha berjalan",
                                "Simpanan lancar",
                                "",
                                "Pasar ramai",
                                Money.rupiah(3_000_000),
                                Money.rupiah(1_200_000),
                                Money.ZERO,
                                Money.ZERO,
                                false,
                                application.amount(),
                                application.instalments()));
        if (!(rooms.granting().submit(officer, number) instanceof Submission.Submitted)) {
            return false;
        }
        var chair = diary.seat.chair(Set.of(Permission.values()));
        for (var waiting : rooms.approvals().of(chair, Granting.KIND, application.request())) {
            if (!(rooms.approvals().decide(chair, waiting.id(), true, "")
                    instanceof Approvals.Decided.Recorded)) {
                return false;
            }
        }
        return rooms.granting()
                        .disburse(
                                officer,
                                new Disbursement(Uuid7.create(), number, bank(), null, date, null))
                instanceof Disbursement.Done;
    }

    private MoneyPlace bank() {
        return new MoneyPlace(diary.bank.account(), diary.bank.sub());
    }

    private IllegalStateException refused(Object answer) {
        return new IllegalStateException(diary.seat.name() + ": " + answer);
    }
}
