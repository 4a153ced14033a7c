package id.sokoguru.savings;

import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Members;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class ImportTest {
    private static final LocalDate OPENING = LocalDate.of(2026, 1, 1);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Imports imports;
    Counter counter;

    @BeforeEach
    void found() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
    }

    private static byte[] csv(String... lines) {
        return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static final byte[] MEMBERS =
            csv(
                    "nama;nik;tgl masuk;pokok;wajib;sukarela",
                    "Siti Rahayu;3517030605740001;5/6/2020;100.000;240.000;1.000.000",
                    "Budi Santoso;;2021-02-03;100000;120000;");
    private static final byte[] BALANCES =
            csv(
                    "kode;sub;debit;kredit",
                    "110101;;1.560.000;",
                    "310101;;;200.000",
                    "310201;;;360.000",
                    "210201;;;1.000.000");

    @Test
    void members_and_balances_come_in_together() {
        assertThat(imports.preview(counter.teller, MEMBERS, BALANCES, OPENING))
                .isEqualTo(
                        new ImportAnswer.Ready(
                                2, rp(200_000), rp(360_000), rp(1_000_000), rp(1_560_000)));
        assertThat(members.counts(counter.teller).members()).isZero();

        assertThat(imports.run(counter.teller, Uuid7.create(), MEMBERS, BALANCES, OPENING))
                .isInstanceOf(ImportAnswer.Imported.class);
        var siti = savings.holdings(counter.teller, 1).orElseThrow();
        assertThat(siti.total()).isEqualTo(rp(1_340_000));
        assertThat(books.balance(counter.teller, 110101, 0)).isEqualTo(rp(1_560_000));
        assertThat(members.required(counter.teller, 1).joined()).isEqualTo("2020-06-05");
        // What was brought in covers the time before: dues begin in the next month.
        assertThat(savings.dues(counter.teller, 1).orElseThrow().from()).isEqualTo("2026-02-01");
        assertThat(savings.dues(counter.teller, 1).orElseThrow().arrears()).isEqualTo(rp(200_000));
    }

    @Test
    void members_that_do_not_meet_the_control_account_are_refused_with_the_difference() {
        var balances = csv("kode;sub;debit;kredit", "110101;;100.000.000;", "310101;;;100.000.000");
        var people = csv("nama;pokok", "Siti;99.999.000");
        assertThat(imports.run(counter.teller, Uuid7.create(), people, balances, OPENING))
                .isInstanceOfSatisfying(
                        ImportAnswer.Bad.class,
                        bad ->
                                assertThat(bad.problems())
                                        .singleElement()
                                        .satisfies(p ->
                                                assertThat(p.arguments())
                                                        .containsExactly(
                                                                "310101",
                                                                "Rp100.000.000",
                                                                "Rp99.999.000",
                                                                "Rp1.000")));
        assertThat(members.counts(counter.teller).members()).isZero();
    }

    @Test
    void every_bad_row_is_named_with_its_column_and_nothing_is_written() {
        var people =
                csv(
                        "nama,nik,tgl lahir,pokok,wajib",
                        ",123,kemarin,100000,0",
                        "Budi,,,seratus,0",
                        "Sari,,,,20000");
        var balances = csv("kode,sub,debit,kredit", "999999,x,5,5");
        assertThat(imports.run(counter.teller, Uuid7.create(), people, balances, OPENING))
                .isInstanceOfSatisfying(
                        ImportAnswer.Bad.class,
                        bad ->
                                assertThat(bad.problems())
                                        .extracting(
                                                p -> p.file() + " " + p.row() + " " + p.column())
                                        .containsExactly(
                                                "anggota 2 nama",
                                                "anggota 2 nik",
                                                "anggota 2 tgl lahir",
                                                "anggota 3 pokok",
                                                "anggota 4 pokok",
                                                "neraca 2 kode",
                                                "neraca 2 sub",
                                                "neraca 2 debit"));
        assertThat(books.latest(counter.teller, 0, 10)).isEmpty();
    }

    @Test
    void a_trial_balance_that_does_not_balance_is_refused() {
        var balances = csv("kode;sub;debit;kredit", "110101;;150.000;", "310101;;;100.000");
        assertThat(
                        imports.preview(
                                counter.teller,
                                csv("nama;pokok", "Siti;100.000"),
                                balances,
                                OPENING))
                .isInstanceOfSatisfying(
                        ImportAnswer.Bad.class,
                        bad ->
                                assertThat(bad.problems().getFirst().key())
                                        .isEqualTo("savings.import.unbalanced"));
    }

    @Test
    void more_members_come_in_beside_those_who_are_there() {
        imports.run(counter.teller, Uuid7.create(), MEMBERS, BALANCES, OPENING);
        var more = csv("nama;nik;pokok", "Sari;3517030605740002;100.000");
        var balances = csv("kode;debit;kredit", "110101;100.000;", "310101;;100.000");
        assertThat(imports.run(counter.teller, Uuid7.create(), more, balances, OPENING))
                .isInstanceOf(ImportAnswer.Imported.class);
        assertThat(members.counts(counter.teller).members()).isEqualTo(3);
        assertThat(members.required(counter.teller, 3).name()).isEqualTo("Sari");
        assertThat(books.balance(counter.teller, 310101, 3)).isEqualTo(rp(100_000));
    }

    @Test
    void a_row_with_the_nik_of_a_member_or_of_another_row_is_named() {
        imports.run(counter.teller, Uuid7.create(), MEMBERS, BALANCES, OPENING);
        var again =
                csv(
                        "nama;nik;pokok",
                        "Sari;3517030605740002;50.000",
                        "Siti R.;3517 0306 0574 0001;50.000",
                        "Sari lagi;3517030605740002;0");
        var balances = csv("kode;debit;kredit", "110101;100.000;", "310101;;100.000");
        assertThat(imports.run(counter.teller, Uuid7.create(), again, balances, OPENING))
                .isInstanceOfSatisfying(
                        ImportAnswer.Bad.class,
                        bad ->
                                assertThat(bad.problems())
                                        .extracting(p -> p.row() + " " + p.key() + p.arguments())
                                        .containsExactly(
                                                "3 savings.import.member[1]",
                                                "4 savings.import.twice[2]"));
        assertThat(members.counts(counter.teller).members()).isEqualTo(2);
    }
}
