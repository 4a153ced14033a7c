package id.sokoguru.cli;

import id.sokoguru.ledger.SignedNote;
import id.sokoguru.ledger.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks an exported journal on its own: no server, no database, no network. Whoever distrusts this
 * program writes another from docs/reference/ledger-format.md.
 */
final class VerifyCommand implements Command {
    private static final Option KEY =
            new Option("key", "VERIFIER", "the key that you know; else the one in the file");

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String synopsis() {
        return "FILE [--key VERIFIER]";
    }

    @Override
    public String summary() {
        return "check an exported journal entry by entry, without any server";
    }

    @Override
    public List<Option> options() {
        return List.of(KEY);
    }

    @Override
    public int run(Call call) throws IOException {
        var file = Path.of(call.argument("an exported journal"));
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongCall("There is no readable file " + file + ".");
        }
        var key = call.option("key").orElse(null);
        checkKey(key);
        var started = System.nanoTime();
        Verification.Report report;
        try (var in = Files.newInputStream(file)) {
            report = Verification.of(in, key);
        }
        System.out.println(
                text(file, report, key != null, (System.nanoTime() - started) / 1_000_000));
        return report.isSound() ? Commands.DONE : Commands.FAILED;
    }

    /** A key with a slip of the pen must not look like a forged journal. */
    private static void checkKey(@Nullable String key) {
        if (key == null) {
            return;
        }
        try {
            if (SignedNote.Verifier.parse(key).text().equals(key.strip())) {
                return;
            }
        } catch (RuntimeException unreadable) {
            // The same sentence as for a key whose parts do not belong together.
        }
        throw new WrongCall(
                "--key needs a verifier key, name+hash+base64 as it stands in the export: \""
                        + key
                        + "\" is none.");
    }

    private static String text(Path file, Verification.Report report, boolean known, long millis) {
        var text = new StringBuilder();
        row(text, "Berkas · file", file.toString());
        row(text, "Koperasi · cooperative", report.cooperative());
        row(
                text,
                "Bukti · entries",
                String.format(
                        Locale.ROOT,
                        "%,d (%,d baris · lines), %,d ms",
                        report.entries(),
                        report.lines(),
                        millis));
        var checkpoint = report.checkpoint();
        if (checkpoint != null) {
            row(text, "Sidik jari · root", HexFormat.of().formatHex(checkpoint.root()));
        }
        row(text, "Kunci · key", report.key());
        text.append('\n');
        if (report.isSound()) {
            text.append("UTUH. Tidak ada bukti yang diubah, disisipkan atau dihapus.\n");
            text.append("SOUND. No entry was changed, inserted or removed.\n");
            text.append(
                    known
                            ? "Ditandatangani dengan kunci yang Anda percayai. Signed with the key that you know."
                            : """
                            Kunci di atas diambil dari berkas ini sendiri. Cocokkan dengan kunci yang Anda kenal, lalu ulangi dengan --key.
                            The key above comes from this very file. Compare it with the key that you know, or give that with --key.\
                            """);
            return text.toString();
        }
        text.append(
                String.format(
                        Locale.ROOT,
                        "TIDAK UTUH: %,d kesalahan.%nNOT SOUND: %,d faults.%n",
                        report.faultCount(),
                        report.faultCount()));
        for (var fault : report.faults()) {
            text.append("  - ").append(fault).append('\n');
        }
        var more = report.faultCount() - report.faults().size();
        if (more > 0) {
            text.append(String.format(Locale.ROOT, "  … +%,d%n", more));
        }
        return text.toString().stripTrailing();
    }

    private static void row(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "%-24s %s%n", name, value));
    }
}
