package id.sokoguru.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * C2SP signed notes and tlog-checkpoints: three lines of text (origin, size, root in base64), a
 * blank line, and signature lines {@code — name base64(key id ‖ Ed25519 signature)}.
 */
public final class SignedNote {
    /** The X.509 frame of an Ed25519 public key; the last 32 bytes are the key. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private SignedNote() {}

    /** What a checkpoint says. */
    public record Checkpoint(String origin, long size, byte[] root) {
        public String text() {
            return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
        }
    }

    /**
     * A key that checks signatures, in the C2SP writing {@code name+hash+base64(0x01 ‖ key)}.
     *
     * @param raw the 32 bytes of the Ed25519 key
     */
    public record Verifier(String name, byte[] raw) {
        public static Verifier of(String name, PublicKey key) {
            var encoded = key.getEncoded();
            return new Verifier(
                    name, Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        }

        public static Verifier parse(String text) {
            var parts = text.strip().split("\\+", 3);
            var key = parts.length == 3 ? Base64.getDecoder().decode(parts[2]) : new byte[0];
            if (key.length != 33 || key[0] != 1) {
                throw new IllegalArgumentException("not an Ed25519 verifier key: " + text);
            }
            var verifier = new Verifier(parts[0], Arrays.copyOfRange(key, 1, 33));
            if (!HexFormat.of().formatHex(verifier.id()).equals(parts[1])) {
                throw new IllegalArgumentException("the key's id does not fit its key: " + text);
            }
            return verifier;
        }

        public byte[] id() {
            var digest = Merkle.sha256();
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 1);
            return Arrays.copyOf(digest.digest(raw), 4);
        }

        public String text() {
            var key = new byte[33];
            key[0] = 1;
            System.arraycopy(raw, 0, key, 1, 32);
            return name
                    + "+"
                    + HexFormat.of().formatHex(id())
                    + "+"
                    + Base64.getEncoder().encodeToString(key);
        }

        private PublicKey key() throws GeneralSecurityException {
            var encoded = Arrays.copyOf(X509, X509.length + 32);
            System.arraycopy(raw, 0, encoded, X509.length, 32);
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(encoded));
        }
    }

    /** The signature line of a text, with its line feed. */
    public static String sign(String text, Verifier verifier, PrivateKey key) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            var signed = signature.sign();
            var bytes = Arrays.copyOf(verifier.id(), 4 + signed.length);
            System.arraycopy(signed, 0, bytes, 4, signed.length);
            return "— " + verifier.name() + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The text of a note, up to and with the line feed before the blank line; null when it is no
     * note.
     */
    public static @Nullable String text(String note) {
        var blank = note.indexOf("\n\n");
        return blank < 0 ? null : note.substring(0, blank + 1);
    }

    /** Whether a note bears a good signature by a key. */
    public static boolean isSignedBy(String note, Verifier verifier) {
        var text = text(note);
        if (text == null) {
            return false;
        }
        for (var line : note.substring(text.length() + 1).split("\n")) {
            var parts = line.split(" ");
            if (parts.length != 3 || !parts[0].equals("—") || !parts[1].equals(verifier.name())) {
                continue;
            }
            try {
                var bytes = Base64.getDecoder().decode(parts[2]);
                if (bytes.length != 68 || !Arrays.equals(Arrays.copyOf(bytes, 4), verifier.id())) {
                    continue;
                }
                var signature = Signature.getInstance("Ed25519");
                signature.initVerify(verifier.key());
                signature.update(text.getBytes(StandardCharsets.UTF_8));
                if (signature.verify(bytes, 4, 64)) {
                    return true;
                }
            } catch (GeneralSecurityException | IllegalArgumentException forged) {
                continue;
            }
        }
        return false;
    }

    /** What a checkpoint's note says; null when it is none. */
    public static @Nullable Checkpoint checkpoint(String note) {
        var text = text(note);
        if (text == null) {
            return null;
        }
        var lines = text.split("\n");
        if (lines.length < 3 || !lines[1].matches("[0-9]{1,18}")) {
            return null;
        }
        try {
            return new Checkpoint(
                    lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
