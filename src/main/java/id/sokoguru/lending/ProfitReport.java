package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.util.UUID;

/**
 * What the borrower's business really earned in the time of an instalment (mudharabah, musyarakah).
 * The newest report of a time counts.
 *
 * @param id of the form: the same again changes nothing
 * @param no of the instalment, from 1
 * @param revenue nil for a time without gain: then nothing is shared
 */
public record ProfitReport(UUID id, long loan, int no, Money revenue) {
    /** What comes of it. */
    public sealed interface Answer {}

    /**
     * @param share what the cooperative is owed of it, by nisbah
     */
    public record Written(Money share) implements Answer {}

    /** Reasons why not; nothing was written. */
    public sealed interface Refused extends Answer {}

    /** No such loan, it has ended, or it shares no profit. */
    public record NoPartnership() implements Refused {}

    /** No such instalment, or its time has not begun. */
    public record NotYet() implements Refused {}

    public record BadRevenue() implements Refused {}
}
