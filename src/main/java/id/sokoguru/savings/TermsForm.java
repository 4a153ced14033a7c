package id.sokoguru.savings;

import org.jspecify.annotations.Nullable;

/** What the meeting decided, as typed. */
public record TermsForm(
        @Nullable String from,
        @Nullable String principal,
        @Nullable String parts,
        @Nullable String obligatory,
        @Nullable String period,
        @Nullable String product,
        @Nullable String opening,
        @Nullable String minimum) {}
