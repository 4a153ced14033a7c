package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * A journal of 1,500 entries made here, without a database, and what the verifier says when it was
 * tampered with: several processors check it, yet the report reads as if one had read it through.
 */
class VerificationTest {
    private static final String COOPERATIVE = "3517012001001";
    private static final int ENTRIES = 1_500;

    /** Deposits of 1,000 into ten accounts in turn; the till's serials run through. */
    private static String entry(int number) {
        var account = number % 10;
        return "sokoguru-entry/1\ncooperative "
                + COOPERATIVE
                + "\nnumber "
                + number
                + "\nid 01936b2c-4a10-7000-8000-%012d\n".formatted(number)
                + "date 2026-11-21\nrecorded 2026-11-21T03:00:00.000000Z\nevent savings.deposit\n"
                + "description Setoran tabungan rekening "
                + account
                + "\n"
                + "document \n"
                + "actor 00000000-0000-0000-0000-000000000000\n"
                + "device web\n"
                + "reverses -\n"
                + "remark -\n"
                + "line 110102 1 0 D 1000 "
                + (number - 1) * 1000L
                + "\nline 210201 "
                + account
                + " 0 K 1000 "
                + (number - 1) / 10 * 1000L
                + "\n";
    }

    private static List<String> entries() {
        var entries = new ArrayList<String>();
        for (int number = 1; number <= ENTRIES; number++) {
            entries.add(entry(number));
        }
        return entries;
    }

    /**
     * The file as it was signed over {@code signed}, with the entries and leaves of {@code now}.
     */
    private static byte[] file(List<String> signed, List<String> now, boolean leavesOfNow)
            throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var verifier = SignedNote.Verifier.of("sokoguru.id/node", pair.getPublic());
        var range = new Merkle.Range();
        signed.forEach(text -> range.append(Merkle.leaf(bytes(text))));
        var checkpoint =
                new SignedNote.Checkpoint("sokoguru.id/" + COOPERATIVE, range.size(), range.root());
        var text = checkpoint.text();
        var note = bytes(text + "\n" + SignedNote.sign(text, verifier, pair.getPrivate()));
        var out = new ByteArrayOutputStream();
        out.write(
                bytes(
                        "sokoguru-journal/1\ncooperative %s\nkey %s\ncheckpoint %d\n"
                                .formatted(COOPERATIVE, verifier.text(), note.length)));
        out.write(note);
        for (int i = 0; i < now.size(); i++) {
            var entry = bytes(now.get(i));
            var leaf = Merkle.leaf(leavesOfNow ? entry : bytes(signed.get(i)));
            out.write(bytes("entry " + entry.length + " " + HexFormat.of().formatHex(leaf) + "\n"));
            out.write(entry);
        }
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Verification.Report tampered(int number, UnaryOperator<String> change)
            throws Exception {
        var now = entries();
        now.set(number - 1, change.apply(now.get(number - 1)));
        return verified(file(entries(), now, false));
    }

    private static Verification.Report verified(byte[] file) throws IOException {
        return Verification.of(new ByteArrayInputStream(file), null);
    }

    @Test
    void an_untouched_journal_is_sound() throws Exception {
        var report = verified(file(entries(), entries(), true));
        assertThat(report.faults()).isEmpty();
        assertThat(report.isSound()).isTrue();
        assertThat(report.entries()).isEqualTo(ENTRIES);
        assertThat(report.lines()).isEqualTo(2 * ENTRIES);
    }

    @Test
    void it_may_come_a_byte_at_a_time() throws Exception {
        var file = file(entries(), entries(), true);
        var slow =
                new FilterInputStream(new ByteArrayInputStream(file)) {
                    @Override
                    public int read(byte[] target, int offset, int length) throws IOException {
                        return super.read(target, offset, Math.min(length, 1));
                    }
                };
        assertThat(Verification.of((InputStream) slow, null).isSound()).isTrue();
    }

