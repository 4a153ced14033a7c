package id.sokoguru.demo;

import id.sokoguru.access.Approval;
import id.sokoguru.access.Approvals;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Role;
import id.sokoguru.bookkeeping.Bookkeeping;
import id.sokoguru.bookkeeping.Closing;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.lending.Granting;
import id.sokoguru.membership.Sex;
import id.sokoguru.registry.Appointment;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.CooperativeLine;
import id.sokoguru.registry.Founding;
import id.sokoguru.registry.FoundingAnswer;
import id.sokoguru.registry.MassFounding;
import id.sokoguru.registry.Position;
import id.sokoguru.registry.RegistryFilter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Opening;
import id.sokoguru.treasury.Settlement;
import id.sokoguru.treasury.SettlementOrder;
import id.sokoguru.treasury.Settlements;
import id.sokoguru.treasury.TillDay;
import id.sokoguru.treasury.Tills;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills an empty installation with an invented region that has lived for three months. Everything
 * goes through the rooms' doors and obeys their rules; what the doors refuse is a fault here and
 * ends the filling. Different cooperatives are filled on different threads, one after the other
 * each.
 */
final class Filling {
    private static final LocalTime EVENING = LocalTime.of(15, 30);
    private static final int THREADS = 2;

    private final Rooms rooms;
    private final Plan plan;
    private final Consumer<String> out;
    private final Map<Diary, Map<TillDay, Long>> differences = new ConcurrentHashMap<>();
    private final Map<Diary, List<Pursuit>> pursuits = new ConcurrentHashMap<>();
    private final AtomicInteger entries = new AtomicInteger();

    /** Whom the demo lets take money in the home cooperative, beside the visitors' own teller. */
    private final List<UUID> homeTellers = new CopyOnWriteArrayList<>();

    Filling(Rooms rooms, Plan plan, Consumer<String> out) {
        this.rooms = rooms;
        this.plan = plan;
        this.out = out;
    }

    /** Fills; the clock is moved meanwhile and stands as before in the end. */
    Filled fill() {
        var clock = rooms.day().clock();
        var calendar = Calendar.before(rooms.day().today());
        try {
            return fill(calendar);
        } finally {
            rooms.day().set(clock);
        }
    }

    private Filled fill(Calendar calendar) {
        setClock(calendar.first(), LocalTime.of(7, 0));
        var cooperatives = found(calendar.first());
        var diaries = new ConcurrentHashMap<CooperativeId, Diary>();
        var apexMembers =
                cooperatives.stream()
                        .filter(line -> line.kind() == CooperativeKind.KDMP)
                        .limit(12)
                        .map(CooperativeLine::name)
                        .toList();
        each(
                "Officers, tills and rules",
                cooperatives,
                line -> diaries.put(line.coopId(), settle(line, calendar, apexMembers)));
        var all = cooperatives.stream().map(line -> diaries.get(line.coopId())).toList();
        for (var chapter : calendar.chapters()) {
            setClock(chapter.to(), EVENING);
            each("Life until " + chapter.to(), all, diary -> live(diary, chapter));
        }
        setClock(calendar.lastWorkingDay(), EVENING);
        each("Tills' days", all, this::endPast);
        for (var diary : all) {
            if (diary.seat.visitors() && diary.seat.kind() == CooperativeKind.KOPWAN) {
                entries.addAndGet(new Rounding(rooms, diary.seat).fill());
            }
        }
        return people(all);
    }

    private void setClock(LocalDate date, LocalTime time) {
        rooms.day()
                .set(
                        Clock.fixed(
                                date.atTime(time).atZone(BusinessDay.ZONE).toInstant(),
                                BusinessDay.ZONE));
    }

    // ---- founding

