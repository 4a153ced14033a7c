package id.sokoguru.ledger;

import static id.sokoguru.ledger.Booked.DAY;
import static id.sokoguru.ledger.Booked.SAVINGS;
import static id.sokoguru.ledger.Booked.TILL;
import static id.sokoguru.ledger.Booked.deposit;
import static id.sokoguru.ledger.Booked.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class PostingTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Periods periods;
    @Autowired Tenancy tenancy;
    Booked coop;

    @BeforeEach
    void found() {
        coop = new Booked(world, ledger);
    }

    @Test
    void entries_are_numbered_without_gap_and_a_refusal_takes_no_number() {
        assertThat(coop.post(deposit(Uuid7.create(), DAY, 1, 50_000)).entryNo()).isEqualTo(1);
        assertThat(ledger.post(coop.actor, withdrawal(Uuid7.create(), 1, 60_000)))
                .isInstanceOf(Posting.NotEnough.class);
        assertThat(coop.post(withdrawal(Uuid7.create(), 1, 20_000)).entryNo()).isEqualTo(2);
        assertThat(books.balance(coop.actor, TILL, 1)).isEqualTo(Money.rupiah(30_000));
        assertThat(books.balance(coop.actor, SAVINGS, 1)).isEqualTo(Money.rupiah(30_000));
    }

    @Test
    void a_savings_account_may_not_be_overdrawn_and_the_refusal_says_what_is_available() {
        coop.post(deposit(Uuid7.create(), DAY, 1, 125_000));
        assertThat(ledger.post(coop.actor, withdrawal(Uuid7.create(), 1, 200_000)))
                .isEqualTo(
                        new Posting.NotEnough(
                                SAVINGS, 1, Money.rupiah(125_000), Money.rupiah(200_000)));
    }

    @Test
    void the_same_entry_again_answers_the_first_receipt_and_changes_nothing() {
        var id = Uuid7.create();
        coop.post(deposit(Uuid7.create(), DAY, 1, 20_000));
        var first = coop.post(withdrawal(id, 1, 20_000));
        // The account is empty now: a retry must not be answered "not enough".
        var again = coop.post(withdrawal(id, 1, 20_000));
        assertThat(again.replayed()).isTrue();
        assertThat(again.entryNo()).isEqualTo(first.entryNo());
        assertThat(again.leaf()).isEqualTo(first.leaf());
        assertThat(books.head(coop.actor).treeSize()).isEqualTo(2);
    }

    @Test
    void an_id_with_other_content_is_refused() {
        var id = Uuid7.create();
        coop.post(deposit(id, DAY, 1, 20_000));
        assertThat(ledger.post(coop.actor, deposit(id, DAY, 1, 20_001)))
                .isEqualTo(new Posting.OtherContent(1));
        assertThat(ledger.post(coop.actor, deposit(id, DAY, 2, 20_000)))
                .isEqualTo(new Posting.OtherContent(1));
        assertThat(ledger.post(coop.actor, deposit(id, DAY.minusDays(1), 1, 20_000)))
                .isEqualTo(new Posting.OtherContent(1));
    }

    @Test
    void an_unbalanced_entry_cannot_be_built_and_the_database_would_refuse_it() {
        assertThatThrownBy(() ->
                        Entry.of(
                                Uuid7.create(),
                                DAY,
                                "test",
                                "x",
                                Line.debit(TILL, 1, Money.rupiah(2)),
                                Line.credit(SAVINGS, 1, Money.rupiah(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        world.tenancy()
                                .write(
                                        coop.actor,
                                        () ->
                                                world.jdbc()
                                                        .sql(
                                                                """
                                                                select ledger.post(:coop, gen_random_uuid(), '2026-11-21', 'test', 'x', '',
                                                                  '00000000-0000-0000-0000-000000000000', 'test', null, null, now(),
                                                                  '{110102,210201}', '{1,1}', '{0,0}', '{D,K}', '{2,1}')::text
                                                                """)
                                                        .param("coop", coop.actor.at().value())
                                                        .query(String.class)
                                                        .single()))
                .hasMessageContaining("unbalanced");
    }

    @Test
    void unknown_accounts_and_places_are_refused_by_name() {
        assertThat(
                        ledger.post(
                                coop.actor,
                                Entry.of(
                                        Uuid7.create(),
                                        DAY,
                                        "test",
                                        "x",
                                        Line.debit(199999, 0, Money.rupiah(1)),
                                        Line.credit(SAVINGS, 1, Money.rupiah(1)))))
                .isEqualTo(new Posting.UnknownAccount(199999));
        assertThat(ledger.post(coop.actor, deposit(Uuid7.create(), DAY, 77, 1)))
                .isEqualTo(new Posting.UnknownSubAccount(SAVINGS, 77));
    }

    @Test
    void dates_must_lie_within_the_books_and_not_in_the_future() {
        assertThat(ledger.post(coop.actor, deposit(Uuid7.create(), DAY.plusDays(1), 1, 1)))
                .isEqualTo(new Posting.InFuture(DAY));
        assertThat(
                        ledger.post(
                                coop.actor,
                                deposit(Uuid7.create(), LocalDate.of(2025, 12, 31), 1, 1)))
                .isEqualTo(new Posting.BeforeBooks(LocalDate.of(2026, 1, 1)));
    }

    @Test
    void a_closed_month_takes_nothing_until_it_is_reopened_with_an_approval() {
        var october = LocalDate.of(2026, 10, 15);
        coop.post(deposit(Uuid7.create(), october, 1, 10_000));
        assertThat(periods.close(coop.actor, YearMonth.of(2026, 10), "tutup buku"))
                .isInstanceOf(Periods.Answer.Changed.class);
        assertThat(ledger.post(coop.actor, deposit(Uuid7.create(), october, 1, 1)))
                .isEqualTo(new Posting.PeriodClosed(LocalDate.of(2026, 10, 1)));
        assertThat(ledger.post(coop.actor, deposit(Uuid7.create(), LocalDate.of(2026, 3, 1), 1, 1)))
                .isEqualTo(new Posting.PeriodClosed(LocalDate.of(2026, 3, 1)));
        assertThat(ledger.postAll(coop.actor, List.of(deposit(Uuid7.create(), october, 1, 1))))
                .isInstanceOf(BulkPosting.Refused.class);
        periods.reopen(coop.actor, YearMonth.of(2026, 10), "salah catat", UUID.randomUUID());
        coop.post(deposit(Uuid7.create(), october, 1, 5_000));
        assertThat(ledger.post(coop.actor, deposit(Uuid7.create(), LocalDate.of(2026, 9, 1), 1, 1)))
                .isInstanceOf(Posting.PeriodClosed.class);
        // The month was rolled up when it was closed; the late entry is in the totals all the same.
        assertThat(
                        books.totals(coop.actor, LocalDate.of(2026, 10, 1), october, null).stream()
                                .filter(t -> t.account() == TILL)
                                .findFirst()
                                .orElseThrow()
                                .closing())
                .isEqualTo(Money.rupiah(15_000));
        assertThat(
                        books
                                .totals(
                                        coop.actor,
                                        LocalDate.of(2026, 11, 1),
                                        LocalDate.of(2026, 11, 30),
                                        null)
                                .stream()
                                .filter(t -> t.account() == TILL)
                                .findFirst()
                                .orElseThrow()
                                .closing())
                .isEqualTo(Money.rupiah(15_000));
    }

    @Test
    void the_current_month_cannot_be_closed() {
        assertThat(periods.close(coop.actor, YearMonth.of(2026, 11), "terlalu awal"))
                .isInstanceOf(Periods.Answer.NotOver.class);
    }

    @Test
    void a_closed_place_takes_nothing_until_it_is_opened_again() {
        var id = Uuid7.create();
        coop.post(deposit(id, DAY, 1, 10_000));
        ledger.closePlace(coop.actor, TILL, 1);
        assertThat(books.place(coop.actor, TILL, 1).orElseThrow().closed()).isTrue();
        var refusal = new Posting.PlaceClosed(TILL, 1);
        var late = deposit(Uuid7.create(), DAY, 1, 1);
        assertThat(ledger.post(coop.actor, late)).isEqualTo(refusal);
        assertThat(ledger.post(coop.actor, withdrawal(Uuid7.create(), 1, 10_000)))
                .isEqualTo(refusal);
        assertThat(
                        ledger.postAll(
                                coop.actor,
                                List.of(
                                        Booked.move(Booked.BANK, 1, SAVINGS, 1, 5),
                                        deposit(Uuid7.create(), DAY, 1, 5))))
                .isEqualTo(new BulkPosting.Refused(1, refusal));
        assertThat(ledger.reverse(coop.actor, Uuid7.create(), id, DAY, "salah")).isEqualTo(refusal);
        // What was posted before is still answered, and other places go on.
        assertThat(coop.post(deposit(id, DAY, 1, 10_000)).replayed()).isTrue();
        assertThat(books.head(coop.actor).treeSize()).isEqualTo(1);
        coop.post(Booked.move(Booked.BANK, 1, SAVINGS, 1, 5));

        ledger.openPlace(coop.actor, TILL, 1);
        coop.post(late);
        ledger.closePlace(coop.actor, TILL, 1);
        ledger.open(coop.actor, TILL, 1, "TILL", 0, Money.ZERO);
        coop.post(deposit(Uuid7.create(), DAY, 1, 1));
        assertThat(books.balance(coop.actor, TILL, 1)).isEqualTo(Money.rupiah(10_002));
    }

    @Test
    void a_closing_that_is_undone_leaves_the_place_open() {
        tenancy.write(
                coop.actor,
                () -> {
                    ledger.closePlace(coop.actor, TILL, 1);
                    tenancy.undo();
                    return null;
                });
        coop.post(deposit(Uuid7.create(), DAY, 1, 1));
    }

    @Test
    void a_place_stays_what_it_is_and_whose_it_is() {
        assertThatThrownBy(() -> ledger.open(coop.actor, SAVINGS, 1, "SAVINGS", 2, Money.ZERO))
                .hasMessageContaining("another owner");
        assertThatThrownBy(() -> ledger.open(coop.actor, SAVINGS, 1, "TERM", 1, Money.ZERO))
                .hasMessageContaining("another kind");
        assertThatThrownBy(() -> ledger.closePlace(coop.actor, SAVINGS, 99))
                .hasMessageContaining("unknown sub-account");
    }

    @Test
    void a_reversal_restores_every_balance_and_happens_once() {
        var id = Uuid7.create();
        coop.post(deposit(id, DAY, 1, 75_000));
        assertThat(ledger.reverse(coop.actor, Uuid7.create(), id, DAY, "salah rekening"))
                .isInstanceOf(Posting.Posted.class);
        assertThat(books.balance(coop.actor, TILL, 1)).isEqualTo(Money.ZERO);
        assertThat(books.balance(coop.actor, SAVINGS, 1)).isEqualTo(Money.ZERO);
        assertThat(ledger.reverse(coop.actor, Uuid7.create(), id, DAY, "sekali lagi"))
                .isInstanceOf(Posting.AlreadyReversed.class);
        assertThat(books.entry(coop.actor, id).orElseThrow().reversedBy()).isEqualTo(2);
        var reversal = books.entry(coop.actor, 2).orElseThrow();
        assertThat(ledger.reverse(coop.actor, Uuid7.create(), reversal.id(), DAY, "balik lagi"))
                .isInstanceOf(Posting.AlreadyReversed.class);
    }

    @Test
    void a_remark_stays_outside_the_hash_and_can_be_erased() {
        var entry = deposit(Uuid7.create(), DAY, 1, 1_000).withRemark("titipan Bu Siti");
        coop.post(entry);
        var posted = books.entry(coop.actor, 1).orElseThrow();
        assertThat(posted.remark()).isEqualTo("titipan Bu Siti");
        assertThat(posted.remarkDigest()).hasSize(32);
        tenancy.write(
                coop.actor,
                () ->
                        world.jdbc()
                                .sql("delete from ledger.remark where coop_id = :coop")
                                .param("coop", coop.actor.at().value())
                                .update());
        var erased = books.entry(coop.actor, 1).orElseThrow();
        assertThat(erased.remark()).isNull();
        assertThat(erased.leaf()).isEqualTo(posted.leaf());
    }

    @Test
    void a_refusal_undoes_all_that_the_open_transaction_wrote() {
        coop.post(deposit(Uuid7.create(), DAY, 1, 10_000));
        var answer =
                tenancy.write(
                        coop.actor,
                        () -> {
                            ledger.post(coop.actor, deposit(Uuid7.create(), DAY, 2, 5_000));
                            return ledger.post(coop.actor, withdrawal(Uuid7.create(), 1, 99_999));
                        });
        assertThat(answer).isInstanceOf(Posting.NotEnough.class);
        assertThat(books.balance(coop.actor, SAVINGS, 2)).isEqualTo(Money.ZERO);
        assertThat(books.head(coop.actor).treeSize()).isEqualTo(1);
    }

    @Test
    void the_journal_of_a_day_has_its_back_dated_entries_and_no_others() {
        coop.post(deposit(Uuid7.create(), LocalDate.of(2026, 11, 2), 1, 1));
        coop.post(deposit(Uuid7.create(), LocalDate.of(2026, 11, 3), 1, 2));
        coop.post(deposit(Uuid7.create(), LocalDate.of(2026, 11, 2), 1, 3));
        coop.post(deposit(Uuid7.create(), LocalDate.of(2026, 11, 3), 1, 4));
        var second = LocalDate.of(2026, 11, 2);
        assertThat(books.journal(coop.actor, second, second, Books.Cursor.START, 100))
                .extracting(PostedEntry::entryNo)
                .containsExactly(1L, 3L);
        assertThat(books.account(coop.actor, TILL, second, second, null, Books.Cursor.START, 100))
                .extracting(Books.LedgerLine::entryNo)
                .containsExactly(1L, 3L);
    }

    @Test
    void another_cooperative_sees_and_touches_nothing() {
        var id = Uuid7.create();
        coop.post(deposit(id, DAY, 1, 10_000));
        var stranger = new Booked(world, ledger);
        assertThat(books.entry(stranger.actor, id)).isEmpty();
        assertThat(books.entry(stranger.actor, 1)).isEmpty();
        // Even when the application names the wrong cooperative, the database does not follow.
        var confused =
                new Actor(
                        stranger.actor.user(),
                        "x",
                        stranger.actor.at(),
                        stranger.actor.territory(),
                        stranger.actor.permissions(),
                        null,
                        false,
                        "test");
        var seen =
                tenancy.read(
                        confused,
                        () ->
                                world.jdbc()
                                        .sql("select count(*) from ledger.line where coop_id = :c")
                                        .param("c", coop.actor.at().value())
                                        .query(Long.class)
                                        .single());
        assertThat(seen).isZero();
        assertThatThrownBy(() ->
                        tenancy.write(
                                confused,
                                () ->
                                        world.jdbc()
                                                .sql(
                                                        """
                                                        select ledger.post(:coop, gen_random_uuid(), '2026-11-21', 'test', 'x', '',
                                                          '00000000-0000-0000-0000-000000000000', 'test', null, null, now(),
                                                          '{110102,210201}', '{1,1}', '{0,0}', '{D,K}', '{1,1}')::text
                                                        """)
                                                .param("coop", coop.actor.at().value())
                                                .query(String.class)
                                                .single()))
                .hasMessageContaining("unknown cooperative");
    }

    @Test
    void the_head_keeps_the_headline_figures() {
        coop.post(deposit(Uuid7.create(), DAY, 1, 100_000));
        coop.post(Booked.move(TILL, 1, Booked.LOAN, 1, 40_000));
        var head = books.head(coop.actor);
        assertThat(head.cash()).isEqualTo(Money.rupiah(60_000));
        assertThat(head.loans()).isEqualTo(Money.rupiah(40_000));
        assertThat(head.assets()).isEqualTo(Money.rupiah(100_000));
        assertThat(head.savings()).isEqualTo(Money.rupiah(100_000));
        assertThat(head.dayEntries()).isEqualTo(2);
        assertThat(head.dayIn()).isEqualTo(Money.rupiah(100_000));
        assertThat(head.dayOut()).isEqualTo(Money.rupiah(40_000));
    }
}