    @Test
    void every_place_that_was_touched_is_named_in_the_order_of_the_file() throws Exception {
        var now = entries();
        now.set(6, now.get(6).replace("D 1000", "D 1001"));
        now.set(255, now.get(255).replace("rekening", "Rekening"));
        now.set(256, now.get(256).replace("number 257", "number 258"));
        now.set(900, now.get(900).replace(COOPERATIVE, "3517012001002"));
        now.set(1_499, now.get(1_499).replace("K 1000 149000", "K 1000 150000"));
        var report = verified(file(entries(), now, false));
        assertThat(report.faults())
                .containsExactly(
                        "Bukti nomor 7 telah diubah: isinya tidak cocok dengan sidik jarinya.",
                        "Bukti nomor 7 tidak seimbang: selisih 1.",
                        "Bukti nomor 8: nomor seri rupiah akun 110102/1 tidak bersambung (7001 ≠"
                                + " 7000).",
                        "Bukti nomor 256 telah diubah: isinya tidak cocok dengan sidik jarinya.",
                        "Bukti nomor 257 telah diubah: isinya tidak cocok dengan sidik jarinya.",
                        "Setelah bukti nomor 256 nomor berikutnya tidak urut.",
                        "Bukti nomor 901 telah diubah: isinya tidak cocok dengan sidik jarinya.",
                        "Bukti nomor 901 milik koperasi lain.",
                        "Bukti nomor 1500 telah diubah: isinya tidak cocok dengan sidik jarinya.",
                        "Bukti nomor 1500: nomor seri rupiah akun 210201 tidak bersambung (149000 ≠"
                                + " 150000).",
                        "Sidik jari seluruh jurnal tidak sama dengan yang ditandatangani.");
        assertThat(report.faultCount()).isEqualTo(11);
    }

    @Test
    void a_leaf_that_was_made_to_fit_shows_in_the_signed_root() throws Exception {
        var now = entries();
        now.set(700, now.get(700).replace("rekening", "Rekening"));
        assertThat(verified(file(entries(), now, true)).faults())
                .containsExactly(
                        "Sidik jari seluruh jurnal tidak sama dengan yang ditandatangani.");
    }

    @Test
    void an_amount_that_is_not_above_zero_is_named_before_what_follows_from_it() throws Exception {
        var report = tampered(3, text -> text.replace(" 1000 ", " 0 "));
        assertThat(report.faults().subList(0, 4))
                .containsExactly(
                        "Bukti nomor 3 telah diubah: isinya tidak cocok dengan sidik jarinya.",
                        "Bukti nomor 3 memuat jumlah 0.",
                        "Bukti nomor 3 memuat jumlah 0.",
                        "Bukti nomor 4: nomor seri rupiah akun 110102/1 tidak bersambung (2000 ≠"
                                + " 3000).");
    }

    @Test
    void a_file_that_ends_too_early_says_after_which_entry() throws Exception {
        var file = file(entries(), entries(), true);
        var cut = java.util.Arrays.copyOf(file, file.length - 10);
        assertThat(verified(cut).faults())
                .containsExactly("Berkas terpotong sesudah bukti nomor 1499.");
    }

    @Test
    void a_missing_entry_shows_in_numbers_serials_and_count() throws Exception {
        var now = entries();
        now.remove(999);
        var report = verified(file(entries(), now, true));
        assertThat(report.faults().getFirst())
                .isEqualTo("Setelah bukti nomor 999 nomor berikutnya tidak urut.");
        assertThat(report.faults().get(1))
                .isEqualTo(
                        "Bukti nomor 1000: nomor seri rupiah akun 110102/1 tidak bersambung (999000"
                                + " ≠ 1000000).");
        assertThat(report.faults()).hasSize(20);
        assertThat(report.faultCount()).isEqualTo(500 + 2 + 1);
    }

    @Test
    void what_is_no_entry_ends_the_reading_where_it_stands() throws Exception {
        var file = new String(file(entries(), entries(), true), StandardCharsets.UTF_8);
        var broken = file.replace(entry(1_200), entry(1_200) + "nonsense\n");
        assertThat(verified(bytes(broken)).faults())
                .containsExactly(
                        "Berkas rusak sesudah bukti nomor 1200: baris \"entry\" diharapkan");
        var long1 = file.replaceFirst("(?m)^entry \\d+ ", "entry 12x ");
        assertThat(verified(bytes(long1)).faults().getFirst())
                .startsWith("Berkas rusak sesudah bukti nomor 0: For input string");
    }
}
