package id.sokoguru.web;

import id.sokoguru.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way back: from the statement to the line to the entry, each with its figure.
 *
 * @param href where the step leads; null for the page itself
 * @param amount the figure that was opened, if the step is a figure
 */
public record Crumb(String label, @Nullable String href, @Nullable Money amount) {
    public static Crumb to(String label, String href) {
        return new Crumb(label, href, null);
    }

    public static Crumb figure(String label, String href, Money amount) {
        return new Crumb(label, href, amount);
    }

    public static Crumb here(String label) {
        return new Crumb(label, null, null);
    }
}
