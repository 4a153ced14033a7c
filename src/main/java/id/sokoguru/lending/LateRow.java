package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * A late loan on the worklist.
 *
 * @param call {@code tel:} address, if a number is known
 * @param last what was done last, in words
 */
public record LateRow(
        long loan,
        String name,
        @Nullable String phone,
        @Nullable String call,
        String days,
        Money due,
        String quality,
        Tone tone,
        String last) {}
