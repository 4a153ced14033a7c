package id.sokoguru.web;

import id.sokoguru.kernel.Money;
import org.jspecify.annotations.Nullable;

/**
 * A name and what it is: a line of a receipt or of a card of facts.
 *
 * @param text the value as people read it
 * @param href what it opens to, if it is a door
 * @param figure whether the value is a figure and stands right
 */
public record Fact(String label, String text, @Nullable String href, boolean figure) {
    public static Fact of(String label, String text) {
        return new Fact(label, text, null, false);
    }

    public static Fact to(String label, String text, String href) {
        return new Fact(label, text, href, false);
    }

    public static Fact of(String label, Money amount) {
        return new Fact(label, amount.text(), null, true);
    }

    public static Fact to(String label, Money amount, String href) {
        return new Fact(label, amount.text(), href, true);
    }
}