    private List<CooperativeLine> found(LocalDate first) {
        var founder = Actor.installation();
        each(
                "Founding",
                plan.regions(),
                region -> {
                    var answer =
                            rooms.registry().foundAll(founder, region, CooperativeKind.KDMP, first);
                    if (!(answer instanceof MassFounding.FoundedAll)) {
                        throw refused(region, answer);
                    }
                });
        for (var other : plan.others()) {
            var answer =
                    rooms.registry()
                            .found(
                                    founder,
                                    new Founding(
                                            Uuid7.create(),
                                            other.name(),
                                            other.kind(),
                                            other.village(),
                                            first,
                                            first,
                                            other.scopes()));
            if (!(answer instanceof FoundingAnswer.Founded)) {
                throw refused(other.name(), answer);
            }
        }
        var lines = new ArrayList<CooperativeLine>();
        var regions = new ArrayList<>(plan.regions());
        for (var other : plan.others()) {
            if (regions.stream().noneMatch(other.village()::startsWith)) {
                regions.add(other.village());
            }
        }
        for (var region : regions) {
            lines.addAll(
                    rooms.registry()
                            .list(founder, new RegistryFilter(region, "", null, 0), 10_000));
        }
        return lines;
    }

    /**
     * Officers, what is shared, what the meeting decided, a till, a bank account, and who works
     * there.
     */
    private Diary settle(CooperativeLine line, Calendar calendar, List<String> apexMembers) {
        var cooperative = line.coopId();
        var random = new SplittableRandom(plan.seed() * 31 + cooperative.value());
        var home = isHome(line);
        var habit = home || !line.kind().isMerahPutih() ? Habit.DILIGENT : Habit.of(random);
        var size = home ? Size.large() : Size.of(line.kind(), random);
        var crew = Crew.of(line, home, plan.suffix(), random);
        var staff = rooms.access().createAll(Actor.installation(), crew.users());
        var seat =
                new Seat(
                        cooperative,
                        line.kind(),
                        line.name(),
                        habit,
                        1,
                        staff.get(0),
                        staff.get(1),
                        crew.visitors());
        if (home) {
            homeTellers.add(staff.get(2));
        }
        var diary =
                new Diary(
                        plan.seed(),
                        seat,
                        size,
                        calendar.first(),
                        calendar.yesterday(),
                        line.kind() == CooperativeKind.SEKUNDER ? apexMembers : List.of());
        var system = Actor.system(cooperative);
        rooms.tenancy()
                .write(
                        system,
                        () -> {
                            seatOfficers(
                                    system, line.kind(), crew.chair(), calendar.first(), random);
                            rooms.registry().share(system, home ? 3 : sharing(random));
                            rooms.savings().setTerms(system, diary.terms);
                            rooms.savings().setProduct(system, diary.product);
                            register(system, "Kasir 1");
                            if (home) {
                                register(system, "Kasir 2");
                            }
                            rooms.treasury()
                                    .registerBank(
                                            system,
                                            diary.bank.account(),
                                            diary.bank.account() == 110201 ? "BRI" : "Bank Jatim",
                                            "%015d".formatted(random.nextLong(1_000_000_000_000L)),
                                            line.name());
                            return true;
                        });
        return diary;
    }

    private boolean isHome(CooperativeLine line) {
        return line.kind().isMerahPutih() && line.coopId().village().equals(plan.home());
    }

    private void register(Actor system, String name) {
        var answer = rooms.tills().register(system, name, 0);
        if (!(answer instanceof Tills.Registration.Registered)) {
            throw refused(name, answer);
        }
    }

