package id.sokoguru.treasury;

import java.util.UUID;

/**
 * A collector hands in what is in the bag, counted at a till.
 *
 * @param id of the count: the same again answers the first hand-over
 * @param bag the collector's number
 * @param reason needed when less is there than the books say
 */
public record BagOrder(UUID id, long bag, long till, Denominations count, String reason) {}
