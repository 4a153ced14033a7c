package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Role;
import id.sokoguru.world.World;
import java.nio.ByteBuffer;
import java.time.ZonedDateTime;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class SecondStepTest extends Journey {

    @Test
    void a_phone_is_enrolled_and_from_then_on_asked_for_at_sign_in() throws Exception {
        var village = founded();
        var name = village.signIn(Role.CHAIR);
        try (var hartini = phone()) {
            hartini.signsIn(name).opens("/akun/dua-langkah");
            var secret = hartini.page.locator(".secret").innerText();
            hartini.types("Kode enam angka", code(secret, World.START));
            hartini.page.locator("[name=sandi]").fill(Village.PASSWORD);
            hartini.presses("Aktifkan").sees("Kode cadangan");
            assertThat(hartini.page.locator(".codes li").count()).isEqualTo(10);

            world.setTime(World.START.plusMinutes(2));
            hartini.context.clearCookies();
            hartini.page.navigate("/masuk");
            hartini.types("Nama masuk", name);
            hartini.page.locator("[name=sandi]").fill(Village.PASSWORD);
            hartini.presses("Masuk").sees("Langkah kedua");
            hartini.types("Kode enam angka", "000000").presses("Lanjut").sees("Kode tidak cocok");
            hartini.types("Kode enam angka", code(secret, World.START.plusMinutes(2)));
            hartini.presses("Lanjut");
            hartini.page.waitForURL(Pattern.compile(".*" + village.at("")));
            hartini.looks();
        }
    }

    /** RFC 6238 once more, so that the product's own arithmetic is not its own witness. */
    private static String code(String base32, ZonedDateTime at) throws Exception {
        var bits = new StringBuilder();
        for (char c : base32.replace(" ", "").toCharArray()) {
            var five = Integer.toBinaryString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c));
            bits.append("0".repeat(5 - five.length())).append(five);
        }
        var key = new byte[bits.length() / 8];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) Integer.parseInt(bits.substring(8 * i, 8 * i + 8), 2);
        }
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(key, "HmacSHA1"));
        var step = ByteBuffer.allocate(8).putLong(at.toEpochSecond() / 30).array();
        var hash = ByteBuffer.wrap(mac.doFinal(step));
        int number = hash.getInt(hash.get(19) & 15) & Integer.MAX_VALUE;
        return "%06d".formatted(number % 1_000_000);
    }
}
