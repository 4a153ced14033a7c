package id.sokoguru.membership;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step on the way in and out, or a correction of the profile.
 *
 * @param what {@code APPLIED}, {@code APPROVED}, {@code REFUSED}, {@code ADMITTED}, {@code LEFT},
 *     {@code SETTLED}, or {@code CHANGED_} and the field
 */
public record MemberStep(
        String what,
        OffsetDateTime at,
        UUID actor,
        @Nullable String detail,
        @Nullable String old) {}
