package id.sokoguru.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.Sokoguru;
import id.sokoguru.bench.Counter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The commands as they are typed, on a data directory of their own. */
class ExportAndVerifyTest {
    @TempDir static Path folder;
    private static Path data;
    private static String cooperative;
    private static Path journal;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> err = new ArrayList<>();
    private final PrintStream console = System.out;

    @BeforeAll
    static void aCooperativeWithAJournal() {
        data = folder.resolve("data");
        try (var rooms =
                new SpringApplicationBuilder(Sokoguru.class)
                        .web(WebApplicationType.NONE)
                        .run("--sokoguru.data=" + data)) {
            cooperative =
                    rooms.getBean(Counter.class).open("35.17.03.2001", 25).cooperative().text();
        }
        journal = folder.resolve("journal");
        assertThat(
                        Commands.run(
                                Sokoguru.class,
                                "export",
                                "journal",
                                "--cooperative",
                                cooperative,
                                "--out",
                                journal.toString(),
                                "--data",
                                data.toString()))
                .isZero();
    }

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setOut(console);
    }

    @Test
    void an_export_is_sound_and_says_whose_key_that_rests_on() throws Exception {
        assertThat(run("verify", journal.toString())).isZero();
        assertThat(said()).contains(cooperative, "25 (50 baris", "UTUH.", "SOUND.", "--key");

        var key = Files.readAllLines(journal).get(2).substring("key ".length());
        printed.reset();
        assertThat(run("verify", journal.toString(), "--key", key)).isZero();
        assertThat(said()).contains("Signed with the key that you know.");
    }

    @Test
    void one_changed_rupiah_is_found_and_named() throws Exception {
        var text = Files.readString(journal, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(" 100000 ");
        var last = text.lastIndexOf(" 100000 ");
        var forged = Path.of(journal + ".forged");
        Files.writeString(
                forged,
                text.substring(0, last) + " 100001 " + text.substring(last + 8),
                StandardCharsets.ISO_8859_1);
        assertThat(run("verify", forged.toString())).isEqualTo(1);
        assertThat(said())
                .contains("TIDAK UTUH", "NOT SOUND")
                .contains("Bukti nomor 25 telah diubah")
                .contains("Bukti nomor 25 tidak seimbang")
                .contains("Sidik jari seluruh jurnal tidak sama");
    }

    @Test
    void a_journal_cut_short_and_somebody_elses_key_are_found() throws Exception {
        var bytes = Files.readAllBytes(journal);
        var cut = Path.of(journal + ".cut");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 100));
        assertThat(run("verify", cut.toString())).isEqualTo(1);
        assertThat(said()).contains("terpotong");

        var known =
                new id.sokoguru.ledger.SignedNote.Verifier("sokoguru.id/node", new byte[32]).text();
        printed.reset();
        assertThat(run("verify", journal.toString(), "--key", known)).isEqualTo(1);
        assertThat(said()).contains("kunci lain", "Tanda tangan");
    }

    @Test
    void what_makes_no_sense_gets_a_sentence() {
        assertThat(run("verify", "nowhere")).isEqualTo(2);
        assertThat(run("verify", journal.toString(), "--key", "abc")).isEqualTo(2);
        assertThat(run("export", "csv", "--cooperative", "12", "--data", data.toString()))
                .isEqualTo(2);
        assertThat(
                        run(
                                "export",
                                "csv",
                                "--cooperative",
                                cooperative,
                                "--data",
                                folder.resolve("no").toString()))
                .isEqualTo(2);
        assertThat(
                        run(
                                "export",
                                "csv",
                                "--cooperative",
                                cooperative,
                                "--out",
                                journal.toString(),
                                "--data",
                                data.toString()))
                .isEqualTo(2);
        assertThat(run("import", "cooperatives", "--region", "35.17", "--kind", "KSP"))
                .isEqualTo(2);
        assertThat(err)
                .satisfiesExactly(
                        e -> assertThat(e).isEqualTo("There is no readable file nowhere."),
                        e -> assertThat(e).contains("name+hash+base64"),
                        e -> assertThat(e).contains("13 digits"),
                        e -> assertThat(e).startsWith("There is no database in"),
                        e -> assertThat(e).contains("overwrites nothing"),
                        e -> assertThat(e).startsWith("Only KDMP and KKMP"));
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void a_district_is_founded_once_and_its_borders_are_read_all_or_nothing() throws Exception {
        assertThat(
                        run(
                                "import",
                                "cooperatives",
                                "--region",
                                "35.74.01",
                                "--kind",
                                "kkmp",
                                "--data",
                                data.toString()))
                .isZero();
        assertThat(said()).matches("(?s).*35\\.74\\.01: [1-9][0-9]* cooperatives founded, 0 .*");

        var map = folder.resolve("map.geojson");
        Files.writeString(map, geojson("35.17.03.2001", "35.17.03.9999"));
        assertThat(run("import", "boundaries", map.toString(), "--data", data.toString()))
                .isEqualTo(1);
        Files.writeString(map, geojson("35.17.03.2001", "35.17.03.2002"));
        printed.reset();
        assertThat(run("import", "boundaries", map.toString(), "--data", data.toString())).isZero();
        assertThat(said()).contains("2 areas, 0 of them in place of older borders");
    }

    private static String geojson(String... codes) {
        var features = new ArrayList<String>();
        for (int i = 0; i < codes.length; i++) {
            var west = 112 + i;
            features.add(
                    """
                    {"type":"Feature","properties":{"code":"%s"},"geometry":{"type":"Polygon","coordinates":
                     [[[%d.1,-7.1],[%d.2,-7.1],[%d.2,-7.2],[%d.1,-7.1]]]}}\
                    """
                            .formatted(codes[i], west, west, west, west));
        }
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private int run(String... typed) {
        return Commands.run(
                Sokoguru.class, Commands.ALL, List.of(typed), System.out::println, err::add);
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
