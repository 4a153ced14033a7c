package id.sokoguru.access;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class SecondFactorTest {
    @Autowired World world;
    @Autowired Access access;
    @Autowired SignIn signIn;
    @Autowired UserStore users;
    @Autowired AccessKey key;
    @Autowired BusinessDay day;

    @Test
    void codes_are_those_of_rfc_6238() {
        var secret = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
        assertThat(Totp.code(secret, Totp.step(Instant.ofEpochSecond(59)))).isEqualTo("287082");
        assertThat(Totp.code(secret, Totp.step(Instant.ofEpochSecond(1111111109))))
                .isEqualTo("081804");
        assertThat(Totp.code(secret, Totp.step(Instant.ofEpochSecond(20000000000L))))
                .isEqualTo("353130");
        assertThat(Secrets.base32(secret)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
    }

    @Test
    void the_right_code_opens_a_wrong_one_does_not_and_none_opens_twice() {
        var person = enrolled();
        world.setTime(World.START.plusMinutes(5));
        var ticket = ticket(person);
        assertThat(signIn.withCode(ticket, "000000", "")).isInstanceOf(SignIn.Answer.Wrong.class);
        var code = code(person, 0);
        assertThat(signIn.withCode(ticket, code, "")).isInstanceOf(SignIn.Answer.Welcome.class);
        assertThat(signIn.withCode(ticket(person), code, ""))
                .isInstanceOf(SignIn.Answer.Wrong.class);
        assertThat(signIn.withCode(ticket(person), code(person, 1), ""))
                .isInstanceOf(SignIn.Answer.Welcome.class);
        assertThat(signIn.withCode(ticket(person), code(person, -1), ""))
                .as("an older code than the last one used")
                .isInstanceOf(SignIn.Answer.Wrong.class);
    }

    @Test
    void the_ticket_cannot_be_made_up_and_ends_after_five_minutes() {
        var person = enrolled();
        world.setTime(World.START.plusMinutes(5));
        var ticket = ticket(person);
        assertThat(signIn.withCode(ticket + "x", code(person, 0), ""))
                .isInstanceOf(SignIn.Answer.TicketExpired.class);
        assertThat(signIn.withCode("", code(person, 0), ""))
                .isInstanceOf(SignIn.Answer.TicketExpired.class);
        world.setTime(World.START.plusMinutes(11));
        assertThat(signIn.withCode(ticket, code(person, 0), ""))
                .isInstanceOf(SignIn.Answer.TicketExpired.class);
    }

    @Test
    void guessing_codes_waits_after_five() {
        var person = enrolled();
        world.setTime(World.START.plusMinutes(5));
        var ticket = ticket(person);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn.withCode(ticket, "00000" + i, ""))
                    .isInstanceOf(SignIn.Answer.Wrong.class);
        }
        assertThat(signIn.withCode(ticket, code(person, 0), ""))
                .isInstanceOf(SignIn.Answer.TooOften.class);
    }

    @Test
    void a_recovery_code_opens_once() {
        var person = Cast.in(access, world.cooperative(), Role.CHAIR);
        var codes = enrol(person);
        world.setTime(World.START.plusMinutes(5));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();
        var typed = codes.getFirst().toLowerCase().replace("-", " ");
        assertThat(signIn.withCode(ticket(person), typed, ""))
                .isInstanceOf(SignIn.Answer.Welcome.class);
        assertThat(signIn.withCode(ticket(person), typed, ""))
                .isInstanceOf(SignIn.Answer.Wrong.class);
    }

    @Test
    void the_database_never_holds_the_secret_itself() {
        var person = enrolled();
        var stored = users.byId(person.id()).orElseThrow().totpSecret();
        assertThat(stored).isNotNull().hasSize(12 + 20 + 16).isNotEqualTo(key.open(stored));
    }

    private Cast.Somebody enrolled() {
        var person = Cast.in(access, world.cooperative(), Role.CHAIR);
        enrol(person);
        return person;
    }

    private List<String> enrol(Cast.Somebody person) {
        signIn.proposeSecondFactor(person.id());
        assertThat(signIn.confirmSecondFactor(person.id(), "000000")).isEmpty();
        var codes = signIn.confirmSecondFactor(person.id(), code(person, 0));
        assertThat(codes).isNotEmpty();
        return codes;
    }

    private String ticket(Cast.Somebody person) {
        return ((SignIn.Answer.SecondFactorNeeded)
                        signIn.withPassword(person.name(), Cast.PASSWORD, "10.1.1.1", ""))
                .ticket();
    }

    private String code(Cast.Somebody person, int steps) {
        var sealed = users.byId(person.id()).orElseThrow().totpSecret();
        return Totp.code(key.open(sealed), Totp.step(day.now()) + steps);
    }
}
