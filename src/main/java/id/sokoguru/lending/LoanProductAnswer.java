package id.sokoguru.lending;

import id.sokoguru.rule.Rule;

/** What comes of setting the conditions of a product. */
public sealed interface LoanProductAnswer {
    record Kept() implements LoanProductAnswer {}

    /** Reasons why not; nothing was written. */
    sealed interface Refused extends LoanProductAnswer {}

    /**
     * The cooperative has no unit that works by this principle: loans at interest and financing
     * under sharia are not mixed in one unit.
     *
     * @param rule the article
     */
    record OtherPrinciple(boolean sharia, Rule rule) implements Refused {}

    /** A loan without yield (qardh) or a partnership does not promise a rate. */
    record YieldForbidden() implements Refused {}

    /** A partnership needs its nisbah: more than nothing, less than all. */
    record NoNisbah() implements Refused {}

    /** A share of the principal is no cost; administration is charged as what it costs. */
    record FeeByShare() implements Refused {}
}
