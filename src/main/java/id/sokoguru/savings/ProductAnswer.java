package id.sokoguru.savings;

import id.sokoguru.kernel.Rate;
import id.sokoguru.rule.Rule;
import java.time.LocalDate;

/** What came of deciding on a product. */
public sealed interface ProductAnswer {
    record Decided() implements ProductAnswer {}

    sealed interface Refused extends ProductAnswer {}

    /** The reward exceeds what the law allows on that day. */
    record AboveCap(Rate cap, Rule rule) implements Refused {}

    /** A newer version stands: what was decided is not decided again behind it. */
    record BeforeNewest(LocalDate newest) implements Refused {}

    /** What holds for existing accounts begins with a month, whose interest it then governs. */
    record NotFirstOfMonth() implements Refused {}

    /** A product stays what it is: its accounts stand in other places of the chart. */
    record OtherKind() implements Refused {}
}
