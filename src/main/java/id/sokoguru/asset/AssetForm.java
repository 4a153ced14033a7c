package id.sokoguru.asset;

import id.sokoguru.kernel.Uuid7;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A purchase as typed. */
public record AssetForm(
        @Nullable String id,
        @Nullable String name,
        @Nullable String account,
        @Nullable String cost,
        @Nullable String residual,
        @Nullable String months,
        @Nullable String place) {
    static AssetForm fresh() {
        return new AssetForm(Uuid7.create().toString(), null, "120204", null, null, "48", null);
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }
}