    /**
     * Five pengurus and three pengawas, whose chair is the kepala desa or lurah in a Merah Putih
     * cooperative.
     */
    private void seatOfficers(
            Actor system,
            CooperativeKind kind,
            String chair,
            LocalDate from,
            SplittableRandom random) {
        for (var position :
                List.of(
                        Position.KETUA,
                        Position.WAKIL_KETUA_USAHA,
                        Position.WAKIL_KETUA_ANGGOTA,
                        Position.SEKRETARIS,
                        Position.BENDAHARA,
                        Position.KETUA_PENGAWAS,
                        Position.ANGGOTA_PENGAWAS,
                        Position.ANGGOTA_PENGAWAS)) {
            var name =
                    position == Position.KETUA
                            ? chair
                            : Names.of(random.nextInt(100) < 55 ? Sex.L : Sex.P, random);
            var answer =
                    rooms.registry()
                            .appoint(
                                    system,
                                    new Appointment(
                                            Uuid7.create(),
                                            name,
                                            position,
                                            position == Position.KETUA_PENGAWAS
                                                    && kind.isMerahPutih(),
                                            from));
            if (!(answer instanceof Appointment.Appointed)) {
                throw refused(position.name(), answer);
            }
        }
    }

    private static int sharing(SplittableRandom random) {
        int percent = random.nextInt(100);
        return percent < 85 ? 3 : percent < 92 ? 2 : percent < 97 ? 1 : 0;
    }

    // ---- three months

    private void live(Diary diary, Calendar.Chapter chapter) {
        var actor = diary.seat.recorder();
        rooms.tenancy()
                .write(
                        actor,
                        () -> {
                            enrol(diary, actor, chapter);
                            post(diary, actor, diary.moments(chapter.from(), chapter.to()));
                            return true;
                        });
        pursuits.computeIfAbsent(diary, _ -> Pursuit.of(rooms, diary, plan.seed()))
                .forEach(pursuit -> entries.addAndGet(pursuit.live(chapter)));
        // Elsewhere it comes round in the first night, as after an outage.
        if (diary.seat.visitors() || Depositing.isFor(diary.seat)) {
            comesRound(diary, chapter);
        }
        var month = chapter.closes();
        if (month != null && diary.seat.habit().closes(chapter.lastToClose())) {
            var answer =
                    rooms.closing().close(actor, month, "Buku bulan ini sudah diperiksa bersama");
            if (!(answer instanceof Closing.Answer.Closed)) {
                throw refused(diary.seat.name() + " " + month, answer);
            }
        }
    }

    /** Interest, accruals, classes, reserves: as at night, before the month is closed. */
    private void comesRound(Diary diary, Calendar.Chapter chapter) {
        var done = rooms.dayEnd().runOne(diary.seat.cooperative(), chapter.to().minusDays(1));
        if (done.hindered() > 0) {
            throw refused(diary.seat.name(), done);
        }
    }

    private void enrol(Diary diary, Actor actor, Calendar.Chapter chapter) {
        var newcomers = diary.newcomers(chapter.from(), chapter.to());
        if (newcomers.isEmpty()) {
            return;
        }
        var numbers =
                rooms.members()
                        .enrolAll(actor, newcomers.stream().map(one -> one.application).toList());
        var openings = new ArrayList<Opening>();
        var savers = new ArrayList<Newcomer>();
        for (int i = 0; i < newcomers.size(); i++) {
            var one = newcomers.get(i);
            one.number = numbers.get(i);
            if (one.saver) {
                savers.add(one);
                openings.add(
                        new Opening(
                                one.application.id(),
                                one.number,
                                diary.product.number(),
                                Money.ZERO,
                                new MoneyPlace(110102, diary.seat.till()),
                                one.comes));
            }
        }
        if (!openings.isEmpty()) {
            var accounts = rooms.savings().openAll(actor, openings);
            for (int i = 0; i < savers.size(); i++) {
                savers.get(i).account = accounts.get(i);
            }
        }
    }

