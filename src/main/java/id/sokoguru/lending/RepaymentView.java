package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Problems;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form that pays a loan, as it is drawn.
 *
 * @param lead what one must know in a sentence
 * @param total of {@code facts}
 * @param asks whether the amount is typed; a payoff's figure is fixed
 * @param effect what saving will do, sentence by sentence; empty while the amount is still asked
 *     for
 * @param done where the receipt is, when this very order was carried out already
 */
public record RepaymentView(
        String title,
        String lead,
        String action,
        String back,
        String button,
        List<Fact> facts,
        Fact total,
        boolean asks,
        List<Money> usual,
        List<Choice> sources,
        boolean noDrawer,
        RepaymentForm form,
        Problems problems,
        List<String> effect,
        @Nullable String done) {
    /** The source to begin with. */
    public String source() {
        var typed = form.source();
        return typed != null && !typed.isEmpty()
                ? typed
                : sources.isEmpty() ? "" : sources.getFirst().value();
    }
}
