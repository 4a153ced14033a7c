package id.sokoguru.collector;

import java.util.UUID;

/**
 * A field officer of a cooperative.
 *
 * @param collectorNo of the cooperative, from 1; the bag is place (110104, this number)
 * @param userId the account they sign in with
 */
public record Collector(int collectorNo, UUID userId) {}
