package id.sokoguru.bookkeeping;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class ReversalTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Corrections corrections;
    @Autowired Approvals approvals;

    private Actor accountant = Actor.installation();
    private Actor chair = Actor.installation();
    private Actor teller = Actor.installation();

    @BeforeEach
    void found() {
        var at = world.cooperative();
        ledger.found(Actor.system(at), Set.of(Scope.SP), LocalDate.of(2026, 1, 1));
        ledger.open(Actor.system(at), 110102, 1, "TILL", 0, Money.ZERO);
        accountant = People.accountant(at);
        chair = People.chair(at);
        teller = People.teller(at);
    }

    @Test
    void an_approved_reversal_restores_the_balances_and_keeps_both_entries() {
        long no = deposit(teller);
        var asked = (Corrections.Answer.Asked) corrections.ask(accountant, no, "salah ketik");
        assertThat(books.balance(accountant, 110102, 1)).isEqualTo(new Money(50_000));

        approvals.decide(chair, asked.approval(), true, "");
        assertThat(books.balance(accountant, 110102, 1)).isEqualTo(Money.ZERO);
        var original = books.entry(accountant, no).orElseThrow();
        assertThat(original.reversedBy()).isEqualTo(no + 1);
        assertThat(books.entry(accountant, no + 1).orElseThrow().remark()).isEqualTo("salah ketik");
        assertThat(corrections.ask(accountant, no, "lagi"))
                .isEqualTo(new Corrections.Answer.AlreadyReversed(no + 1));
        assertThat(corrections.ask(accountant, no + 1, "lagi"))
                .isInstanceOf(Corrections.Answer.IsAReversal.class);
    }

    @Test
    void asking_twice_makes_one_request_and_a_reason_is_needed() {
        long no = deposit(teller);
        assertThat(corrections.ask(accountant, no, " "))
                .isInstanceOf(Corrections.Answer.NoReason.class);
        assertThat(corrections.ask(accountant, no, "salah"))
                .isEqualTo(corrections.ask(accountant, no, "salah"));
    }

    @Test
    void a_teller_undoes_only_their_own_entry_of_today_and_only_with_the_supervisor() {
        long mine = deposit(teller);
        long somebodyElses =
                deposit(
                        People.of(
                                teller.at(),
                                "other",
                                teller.permissions()
                                        .toArray(id.sokoguru.kernel.Permission[]::new)));
        assertThat(corrections.ask(teller, somebodyElses, "salah"))
                .isInstanceOf(Corrections.Answer.Unknown.class);

        var asked = (Corrections.Answer.Asked) corrections.ask(teller, mine, "salah anggota");
        assertThat(approvals.find(chair, asked.approval()).orElseThrow().kind())
                .isEqualTo(Corrections.VOID);
        approvals.decide(chair, asked.approval(), true, "");
        assertThat(books.entry(chair, mine).orElseThrow().reversedBy()).isNotNull();
    }

    @Test
    void the_next_day_a_teller_can_no_longer_undo_and_a_waiting_request_lapses() {
        long no = deposit(teller);
        var asked = (Corrections.Answer.Asked) corrections.ask(teller, no, "salah anggota");
        world.setDay(LocalDate.of(2026, 11, 22));
        assertThat(corrections.ask(teller, no, "salah"))
                .isInstanceOf(Corrections.Answer.Unknown.class);
        assertThat(approvals.decide(chair, asked.approval(), true, ""))
                .isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(books.entry(chair, no).orElseThrow().reversedBy()).isNull();
    }

    @Test
    void money_that_has_left_the_till_cannot_be_taken_back_out_of_it() {
        long no = deposit(teller);
        ledger.post(
                teller,
                Entry.of(
                        Uuid7.create(),
                        LocalDate.of(2026, 11, 21),
                        "treasury.vault_transfer",
                        "Kas teller ke brankas",
                        Line.debit(110101, 0, new Money(50_000)),
                        Line.credit(110102, 1, new Money(50_000))));
        var asked = (Corrections.Answer.Asked) corrections.ask(accountant, no, "salah");
        var decided = approvals.decide(chair, asked.approval(), true, "");
        assertThat(decided).isInstanceOf(Approvals.Decided.Impossible.class);
        assertThat(((Approvals.Decided.Impossible) decided).sentence())
                .contains("tersedia Rp0", "diminta Rp50.000");
    }

    private long deposit(Actor by) {
        var posting =
                ledger.post(
                        by,
                        Entry.of(
                                Uuid7.create(),
                                LocalDate.of(2026, 11, 21),
                                "savings.principal",
                                "Setor simpanan pokok anggota nomor 1",
                                Line.debit(110102, 1, new Money(50_000)),
                                Line.credit(310101, 0, new Money(50_000))));
        return ((Posting.Posted) posting).receipt().entryNo();
    }
}
