package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the counter's forms, as it is drawn.
 *
 * @param facts what one must know before typing: whose, how much is there, what is due
 * @param effect what saving will do; null while the amount is still asked for
 * @param products to choose from when an account is opened, else empty
 */
public record CounterView(
        String title,
        String action,
        String back,
        String button,
        String label,
        List<Fact> facts,
        List<Money> usual,
        List<Choice> places,
        List<Choice> products,
        CounterForm form,
        Problems problems,
        @Nullable String effect) {}
