package id.sokoguru.membership;

import id.sokoguru.kernel.CooperativeId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals NIKs with keys that are not in the database: {@code keys/identity-1.key}, {@code
 * identity-2.key} … of the data directory (64 hexadecimal digits each, readable by the owner only),
 * or {@code SOKOGURU_IDENTITY_KEYS} ({@code 1:…,2:…}; the same on every node). The highest number
 * seals, all of them open. A sealed NIK is bound to its cooperative and person: copied into another
 * row it does not open.
 */
@Component
final class NationalIds {
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int END_BYTES = 8;

    /** Persons are numbered from 1: a file is nobody's. */
    private static final int NOBODY = 0;

    private static final Pattern FILE = Pattern.compile("identity-([1-9][0-9]{0,5})\\.key");
    private static final HexFormat HEX = HexFormat.of();

    /** A NIK as it lies in the database. */
    @SuppressWarnings("ArrayRecordComponent") // goes into one statement and is never compared
    record Sealed(byte[] text, int key, byte[] digest, byte[] end) {}

    private record Keys(SecretKeySpec sealing, SecretKeySpec digesting) {}

    private final TreeMap<Integer, Keys> keys = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();

    NationalIds(
            @Value("${SOKOGURU_IDENTITY_KEYS:}") String given,
            @Value("${sokoguru.data:data}") String data)
            throws IOException {
        if (given.isBlank()) {
            fromFiles(Path.of(data).resolve("keys"));
        } else {
            for (var one : given.split(",")) {
                var parts = one.strip().split(":", 2);
                if (parts.length < 2 || !parts[0].matches("[1-9][0-9]{0,5}")) {
                    throw new IllegalStateException(
                            "SOKOGURU_IDENTITY_KEYS is not 1:<64 hexadecimal digits>,2:…");
                }
                take(Integer.parseInt(parts[0]), parts[1]);
            }
        }
    }

    private void fromFiles(Path folder) throws IOException {
        Files.createDirectories(
                folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = FILE.matcher(file.getFileName().toString());
                if (name.matches()) {
                    take(Integer.parseInt(name.group(1)), Files.readString(file));
                }
            }
        }
        if (keys.isEmpty()) {
            var secret = new byte[32];
            random.nextBytes(secret);
            var text = HEX.formatHex(secret);
            write(folder.resolve("identity-1.key"), text);
            take(1, text);
        }
    }

    /** On the disk before the first NIK is sealed with it: a key lost is every NIK lost. */
    private static void write(Path file, String text) throws IOException {
        var owner =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        owner)) {
            var bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private void take(int number, String text) {
        var hex = text.strip();
        if (!hex.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalStateException(
                    "identity key " + number + " is not 64 hexadecimal digits");
        }
        var root = new SecretKeySpec(HEX.parseHex(hex), "HmacSHA256");
        keys.put(
                number,
                new Keys(
                        new SecretKeySpec(hmac(root, "seal"), "AES"),
                        new SecretKeySpec(hmac(root, "digest"), "HmacSHA256")));
    }

    /** The number of the key that seals from now on. */
    int newest() {
        return keys.lastKey();
    }

    /** Whether something may still be sealed with an older key. */
    boolean hasOlder() {
        return keys.size() > 1;
    }

    Sealed seal(CooperativeId at, int person, String nik) {
        var key = keys.lastEntry();
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var text =
                crypt(
                        Cipher.ENCRYPT_MODE,
                        key.getValue(),
                        nonce,
                        at,
                        person,
                        nik.getBytes(StandardCharsets.US_ASCII));
        var whole = Arrays.copyOf(nonce, NONCE + text.length);
        System.arraycopy(text, 0, whole, NONCE, text.length);
        return new Sealed(
                whole,
                key.getKey(),
                digest(key.getValue(), at, nik),
                end(key.getValue(), at, nik.substring(Math.max(0, nik.length() - 4))));
    }

    String open(CooperativeId at, int person, int key, String hex) {
        var with = keys.get(key);
        if (with == null) {
            throw new IllegalStateException(
                    "NIKs are sealed with identity key "
                            + key
                            + ", which is not there: put keys/identity-"
                            + key
                            + ".key back from a backup");
        }
        var whole = HEX.parseHex(hex);
        return new String(
                crypt(
                        Cipher.DECRYPT_MODE,
                        with,
                        Arrays.copyOf(whole, NONCE),
                        at,
                        person,
                        Arrays.copyOfRange(whole, NONCE, whole.length)),
                StandardCharsets.US_ASCII);
    }

    /** A file under the newest key: its number in four bytes, the nonce, the text. */
    byte[] sealFile(CooperativeId at, byte[] file) {
        var key = keys.lastEntry();
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        var text = crypt(Cipher.ENCRYPT_MODE, key.getValue(), nonce, at, NOBODY, file);
        return ByteBuffer.allocate(Integer.BYTES + NONCE + text.length)
                .putInt(key.getKey())
                .put(nonce)
                .put(text)
                .array();
    }

    byte[] openFile(CooperativeId at, byte[] sealed) {
        var number = ByteBuffer.wrap(sealed).getInt();
        var with = keys.get(number);
        if (with == null) {
            throw new IllegalStateException(
                    "a file is sealed with identity key " + number + ", which is not there");
        }
        var text = Integer.BYTES + NONCE;
        return crypt(
                Cipher.DECRYPT_MODE,
                with,
                Arrays.copyOfRange(sealed, Integer.BYTES, text),
                at,
                NOBODY,
                Arrays.copyOfRange(sealed, text, sealed.length));
    }

    /** By what a NIK may be recognised: one digest for each key. */
    List<String> digests(CooperativeId at, String nik) {
        return keys.values().stream().map(key -> HEX.formatHex(digest(key, at, nik))).toList();
    }

    /** By what a NIK with these last four digits may be found: one digest for each key. */
    List<String> ends(CooperativeId at, String four) {
        return keys.values().stream().map(key -> HEX.formatHex(end(key, at, four))).toList();
    }

    /** The first six and the last two digits. */
    static String masked(String nik) {
        return nik.length() < 9
                ? "*".repeat(nik.length())
                : nik.substring(0, 6)
                        + "*".repeat(nik.length() - 8)
                        + nik.substring(nik.length() - 2);
    }

    private static byte[] digest(Keys key, CooperativeId at, String nik) {
        return hmac(key.digesting(), at.text() + " " + nik);
    }

    private static byte[] end(Keys key, CooperativeId at, String four) {
        return Arrays.copyOf(hmac(key.digesting(), at.text() + " …" + four), END_BYTES);
    }

    private static byte[] crypt(
            int mode, Keys key, byte[] nonce, CooperativeId at, int person, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.sealing(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((at.text() + "/" + person).getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what was sealed does not open with its key", e);
        }
    }

    private static byte[] hmac(SecretKeySpec key, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