    /** All that happened, in one list, in the order in which it did. */
    private void post(Diary diary, Actor actor, List<Moment> moments) {
        if (moments.isEmpty()) {
            return;
        }
        var counter = new ArrayList<CounterLists.Recorded>();
        var office = new ArrayList<Bookkeeping.TimedOrder>();
        for (var moment : moments) {
            if (moment instanceof Moment.AtTheCounter(var order, var at)) {
                counter.add(new CounterLists.Recorded(order, at));
            } else if (moment instanceof Moment.InTheOffice(var order, var at)) {
                office.add(new Bookkeeping.TimedOrder(order, at));
            }
        }
        if (!(rooms.counterLists().prepareRecorded(actor, counter)
                instanceof CounterLists.Prepared.Fit(var counterEntries, var admissions))) {
            throw refused(diary.seat.name(), rooms.counterLists().prepareRecorded(actor, counter));
        }
        if (!(rooms.bookkeeping().prepareAll(actor, office)
                instanceof Bookkeeping.Prepared.Fit(var officeEntries))) {
            throw refused(diary.seat.name(), rooms.bookkeeping().prepareAll(actor, office));
        }
        var list = new ArrayList<Ledger.Timed>(moments.size() + 100);
        var differing = new IdentityHashMap<Ledger.Timed, TillDay>();
        int atCounter = 0;
        int inOffice = 0;
        for (var moment : moments) {
            switch (moment) {
                case Moment.AtTheCounter _ -> list.add(counterEntries.get(atCounter++));
                case Moment.InTheOffice _ -> list.add(officeEntries.get(inOffice++));
                case Moment.Moved(var entry) -> list.add(entry);
                case Moment.TillOpened(var day) -> list.addAll(Tills.entriesAtOpening(day));
                case Moment.TillClosed(var day) -> {
                    var closing = Tills.entriesAtClosing(day);
                    if (!day.difference().isZero()) {
                        differing.put(closing.getFirst(), day);
                    }
                    list.addAll(closing);
                }
            }
        }
        switch (rooms.ledger().postAllRecorded(actor, list)) {
            case BulkPosting.Refused refusal ->
                    throw new IllegalStateException(
                            diary.seat.name()
                                    + ": "
                                    + refusal.reason()
                                    + (refusal.index() < 0
                                            ? ""
                                            : " at " + list.get(refusal.index())));
            case BulkPosting.AllPosted(var receipts) -> {
                rooms.members().admit(actor, admissions);
                entries.addAndGet(receipts.size());
                remember(diary, list, receipts, differing);
            }
        }
    }

    private void remember(
            Diary diary,
            List<Ledger.Timed> list,
            List<Receipt> receipts,
            Map<Ledger.Timed, TillDay> differing) {
        var known = differences.computeIfAbsent(diary, _ -> new HashMap<>());
        for (int i = 0; i < list.size(); i++) {
            var day = differing.get(list.get(i));
            if (day != null) {
                known.put(day, receipts.get(i).entryNo());
            }
        }
    }

    /** The tills' days are written down, and most differences are settled by two people. */
    private void endPast(Diary diary) {
        var actor = diary.seat.recorder();
        if (!diary.tillDays.isEmpty()) {
            rooms.tills()
                    .recordDays(actor, diary.tillDays, differences.getOrDefault(diary, Map.of()));
        }
        switch (diary.seat.habit()) {
            case DILIGENT, TILL_LEFT_OPEN -> settleDifferences(diary, actor);
            case LATE, SILENT, DIFFERENCE_OPEN, NOT_BEGUN -> {}
        }
    }

    private void settleDifferences(Diary diary, Actor actor) {
        var open = rooms.settlements().open(actor);
        if (open.missing().isPositive()) {
            settle(diary, actor, Settlement.Outcome.EXPENSE, open.missing());
        }
        if (open.surplus().isPositive()) {
            settle(diary, actor, Settlement.Outcome.INCOME, open.surplus());
        }
    }

    private void settle(Diary diary, Actor actor, Settlement.Outcome outcome, Money amount) {
        var proposal =
                rooms.settlements()
                        .propose(
                                actor,
                                new SettlementOrder(
                                        Uuid7.create(),
                                        outcome,
                                        amount,
                                        "Keputusan rapat pengurus",
                                        ""));
        approveAll(rooms.approvals(), diary.seat);
        entries.incrementAndGet();
        if (!(proposal instanceof Settlements.Proposed.Waiting)) {
            throw refused(diary.seat.name(), proposal);
        }
    }

