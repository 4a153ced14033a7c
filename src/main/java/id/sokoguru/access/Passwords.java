package id.sokoguru.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB and two passes (OWASP's choice), two at a time: a storm of sign-ins waits in
 * line instead of taking the memory of the counter.
 */
@Component
final class Passwords {
    static final int SHORTEST = 10;
    static final int LONGEST = 200;

    private static final Set<String> COMMON = common();

    private final Argon2PasswordEncoder argon2;
    private final Semaphore room = new Semaphore(2, true);
    private final String nobody;

    /**
     * The costs are properties for tests alone; each hash carries the cost that it was made with.
     */
    Passwords(
            @Value("${sokoguru.access.argon2.memory-kib:19456}") int memoryKib,
            @Value("${sokoguru.access.argon2.passes:2}") int passes) {
        this.argon2 = new Argon2PasswordEncoder(16, 32, 1, memoryKib, passes);
        this.nobody = hash(Secrets.token());
    }

    String hash(String password) {
        return inTurn(() -> Objects.requireNonNull(argon2.encode(password)));
    }

    /** Compares; without a hash (unknown name, no password yet) it takes as long and says no. */
    boolean matches(String password, @Nullable String hash) {
        if (password.length() > LONGEST) {
            return false;
        }
        return inTurn(() -> argon2.matches(password, hash == null ? nobody : hash)) && hash != null;
    }

    /** The key of the sentence that says why a new password is too weak; empty when it is good. */
    static Optional<String> weakness(String password, String repeated, String signInName) {
        var plain = password.toLowerCase(Locale.ROOT);
        var letters = plain.replaceAll("[^a-z]", "");
        if (password.length() < SHORTEST) {
            return Optional.of("access.password.short");
        } else if (password.length() > LONGEST) {
            return Optional.of("access.password.long");
        } else if (plain.chars().distinct().count() < 5
                || COMMON.contains(plain)
                || COMMON.contains(letters)) {
            return Optional.of("access.password.common");
        } else if (plain.contains(signInName.toLowerCase(Locale.ROOT))) {
            return Optional.of("access.password.name");
        } else if (!password.equals(repeated)) {
            return Optional.of("access.password.differs");
        }
        return Optional.empty();
    }

    private <T> T inTurn(Supplier<T> work) {
        room.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            room.release();
        }
    }

    private static Set<String> common() {
        try (var in = Passwords.class.getResourceAsStream("/access/common-passwords.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
