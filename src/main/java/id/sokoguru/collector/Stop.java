package id.sokoguru.collector;

import id.sokoguru.kernel.Money;

/**
 * A member on a collector's route.
 *
 * @param usual what they usually put into savings; zero = nothing
 */
public record Stop(long memberNo, int collectorNo, VisitDay visitDay, Money usual) {}
