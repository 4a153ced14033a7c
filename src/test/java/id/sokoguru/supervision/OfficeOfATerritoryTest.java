package id.sokoguru.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.access.Access;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.Registry;
import id.sokoguru.web.NotFound;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Kota Probolinggo (35.74) has 29 kelurahan, each with its cooperative; Kota Pasuruan (35.75) is
 * its neighbour.
 */
@InWorld
class OfficeOfATerritoryTest {
    private static final LocalDate BOOKS_FROM = LocalDate.of(2026, 9, 1);
    private static final CooperativeId NEIGHBOUR = CooperativeId.of("35.75.01.1002", 1);

    @Autowired World world;
    @Autowired Access access;
    @Autowired Registry registry;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Supervision supervision;
    @Autowired BusinessDay day;

    private final Actor office = Office.of("35.74");

    @BeforeEach
    void both_cities_have_their_cooperatives() {
        for (var city : List.of("35.74", "35.75")) {
            registry.foundAll(Actor.installation(), city, CooperativeKind.KKMP, BOOKS_FROM);
        }
        supervision.refresh();
    }

    private List<CooperativePulse> all() {
        return supervision.cooperatives(office, CooperativeFilter.all(100)).rows();
    }

    private void deposit(CooperativeId coop, LocalDate date, long rupiah) {
        ledger.open(Actor.system(coop), 210201, 1, "SAVINGS", 1, Money.ZERO);
        ledger.post(Actor.system(coop), Office.deposit(date, 1, rupiah));
    }

    @Test
    void the_figures_of_the_city_are_the_sum_of_its_29_cooperatives_to_the_rupiah() {
        var coops = all();
        for (int i = 0; i < coops.size(); i += 2) {
            deposit(coops.get(i).coopId(), day.today(), 1_000_003L * (i + 1));
        }
        supervision.refresh();
        long savings = 0;
        long cash = 0;
        long entries = 0;
        for (var one : coops) {
            var head = books.head(Actor.system(one.coopId()));
            savings += head.savings().rupiah();
            cash += head.cash().rupiah();
            entries += day.today().equals(head.day()) ? head.dayEntries() : 0;
        }
        var board = supervision.dashboard(office);
        assertThat(board.name()).isEqualTo("Kota Probolinggo");
        assertThat(board.totals().cooperatives()).isEqualTo(29);
        assertThat(board.totals().savings()).isEqualTo(new Money(savings));
        assertThat(board.totals().cash()).isEqualTo(new Money(cash));
        assertThat(board.totals().entriesToday()).isEqualTo(entries);
        assertThat(board.totals().postedToday()).isGreaterThanOrEqualTo(15);
        assertThat(board.below()).hasSize(5);
        assertThat(board.below().stream().mapToLong(p -> p.totals().savings().rupiah()).sum())
                .isEqualTo(savings);
        assertThat(board.best().getFirst().savings().orElseThrow().rupiah())
                .isGreaterThanOrEqualTo(29 * 1_000_003L);
    }

    @Test
    void an_officer_of_the_city_knows_nothing_of_its_neighbour() throws Exception {
        assertThat(all()).hasSize(29).allMatch(one -> one.coopId().text().startsWith("3574"));
        assertThat(supervision.cooperative(office, NEIGHBOUR)).isEmpty();
        assertThat(supervision.cooperative(Office.of("35.75"), NEIGHBOUR)).isPresent();
        assertThatThrownBy(() -> supervision.dashboard(office, "35.75", Indicator.KAS, 8))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> supervision.dashboard(office, "35", Indicator.KAS, 8))
                .isInstanceOf(NotFound.class);

