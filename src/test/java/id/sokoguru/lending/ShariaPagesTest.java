package id.sokoguru.lending;

import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Scope;
import id.sokoguru.savings.Counter;
import id.sokoguru.web.Html;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Financing under sharia, officers' relations and what is given up, as the pages answer. */
@InWorld
class ShariaPagesTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final String TILL = "110102:1";

    @Autowired AutowireCapableBeanFactory beans;
    @Autowired World world;
    @Autowired ShariaPages sharia;
    @Autowired ApplicationPages applications;
    @Autowired LoanPages pages;
    @Autowired OfficerTiePages ties;
    @Autowired ResolutionPages resolutions;
    Lender lender;
    Actor actor;

    @BeforeEach
    void found() {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest()));
        lender = beans.createBean(Lender.Maker.class).make(Scope.SY);
        lender.grant(rp(500_000_000));
        actor =
                Counter.actor(
                        lender.counter.coop,
                        true,
                        EnumSet.complementOf(EnumSet.of(Permission.INSTALLATION))
                                .toArray(Permission[]::new));
    }

    @AfterEach
    void today() {
        world.setTime(World.START);
    }

    private Page in(String language) {
        return new Page(
                actor,
                Words.in(Locale.of(language)),
                "/k/" + lender.counter.coop.text() + "/pinjaman",
                "token",
                TODAY,
                "",
                "Kopontren Cerita");
    }

    private Page page() {
        return in("id");
    }

    private static String text(Html html) {
        var text = new String(html.bytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("⟦").doesNotContain("''");
        return text;
    }

    private static String refused(Html html) {
        assertThat(html.status()).isEqualTo(422);
        return text(html);
    }

    private static long number(Html moved) {
        assertThat(moved.status()).isEqualTo(303);
        return Long.parseLong(Objects.requireNonNull(moved.location()).replaceAll(".*/", ""));
    }

    private long sale() {
        lender.offers(Preset.MURABAHAH.product(1, FROM, "Murabahah", Rate.ZERO));
        return lender.granted(1, 1, 6_000_000, 12);
    }

    private static PurchaseForm buying(String cost, String paper, String who) {
        return new PurchaseForm(
                Uuid7.create().toString(), "Mesin cuci", "Toko Jaya", paper, cost, who, TILL);
    }

    private Html sells(long application) {
        return pages.pay(
                page(),
                actor,
                application,
                new DisbursementForm(Uuid7.create().toString(), TILL, ""));
    }

    @Test
    void a_thing_is_bought_shown_with_its_price_and_sold() {
        long application = sale();
        for (var language : List.of("id", "en")) {
            assertThat(text(applications.one(in(language), actor, application)))
                    .contains("/pinjaman/permohonan/" + application + "/beli");
            assertThat(text(sharia.ask(in(language), actor, application)))
                    .contains("modal warung", "Rp6.000.000", "Rp720.000")
                    // Nobody has opened a drawer here: the way there instead of a dead form.
                    .contains("/kas/buka")
                    .doesNotContain("name=\"cost\"");
        }
        refused(sharia.buy(page(), actor, application, buying("6.000.001", "NT-1", "SELF")));
        refused(sharia.buy(page(), actor, application, buying("6jt", "", "SELF")));
        assertThat(text(applications.one(page(), actor, application)))
                .contains("/pinjaman/permohonan/" + application + "/beli");
        long bought = number(sharia.buy(page(), actor, application, buying("6jt", "NT-1", "SELF")));
        for (var language : List.of("id", "en")) {
            assertThat(text(pages.receipt(in(language), actor, bought)))
                    .contains("Mesin cuci", "Toko Jaya", "NT-1", "Rp6.000.000");
            assertThat(text(pages.ask(in(language), actor, application)))
                    .contains("Rp720.000", "Rp6.720.000", "Rp560.000");
        }
        number(sells(application));
        for (var language : List.of("id", "en")) {
            assertThat(text(pages.loan(in(language), actor, 1))).contains("560.000");
        }
        assertThatThrownBy(() -> sharia.profit(page(), actor, 1)).isInstanceOf(NotFound.class);
    }

    @Test
    void what_a_member_buys_is_sold_when_its_bill_was_seen() {
        long application = sale();
        long bought = number(sharia.buy(page(), actor, application, buying("6jt", "", "WAKALAH")));
        assertThat(text(pages.receipt(page(), actor, bought))).contains("wakil koperasi");
        assertThat(text(applications.one(page(), actor, application)))
                .contains("/permohonan/" + application + "/nota");
        refused(sells(application));
        assertThat(refused(sharia.show(page(), actor, application, " ")))
                .contains("id=\"p-paper\"");
        assertThat(sharia.show(page(), actor, application, "NT-9").status()).isEqualTo(303);
        assertThat(text(applications.one(page(), actor, application)))
                .contains("NT-9")
                .doesNotContain("/nota\"");
        number(sells(application));
    }

    @Test
    void a_partner_reports_what_was_earned_and_sees_the_share() {
        lender.offers(Preset.MUDHARABAH.product(1, FROM, "Mudharabah", Rate.ZERO));
        world.setDay(LocalDate.of(2026, 9, 10));
        long application = lender.granted(1, 1, 10_000_000, 6);
        number(
                pages.pay(
                        new Page(
                                actor,
                                Words.indonesian(),
                                "/k/" + lender.counter.coop.text() + "/pinjaman",
                                "token",
                                LocalDate.of(2026, 9, 10),
                                "",
                                "Kopontren Cerita"),
                        actor,
                        application,
                        new DisbursementForm(Uuid7.create().toString(), TILL, "")));
        world.setTime(World.START);
        assertThat(text(pages.loan(page(), actor, 1))).contains("/pinjaman/1/bagi-hasil");
        assertThat(text(sharia.profit(page(), actor, 1))).contains("belum dilaporkan");
        assertThat(refused(sharia.report(page(), actor, 1, "", 1, "banyak")))
                .contains("id=\"p-revenue\"", "value=\"banyak\"");
        assertThat(refused(sharia.report(page(), actor, 1, "", 5, "1.000.000")))
                .contains("id=\"p-period\"");
        assertThat(sharia.report(page(), actor, 1, "", 1, "3.000.000").status()).isEqualTo(303);
        for (var language : List.of("id", "en")) {
            assertThat(text(sharia.profit(in(language), actor, 1)))
                    .contains("3.000.000", "1.200.000");
        }
    }

    @Test
    void nobody_is_close_to_an_officer_who_is_not_there() {
        for (var language : List.of("id", "en")) {
            assertThat(text(ties.list(in(language), actor)))
                    .contains("/k/" + lender.counter.coop.text() + "/profil");
        }
        assertThat(ties.tie(page(), actor, "1", "1", "SPOUSE").status()).isEqualTo(422);
        assertThatThrownBy(() -> ties.untie(page(), actor, 1)).isInstanceOf(NotFound.class);
    }

    @Test
    void a_margin_is_given_up_only_with_a_reason_and_not_more_than_is_left() {
        long application = sale();
        number(sharia.buy(page(), actor, application, buying("6jt", "NT-1", "SELF")));
        number(sells(application));
        for (var language : List.of("id", "en")) {
            assertThat(text(resolutions.ask(in(language), actor, 1)))
                    .contains("value=\"DISCOUNT\"")
                    .doesNotContain("value=\"WAIVE\"");
        }
        assertThat(refused(resolutions.send(page(), actor, 1, discount("720.001", "rajin"))))
                .contains("id=\"p-amount\"", "Rp720.000");
        assertThat(refused(resolutions.send(page(), actor, 1, discount("100.000", " "))))
                .contains("id=\"p-reason\"", "value=\"100.000\"");
        assertThat(resolutions.send(page(), actor, 1, discount("100.000", "rajin")).status())
                .isEqualTo(303);
    }

    private static ResolutionForm discount(String amount, String reason) {
        return new ResolutionForm(
                Uuid7.create().toString(), "DISCOUNT", null, null, amount, reason);
    }
}
