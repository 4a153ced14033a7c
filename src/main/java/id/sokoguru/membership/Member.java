package id.sokoguru.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the register, from the moment they asked. The name is as the reader may see it.
 *
 * @param person counts everybody who ever asked
 * @param number the member number; 0 until the managers approve
 * @param nikEnd the last four digits of the NIK; the rest is not kept
 * @param joined the day on which simpanan pokok was paid in full
 */
public record Member(
        int person,
        long number,
        MemberKind kind,
        Standing standing,
        String name,
        @Nullable String nikEnd,
        @Nullable String birthPlace,
        @Nullable LocalDate birthDate,
        @Nullable Sex sex,
        @Nullable String phone,
        String address,
        @Nullable String village,
        @Nullable String occupation,
        LocalDate applied,
        @Nullable LocalDate approved,
        @Nullable LocalDate joined,
        @Nullable LocalDate left,
        @Nullable ExitReason exitReason) {
    public boolean isMember() {
        return standing == Standing.MEMBER;
    }
}
