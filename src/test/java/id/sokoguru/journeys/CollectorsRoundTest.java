package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import id.sokoguru.access.Role;
import id.sokoguru.collector.CarryLimit;
import id.sokoguru.collector.Collectors;
import id.sokoguru.collector.Stop;
import id.sokoguru.collector.VisitDay;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A collector on a motorbike without a network, and the teller who takes the money in. */
class CollectorsRoundTest extends Journey {
    @Autowired Collectors collectors;

    /** Collector 1 with members 1 to 3 on the route. */
    private Village.Cooperative withCollector() {
        var village = founded();
        var user = access.holding(village.system(), Role.COLLECTOR).keySet().iterator().next();
        collectors.register(village.system(), user);
        for (long member = 1; member <= 3; member++) {
            collectors.assign(
                    village.system(), new Stop(member, 1, VisitDay.DAILY, Village.rp(25_000)));
        }
        return village;
    }

    private static Person onTheRoad(Village.Cooperative village, Person collector) {
        collector.signsIn(village.signIn(Role.COLLECTOR));
        assertThat(collector.path()).isEqualTo(village.at("/keliling"));
        collector.page.locator("[data-round][data-phone='1']").waitFor();
        collector.page.locator("[data-part=ready]").waitFor();
        return collector;
    }

    /** Opens a line of a member, types (or leaves what stands there), and closes the paper. */
    private static String take(Person collector, int member, String kind, String amount) {
        var form =
                collector.page.locator(
                        "form[data-member='" + member + "'][data-kind='" + kind + "']");
        form.locator("xpath=..").locator("summary").click();
        if (amount != null) {
            form.locator("[name=jumlah]").fill(amount);
        }
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Terima uang"))
                .dblclick();
        var dialog = collector.page.locator("dialog[open]");
        dialog.waitFor();
        var number = dialog.locator("[data-slot=number]").innerText();
        assertThat(dialog.locator("[data-slot=chat]").getAttribute("href"))
                .startsWith("https://wa.me/?text=")
                .contains(number);
        dialog.getByText("Tutup").click();
        return number;
    }

    private long entries(Village.Cooperative village) {
        return books.head(village.system()).treeSize();
    }

    private Money balance(Village.Cooperative village, int account, long sub) {
        return books.balance(village.system(), account, sub);
    }

    private static void told(Person collector, String words) {
        collector.page.locator("[data-part=state]").getByText(words).waitFor();
    }

    @Test
    void three_papers_written_without_a_network_arrive_once_though_it_breaks_twice() {
        var village = withCollector();
        var before = entries(village);
        try (var collector = phone();
                var teller = desk()) {
            onTheRoad(village, collector);
            collector.context.setOffline(true);
            collector.page.reload();
            collector.page.waitForLoadState(LoadState.DOMCONTENTLOADED);
            collector.sees("Siti Rahayu", "Budi Santoso");

            assertThat(take(collector, 1, "SAVINGS", null)).isEqualTo("K1-1-0001");
            assertThat(take(collector, 2, "OBLIGATORY", null)).isEqualTo("K1-1-0002");
            assertThat(take(collector, 2, "SAVINGS", "15rb")).isEqualTo("K1-1-0003");
            told(collector, "3 belum terkirim (Rp60.000)");

            // The phone was switched off and on again, still without a network.
            collector.page.reload();
            told(collector, "3 belum terkirim (Rp60.000)");
            collector.sees("K1-1-0003", "sudah bayar Rp25.000 hari ini", "Rp60.000");
            collector.looks().photo("round-offline");
            assertThat(collector.barriers()).isEmpty();
            assertThat(collector.smallTargets()).isEmpty();
            assertThat(entries(village)).isEqualTo(before);

            // First the network breaks when one of three has arrived, then when all have and the
            // answer is lost; then it holds.
            var requests = new ArrayList<String>();
            collector.page.route(
                    Pattern.compile(".*/round/receipts"),
                    route -> {
                        requests.add(route.request().postData());
                        if (requests.size() == 1) {
                            var first =
                                    route.request()
                                            .postData()
                                            .replaceFirst(
                                                    "(\"receipts\":\\[\\{[^}]*\\}).*", "$1]}");
                            route.fetch(new Route.FetchOptions().setPostData(first));
                            route.abort();
                        } else if (requests.size() == 2) {
                            route.fetch();
                            route.abort();
                        } else {
                            route.resume();
                        }
                    });
            collector.context.setOffline(false);
            collector.page.waitForCondition(() -> entries(village) == before + 1);
            collector.page.getByText("Belum tersambung").waitFor();
            told(collector, "3 belum terkirim");
            collector.presses("Kirim sekarang");
            collector.page.waitForCondition(() -> requests.size() == 2);
            collector.page.getByText("Belum tersambung").waitFor();
            told(collector, "3 belum terkirim");
            collector.presses("Kirim sekarang");
            told(collector, "Semua sudah terkirim");
            assertThat(requests).hasSize(3);
            assertThat(entries(village)).isEqualTo(before + 3);
            assertThat(balance(village, 110104, 1)).isEqualTo(Village.rp(60_000));
            assertThat(collectors.phones(village.system(), 1).getFirst().owes()).isFalse();
            // The browser complains of the two requests that were broken on purpose.
            assertThat(collector.complaints())
                    .hasSize(2)
                    .allMatch(one -> one.contains("ERR_FAILED"));
            collector.complaints().clear();
            collector.page.unroute(Pattern.compile(".*/round/receipts"));

            // What the books say now; and the paper as the member may check it.
            collector.opens(village.at("/keliling"));
            collector.sees("Sudah sampai di pembukuan hari ini", "K1-1-0002").photo("round");
            collector.page.locator(".papers button").first().click();
            collector.page.locator("dialog [data-slot=check]").click();
            collector.page.waitForURL(Pattern.compile(".*/bukti/.*"));
            collector.sees("Rp15.000");

            handOver(village, teller);
        }
        assertThat(entries(village)).isEqualTo(before + 3 + 3);
        assertThat(balance(village, 110104, 1)).isEqualTo(Money.ZERO);
        assertThat(balance(village, 111101, 0)).isEqualTo(Village.rp(5_000));
    }

