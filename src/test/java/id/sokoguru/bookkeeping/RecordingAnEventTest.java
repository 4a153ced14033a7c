package id.sokoguru.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class RecordingAnEventTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Bookkeeping bookkeeping;
    @Autowired Effects effects;

    private Actor bookkeeper = Actor.installation();

    @BeforeEach
    void found() {
        var at = world.cooperative();
        ledger.found(Actor.system(at), Set.of(Scope.SP), LocalDate.of(2026, 1, 1));
        ledger.open(Actor.system(at), 110201, 1, "BANK", 0, null);
        bookkeeper = People.accountant(at);
        bookkeeping.record(
                bookkeeper, order(Uuid7.create(), EverydayEvent.OTHER_INCOME, "110103-0", 500_000));
    }

    @Test
    void electricity_from_petty_cash_says_in_words_what_it_does() { // J44b
        var order = order(Uuid7.create(), EverydayEvent.UTILITIES, "110103-0", 350_000);
        var preview = (Bookkeeping.Preview.Fit) bookkeeping.preview(bookkeeper, order);
        assertThat(effects.sentence(bookkeeper, Words.indonesian(), preview.entry().lines()))
                .isEqualTo(
                        "Kas kecil berkurang Rp350.000."
                                + " Beban Listrik, Air, Telepon, Internet bertambah Rp350.000.");
        assertThat(books.balance(bookkeeper, 110103, 0)).isEqualTo(new Money(500_000));

        assertThat(bookkeeping.record(bookkeeper, order)).isInstanceOf(Recorded.Done.class);
        assertThat(books.balance(bookkeeper, 110103, 0)).isEqualTo(new Money(150_000));
    }

    @Test
    void pressing_twice_records_once() {
        var order = order(Uuid7.create(), EverydayEvent.UTILITIES, "110103-0", 350_000);
        var first = (Recorded.Done) bookkeeping.record(bookkeeper, order);
        var second = (Recorded.Done) bookkeeping.record(bookkeeper, order);
        assertThat(second.receipt().replayed()).isTrue();
        assertThat(second.receipt().entryNo()).isEqualTo(first.receipt().entryNo());
        assertThat(books.balance(bookkeeper, 110103, 0)).isEqualTo(new Money(150_000));
    }

    @Test
    void petty_cash_cannot_pay_more_than_is_there() {
        assertThat(
                        bookkeeping.record(
                                bookkeeper,
                                order(
                                        Uuid7.create(),
                                        EverydayEvent.UTILITIES,
                                        "110103-0",
                                        500_001)))
                .isEqualTo(
                        new Recorded.Declined(
                                new Posting.NotEnough(
                                        110103, 0, new Money(500_000), new Money(500_001))));
    }

    @Test
    void a_teller_without_an_open_till_has_nothing_to_pay_from() {
        var teller = People.teller(bookkeeper.at());
        assertThat(
                        bookkeeping.record(
                                teller,
                                order(Uuid7.create(), EverydayEvent.UTILITIES, "110103-0", 1_000)))
                .isInstanceOf(Recorded.PlaceUnfit.class);
        assertThat(bookkeeping.events(teller)).doesNotContain(EverydayEvent.BANK_FEE);
    }

    @Test
    void a_bank_fee_is_never_paid_from_petty_cash() {
        assertThat(
                        bookkeeping.record(
                                bookkeeper,
                                order(Uuid7.create(), EverydayEvent.BANK_FEE, "110103-0", 1_000)))
                .isInstanceOf(Recorded.PlaceUnfit.class);
    }

    @Test
    void what_is_kept_back_must_be_less_than_the_whole() {
        var salary =
                new EventOrder(
                        Uuid7.create(),
                        EverydayEvent.SALARY,
                        DAY,
                        "110201-1",
                        Map.of("gross", new Money(50_000), "pph21", new Money(50_000)),
                        Map.of(),
                        "",
                        "");
        assertThat(bookkeeping.record(bookkeeper, salary))
                .isEqualTo(new Recorded.TooMuchKeptBack("pph21"));
    }

    @Test
    void an_account_that_the_event_does_not_offer_is_not_moved() {
        var laptop =
                new EventOrder(
                        Uuid7.create(),
                        EverydayEvent.ASSET_BOUGHT,
                        DAY,
                        "110201-1",
                        Map.of("amount", new Money(9_600_000)),
                        Map.of("of-amount", 310101),
                        "",
                        "");
        assertThat(bookkeeping.record(bookkeeper, laptop))
                .isEqualTo(new Recorded.AccountMissing("of-amount"));
    }

    @Test
    void a_savings_and_loan_cooperative_is_not_offered_what_only_shops_have() {
        assertThat(bookkeeping.events(bookkeeper))
                .contains(EverydayEvent.PREMIUM_PASSED_ON)
                .doesNotContain(EverydayEvent.QRIS_SETTLED, EverydayEvent.BENEVOLENCE_RECEIVED);
    }

    @Test
    void people_find_events_by_the_words_they_use() {
        assertThat(bookkeeping.search(bookkeeper, Words.indonesian(), "token PLN"))
                .containsExactly(EverydayEvent.UTILITIES);
        assertThat(bookkeeping.search(bookkeeper, Words.indonesian(), "gaji"))
                .contains(EverydayEvent.SALARY, EverydayEvent.SALARY_OWED_PAID);
    }

    @Test
    void many_events_stand_together_or_not_at_all() {
        var at = Instant.parse("2026-11-21T01:00:00Z");
        var good = order(Uuid7.create(), EverydayEvent.UTILITIES, "110103-0", 1_000);
        var bad = order(Uuid7.create(), EverydayEvent.BANK_FEE, "110103-0", 1_000);
        assertThat(
                        bookkeeping.recordAll(
                                bookkeeper,
                                List.of(
                                        new Bookkeeping.TimedOrder(good, at),
                                        new Bookkeeping.TimedOrder(bad, at))))
                .isEqualTo(new Bookkeeping.AllRecorded.Refused(1, new Recorded.PlaceUnfit()));
        assertThat(books.entry(bookkeeper, good.id())).isEmpty();
        assertThat(bookkeeping.recordAll(bookkeeper, List.of(new Bookkeeping.TimedOrder(good, at))))
                .isEqualTo(new Bookkeeping.AllRecorded.Done(1));
    }

    private static EventOrder order(UUID id, EverydayEvent event, String place, long rupiah) {
        return new EventOrder(
                id, event, DAY, place, Map.of("amount", new Money(rupiah)), Map.of(), "", "");
    }
}