    /** The chair agrees to all that the teller asked for; a loan is decided for itself. */
    static void approveAll(Approvals approvals, Seat seat) {
        var chair = seat.chair(Role.CHAIR.permissions());
        for (var waiting : approvals.list(chair, true)) {
            if (agrees(waiting, seat)
                    && approvals.decide(chair, waiting.id(), true, "")
                            instanceof Approvals.Decided.Impossible(var why)) {
                throw refused(seat.name(), why);
            }
        }
    }

    private static boolean agrees(Approval waiting, Seat seat) {
        return waiting.requestedBy().equals(seat.teller()) && !waiting.kind().equals(Granting.KIND);
    }

    // ---- people who sign in

    private Filled people(List<Diary> all) {
        var seats = new ArrayList<Seat>();
        var signIns = new ArrayList<SignInRow>();
        var users = new ArrayList<NewUser>();
        for (var diary : all) {
            var seat = diary.seat;
            if (seat.habit().isLively()) {
                seats.add(seat);
            }
            if (seat.visitors()
                    || seat.kind() == CooperativeKind.KPRI
                    || seat.kind() == CooperativeKind.KOPONTREN) {
                signIns.addAll(Crew.signIns(seat, plan.suffix()));
            }
            if (seat.visitors() && seat.kind().isMerahPutih()) {
                seats.add(
                        new Seat(
                                seat.cooperative(),
                                seat.kind(),
                                seat.name(),
                                seat.habit(),
                                2,
                                homeTellers.getFirst(),
                                seat.chair(),
                                false));
                diary.people.stream()
                        .filter(one -> one.joined && one.balance > 0)
                        .max(Comparator.comparingLong(one -> one.balance))
                        .ifPresent(member ->
                                users.add(Crew.member(seat, member, plan.suffix(), signIns)));
            }
        }
        for (var region : plan.regions()) {
            users.addAll(
                    Crew.office(
                            region,
                            rooms.regions().get(region).orElseThrow().name(),
                            plan.suffix(),
                            signIns));
        }
        users.add(Crew.administrator(plan.suffix(), signIns));
        rooms.access().createAll(Actor.installation(), users);
        return new Filled(
                seats,
                signIns,
                all.size(),
                all.stream().mapToInt(d -> d.people.size()).sum(),
                entries.get());
    }

    private <T> void each(String what, List<T> items, Consumer<T> work) {
        var done = new AtomicInteger();
        var next = new AtomicInteger();
        var told = new AtomicInteger();
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                running.add(
                        threads.submit(() -> {
                            for (int n = next.getAndIncrement();
                                    n < items.size();
                                    n = next.getAndIncrement()) {
                                try {
                                    work.accept(items.get(n));
                                } catch (Throwable e) {
                                    next.set(items.size());
                                    throw e;
                                }
                                tell(what, done.incrementAndGet(), items.size(), told);
                            }
                        }));
            }
            for (var one : running) {
                one.get();
            }
            out.accept(
                    "  %-34s %4d of %d, %d s"
                            .formatted(
                                    what,
                                    done.get(),
                                    items.size(),
                                    (System.nanoTime() - begun + 500_000_000) / 1_000_000_000));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the demo could not be filled: " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** A line for every fifth of the work, so that one sees it move. */
    private void tell(String what, int done, int of, AtomicInteger told) {
        int step = Math.max(1, of / 5);
        int fifth = done / step;
        if (told.getAndUpdate(before -> Math.max(before, fifth)) < fifth || done == of) {
            out.accept("  %-34s %4d of %d".formatted(what, done, of));
        }
    }

    private static IllegalStateException refused(String what, @Nullable Object answer) {
        return new IllegalStateException(what + ": " + answer);
    }
}
