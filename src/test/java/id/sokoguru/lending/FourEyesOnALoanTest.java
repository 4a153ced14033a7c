package id.sokoguru.lending;

import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Method;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.savings.Counter;
import id.sokoguru.world.InWorld;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Who decides about a loan, and who sees what of it. */
@InWorld
class FourEyesOnALoanTest {
    @Autowired AutowireCapableBeanFactory beans;
    Lender.Maker maker;
    @Autowired Granting granting;
    @Autowired Loans loans;
    Lender lender;

    @BeforeEach
    void found() {
        maker = beans.createBean(Lender.Maker.class);
        lender = maker.make();
        lender.offers(Lender.product(1));
    }

    private long submitted(long rupiah) {
        long application = lender.ready(1, 1, rupiah, 12);
        assertThat(granting.submit(lender.officer, application))
                .isInstanceOf(Submission.Submitted.class);
        return application;
    }

    private LoanApplication.State state(long application) {
        return granting.application(lender.officer, application).orElseThrow().state();
    }

    @Test
    void who_asked_does_not_decide() {
        long application = lender.ready(1, 1, 3_000_000, 12);
        granting.submit(lender.manager, application);
        assertThat(lender.decides(lender.manager, application, true))
                .isInstanceOf(Approvals.Decided.OwnRequest.class);
        assertThat(lender.decides(lender.chair, application, true))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        assertThat(state(application)).isEqualTo(LoanApplication.State.APPROVED);
    }

    @Test
    void the_borrower_does_not_decide_about_their_own_loan() {
        long application = submitted(3_000_000);
        var borrower =
                new Actor(
                        Uuid7.create(),
                        "Bu Ketua",
                        lender.counter.coop,
                        Territory.of(lender.counter.coop),
                        Set.of(Permission.APPROVE, Permission.GRANT, Permission.READ_MEMBERS),
                        1L,
                        true,
                        Actor.JOB);
        assertThat(lender.decides(borrower, application, true))
                .isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(state(application)).isEqualTo(LoanApplication.State.SUBMITTED);
    }

    @Test
    void a_manager_decides_up_to_the_products_limit_and_the_chair_above() {
        lender.grant(rp(100_000_000));
        long within = submitted(10_000_000);
        assertThat(lender.decides(lender.manager, within, true))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        long above = lender.ready(2, 1, 10_001_000, 12);
        granting.submit(lender.officer, above);
        assertThat(lender.decides(lender.manager, above, true))
                .isEqualTo(
                        new Approvals.Decided.Impossible(
                                "Manajer memutuskan sampai Rp10.000.000; di atasnya ketua."));
        assertThat(lender.decides(lender.chair, above, true))
                .isInstanceOf(Approvals.Decided.Recorded.class);
    }

    @Test
    void a_related_party_needs_both_boards() {
        long application = lender.applies(1, 1, 3_000_000, 12);
        lender.analyses(application, true, 0, 0);
        granting.submit(lender.officer, application);
        assertThat(lender.decides(lender.chair, application, true))
                .isInstanceOfSatisfying(
                        Approvals.Decided.Impossible.class,
                        no -> assertThat(no.sentence()).contains("Pengawas belum setuju"));
        assertThat(granting.consent(lender.chair, application)).isFalse();
        assertThat(granting.consent(lender.supervisor, application)).isTrue();
        assertThat(lender.decides(lender.chair, application, true))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        assertThat(granting.decided(lender.chair, application))
                .anyMatch(one -> one.kind() == Check.Kind.CONSENT && !one.source().isEmpty());
    }

    @Test
    void rules_are_asked_again_when_somebody_approves() {
        long application = submitted(8_829_000);
        // Meanwhile another loan of the same member was granted.
        lender.offers(new Lender.Change(Lender.product(2)).free(Method.DECLINING, "1").product());
        lender.lends(1, 2, 1_000_000, 12);
        assertThat(lender.decides(lender.chair, application, true))
                .isInstanceOfSatisfying(
                        Approvals.Decided.Impossible.class,
                        no -> assertThat(no.sentence()).contains("Rp9.829.000"));
        assertThat(state(application)).isEqualTo(LoanApplication.State.SUBMITTED);
    }

    @Test
    void a_refusal_ends_the_wish() {
        long application = submitted(3_000_000);
        lender.decides(lender.chair, application, false);
        assertThat(state(application)).isEqualTo(LoanApplication.State.REFUSED);
        assertThat(granting.submit(lender.officer, application))
                .isEqualTo(new Submission.NotOpen(LoanApplication.State.REFUSED));
    }

    @Test
    void a_submitted_wish_is_not_changed_any_more() {
        long application = submitted(3_000_000);
        assertThat(granting.withdraw(lender.officer, application)).isFalse();
        assertThat(
                        granting.offer(
                                lender.officer,
                                application,
                                new Offer.Guarantor(2L, "", "tetangga")))
                .isFalse();
    }

    @Test
    void another_cooperative_sees_nothing() {
        long application = submitted(3_000_000);
        var other = maker.make();
        assertThat(granting.application(other.officer, application)).isEmpty();
        assertThat(granting.documents(other.officer, application)).isEmpty();
        assertThat(granting.applications(other.officer, true, Long.MAX_VALUE, 10)).isEmpty();
        assertThat(loans.products(other.officer, Counter.TODAY)).isEmpty();
    }

    @Test
    void a_member_sees_their_own_wish_and_nobody_elses() {
        long application = submitted(3_000_000);
        assertThat(granting.application(member(1), application)).isPresent();
        assertThat(granting.application(member(2), application)).isEmpty();
        assertThat(granting.ofMember(member(2), 1)).isEmpty();
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
    void papers_are_photos_or_pdf_by_their_bytes_and_at_most_a_megabyte() {
        long application = lender.applies(1, 1, 3_000_000, 12);
        var photo = photo(1 << 20);
        assertThat(attach(application, photo)).isEqualTo(Granting.Attached.KEPT);
        assertThat(attach(application, photo)).isEqualTo(Granting.Attached.KEPT);
        assertThat(attach(application, photo((1 << 20) + 1)))
                .isEqualTo(Granting.Attached.TOO_LARGE);
        assertThat(
                        attach(
                                application,
                                "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Granting.Attached.WRONG_KIND);
        assertThat(attach(application, "%PDF-1.7 x".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Granting.Attached.KEPT);
        var kept = granting.documents(lender.officer, application);
        assertThat(kept)
                .extracting(LoanDocument::media)
                .containsExactly("image/jpeg", "application/pdf");
        assertThat(granting.content(lender.officer, application, 1)).contains(photo);
    }

    private Granting.Attached attach(long application, byte[] bytes) {
        return granting.attach(lender.officer, application, LoanDocument.Kind.IDENTITY, bytes);
    }

    private static byte[] photo(int size) {
        var photo = new byte[size];
        Arrays.fill(photo, (byte) 7);
        photo[0] = (byte) 0xFF;
        photo[1] = (byte) 0xD8;
        photo[2] = (byte) 0xFF;
        return photo;
    }
}
