package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * docs/reference/ledger-format.md is enough to write a verifier: docs/reference/verify.py was
 * written from it, in another language and without our code, and comes to the same verdicts.
 */
@InWorld
class SecondVerifierTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Proofs proofs;
    @Autowired JournalFile journalFile;
    @TempDir Path folder;

    private byte[] journal;

    private record Verdict(int status, String said) {}

    @BeforeEach
    void a_journal_with_every_kind_of_entry() throws IOException {
        var coop = new Booked(world, ledger);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 260; i++) {
            entries.add(Booked.deposit(Uuid7.create(), Booked.DAY, 1 + i % 2, 1_000 + i));
        }
        ledger.postAll(coop.actor, entries);
        var withdrawal = Uuid7.create();
        coop.post(
                Booked.withdrawal(withdrawal, 1, 500)
                        .withDocument("KK-1")
                        .withRemark("untuk biaya sekolah, “lunas”"));
        ledger.reverse(coop.actor, Uuid7.create(), withdrawal, Booked.DAY, "salah nomor");
        var file = folder.resolve("journal.txt");
        try (var out = Files.newOutputStream(file)) {
            journalFile.write(coop.actor, out);
        }
        journal = Files.readAllBytes(file);
    }

    @Test
    void it_finds_a_true_journal_sound() throws Exception {
        var verdict = judge(journal, proofs.verifier().text());
        assertThat(verdict.said()).startsWith("sound: ").contains("262 entries, 524 lines");
        assertThat(verdict.status()).isZero();
    }

    @Test
    void it_names_an_entry_that_was_changed() throws Exception {
        var text = new String(journal, StandardCharsets.UTF_8);
        var line = "line 110102 1 0 D 1004 4006\n";
        assertThat(text).contains(line);
        var bad = text.replace(line, "line 110102 1 0 D 1005 4006\n");
        assertThat(judge(bad.getBytes(StandardCharsets.UTF_8)).said())
                .contains("not sound: entry 5 does not hash to its leaf");
    }

    @Test
    void it_sees_a_journal_that_was_cut_or_lacks_its_last_entry() throws Exception {
        var text = new String(journal, StandardCharsets.UTF_8);
        assertThat(
                        judge(
                                        text.substring(0, text.length() - 40)
                                                .getBytes(StandardCharsets.UTF_8))
                                .said())
                .contains("the file ends within entry 262");
        var without = text.substring(0, text.lastIndexOf("\nentry ") + 1);
        assertThat(judge(without.getBytes(StandardCharsets.UTF_8)).said())
                .contains("the checkpoint counts 262 entries, the file has 261");
    }

    @Test
    void it_sees_a_forged_checkpoint_and_a_key_that_is_not_the_known_one() throws Exception {
        var text = new String(journal, StandardCharsets.UTF_8);
        var size = text.replaceFirst("\n262\n", "\n261\n");
        assertThat(judge(size.getBytes(StandardCharsets.UTF_8)).said())
                .contains("the checkpoint is not signed by");
        assertThat(judge(journal, "sokoguru.id/node+00000000+AQ==").said())
                .contains("another key than yours");
    }

    @Test
    void the_worked_example_of_the_format_hashes_to_what_the_page_says() throws Exception {
        var page = Files.readString(Path.of("docs/reference/ledger-format.md"));
        var from = page.indexOf("```\nsokoguru-entry/1\n") + 4;
        var example = page.substring(from, page.indexOf("```", from));
        var bytes = example.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes).hasSize(344);
        assertThat(page).contains(HexFormat.of().formatHex(Merkle.leaf(bytes)) + "  -");
    }

    private Verdict judge(byte[] file, String... key) throws Exception {
        var copy = Files.write(Files.createTempFile(folder, "journal", ".txt"), file);
        var command =
                new ArrayList<>(List.of("python3", "docs/reference/verify.py", copy.toString()));
        command.addAll(List.of(key));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("python3 ended").isTrue();
        if (key.length == 0) {
            assertThat(process.exitValue()).as(said).isEqualTo(1);
        }
        return new Verdict(process.exitValue(), said);
    }
}
