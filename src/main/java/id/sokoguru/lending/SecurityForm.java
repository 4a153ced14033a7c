package id.sokoguru.lending;

import id.sokoguru.kernel.Uuid7;
import org.jspecify.annotations.Nullable;

/** What was typed about collateral or its papers, as typed. */
public record SecurityForm(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String description,
        @Nullable String paper,
        @Nullable String amount,
        @Nullable String holder,
        @Nullable String place,
        @Nullable String receiver) {
    static SecurityForm fresh() {
        return new SecurityForm(
                Uuid7.create().toString(), null, null, null, null, null, null, null);
    }
}
