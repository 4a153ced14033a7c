package id.sokoguru.web;

import org.jspecify.annotations.Nullable;

/**
 * A tab, a tile or an entry of the menu.
 *
 * @param icon a name of {@link Icon}; null where only the word is shown
 * @param hint a second line on a tile
 * @param current whether the visitor is there now
 */
public record Link(
        String label, String href, @Nullable String icon, @Nullable String hint, boolean current) {
    public static Link tab(String label, String href, boolean current) {
        return new Link(label, href, null, null, current);
    }

    public static Link tile(String label, String href, String icon) {
        return new Link(label, href, icon, null, false);
    }

    public static Link tile(String label, String href, String icon, String hint) {
        return new Link(label, href, icon, hint, false);
    }
}