    /** 55.000 are counted where 60.000 should be. */
    private void handOver(Village.Cooperative village, Person teller) {
        teller.signsIn(village.signIn(Role.TELLER)).opens(village.at("/kas/buka"));
        teller.types("Minta uang dari brankas", "500rb").presses("Buka kasir");
        try (var chair = desk()) {
            chair.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/persetujuan"));
            chair.presses("Setujui");
        }
        teller.opens(village.at("/kolektor")).sees("Rp60.000".substring(2), "semua terkirim");
        teller.opens(village.at("/kolektor/1/serah")).sees("harus ada Rp60.000");
        teller.types("50.000", "1").types("5.000", "1").presses("Hitung selisih");
        teller.sees("Uang kurang Rp5.000");
        teller.types("Sebab selisih", "Salah kembalian").presses("Hitung selisih");
        teller.sees("Uang Rp55.000, seharusnya Rp60.000: kurang Rp5.000").photo("hand-in");
        teller.presses("Terima uang ke laci");
        teller.sees("Bukti setoran kolektor", "Rp55.000", "menunggu keputusan orang kedua");
        teller.photo("handed-in");
        try (var chair = desk()) {
            chair.signsIn(village.signIn(Role.CHAIR)).opens(village.at("/persetujuan"));
            chair.sees("kurang Rp5.000").presses("Setujui");
        }
    }

    @Test
    void after_the_session_ended_the_phone_keeps_everything_and_sends_when_signed_in_again() {
        var village = withCollector();
        var before = entries(village);
        try (var collector = phone()) {
            onTheRoad(village, collector);
            collector.context.setOffline(true);
            take(collector, 1, "SAVINGS", "40rb");
            collector.context.clearCookies();
            collector.context.setOffline(false);
            collector.page.getByText("Masa masuk habis").waitFor();
            told(collector, "1 belum terkirim");
            assertThat(entries(village)).isEqualTo(before);
            collector.complaints().clear();
            collector.signsIn(village.signIn(Role.COLLECTOR)).opens(village.at("/keliling"));
            told(collector, "Semua sudah terkirim");
            assertThat(entries(village)).isEqualTo(before + 1);
        }
    }

    @Test
    void two_tabs_draw_different_numbers_and_send_each_paper_once() {
        var village = withCollector();
        var before = entries(village);
        try (var collector = phone()) {
            onTheRoad(village, collector);
            var second = collector.context.newPage();
            second.navigate(village.at("/keliling"));
            second.locator("[data-round][data-phone='1']").waitFor();
            collector.context.setOffline(true);
            take(collector, 1, "SAVINGS", "10rb");
            var form = second.locator("form[data-member='3'][data-kind='SAVINGS']");
            form.locator("xpath=..").locator("summary").click();
            form.getByText("Terima uang").click();
            assertThat(second.locator("dialog[open] [data-slot=number]").innerText())
                    .isEqualTo("K1-1-0002");
            collector.context.setOffline(false);
            told(collector, "Semua sudah terkirim");
            second.waitForCondition(() -> entries(village) == before + 2);
            assertThat(balance(village, 110104, 1)).isEqualTo(Village.rp(35_000));
        }
    }

