package id.sokoguru.lending;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A photo or a scanned paper with an application.
 *
 * @param size in bytes
 */
public record LoanDocument(
        int documentNo, Kind kind, String media, int size, OffsetDateTime addedAt) {
    /** At most one mebibyte: a phone makes a photo of a paper smaller than that. */
    public static final int MOST = 1 << 20;

    /** What it shows. */
    public enum Kind {
        IDENTITY,
        FAMILY,
        INCOME,
        BUSINESS,
        COLLATERAL,
        OTHER
    }

    /** What the bytes are, by how they begin; empty for anything that is not kept. */
    static Optional<String> media(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xD8, 0xFF)) {
            return Optional.of("image/jpeg");
        } else if (starts(bytes, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of("image/png");
        } else if (starts(bytes, '%', 'P', 'D', 'F', '-')) {
            return Optional.of("application/pdf");
        }
        return Optional.empty();
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length <= with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    String ending() {
        return switch (media) {
            case "image/jpeg" -> "jpg";
            case "image/png" -> "png";
            default -> "pdf";
        };
    }
}
