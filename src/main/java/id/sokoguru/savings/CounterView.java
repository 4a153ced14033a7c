package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the counter's forms, as it is drawn.
 *
 * @param card of the member
 * @param label of the amount; null when it is not asked for
 * @param facts what one must know before typing: whose, how much is there, what is due
 * @param cash whether money comes into a drawer or leaves it
 * @param products to choose from when an account is opened, else empty
 * @param transfer whether it goes to another account, one of {@code targets}
 * @param asleep the account has not been moved since: who stands there must show papers; else null
 * @param effect what saving will do; null while the amount is still asked for
 * @param done where the receipt is, when this very order was carried out already
 */
public record CounterView(
        String title,
        String action,
        String back,
        String card,
        String button,
        @Nullable String label,
        List<Fact> facts,
        List<Money> usual,
        boolean cash,
        List<Choice> places,
        List<Choice> products,
        boolean transfer,
        List<Choice> targets,
        @Nullable LocalDate asleep,
        CounterForm form,
        Problems problems,
        @Nullable String effect,
        @Nullable String done) {}
