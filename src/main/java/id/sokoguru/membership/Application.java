package id.sokoguru.membership;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to become a member.
 *
 * @param id made by the form; the same id again answers the first application
 * @param nik 16 digits; kept sealed
 * @param village dotted code, e.g. {@code 35.17.03.2001}
 * @param date when they asked
 */
public record Application(
        UUID id,
        MemberKind kind,
        String name,
        @Nullable String nik,
        @Nullable String birthPlace,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String phone,
        String address,
        @Nullable String village,
        @Nullable String occupation,
        LocalDate date) {

    /** Answers to {@link Members#apply}. */
    public sealed interface Answer {}

    public record Applied(int person) implements Answer {}

    /** Somebody with this NIK is a member, candidate or applicant already. */
    public record KnownAlready(Member as) implements Answer {}

    /** UU 25/1992 pasal 18: able to act in law. */
    public record TooYoung(long minimumYears) implements Answer {}

    public record InFuture(LocalDate today) implements Answer {}
}
