package id.sokoguru.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The installation's own secret: seals second-factor secrets in the database and signs form tokens.
 * Kept outside the database, in {@code access.key} of the data directory or in {@code
 * SOKOGURU_ACCESS_KEY} (64 hexadecimal digits; the same on every node).
 */
@Component
final class AccessKey {
    private static final int NONCE = 12;

    private final SecretKeySpec sealing;
    private final SecretKeySpec signing;

    AccessKey(
            @Value("${SOKOGURU_ACCESS_KEY:}") String given,
            @Value("${sokoguru.data:data}") String data)
            throws IOException {
        var master = HexFormat.of().parseHex(given.isEmpty() ? file(Path.of(data)) : given);
        if (master.length != 32) {
            throw new IllegalStateException("the access key is not 64 hexadecimal digits");
        }
        var root = new SecretKeySpec(master, "HmacSHA256");
        this.sealing = new SecretKeySpec(hmac(root, "seal"), "AES");
        this.signing = new SecretKeySpec(hmac(root, "sign"), "HmacSHA256");
    }

    private static String file(Path data) throws IOException {
        Files.createDirectories(data);
        var file = data.resolve("access.key");
        if (!Files.exists(file)) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(Secrets.random(32)));
        }
        return Files.readString(file).strip();
    }

    String sign(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(signing, text));
    }

    byte[] seal(byte[] plain) {
        var nonce = Secrets.random(NONCE);
        var sealed = crypt(Cipher.ENCRYPT_MODE, nonce, plain);
        var whole = Arrays.copyOf(nonce, NONCE + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    byte[] open(byte[] sealed) {
        return crypt(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE),
                Arrays.copyOfRange(sealed, NONCE, sealed.length));
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(128, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret does not fit this installation's access key", e);
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
