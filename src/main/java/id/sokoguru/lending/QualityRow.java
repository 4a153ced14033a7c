package id.sokoguru.lending;

import id.sokoguru.kernel.Money;

/** The loans of a class together. */
public record QualityRow(
        String quality, int loans, Money outstanding, Money reserve, Money impairment) {}
