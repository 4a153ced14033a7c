package id.sokoguru.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.fixture.FixtureYear;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.reporting.PlainText.Language;
import id.sokoguru.world.InWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Programs that we did not write come to our balances, to the rupiah. Without them the test fails.
 */
@InWorld
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportsAgreeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Autowired FixtureYear year;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired PlainText plainText;
    @TempDir Path folder;

    private Actor actor;

    /** Once for all: a year takes its time. */
    @BeforeAll
    void play() {
        actor = year.play().system();
        var posting =
                ledger.post(
                        actor,
                        Entry.of(
                                Uuid7.create(),
                                TODAY,
                                "savings.deposit",
                                "Setoran \"tabungan\" anggota 42; \\ lewat | teller",
                                Line.debit(110101, 0, Money.rupiah(1_234_567)),
                                Line.credit(210201, 7, Money.rupiah(1_234_567))));
        assertThat(posting).isInstanceOf(Posting.Posted.class);
    }

    @Test
    void hledger_comes_to_our_trial_balance() throws Exception {
        var file = write(Language.HLEDGER);
        var csv =
                run(
                        "hledger",
                        "-f",
                        file.toString(),
                        "bal",
                        "--flat",
                        "-O",
                        "csv",
                        "-N",
                        "-c",
                        "1000. IDR");
        var found = new TreeMap<Integer, Long>();
        csv.lines()
                .skip(1)
                .forEach(line -> {
                    var m =
                            Pattern.compile("\"\\w+:(\\d{6})[^\"]*\",\"(-?[\\d,]+)\\.? IDR\"")
                                    .matcher(line);
                    assertThat(m.matches()).as(line).isTrue();
                    found.merge(
                            Integer.parseInt(m.group(1)),
                            Long.parseLong(m.group(2).replace(",", "")),
                            Long::sum);
                });
        assertThat(found).isEqualTo(ours());
        assertThat(csv).contains("Aset:110102 Kas Teller/Kasir:1\"");
    }

    @Test
    void beancount_accepts_the_journal_and_comes_to_our_trial_balance() throws Exception {
        var file = write(Language.BEANCOUNT);
        assertThat(run("bean-check", file.toString())).isBlank();
        var text =
                run(
                        "bean-query",
                        "-f",
                        "csv",
                        file.toString(),
                        "select account, sum(number) as total group by account");
        var found = new TreeMap<Integer, Long>();
        text.lines()
                .skip(1)
                .forEach(line -> {
                    var m = Pattern.compile("\\w+:(\\d{6})[^,]*,\\s*(-?\\d+)\\s*").matcher(line);
                    assertThat(m.matches()).as(line).isTrue();
                    found.merge(
                            Integer.parseInt(m.group(1)), Long.parseLong(m.group(2)), Long::sum);
                });
        found.values().removeIf(amount -> amount == 0);
        assertThat(found).isEqualTo(ours());
    }

    @Test
    void the_csv_of_all_lines_adds_up_too() throws Exception {
        var found = new TreeMap<Integer, Long>();
        var text = Files.readString(write(Language.CSV));
        try (var csv = de.siegmar.fastcsv.reader.CsvReader.builder().ofNamedCsvRecord(text)) {
            for (var row : csv) {
                found.merge(
                        Integer.parseInt(row.getField("account")),
                        Long.parseLong(row.getField("debit"))
                                - Long.parseLong(row.getField("credit")),
                        Long::sum);
            }
        }
        found.values().removeIf(amount -> amount == 0);
        assertThat(found).isEqualTo(ours());
    }

    private Map<Integer, Long> ours() {
        var balances = new TreeMap<Integer, Long>();
        books.totals(actor, TODAY, TODAY, null)
                .forEach(t -> balances.put(t.account(), t.closing().rupiah()));
        balances.values().removeIf(amount -> amount == 0);
        assertThat(balances).hasSizeGreaterThan(50);
        return balances;
    }

    private Path write(Language language) throws IOException {
        var file = folder.resolve("books." + language.ending());
        try (var out = Files.newBufferedWriter(file)) {
            plainText.write(actor, language, out);
        }
        return file;
    }

    private static String run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output =
                new String(
                        process.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command) + "\n" + output).isZero();
        return output;
    }
}
