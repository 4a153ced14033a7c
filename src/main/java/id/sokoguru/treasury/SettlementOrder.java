package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.util.UUID;

/**
 * A proposal what becomes of a difference in 111101 (J51).
 *
 * @param reason the decision in a sentence
 * @param document its number, e.g. of the minutes; may be empty
 */
public record SettlementOrder(
        UUID id, Settlement.Outcome outcome, Money amount, String reason, String document) {}
