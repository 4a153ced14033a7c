package id.sokoguru.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Periods;
import id.sokoguru.ledger.Scope;
import id.sokoguru.ledger.Side;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class ManualJournalTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Periods periods;
    @Autowired Journals journals;
    @Autowired Approvals approvals;

    private Actor accountant = Actor.installation();
    private Actor chair = Actor.installation();

    @BeforeEach
    void found() {
        var at = world.cooperative();
        ledger.found(Actor.system(at), Set.of(Scope.SP), LocalDate.of(2026, 1, 1));
        accountant = People.accountant(at);
        chair = People.chair(at);
    }

    @Test
    void a_proposed_journal_is_in_the_books_only_after_somebody_else_approved_it() {
        var order = depreciation(200_000, 200_000);
        assertThat(journals.propose(accountant, order))
                .isInstanceOf(Journals.Answer.Proposed.class);
        assertThat(books.entry(accountant, order.id())).isEmpty();

        var request = journals.requests(accountant, order.id()).getFirst();
        assertThat(approvals.decide(chair, request.id(), true, "setuju"))
                .isInstanceOf(Approvals.Decided.Recorded.class);

        var entry = books.entry(accountant, order.id()).orElseThrow();
        assertThat(entry.event()).isEqualTo("bookkeeping.manual");
        assertThat(entry.document()).isEqualTo("JU-1");
        assertThat(entry.actor()).isEqualTo(chair.user());
        assertThat(request.requestedBy()).isEqualTo(accountant.user());
        assertThat(journals.find(accountant, order.id()).orElseThrow().state())
                .isEqualTo(JournalDraft.State.POSTED);
    }

    @Test
    void who_proposes_cannot_approve() {
        var order = depreciation(200_000, 200_000);
        var both =
                People.of(
                        accountant.at(),
                        "accountant",
                        id.sokoguru.kernel.Permission.JOURNAL,
                        id.sokoguru.kernel.Permission.APPROVE);
        journals.propose(both, order);
        var request = journals.requests(both, order.id()).getFirst();
        assertThat(approvals.decide(both, request.id(), true, ""))
                .isInstanceOf(Approvals.Decided.OwnRequest.class);
        assertThat(books.entry(both, order.id())).isEmpty();
    }

    @Test
    void a_refused_journal_becomes_a_draft_again_and_keeps_the_note() {
        var order = depreciation(200_000, 200_000);
        journals.propose(accountant, order);
        var request = journals.requests(accountant, order.id()).getFirst();
        approvals.decide(chair, request.id(), false, "umur aset keliru");

        assertThat(journals.find(accountant, order.id()).orElseThrow().state())
                .isEqualTo(JournalDraft.State.DRAFT);
        assertThat(journals.requests(accountant, order.id()).getFirst().note())
                .isEqualTo("umur aset keliru");

        var better = depreciation(order.id(), 100_000, 100_000);
        assertThat(journals.propose(accountant, better))
                .isInstanceOf(Journals.Answer.Proposed.class);
        approvals.decide(
                chair, journals.requests(accountant, order.id()).getFirst().id(), true, "");
        assertThat(books.balance(accountant, 520107, 0).rupiah()).isEqualTo(100_000);
    }

    @Test
    void what_waits_for_approval_cannot_be_changed() {
        var order = depreciation(200_000, 200_000);
        journals.propose(accountant, order);
        assertThat(journals.save(accountant, depreciation(order.id(), 900_000, 900_000)))
                .isInstanceOf(Journals.Answer.NotADraft.class);
        assertThat(journals.propose(accountant, depreciation(order.id(), 900_000, 900_000)))
                .isInstanceOf(Journals.Answer.NotADraft.class);
        assertThat(journals.propose(accountant, order))
                .isInstanceOf(Journals.Answer.Proposed.class);
        assertThat(journals.requests(accountant, order.id())).hasSize(1);
    }

    @Test
    void an_unbalanced_journal_can_be_kept_but_not_proposed() {
        var order = depreciation(200_000, 150_000);
        assertThat(journals.save(accountant, order)).isInstanceOf(Journals.Answer.Saved.class);
        assertThat(journals.propose(accountant, order))
                .isEqualTo(
                        new Journals.Answer.Unfit(
                                List.of(new Journals.Reason.NotBalanced(50_000))));
    }

    @Test
    void every_fault_is_named_at_once() {
        var order =
                new JournalOrder(
                        Uuid7.create(),
                        LocalDate.of(2026, 11, 22),
                        " ",
                        "",
                        "",
                        List.of(
                                new DraftLine(520107, 0, 0, Side.DEBIT, null),
                                new DraftLine(999999, 0, 0, Side.DEBIT, 100L),
                                new DraftLine(310101, 77, 0, Side.CREDIT, 100L)));
        assertThat(journals.reasons(accountant, order))
                .containsExactly(
                        new Journals.Reason.LineIncomplete(0),
                        new Journals.Reason.UnknownAccount(1, 999999),
                        new Journals.Reason.UnknownSubAccount(2, 310101, 77),
                        new Journals.Reason.NoDescription(),
                        new Journals.Reason.InFuture(LocalDate.of(2026, 11, 21)));
    }

    @Test
    void a_journal_into_a_month_that_was_closed_meanwhile_is_not_posted_and_still_waits() {
        var order =
                new JournalOrder(
                        Uuid7.create(),
                        LocalDate.of(2026, 10, 31),
                        "Penyusutan Oktober",
                        "",
                        "",
                        depreciation(200_000, 200_000).lines());
        journals.propose(accountant, order);
        periods.close(accountant, YearMonth.of(2026, 10), "");
        var request = journals.requests(accountant, order.id()).getFirst();

        assertThat(approvals.decide(chair, request.id(), true, ""))
                .isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(books.entry(accountant, order.id())).isEmpty();
        assertThat(journals.find(accountant, order.id()).orElseThrow().state())
                .isEqualTo(JournalDraft.State.WAITING);
        assertThat(journals.requests(accountant, order.id()).getFirst().waits()).isTrue();
    }

    @Test
    void a_journal_that_takes_more_than_is_there_says_so_to_who_approves() {
        var order =
                new JournalOrder(
                        Uuid7.create(),
                        DAY,
                        "Koreksi kas kecil",
                        "",
                        "",
                        List.of(
                                new DraftLine(520104, 0, 0, Side.DEBIT, 10_000L),
                                new DraftLine(110103, 0, 0, Side.CREDIT, 10_000L)));
        journals.propose(accountant, order);
        var request = journals.requests(accountant, order.id()).getFirst();
        assertThat(approvals.decide(chair, request.id(), true, ""))
                .isEqualTo(
                        new Approvals.Decided.Impossible(
                                "Kas kecil tidak cukup: tersedia Rp0, diminta Rp10.000."));
    }

    @Test
    void another_cooperative_sees_nothing_of_a_draft() {
        var order = depreciation(200_000, 200_000);
        journals.save(accountant, order);
        var elsewhere = People.accountant(world.cooperative());
        assertThat(journals.find(elsewhere, order.id())).isEmpty();
        assertThat(journals.latest(elsewhere, 10)).isEmpty();
    }

    private static JournalOrder depreciation(long debit, long credit) {
        return depreciation(Uuid7.create(), debit, credit);
    }

    private static JournalOrder depreciation(UUID id, long debit, long credit) {
        return new JournalOrder(
                id,
                DAY,
                "Penyusutan bulan ini",
                "",
                "",
                List.of(
                        new DraftLine(520107, 0, 0, Side.DEBIT, debit),
                        new DraftLine(120293, 0, 0, Side.CREDIT, credit)));
    }
}
