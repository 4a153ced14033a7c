package id.sokoguru.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time codes (RFC 6238): six digits, SHA-1, steps of 30 seconds, as every phone app
 * makes them.
 */
final class Totp {
    private static final int STEP_SECONDS = 30;

    private Totp() {}

    static byte[] newSecret() {
        return Secrets.random(20);
    }

    static long step(Instant now) {
        return Math.floorDiv(now.getEpochSecond(), STEP_SECONDS);
    }

    static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(step).array());
            int offset = hash[hash.length - 1] & 0x0f;
            int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fff_ffff;
            return String.format(Locale.ROOT, "%06d", number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The step that a code belongs to, one step of clock error allowed each way, later than the
     * last one used.
     */
    static OptionalLong match(byte[] secret, String typed, Instant now, long lastStep) {
        var code = typed.replaceAll("\\s", "");
        var found = OptionalLong.empty();
        for (long step = step(now) - 1; step <= step(now) + 1; step++) {
            if (Secrets.same(code(secret, step), code) && step > lastStep) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }
}