    @Test
    void without_scripts_the_page_takes_the_money_itself() {
        var village = withCollector();
        try (var collector = new Person(world.port(), Person.PHONE, false, "id")) {
            collector.page.navigate("/masuk");
            collector.types("Nama masuk", village.signIn(Role.COLLECTOR));
            collector.types("Kata sandi", Village.PASSWORD).presses("Masuk");
            collector.opens(village.at("/keliling"));
            var form = collector.page.locator("form[data-member='1'][data-kind='SAVINGS']");
            form.locator("xpath=..").locator("summary").click();
            form.locator("[name=jumlah]").fill("30rb");
            form.getByText("Terima uang").click();
            collector.page.waitForURL(Pattern.compile(".*/keliling/bukti/.*"));
            collector.sees("K1-0-0001", "Rp30.000", "Siti Rahayu");
            assertThat(balance(village, 110104, 1)).isEqualTo(Village.rp(30_000));
        }
    }

    @Test
    void a_strict_limit_stops_the_phone_before_the_money_is_taken() {
        var village = withCollector();
        collectors.setLimit(
                village.system(),
                1,
                new CarryLimit(LocalDate.of(2026, 11, 1), Village.rp(50_000), true));
        try (var collector = phone()) {
            onTheRoad(village, collector);
            collector.context.setOffline(true);
            take(collector, 1, "SAVINGS", "40rb");
            var form = collector.page.locator("form[data-member='3'][data-kind='SAVINGS']");
            form.locator("xpath=..").locator("summary").click();
            form.getByText("Terima uang").click();
            form.getByText("melebihi batas Rp50.000").waitFor();
            told(collector, "1 belum terkirim (Rp40.000)");
            collector.context.setOffline(false);
            told(collector, "Semua sudah terkirim");
        }
    }

    @Test
    void a_collector_sees_the_own_round_and_nothing_else() {
        var mine = withCollector();
        var theirs = withCollector();
        try (var collector = phone()) {
            onTheRoad(mine, collector);
            assertThat(collector.page.locator(".menu a").allInnerTexts())
                    .containsExactly("Keliling");
            var request = collector.context.request();
            for (var path :
                    List.of(
                            "/simpanan",
                            "/anggota",
                            "/anggota/1",
                            "/kas",
                            "/kas/tempat/110104-1",
                            "/pinjaman",
                            "/laporan",
                            "/buku",
                            "/kolektor",
                            "/kolektor/1",
                            "/kolektor/titipan",
                            "/persetujuan",
                            "/pengguna")) {
                assertThat(request.get(mine.at(path)).status()).as(path).isEqualTo(403);
            }
            for (var path : List.of("", "/keliling", "/kolektor", "/simpanan")) {
                assertThat(request.get(theirs.at(path)).status()).as(path).isEqualTo(404);
            }
            var api = "/api/v1/cooperatives/" + theirs.number().text() + "/round";
            assertThat(request.get(api).status()).isEqualTo(404);
            assertThat(request.get(api + "/contact").status()).isEqualTo(404);
        }
        try (var teller = desk()) {
            teller.signsIn(mine.signIn(Role.TELLER));
            assertThat(teller.context.request().get(mine.at("/keliling")).status()).isEqualTo(403);
        }
    }

    @Test
    void the_manager_registers_a_collector_makes_a_route_and_sets_a_limit() {
        var village = founded();
        try (var manager = phone()) {
            manager.signsIn(village.signIn(Role.MANAGER)).opens(village.at("/kolektor"));
            manager.sees("Belum ada kolektor").presses("Daftarkan");
            manager.page.waitForURL(Pattern.compile(".*/kolektor/1$"));
            manager.types("Nomor anggota", "2").types("Biasanya menabung", "20rb");
            manager.page.locator("select[name=hari]").selectOption("PAHING");
            manager.presses("Masukkan ke rute").sees("Budi Santoso · 2", "Pahing", "20.000");
            manager.page.locator("[name=batas]").fill("2jt");
            manager.presses("Tetapkan batas").sees("Rp2.000.000").photo("collector");
            manager.looks();
            assertThat(manager.barriers()).isEmpty();
            manager.presses("Lepas: Budi Santoso").sees("Belum ada anggota di rute ini");
        }
    }
}
