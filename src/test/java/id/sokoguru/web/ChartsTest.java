package id.sokoguru.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private final Page page = ComponentsTest.page(EnumSet.of(Permission.READ_BOOKS));

    @Test
    void the_tile_map_has_a_door_for_every_village_and_a_row_in_its_table() {
        var places = places(306);
        var chart =
                Charts.tileMap(
                        page, places, "Simpanan", v -> Money.rupiah(v).text(), Charts::brief);
        assertThat(count(chart.markup(), "<a class=\"k")).isEqualTo(306);
        assertThat(count(chart.markup(), " href=\"/dinas/")).isEqualTo(306);
        assertThat(count(chart.markup(), "<h3>")).isEqualTo(21);
        assertThat(chart.rows()).hasSize(306).allMatch(row -> row.size() == chart.head().size());
        assertThat(chart.markup()).contains("belum ada data").doesNotContain(" style=");
    }

    @Test
    void the_five_classes_hold_about_equally_many_and_unknown_is_none_of_them() {
        var chart = Charts.tileMap(page, places(306), "Simpanan", Long::toString, Long::toString);
        int known = 306 - count(chart.markup(), "<a class=\"k0");
        for (int k = 1; k <= 5; k++) {
            assertThat((double) count(chart.markup(), "<a class=\"k" + k))
                    .isCloseTo(known / 5.0, within(2.0));
        }
    }

    @Test
    void villages_that_are_all_alike_share_one_class() {
        var same = new ArrayList<Charts.Place>();
        for (int i = 0; i < 9; i++) {
            same.add(new Charts.Place("Desa " + i, "Ngoro", "/x", 7L));
        }
        var chart = Charts.tileMap(page, same, "Simpanan", Long::toString, Long::toString);
        assertThat(count(chart.markup(), "<a class=\"k3")).isEqualTo(9);
    }

    @Test
    void a_boundary_that_is_no_path_is_refused() {
        var place = new Charts.Place("Desa", "Ngoro", "/x", 1L);
        assertThat(
                        Charts.choropleth(
                                        page,
                                        List.of(new Charts.Area(place, "M0 0L10 0L10 10Z")),
                                        100,
                                        80,
                                        "S",
                                        Long::toString,
                                        Long::toString)
                                .markup())
                .contains("d=\"M0 0L10 0L10 10Z\"", "viewBox=\"0 0 100 80\"");
        assertThatThrownBy(() ->
                        Charts.choropleth(
                                page,
                                List.of(new Charts.Area(place, "M0 0\"/><script>")),
                                1,
                                1,
                                "S",
                                Long::toString,
                                Long::toString))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void stacked_parts_are_as_high_together_as_their_sum() {
        var chart =
                Charts.stacked(
                        List.of("Jan"),
                        List.of(
                                new Charts.Series("a", List.of(30L)),
                                new Charts.Series("b", List.of(50L)),
                                new Charts.Series("c", List.of(20L))),
                        Long::toString);
        double sum =
                numbers(chart.markup(), "<rect class=\"bar[^>]* height=\"([0-9.]+)\"").stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
        assertThat(sum).isCloseTo(200, within(0.1));
    }

    @Test
    void a_loss_hangs_below_the_axis() {
        var chart =
                Charts.bars(
                        List.of("Jan", "Feb"),
                        new Charts.Series("SHU", List.of(100L, -50L)),
                        v -> Money.rupiah(v).text());
        var tops = numbers(chart.markup(), "<rect class=\"bar[^>]* y=\"([0-9.]+)\"");
        var heights = numbers(chart.markup(), "<rect class=\"bar[^>]* height=\"([0-9.]+)\"");
        assertThat(tops.get(0) + heights.get(0)).isCloseTo(tops.get(1), within(0.01));
        assertThat(heights.get(0)).isCloseTo(2 * heights.get(1), within(0.01));
        assertThat(chart.rows()).containsExactly(List.of("Jan", "Rp100"), List.of("Feb", "(Rp50)"));
    }

    @Test
    void a_line_breaks_where_nothing_is_known() {
        var values = new ArrayList<Long>();
        values.add(1L);
        values.add(null);
        values.add(3L);
        var chart =
                Charts.line(
                        List.of("a", "b", "c"),
                        List.of(new Charts.Series("x", values)),
                        Long::toString);
        assertThat(count(chart.markup(), "class=\"dot")).isEqualTo(2);
        var path = Pattern.compile("class=\"ln s1\"[^>]* d=\"([^\"]+)\"").matcher(chart.markup());
        assertThat(path.find()).isTrue();
        assertThat(path.group(1)).doesNotContain("L").matches("M[^M]+M[^M]+");
    }

    @Test
    void short_amounts_read_like_people_say_them() {
        assertThat(
                        List.of(
                                        950L,
                                        12_500L,
                                        1_234_567L,
                                        143_000_000L,
                                        12_400_000_000L,
                                        -1_500_000_000_000L)
                                .stream()
                                .map(Charts::brief))
                .containsExactly("950", "12,5 rb", "1,2 jt", "143 jt", "12,4 M", "−1,5 T");
    }

    @Test
    void the_ribbons_of_a_place_are_as_wide_together_as_the_money_that_passed() {
        var ribbons = Flow.ribbonsOf(page, Gallery.STOPS, Gallery.HOPS);
        double perRupiah = ribbons.getFirst().thickness() / 500_000;
        var out = new HashMap<String, Double>();
        for (var ribbon : ribbons) {
            assertThat(ribbon.thickness())
                    .isCloseTo(ribbon.hop().amount().rupiah() * perRupiah, within(1e-9));
            assertThat(ribbon.x1()).isLessThan(ribbon.x2());
            out.merge(ribbon.hop().from(), ribbon.thickness(), Double::sum);
        }
        assertThat(out.get("till")).isCloseTo(450_000 * perRupiah, within(1e-9));
        assertThat(out.get("vault")).isCloseTo(200_000 * perRupiah, within(1e-9));
    }

    @Test
    void the_flow_is_told_three_times_drawn_listed_and_as_a_table() {
        var chart = Flow.draw(page, Gallery.STOPS, Gallery.HOPS);
        assertThat(count(chart.markup(), "class=\"ribbon")).isEqualTo(2 * Gallery.HOPS.size());
        assertThat(count(chart.markup(), "class=\"place\"")).isEqualTo(Gallery.STOPS.size());
        assertThat(count(chart.markup(), "class=\"stop ")).isEqualTo(Gallery.STOPS.size());
        assertThat(chart.rows()).hasSize(Gallery.HOPS.size());
        assertThat(chart.rows().get(3))
                .containsExactly(
                        "Brankas",
                        "PLN",
                        "20 Nov · BKK-0033",
                        "Joko",
                        "belum diperiksa",
                        "Rp80.000");
        assertThat(chart.markup())
                .contains("keluar dari koperasi", "masih di sini")
                .doesNotContain(" style=");
    }

    @Test
    void money_does_not_flow_backwards() {
        assertThatThrownBy(() ->
                        Flow.draw(
                                page,
                                Gallery.STOPS,
                                List.of(
                                        new Flow.Hop(
                                                "till",
                                                "siti",
                                                Money.rupiah(1),
                                                "x",
                                                null,
                                                null,
                                                true))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Charts.Place> places(int count) {
        var places = new ArrayList<Charts.Place>();
        for (int i = 0; i < count; i++) {
            places.add(
                    new Charts.Place(
                            "Desa " + i,
                            "Kecamatan " + i % 21,
                            "/dinas/k/" + i,
                            i % 10 == 0 ? null : (long) i * 1_000));
        }
        return places;
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static List<Double> numbers(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
    }
}
