package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a loan, as typed.
 *
 * @param anggota member number
 * @param kelompok group of joint liability
 * @param keperluan what for
 * @param lunasi number of the loan that is paid off with it
 */
public record ApplicationForm(
        @Nullable String id,
        @Nullable String anggota,
        @Nullable String produk,
        @Nullable String jumlah,
        @Nullable String kali,
        @Nullable String kelompok,
        @Nullable String keperluan,
        @Nullable String lunasi) {
    ApplicationForm withId() {
        return new ApplicationForm(
                uuid().toString(), anggota, produk, jumlah, kali, kelompok, keperluan, lunasi);
    }

    /** A missing or damaged id is replaced, so that a page always has one. */
    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    Optional<Money> amount() {
        return jumlah == null ? Optional.empty() : Money.parse(jumlah).filter(Money::isPositive);
    }

    long member() {
        return whole(anggota);
    }

    int product() {
        return Math.toIntExact(Math.min(whole(produk), 1_000_000));
    }

    int instalments() {
        return Math.toIntExact(Math.min(whole(kali), 1_000_000));
    }

    @Nullable Long group() {
        long number = whole(kelompok);
        return number == 0 ? null : Long.valueOf(number);
    }

    @Nullable Long replaces() {
        long number = whole(lunasi);
        return number == 0 ? null : Long.valueOf(number);
    }

    private static long whole(@Nullable String typed) {
        return typed == null || !typed.strip().matches("[0-9]{1,15}")
                ? 0
                : Long.parseLong(typed.strip());
    }
}
