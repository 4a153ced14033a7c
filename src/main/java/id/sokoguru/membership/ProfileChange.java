package id.sokoguru.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the register should say of somebody from now on; each field that differs is written down
 * with its old value.
 *
 * @param nik null keeps what is known
 */
public record ProfileChange(
        int person,
        MemberKind kind,
        String name,
        @Nullable String nik,
        @Nullable String birthPlace,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String phone,
        String address,
        @Nullable String village,
        @Nullable String occupation) {
    /** Answers to {@link Members#changeProfile}. */
    public sealed interface Answer {}

    public record Changed(int fields) implements Answer {}

    public record Unknown() implements Answer {}
}