        var browser = Office.signedIn(world, access, "35.74");
        assertThat(browser.get("/dinas").body()).contains("Kota Probolinggo");
        for (var path :
                List.of(
                        "/dinas?wilayah=35.75",
                        "/dinas?wilayah=35",
                        "/dinas/langsung?wilayah=35.75",
                        "/dinas/peta?wilayah=35.75",
                        "/dinas/perhatian?wilayah=35.75",
                        "/dinas/koperasi?wilayah=35.75",
                        "/dinas/koperasi/" + NEIGHBOUR.text(),
                        "/api/v1/dinas/summary?region=35.75",
                        "/api/v1/dinas/cooperatives?region=35.75",
                        "/api/v1/dinas/attention?region=3575")) {
            assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void the_list_filters_by_words_of_name_and_address_by_kind_and_by_who_has_not_posted() {
        var one = all().get(3);
        var village = one.name().replace("Koperasi Kelurahan Merah Putih ", "");
        var found =
                supervision.cooperatives(
                        office,
                        new CooperativeFilter(
                                "",
                                village.toUpperCase(java.util.Locale.ROOT),
                                null,
                                null,
                                null,
                                0,
                                25));
        assertThat(found.rows()).extracting(CooperativePulse::coopId).contains(one.coopId());
        assertThat(found.all()).isLessThan(5);
        assertThat(
                        supervision
                                .cooperatives(
                                        office,
                                        new CooperativeFilter(
                                                "", "", CooperativeKind.KSP, null, null, 0, 25))
                                .all())
                .isZero();
        deposit(one.coopId(), day.today(), 7_000);
        supervision.refresh();
        var silent =
                supervision.cooperatives(
                        office,
                        new CooperativeFilter(
                                "", "", null, CooperativeFilter.Only.BELUM, null, 0, 100));
        assertThat(silent.rows()).extracting(CooperativePulse::coopId).doesNotContain(one.coopId());
    }

    @Test
    void what_a_cooperative_does_not_share_is_neither_shown_nor_counted() throws Exception {
        var coop = all().get(8).coopId();
        deposit(coop, day.today(), 123_457_000);
        var browser = Office.signedIn(world, access, "35.74");
        var page = "/dinas/koperasi/" + coop.text();
        for (int level = 0; level <= 3; level++) {
            registry.share(Actor.system(coop), level);
            supervision.reread();
            var standing = supervision.cooperative(office, coop).orElseThrow();
            assertThat(standing.savings().isPresent()).isEqualTo(level >= 1);
            assertThat(standing.entriesOn(day.today()).isPresent()).isEqualTo(level >= 2);
            assertThat(
                            supervision.dashboard(office).latest().stream()
                                    .anyMatch(one -> one.cooperative().equals(coop)))
                    .isEqualTo(level == 3);
        }
        registry.share(Actor.system(coop), 0);
        supervision.reread();
        var without = supervision.totals(office, "").savings();
        assertThat(Office.signedIn(world, access, "35.74").get(page).body())
                .doesNotContain("123.457.000")
                .contains("hanya membagikan profilnya");
        registry.share(Actor.system(coop), 3);
        supervision.reread();
        assertThat(supervision.totals(office, "").savings().minus(without).rupiah())
                .isGreaterThanOrEqualTo(123_457_000);
        var open = browser.get(page);
        assertThat(open.statusCode()).isEqualTo(200);
    }

    @Test
    void a_visit_is_logged_where_the_cooperative_reads_it() throws Exception {
        var coop = all().get(10).coopId();
        Office.signedIn(world, access, "35.74").get("/dinas/koperasi/" + coop.text());
        var logged =
                world.asOwner()
                        .sql("select count(*) from access.visit_log where coop_id = ? and path = ?")
                        .param(coop.value())
                        .param("/dinas/koperasi/" + coop.text())
                        .query(Long.class)
                        .single();
        assertThat(logged).isEqualTo(1);
    }

    @Test
    void attention_names_who_never_began_who_fell_silent_and_a_cash_difference() {
        var coops = all();
        var silent = coops.get(19).coopId();
        var different = coops.get(21).coopId();
        var never = coops.get(27).coopId();
        world.setDay(LocalDate.of(2026, 10, 1));
        deposit(silent, LocalDate.of(2026, 10, 1), 50_000);
        world.setDay(LocalDate.of(2026, 11, 21));
        ledger.post(
                Actor.system(different),
                Entry.of(
                        Uuid7.create(),
                        day.today(),
                        "treasury.difference",
                        "Selisih kas kasir 1",
                        Line.debit(110101, 0, new Money(7_500)),
                        Line.credit(111101, 0, new Money(7_500))));
        supervision.reread();
        var found = supervision.attention(office, "");
        assertThat(found)
                .anySatisfy(one -> {
                    assertThat(one.cooperative()).isEqualTo(silent);
                    assertThat(one.signal()).isEqualTo(Attention.Signal.SILENT);
                    assertThat(one.severity()).isEqualTo(Attention.Severity.ACT);
                    assertThat(one.amount()).isEqualTo(51);
                })
                .anySatisfy(one -> {
                    assertThat(one.cooperative()).isEqualTo(different);
                    assertThat(one.signal()).isEqualTo(Attention.Signal.SUSPENSE);
                    assertThat(one.amount()).isEqualTo(7_500);
                })
                .anySatisfy(one -> {
                    assertThat(one.cooperative()).isEqualTo(never);
                    assertThat(one.signal()).isEqualTo(Attention.Signal.NOT_BEGUN);
                });
        assertThat(found).isSortedAccordingTo(java.util.Comparator.comparing(Attention::severity));
    }

    @Test
    void the_office_witnesses_the_journal_and_sees_what_it_signed() throws Exception {
        var coop = all().get(12).coopId();
        deposit(coop, day.today(), 25_000);
        supervision.refresh();
        var browser = Office.signedIn(world, access, "35.74");
        var page = "/dinas/koperasi/" + coop.text();
        assertThat(browser.post(page, page + "/saksi").statusCode()).isEqualTo(303);
        assertThat(browser.get(page).body()).contains("office-35.74");
    }

    @Test
    void the_days_behind_today_are_computed_from_the_ledgers_and_again_the_same() {
        var coop = all().get(15).coopId();
        var date = LocalDate.of(2026, 11, 10);
        var before = series();
        deposit(coop, date, 4_321_000);
        supervision.catchUp();
        var after = series();
        assertThat(after).hasSize(History.DAYS);
        assertThat(supervision.catchUp()).isZero();
        int at = (int) (date.toEpochDay() - day.today().minusDays(History.DAYS).toEpochDay());
        assertThat(after.get(at) - before.get(at)).isEqualTo(4_321_000);
        assertThat(after.get(at - 1) - before.get(at - 1)).isZero();
        assertThat(after.getLast() - before.getLast()).isEqualTo(4_321_000);
    }

    private List<Long> series() {
        supervision.catchUp();
        return supervision.dashboard(office).sparks().get("savings");
    }
}
