package id.sokoguru.web;

import org.jspecify.annotations.Nullable;

/**
 * One answer of a select or of choice cards.
 *
 * @param value what the form sends
 * @param label what people read
 * @param hint a second line on a choice card
 * @param icon a name of {@link Icon} for a choice card
 */
public record Choice(String value, String label, @Nullable String hint, @Nullable String icon) {
    public static Choice of(String value, String label) {
        return new Choice(value, label, null, null);
    }

    public static Choice of(String value, String label, String hint) {
        return new Choice(value, label, hint, null);
    }
}
