package id.sokoguru.membership;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in the register, from the moment they asked. The name is as the reader may see it.
 *
 * @param person counts everybody who ever asked
 * @param number the member number; 0 until the managers approve
 * @param nik the first six and last two digits, the rest as stars: {@code 351703********01}
 * @param joined the day on which simpanan pokok was paid in full
 * @param erased when name, NIK and address were removed, years after they left
 */
public record Member(
        int person,
        long number,
        MemberKind kind,
        Standing standing,
        String name,
        @Nullable String nik,
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
        @Nullable ExitReason exitReason,
        @Nullable LocalDate erased) {
    public boolean isMember() {
        return standing == Standing.MEMBER;
    }
}
