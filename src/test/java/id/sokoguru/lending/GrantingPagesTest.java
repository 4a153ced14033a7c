package id.sokoguru.lending;

import static id.sokoguru.savings.Counter.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.credit.Method;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.savings.Counter;
import id.sokoguru.web.Html;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A loan from the first look to the agreement, as the pages answer it, in both languages. */
@InWorld
class GrantingPagesTest {
    @Autowired AutowireCapableBeanFactory beans;
    @Autowired LoanProductPages products;
    @Autowired SimulationPages simulations;
    @Autowired ApplicationPages applications;
    @Autowired LoanPages pages;
    @Autowired PhonePages phone;
    @Autowired GrantingApi api;
    @Autowired Loans loans;
    @Autowired LendingTasks tasks;
    Lender lender;
    Actor actor;

    @BeforeEach
    void found() {
        RequestContextHolder.setRequestAttributes(
                new ServletRequestAttributes(new MockHttpServletRequest()));
        lender = beans.createBean(Lender.Maker.class).make();
        actor =
                Counter.actor(
                        lender.counter.coop,
                        true,
                        EnumSet.complementOf(EnumSet.of(Permission.INSTALLATION))
                                .toArray(Permission[]::new));
    }

    private Page in(String language, Actor who) {
        return new Page(
                who,
                Words.in(Locale.of(language)),
                "/k/" + lender.counter.coop.text() + "/pinjaman",
                "token",
                TODAY,
                "",
                "Kopwan Cerita");
    }

    private Page page() {
        return in("id", actor);
    }

