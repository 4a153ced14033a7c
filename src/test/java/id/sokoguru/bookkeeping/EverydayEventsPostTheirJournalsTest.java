package id.sokoguru.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import id.sokoguru.fixture.Fixture;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Side;
import id.sokoguru.web.Words;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The posting rules alone, against {@code journals.csv}. */
class EverydayEventsPostTheirJournalsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @EnumSource
    void the_event_posts_exactly_the_lines_of_its_journal_in_their_order(CatalogueStory story) {
        var entry = EventJournals.entry(story.order(DAY), story.moneyPlace());
        assertThat(entry.lines()).isEqualTo(Fixture.event(story.name()).lines());
    }

    @ParameterizedTest
    @EnumSource
    void every_event_can_be_posted_with_any_amounts_and_moves_only_its_own_accounts(
            EverydayEvent event) {
        var random = new Random(event.ordinal());
        for (int i = 0; i < 50; i++) {
            var amounts = new HashMap<String, Money>();
            var accounts = new HashMap<String, Integer>();
            for (var part : event.parts()) {
                amounts.putIfAbsent(
                        part.key(),
                        new Money(
                                part.optional()
                                        ? random.nextLong(1_000)
                                        : 1_000 + random.nextLong(1_000_000_000)));
                accounts.put(
                        part.field(), part.accounts().get(random.nextInt(part.accounts().size())));
            }
            var order = new EventOrder(Uuid7.create(), event, DAY, "", amounts, accounts, "", "");
            var place =
                    event.places().isEmpty()
                            ? null
                            : new MoneyPlace(PlaceKind.BANK, 110201, 1, "BRI", Money.ZERO);
            assertThatCode(() -> EventJournals.entry(order, place)).doesNotThrowAnyException();
            var entry = EventJournals.entry(order, place);
            var moved = entry.lines().stream().filter(line -> line.account() == 110201).toList();
            assertThat(moved).hasSize(event.places().isEmpty() ? 0 : 1);
            moved.forEach(line ->
                    assertThat(line.side())
                            .isEqualTo(
                                    event.way() == EverydayEvent.Way.RECEIVES
                                            ? Side.DEBIT
                                            : Side.CREDIT));
            assertThat(entry.lines().stream().map(Line::account))
                    .allMatch(account -> account == 110201 || accounts.containsValue(account));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_event_is_explained_with_an_example_in_both_languages(EverydayEvent event) {
        for (var language : new String[] {"id", "en"}) {
            var words = Words.in(Locale.of(language));
            var key = "bookkeeping.event." + event.code();
            assertThat(words.keys()).contains(key + ".title", key + ".about", key + ".words");
            assertThat(words.t(key + ".about"))
                    .contains(language.equals("id") ? "Contoh" : "Example");
            event.parts()
                    .forEach(part ->
                            assertThat(words.keys()).contains("bookkeeping.amount." + part.key()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void no_title_knows_debit_or_credit(EverydayEvent event) {
        var words = Words.indonesian();
        assertThat(words.t("bookkeeping.event." + event.code() + ".title").toLowerCase(Locale.ROOT))
                .doesNotContainPattern("\\b(debit|kredit|akun|jurnal)\\b");
    }
}
