package id.sokoguru.demo;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Role;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.JournalFile;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Periods;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Scope;
import id.sokoguru.ledger.Side;
import id.sokoguru.ledger.Verification;
import id.sokoguru.membership.Members;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.CooperativeLine;
import id.sokoguru.registry.Registry;
import id.sokoguru.registry.RegistryFilter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/**
 * A kecamatan of Kota Mojokerto is invented, with two other cooperatives; its books are looked at.
 */
@InWorld
class InventedRegionTest {
    private static final String REGION = "35.76.03";
    private static final Plan PLAN =
            new Plan(
                    7,
                    List.of(REGION),
                    List.of(
                            new Plan.Other(
                                    CooperativeKind.KOPWAN,
                                    "Koperasi Wanita Uji Rekaan",
                                    REGION + ".1001",
                                    Set.of(Scope.SP)),
                            new Plan.Other(
                                    CooperativeKind.KOPONTREN,
                                    "Kopontren Uji Rekaan",
                                    REGION + ".1001",
                                    Set.of(Scope.RT, Scope.SY)),
                            new Plan.Other(
                                    CooperativeKind.SEKUNDER,
                                    "Pusat Koperasi Uji Rekaan",
                                    REGION + ".1001",
                                    Set.of(Scope.SP, Scope.AP))),
                    REGION + ".1002",
                    ".rekaan");

    private static Filled filled;
    private static List<CooperativeLine> cooperatives;

    @Autowired AutowireCapableBeanFactory beans;
    @Autowired Books books;
    @Autowired JournalFile journalFile;
    @Autowired Members members;
    @Autowired Periods periods;
    @Autowired Registry registry;
    @Autowired BusinessDay day;

    private Rooms rooms;

    @BeforeEach
    void invent() {
        rooms =
                (Rooms)
                        beans.autowire(
                                Rooms.class,
                                AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR,
                                false);
        if (filled == null) {
            var before = day.now();
            filled = new Filling(rooms, PLAN, line -> {}).fill();
            assertThat(day.now()).as("the clock stands as before").isEqualTo(before);
            cooperatives =
                    registry.list(
                            Actor.installation(), new RegistryFilter(REGION, "", null, 0), 100);
        }
    }

    @Test
    void every_village_has_its_cooperative_with_eight_officers() {
        assertThat(cooperatives).hasSize(filled.cooperatives()).hasSizeGreaterThan(5);
        for (var line : cooperatives) {
            assertThat(registry.officers(Actor.system(line.coopId()), line.coopId())).hasSize(8);
        }
        assertThat(filled.entries()).isGreaterThan(filled.members() * 3);
    }

    @Test
    void every_trial_balance_balances_and_agrees_with_the_places_under_it() {
        for (var line : cooperatives) {
            var actor = Actor.system(line.coopId());
            var sum = Money.ZERO;
            for (var total : books.totals(actor, LocalDate.of(2026, 8, 1), day.today(), null)) {
                sum = sum.plus(total.closing());
                var places = Money.ZERO;
                for (var place : books.places(actor, total.account())) {
                    places = places.plus(place.debits()).minus(place.credits());
                }
                assertThat(places)
                        .as(line.name() + " " + total.account())
                        .isEqualTo(total.closing());
            }
            assertThat(sum).isEqualTo(Money.ZERO);
        }
    }

    @Test
    void no_drawer_vault_bank_or_savings_account_was_ever_below_zero() {
        for (var line : cooperatives) {
            var balances = new HashMap<MoneyPlace, Long>();
            for (var entry : entries(line.coopId())) {
                var touched = new HashSet<MoneyPlace>();
                for (var l : entry.lines()) {
                    var place = new MoneyPlace(l.account(), l.sub());
                    var asset = l.account() < 200_000;
                    if (asset && l.account() != 111_101 && l.account() < 110_300
                            || l.account() / 100 == 2102
                            || l.account() / 1_000 == 310) {
                        boolean more = (l.side() == Side.DEBIT) == asset;
                        balances.merge(
                                place,
                                more ? l.amount().rupiah() : -l.amount().rupiah(),
                                Long::sum);
                        touched.add(place);
                    }
                }
                for (var place : touched) {
                    assertThat(balances.get(place))
                            .as("%s %s after %d", line.name(), place, entry.entryNo())
                            .isNotNegative();
                }
            }
        }
    }

    @Test
    void nobody_works_on_sundays_or_at_night_and_entries_stand_in_the_order_of_time() {
        for (var line : cooperatives) {
            PostedEntry before = null;
            for (var entry : entries(line.coopId())) {
                if (!entry.date().isBefore(World.START.toLocalDate())) {
                    continue; // of the trickle, which asks no calendar
                }
                if (before != null) {
                    assertThat(entry.recordedAt()).isAfterOrEqualTo(before.recordedAt());
                }
                before = entry;
                if (entry.actor().equals(Actor.system(line.coopId()).user())) {
                    continue; // what comes round is dated at the month's end
                }
                var at = entry.recordedAt().atZone(BusinessDay.ZONE);
                assertThat(at.getHour()).isBetween(7, 15);
                assertThat(entry.date().getDayOfWeek()).isNotEqualTo(DayOfWeek.SUNDAY);
                assertThat(at.toLocalDate()).isEqualTo(entry.date());
            }
        }
    }