    private static String text(Html html) {
        var text = new String(html.bytes(), StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("⟦").doesNotContain("''");
        return text;
    }

    private static long number(Html moved) {
        assertThat(moved.status()).isEqualTo(303);
        return Long.parseLong(
                Objects.requireNonNull(moved.location())
                        .replaceAll("\\?.*", "")
                        .replaceAll(".*/", ""));
    }

    @Test
    void a_product_is_taken_from_an_example_and_changed_from_a_later_day_on() {
        assertThat(text(products.list(page(), actor))).contains("Pinjaman Yarnen");
        for (var preset : Preset.values()) {
            for (var language : List.of("id", "en")) {
                assertThat(text(products.fresh(in(language, actor), actor, preset.path())))
                        .contains("name=\"rate\"");
            }
        }
        var base = Preset.FLAT.product(1, TODAY, "Flat", id.sokoguru.kernel.Rate.percent("40"));
        var form = LoanProductForm.of(base, TODAY);
        assertThat(products.create(page(), actor, "flat", form).status()).isEqualTo(303);
        assertThat(loans.product(actor, 1, TODAY)).contains(base);
        assertThat(
                        products.change(
                                        page(),
                                        actor,
                                        1,
                                        LoanProductForm.of(base, TODAY.minusDays(1)))
                                .status())
                .isEqualTo(422);
        assertThat(
                        products.change(
                                        page(),
                                        actor,
                                        1,
                                        LoanProductForm.of(base, TODAY.plusDays(1)))
                                .status())
                .isEqualTo(303);
        assertThat(loans.versions(actor)).hasSize(2);
        assertThat(text(products.edit(page(), actor, 1))).contains("0,8");
    }

    @Test
    void a_member_sees_instalments_true_cost_and_the_illegal_lender_beside_it() {
        lender.offers(new Lender.Change(Lender.product(1)).free(Method.FLAT, "1").product());
        for (var language : List.of("id", "en")) {
            var asked = new SimulationForm("1", "3.000.000", "12");
            assertThat(text(simulations.counter(in(language, actor), actor, asked)))
                    .contains("Rp280.000", "21,4", "12%", "Rp3.360.000".substring(2))
                    .contains("Rp2.400.000");
        }
        var member = member(1);
        assertThat(
                        text(
                                simulations.phone(
                                        in("id", member),
                                        member,
                                        new SimulationForm("1", "3jt", "12"))))
                .contains("/anggota/pinjaman/permohonan?produk=1&amp;jumlah=3000000&amp;kali=12");
        assertThat(simulations.counter(page(), actor, new SimulationForm("1", "1", "99")).status())
                .isEqualTo(422);
    }

    @Test
    void a_loan_goes_from_the_wish_to_the_agreement() throws IOException {
        lender.warnsOnly();
        lender.offers(Lender.product(1));
        assertThat(text(pages.home(page(), actor, 0))).contains("Belum ada pinjaman");
        var form =
                new ApplicationForm(
                        Uuid7.create().toString(), "1", "1", "12jt", "12", "", "modal warung", "");
        assertThat(text(applications.ask(page(), actor, form, "Anggota"))).contains("modal warung");
        long number = number(applications.apply(page(), actor, form));
        assertThat(number(applications.apply(page(), actor, form))).isEqualTo(number);
        applications.attach(
                page(),
                actor,
                number,
                LoanDocument.Kind.IDENTITY,
                new MockMultipartFile("berkas", "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII)));
        applications.collateral(
                page(), actor, number, Offer.CollateralKind.VEHICLE, "Beat", "N-1", "8jt");
        applications.guarantor(page(), actor, number, "2", "tetangga");
        assertThat(text(applications.analysis(page(), actor, number))).contains("12.000.000");
        var analysis =
                new AnalysisForm(
                        "jujur", "", "", "", "", "6jt", "3jt", "", "", "false", "12jt", "12", "");
        applications.analyse(page(), actor, number, analysis);
        for (var language : List.of("id", "en")) {
            assertThat(text(applications.one(in(language, actor), actor, number)))
                    .contains("Rp8.829.000", "Permenkop UKM 8/2023 pasal 45", "Rp11.760.000");
        }
        number(applications.submit(in("id", lender.officer), lender.officer, number));
        lender.decides(lender.chair, number, true);
        assertThat(tasks.today(actor, Words.indonesian())).hasSize(1);
        assertThat(text(pages.ask(page(), actor, number))).contains("Rp11.760.000");
        var paying = new DisbursementForm(Uuid7.create().toString(), "110102:1", "");
        long receipt = number(pages.pay(page(), actor, number, paying));
        for (var language : List.of("id", "en")) {
            var in = in(language, actor);
            assertThat(text(pages.receipt(in, actor, receipt)))
                    .contains("Rp11.760.000", "Rp120.000", "Rp50.000", "Rp10.000", "Rp60.000");
            assertThat(text(pages.loan(in, actor, 1))).contains("Rp12.000.000", "1.120.000");
            assertThat(text(pages.home(in, actor, 0))).contains("Rp12.000.000");
            assertThat(text(pages.ofMember(in, actor, 1))).contains("Rp12.000.000");
            assertThat(text(pages.limits(in, actor))).contains("Rp58.860.000");
            assertThat(
                            new String(
                                    pages.agreement(in, actor, 1).bytes(),
                                    StandardCharsets.ISO_8859_1))
                    .startsWith("%PDF-");
        }
        assertThatThrownBy(() -> pages.loan(page(), actor, 2)).isInstanceOf(NotFound.class);
        assertThat(api.loan(page(), actor, 1).outstanding()).isEqualTo(12_000_000);
    }

    private Actor member(long number) {
        return new Actor(
                Uuid7.create(),
                "Anggota",
                lender.counter.coop,
                Territory.of(lender.counter.coop),
                Set.of(Permission.MEMBER_SELF),
                number,
                false,
                "web");
    }

    @Test
    void a_member_applies_on_the_phone_with_a_photo_and_sees_only_their_own() throws IOException {
        lender.offers(Lender.product(1));
        var member = member(1);
        var page = in("id", member);
        var form =
                new ApplicationForm(
                        Uuid7.create().toString(), "9", "1", "4jt", "12", "", "biaya sekolah", "");
        assertThat(text(phone.ask(page, member, form))).contains("foto KTP");
        long number = number(phone.apply(page, member, form));
        var asked = lender.applies(2, 1, 2_000_000, 12);
        phone.attach(
                page,
                member,
                number,
                LoanDocument.Kind.IDENTITY,
                new MockMultipartFile("berkas", "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII)));
        assertThat(text(phone.one(page, member, number))).contains("Rp4.000.000", "KTP");
        assertThat(phone.document(member, number, 1).contentType()).isEqualTo("application/pdf");
        assertThat(text(phone.home(page, member))).contains("biaya sekolah");
        assertThatThrownBy(() -> phone.one(page, member, asked)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> phone.document(member(2), number, 1)).isInstanceOf(NotFound.class);
        lender.analyses(number, false, 0, 0);
        lender.lends(3, 1, 2_000_000, 12);
        assertThatThrownBy(() -> phone.loan(page, member, 1)).isInstanceOf(NotFound.class);
        assertThat(text(phone.loan(in("en", member(3)), member(3), 1))).contains("2.000.000");
    }
}
