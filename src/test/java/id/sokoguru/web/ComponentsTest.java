package id.sokoguru.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.jte.StaticTemplates;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static final String EVIL = "\"><script>alert('x')</script>";

    private final Templates t = new StaticTemplates();
    private final Page page = page(EnumSet.of(Permission.TELLER));

    static Page page(Set<Permission> permissions) {
        var actor = Gallery.actor(Gallery.SUMBEREJO, EnumSet.copyOf(permissions));
        return new Page(
                actor,
                Words.indonesian(),
                "/k/3517022001001/kas",
                "token",
                LocalDate.of(2026, 11, 21),
                "q=1",
                "KDMP <Sumberejo>");
    }

    @Test
    void whatever_people_are_called_it_stays_text() {
        var problems = Problems.of("name", EVIL);
        var rendered =
                List.of(
                        t.webField(
                                        page, "name", EVIL, EVIL, problems, EVIL, "text", false,
                                        false, null, "off", EVIL, 10, EVIL, EVIL, null)
                                .render(),
                        t.webArea(page, "name", EVIL, EVIL, problems, EVIL, false, 3, 10).render(),
                        t.webMoney(
                                        page, "name", EVIL, EVIL, problems, EVIL, false, false,
                                        false, List.of())
                                .render(),
                        t.webDate(page, "name", EVIL, EVIL, problems, EVIL, false, null, null)
                                .render(),
                        t.webSelect(
                                        page,
                                        "name",
                                        EVIL,
                                        List.of(Choice.of(EVIL, EVIL)),
                                        EVIL,
                                        problems,
                                        EVIL,
                                        false)
                                .render(),
                        t.webChoices(
                                        page,
                                        "name",
                                        EVIL,
                                        List.of(Choice.of(EVIL, EVIL, EVIL)),
                                        EVIL,
                                        problems,
                                        EVIL)
                                .render(),
                        t.webFinder(page, "/x", EVIL, "q", EVIL, EVIL, true, null).render(),
                        t.webFacts(page, List.of(Fact.to(EVIL, EVIL, "/x")), Fact.of(EVIL, EVIL))
                                .render(),
                        t.webReceipt(
                                        page, EVIL, EVIL, EVIL, EVIL, List.of(), null, EVIL, EVIL,
                                        null, EVIL, EVIL, true, null)
                                .render(),
                        t.webTimeline(page, List.of(Moment.of(EVIL, EVIL, EVIL))).render(),
                        t.webCrumbs(page, List.of(Crumb.here(EVIL))).render(),
                        t.webTiles(page, List.of(Link.tile(EVIL, "/x", "cash", EVIL))).render(),
                        t.webError(page, 404, EVIL, EVIL, EVIL, "/", EVIL).render(),
                        t.webChart(
                                        page,
                                        EVIL,
                                        Charts.bars(
                                                List.of(EVIL),
                                                new Charts.Series(EVIL, List.of(5L)),
                                                v -> EVIL),
                                        true,
                                        true)
                                .render());
        assertThat(rendered)
                .allSatisfy(html -> {
                    assertThat(html).doesNotContain("<script>");
                })
                .hasSize(14);
    }

    @Test
    void a_field_with_a_problem_keeps_what_was_typed_and_says_what_is_wrong() {
        var html =
                t.webMoney(
                                page,
                                "amount",
                                "Jumlah",
                                "20rbu",
                                Problems.of("amount", "Tulislah 20rb."),
                                "Dalam rupiah",
                                false,
                                false,
                                false,
                                List.of())
                        .render();
        assertThat(html)
                .contains(
                        "value=\"20rbu\"",
                        "aria-invalid=\"true\"",
                        "aria-describedby=\"p-amount h-amount\"")
                .contains(
                        "id=\"p-amount\">Tulislah 20rb.",
                        "id=\"h-amount\">Dalam rupiah",
                        "<label for=\"f-amount\">");
    }

    @Test
    void a_field_without_problem_points_to_nothing_that_is_not_there() {
        var html =
                t.webField(
                                page,
                                "name",
                                "Nama",
                                null,
                                Problems.none(),
                                null,
                                "text",
                                true,
                                false,
                                null,
                                "off",
                                null,
                                10,
                                null,
                                null,
                                null)
                        .render();
        assertThat(html)
                .doesNotContain("aria-")
                .doesNotContain("required")
                .contains("(boleh dikosongkan)");
    }

    @Test
    void a_date_is_today_unless_said_otherwise() {
        assertThat(t.webDate(page, "d", "Tanggal", null, null, null, false, null, null).render())
                .contains("value=\"2026-11-21\"");
        assertThat(t.webDate(page, "d", "Tanggal", null, null, null, true, null, null).render())
                .doesNotContain("value=");
        assertThat(
                        t.webDate(page, "d", "Tanggal", "2026-01-05", null, null, false, null, null)
                                .render())
                .contains("value=\"2026-01-05\"");
    }

    @Test
    void a_form_carries_the_token_and_the_id_of_its_entry() {
        var html =
                t.webForm(
                                page,
                                "/x",
                                Gallery.Pages.all("inside"),
                                "0190-7",
                                Problems.none(),
                                "setor",
                                false,
                                null)
                        .render();
        assertThat(html)
                .contains(
                        "name=\"_csrf\" value=\"token\"",
                        "name=\"id\" value=\"0190-7\"",
                        "data-draft=\"setor\"",
                        "inside")
                .doesNotContain("multipart");
    }

    @Test
    void a_figure_is_a_door() {
        assertThat(t.webFigure(page, Money.rupiah(-5_000), "/k/1/buku", true, null, "Kas").render())
                .contains(
                        "<a ",
                        "href=\"/k/1/buku\"",
                        "(Rp5.000)",
                        "neg",
                        "aria-label=\"Kas (Rp5.000)\"");
    }

    @Test
    void a_change_is_told_in_words_too() {
        assertThat(t.webDelta(page, Money.rupiah(900), Money.rupiah(1_200), null).render())
                .contains("turun", "Rp300", "−25,0%");
        assertThat(t.webDelta(page, Money.rupiah(900), Money.ZERO, null).render())
                .contains("naik", "Rp900")
                .doesNotContain("%");
        assertThat(t.webDelta(page, Money.rupiah(900), Money.rupiah(900), null).render())
                .contains("sama");
    }

    @Test
    void the_menu_shows_what_the_visitor_may_open() {
        assertThat(Menu.of(page))
                .extracting(Link::label)
                .containsExactly("Hari ini", "Simpanan", "Pinjaman", "Anggota", "Kas", "Kelompok");
        assertThat(Menu.of(page))
                .filteredOn(Link::current)
                .extracting(Link::label)
                .containsExactly("Kas");
        assertThat(Menu.of(page(EnumSet.of(Permission.READ_BOOKS))))
                .extracting(Link::label)
                .containsExactly("Hari ini", "Kas", "Laporan", "Buku", "Lacak rupiah");
        assertThat(Menu.of(new Page(null, Words.indonesian(), "/", "", LocalDate.EPOCH))).isEmpty();
    }

    @Test
    void the_layout_leads_to_the_same_page_in_the_other_language() {
        var html =
                t.webLayout(
                                page,
                                "Kas",
                                Gallery.Pages.all(""),
                                null,
                                null,
                                null,
                                true,
                                false,
                                false,
                                null,
                                null)
                        .render();
        assertThat(html)
                .contains(
                        "href=\"/k/3517022001001/kas?q=1&",
                        "bahasa=en\"",
                        "<small>KDMP &lt;Sumberejo&gt;",
                        "action=\"/keluar\"");
    }

    @Test
    void every_icon_is_drawn_and_an_unknown_one_is_a_bug() {
        assertThat(Icon.names())
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(Icon.svg(name)).startsWith("<svg").doesNotContain("\"\""));
        assertThatThrownBy(() -> Icon.svg("dragon")).hasMessageContaining("dragon");
    }

    @Test
    void percentages_are_written_with_a_comma() {
        assertThat(page.percent(Money.rupiah(1), Money.rupiah(3))).isEqualTo("33,3%");
        assertThat(page.percent(Money.rupiah(-12_345), Money.rupiah(1))).isEqualTo("−1.234.500,0%");
        assertThat(page.percent(Money.rupiah(5), Money.ZERO)).isEmpty();
        assertThat(
                        new Page(null, Words.in(Locale.ENGLISH), "/", "", LocalDate.EPOCH)
                                .count(1_234_567))
                .isEqualTo("1.234.567");
    }
}
