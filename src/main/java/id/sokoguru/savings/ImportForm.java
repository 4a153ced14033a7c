package id.sokoguru.savings;

import org.jspecify.annotations.Nullable;

/** The date of the opening balances and, when confirming, which uploaded files are meant. */
public record ImportForm(@Nullable String id, @Nullable String date, @Nullable String confirm) {}
