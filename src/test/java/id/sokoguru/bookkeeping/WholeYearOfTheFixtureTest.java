package id.sokoguru.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Scope;
import id.sokoguru.ledger.Side;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Plays J01 to J52 in one cooperative and compares with chart-of-accounts.md §5 to the rupiah. An
 * event is produced by the method of its room where there is one, else by a manual journal that a
 * second person approves.
 */
@InWorld
class WholeYearOfTheFixtureTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Chart chart;
    @Autowired Bookkeeping bookkeeping;
    @Autowired Journals journals;
    @Autowired Approvals approvals;

    /** How an event comes into the books. */
    private enum Way {
        CATALOGUE,
        MANUAL
    }

    /** The one place that says what still goes through the manual journal. */
    private static Way way(String event) {
        return Arrays.stream(CatalogueStory.values())
                .filter(story -> story.name().equals(event))
                // Paid from a drawer: needs the teller's open till, which treasury answers.
                .filter(story -> !story.fromTill())
                .findFirst()
                .map(_ -> Way.CATALOGUE)
                .orElse(Way.MANUAL);
    }

    @Test
    void the_sixty_six_events_end_in_the_trial_balance_of_the_domain_notes() {
        var at = world.cooperative();
        playIn(at);
        var accountant = People.accountant(at);

        assertThat(books.head(accountant).treeSize()).isEqualTo(66);
        var balances = new TreeMap<Integer, Money>();
        for (var total : books.totals(accountant, START, today(), null)) {
            if (!total.closing().isZero()) {
                balances.put(total.account(), total.closing());
            }
        }
        assertThat(balances).isEqualTo(Fixture.trialBalance());
        assertThat(byLine(accountant, balances)).isEqualTo(Fixture.statementLines());
    }

    @Test
    void the_headline_figures_are_those_of_the_domain_notes() {
        var at = world.cooperative();
        playIn(at);
        var head = books.head(People.accountant(at));

        assertThat(head.assets()).isEqualTo(new Money(169_255_170));
        assertThat(head.liabilities()).isEqualTo(new Money(111_720_000));
        assertThat(head.equity()).isEqualTo(new Money(58_860_000));
        assertThat(head.income()).isEqualTo(new Money(29_870_000));
        assertThat(head.expense()).isEqualTo(new Money(31_194_830));
        assertThat(head.surplus()).isEqualTo(new Money(-1_324_830));
        assertThat(head.cash()).isEqualTo(new Money(76_304_170));
    }

    @Test
    void the_cash_flow_explains_every_rupiah_of_the_cash() {
        var at = world.cooperative();
        playIn(at);
        var accountant = People.accountant(at);
        var accounts = chart.byCode(accountant);
        var flow = new TreeMap<String, Money>();
        for (var total : books.cashFlow(accountant, START, today(), null)) {
            flow.merge(
                    accounts.get(total.account()).cashFlow(),
                    total.credit().minus(total.debit()),
                    Money::plus);
        }
        assertThat(flow)
                .containsEntry("OP", new Money(25_244_170))
                .containsEntry("INV", new Money(-16_600_000))
                .containsEntry("FIN", new Money(67_660_000))
                .containsEntry("CASH", new Money(-76_304_170));
    }

    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    private static LocalDate today() {
        return World.START.toLocalDate();
    }

    private void playIn(CooperativeId at) {
        var system = Actor.system(at);
        ledger.found(system, EnumSet.of(Scope.SP, Scope.RT, Scope.SY), START);
        ledger.open(system, 110102, 1, "TILL", 0, Money.ZERO);
        for (int bank : new int[] {110201, 110202, 110203, 110204}) {
            ledger.open(system, bank, 1, "BANK", 0, null);
        }
        var accountant = People.accountant(at);
        var chair = People.chair(at);
        for (var event : Fixture.events().values()) {
            switch (way(event.code())) {
                case CATALOGUE ->
                        assertThat(
                                        bookkeeping.record(
                                                accountant,
                                                CatalogueStory.valueOf(event.code())
                                                        .order(today())))
                                .as(event.code())
                                .isInstanceOf(Recorded.Done.class);
                case MANUAL -> manual(accountant, chair, event);
            }
        }
    }

    private void manual(Actor accountant, Actor chair, Fixture.Event event) {
        var draft = Uuid7.create();
        var lines =
                event.lines().stream()
                        .map(line ->
                                new DraftLine(
                                        line.account(),
                                        line.sub(),
                                        0,
                                        line.side(),
                                        line.amount().rupiah()))
                        .toList();
        assertThat(
                        journals.propose(
                                accountant,
                                new JournalOrder(
                                        draft, today(), event.title(), event.code(), "", lines)))
                .as(event.code())
                .isInstanceOf(Journals.Answer.Proposed.class);
        var request = journals.requests(accountant, draft).getFirst();
        assertThat(approvals.decide(chair, request.id(), true, ""))
                .as(event.code())
                .isInstanceOf(Approvals.Decided.Recorded.class);
    }

    /** Statement lines on their natural side: assets and expenses debit, all else credit. */
    private Map<String, Money> byLine(Actor actor, Map<Integer, Money> balances) {
        Map<Integer, Account> accounts = chart.byCode(actor);
        var lines = new TreeMap<String, Money>();
        balances.forEach((code, balance) -> {
            var line = accounts.get(code).line();
            if (!line.equals("OFF")) {
                var natural =
                        Set.of('A', 'B', 'X').contains(line.charAt(0)) ? Side.DEBIT : Side.CREDIT;
                lines.merge(line, natural == Side.DEBIT ? balance : balance.negated(), Money::plus);
            }
        });
        return lines.entrySet().stream()
                .filter(line -> !line.getValue().isZero())
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, Money::plus, TreeMap::new));
    }
}
