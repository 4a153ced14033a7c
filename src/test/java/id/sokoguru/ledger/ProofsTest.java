package id.sokoguru.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class ProofsTest {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Proofs proofs;
    @Autowired JournalFile journalFile;

    @Test
    void every_entry_is_proven_to_be_in_the_log_at_every_size() {
        var coop = new Booked(world, ledger);
        for (int size = 1; size <= 34; size++) {
            coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, size));
            for (int no = 1; no <= size; no++) {
                var inclusion = proofs.inclusion(coop.actor, no).orElseThrow();
                assertThat(inclusion.holds()).as("%d of %d", no, size).isTrue();
                assertThat(inclusion.checkpoint().size()).isEqualTo(size);
            }
            for (int earlier = 1; earlier <= size; earlier++) {
                assertThat(proofs.consistency(coop.actor, earlier, size).orElseThrow().holds())
                        .as("%d in %d", earlier, size)
                        .isTrue();
            }
        }
        assertThat(proofs.inclusion(coop.actor, 35)).isEmpty();
    }

    @Test
    void proofs_hold_across_the_stored_tiles_of_256_entries() {
        var coop = new Booked(world, ledger);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 1_300; i++) {
            entries.add(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1 + i));
        }
        ledger.postAll(coop.actor, entries.subList(0, 700));
        var early = proofs.checkpoint(coop.actor);
        ledger.postAll(coop.actor, entries.subList(700, 1_300));
        for (long no : new long[] {1, 255, 256, 257, 512, 513, 700, 1_024, 1_025, 1_300}) {
            assertThat(proofs.inclusion(coop.actor, no).orElseThrow().holds())
                    .as("%d", no)
                    .isTrue();
        }
        var grown = proofs.consistency(coop.actor, 700, 1_300).orElseThrow();
        assertThat(grown.holds()).isTrue();
        assertThat(grown.first().root()).isEqualTo(early.root());
    }

    @Test
    void a_proof_of_another_leaf_or_another_root_does_not_hold() {
        var coop = new Booked(world, ledger);
        for (int i = 1; i <= 7; i++) {
            coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, i));
        }
        var proof = proofs.inclusion(coop.actor, 3).orElseThrow();
        var root = proof.checkpoint().root().clone();
        root[0] ^= 1;
        assertThat(Merkle.includes(proof.leaf(), 2, 7, proof.path(), root)).isFalse();
        assertThat(Merkle.includes(root, 2, 7, proof.path(), proof.checkpoint().root())).isFalse();
        assertThat(Merkle.includes(proof.leaf(), 3, 7, proof.path(), proof.checkpoint().root()))
                .isFalse();
        assertThat(Merkle.includes(proof.leaf(), 2, 3, proof.path(), proof.checkpoint().root()))
                .isFalse();
    }

    @Test
    void a_checkpoint_is_signed_by_the_node_and_by_nobody_else() {
        var coop = new Booked(world, ledger);
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1));
        var kept = proofs.checkpoint(coop.actor);
        assertThat(kept.note()).startsWith("sokoguru.id/" + coop.actor.at().text() + "\n1\n");
        assertThat(SignedNote.isSignedBy(kept.note(), proofs.verifier())).isTrue();
        assertThat(SignedNote.isSignedBy(kept.note().replace("\n1\n", "\n2\n"), proofs.verifier()))
                .isFalse();
        var other = proofs.verifier().raw().clone();
        other[5] ^= 1;
        assertThat(
                        SignedNote.isSignedBy(
                                kept.note(),
                                new SignedNote.Verifier(proofs.verifier().name(), other)))
                .isFalse();
        assertThat(SignedNote.Verifier.parse(proofs.verifier().text()).raw())
                .isEqualTo(proofs.verifier().raw());
    }

    @Test
    void an_office_co_signs_a_log_that_only_grew() {
        var coop = new Booked(world, ledger);
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1));
        assertThat(proofs.witness(coop.actor, "35.17")).isInstanceOf(Proofs.Witness.Signed.class);
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 2));
        assertThat(proofs.witness(coop.actor, "35.17")).isInstanceOf(Proofs.Witness.Signed.class);
        assertThat(proofs.witnesses(coop.actor)).hasSize(2);
        // Somebody with the owner's password and the triggers off rewrites the past.
        world.asOwner().sql("alter table ledger.entry disable trigger append_only").update();
        try {
            world.asOwner()
                    .sql(
                            "update ledger.entry set leaf = sha256('forged') where coop_id = :c and entry_no = 1")
                    .param("c", coop.actor.at().value())
                    .update();
        } finally {
            world.asOwner().sql("alter table ledger.entry enable trigger append_only").update();
        }
        coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 3));
        assertThat(proofs.witness(coop.actor, "35.17"))
                .isEqualTo(new Proofs.Witness.Inconsistent(2));
    }

    @Test
    void an_export_verifies_without_us() throws IOException {
        var coop = new Booked(world, ledger);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 300; i++) {
            entries.add(Booked.deposit(Uuid7.create(), Booked.DAY, 1 + i % 2, 1_000 + i));
        }
        ledger.postAll(coop.actor, entries);
        coop.post(
                Booked.withdrawal(Uuid7.create(), 1, 500)
                        .withDocument("KK-1")
                        .withRemark("dengan catatan"));
        var report = verify(export(coop));
        assertThat(report.faults()).isEmpty();
        assertThat(report.entries()).isEqualTo(301);
        assertThat(report.lines()).isEqualTo(602);
    }

    @Test
    void a_changed_row_is_found_and_named() throws IOException {
        var coop = new Booked(world, ledger);
        for (int i = 1; i <= 9; i++) {
            coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1_000));
        }
        world.asOwner().sql("alter table ledger.line disable trigger append_only").update();
        try {
            world.asOwner()
                    .sql("update ledger.line set amount = 900 where coop_id = :c and entry_no = 4")
                    .param("c", coop.actor.at().value())
                    .update();
        } finally {
            world.asOwner().sql("alter table ledger.line enable trigger append_only").update();
        }
        var report = verify(export(coop));
        assertThat(report.isSound()).isFalse();
        assertThat(report.faults()).anyMatch(f -> f.contains("Bukti nomor 4 telah diubah"));
        assertThat(report.faults()).noneMatch(f -> f.contains("Bukti nomor 3 telah diubah"));
    }

    @Test
    void a_file_that_was_cut_changed_or_is_something_else_is_not_sound() throws IOException {
        var coop = new Booked(world, ledger);
        for (int i = 1; i <= 5; i++) {
            coop.post(Booked.deposit(Uuid7.create(), Booked.DAY, 1, 1_000 + i));
        }
        var file = export(coop);
        assertThat(verify(file).isSound()).isTrue();
        assertThat(verify(Arrays.copyOf(file, file.length - 30)).isSound()).isFalse();
        assertThat(verify("halo".getBytes(StandardCharsets.UTF_8)).isSound()).isFalse();
        assertThat(verify(new byte[0]).isSound()).isFalse();
        // Flipping any one bit of the file is seen.
        var random = new java.util.Random(7);
        for (int i = 0; i < 300; i++) {
            var bad = file.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(7));
            assertThat(verify(bad).isSound())
                    .as(new String(bad, StandardCharsets.ISO_8859_1))
                    .isFalse();
        }
    }

    private byte[] export(Booked coop) {
        var out = new ByteArrayOutputStream();
        journalFile.write(coop.actor, out);
        return out.toByteArray();
    }

    private Verification.Report verify(byte[] file) throws IOException {
        return Verification.of(new ByteArrayInputStream(file), proofs.verifier().text());
    }
}
