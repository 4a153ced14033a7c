package id.sokoguru.supervision;

import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import java.time.Instant;

/**
 * An entry as the office hears of it: where, what, how much, when. It names nobody.
 *
 * @param event in code, e.g. {@code savings.deposit}
 * @param description in Indonesian; members by number only
 */
public record Happening(
        CooperativeId cooperative,
        String name,
        long entryNo,
        String event,
        String description,
        Money amount,
        Instant recordedAt) {}
