package id.sokoguru.registry;

import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.ledger.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a cooperative is.
 *
 * @param region the code of the village of its seat
 * @param regionPath as in an address
 * @param legalNumber of the legal entity (badan hukum), {@code AHU-…}
 * @param nik Nomor Induk Koperasi
 * @param bookYearMonth the month in which the book year begins, 1 to 12
 * @param scopeList the parts of its chart, comma-separated
 * @param sharing what the office may see, 0 to 3
 * @param version counts the changes of the identity, for optimistic editing
 */
public record Profile(
        CooperativeId coopId,
        String name,
        CooperativeKind kind,
        CooperativeLevel level,
        String region,
        String regionPath,
        LocalDate foundedOn,
        @Nullable String legalNumber,
        @Nullable LocalDate legalDate,
        @Nullable String nik,
        @Nullable String npwp,
        @Nullable String nib,
        @Nullable String address,
        @Nullable String phone,
        int bookYearMonth,
        String scopeList,
        CooperativeStatus status,
        LocalDate statusFrom,
        int sharing,
        String sharedBy,
        Instant sharedAt,
        int version) {
    public Set<Scope> scopes() {
        var scopes = EnumSet.noneOf(Scope.class);
        for (var scope : scopeList.split(",")) {
            scopes.add(Scope.valueOf(scope));
        }
        return scopes;
    }
}