    @Test
    void the_home_cooperative_has_closed_its_months() {
        var home =
                filled.seats().stream()
                        .filter(seat -> seat.visitors() && seat.kind() == CooperativeKind.KKMP)
                        .findFirst()
                        .orElseThrow();
        var actor = Actor.system(home.cooperative());
        assertThat(periods.isClosed(actor, YearMonth.of(2026, 8))).isTrue();
        assertThat(periods.isClosed(actor, YearMonth.of(2026, 10))).isTrue();
        assertThat(periods.isClosed(actor, YearMonth.of(2026, 11))).isFalse();
    }

    @Test
    void a_stranger_can_verify_every_journal() throws Exception {
        for (var line : cooperatives) {
            var file = new ByteArrayOutputStream();
            long written = journalFile.write(Actor.system(line.coopId()), file);
            var report = Verification.of(new ByteArrayInputStream(file.toByteArray()), null);
            assertThat(report.faults()).as(line.name()).isEmpty();
            assertThat(report.isSound()).isTrue();
            assertThat(report.entries()).isEqualTo(written);
        }
    }

    @Test
    void nobody_invented_has_an_identity_number() {
        for (var line : cooperatives) {
            assertThat(members.list(Actor.system(line.coopId()), 0, 1_000))
                    .allSatisfy(member -> assertThat(member.nik()).isNull());
        }
    }

    @Test
    void afterwards_people_go_on_coming_to_counters_that_are_open_today() {
        long before = cooperatives.stream().mapToLong(line -> count(line.coopId())).sum();
        var seats = filled.seats();
        var trickle = new Trickle(rooms, seats, new SplittableRandom(1));
        for (int i = 0; i < 40; i++) {
            trickle.step();
        }
        long after = cooperatives.stream().mapToLong(line -> count(line.coopId())).sum();
        assertThat(after - before).isGreaterThan(20);
        var visitors = seats.stream().filter(Seat::visitors).findFirst().orElseThrow();
        var teller = visitors.teller(Role.TELLER.permissions());
        assertThat(rooms.tills().position(teller, 1).till().holder()).isEqualTo(teller.user());

        day.set(Clock.offset(day.clock(), Duration.ofDays(1)));
        for (int i = 0; i < 10; i++) {
            trickle.step();
        }
        assertThat(rooms.tills().position(teller, 1).till().openedOn()).isEqualTo(day.today());
    }

    @Test
    void the_same_seed_tells_the_same_story() {
        assertThat(story(1)).isEqualTo(story(1)).isNotEqualTo(story(2)).hasSizeGreaterThan(200);
    }

    private static List<Moment> story(long seed) {
        var seat =
                new Seat(
                        CooperativeId.of("35.17.05.2005", 1),
                        CooperativeKind.KDMP,
                        "Koperasi Desa Merah Putih Contoh",
                        Habit.DILIGENT,
                        1,
                        new UUID(0, 1),
                        new UUID(0, 2),
                        false);
        var calendar = Calendar.before(LocalDate.of(2026, 11, 21));
        var diary =
                new Diary(
                        seed,
                        seat,
                        Size.large(),
                        calendar.first(),
                        calendar.yesterday(),
                        List.of());
        var moments = new ArrayList<Moment>();
        long number = 0;
        for (var chapter : calendar.chapters()) {
            for (var one : diary.newcomers(chapter.from(), chapter.to())) {
                one.number = ++number;
                one.account = one.saver ? number : 0;
            }
            moments.addAll(diary.moments(chapter.from(), chapter.to()));
        }
        return moments;
    }

    @Test
    void months_are_closed_on_the_fifth_whatever_day_it_is_today() {
        for (var today = LocalDate.of(2026, 1, 1);
                today.isBefore(LocalDate.of(2027, 2, 1));
                today = today.plusDays(1)) {
            var calendar = Calendar.before(today);
            var next = calendar.first();
            for (var chapter : calendar.chapters()) {
                assertThat(chapter.from()).isEqualTo(next);
                assertThat(chapter.to()).isAfterOrEqualTo(chapter.from());
                next = chapter.to().plusDays(1);
            }
            assertThat(next).isEqualTo(today);
            assertThat(
                            calendar.chapters().stream()
                                    .filter(Calendar.Chapter::lastToClose)
                                    .collect(Collectors.toList()))
                    .hasSize(1);
        }
    }

    private List<PostedEntry> entries(CooperativeId cooperative) {
        return books.numbered(Actor.system(cooperative), 1, count(cooperative));
    }

    private long count(CooperativeId cooperative) {
        return books.head(Actor.system(cooperative)).treeSize();
    }
}
