package id.sokoguru.supervision;

import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import java.util.regex.Pattern;

/** Codes of regions and the territories that they are. */
final class Area {
    private static final Pattern CODE = Pattern.compile("\\d{2}(\\.\\d{2}(\\.\\d{2})?)?");

    private Area() {}

    /** A code down to a kecamatan; the nation is the empty one. */
    static boolean isCode(String text) {
        return text.isEmpty() || CODE.matcher(text).matches();
    }

    /** The code of the smallest region (down to a village) that holds the territory. */
    static String of(Territory territory) {
        for (int digits : new int[] {10, 6, 4, 2}) {
            long width = Math.powExact(10L, 13 - digits);
            if (territory.from() / width == territory.to() / width) {
                return dotted(territory.from() / width, digits);
            }
        }
        return "";
    }

    static String kecamatan(CooperativeId cooperative) {
        return cooperative.village().substring(0, 8);
    }

    static String dotted(long number, int digits) {
        var text = String.format(java.util.Locale.ROOT, "%0" + digits + "d", number);
        var code = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            if (i == 2 || i == 4 || i == 6) {
                code.append('.');
            }
            code.append(text.charAt(i));
        }
        return code.toString();
    }

    /**
     * What lies directly below: of the nation the provinces, of a province its regencies, and so
     * on.
     */
    static int digitsBelow(String code) {
        return switch (code.length()) {
            case 0 -> 2;
            case 2 -> 4;
            case 5 -> 6;
            default -> 10;
        };
    }

    static boolean within(Territory inner, Territory outer) {
        return outer.from() <= inner.from() && inner.to() <= outer.to();
    }

    static Territory common(Territory one, Territory other) {
        return new Territory(Math.max(one.from(), other.from()), Math.min(one.to(), other.to()));
    }
}
