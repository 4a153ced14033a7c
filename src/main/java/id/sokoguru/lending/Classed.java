package id.sokoguru.lending;

import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Reserve;
import id.sokoguru.kernel.Money;

/**
 * A loan with its class and what the regulation wants to be kept for it.
 *
 * @param quality computed, never typed
 * @param reserve PPAPWD
 * @param impairment what the books should hold against it (CKPN)
 */
public record Classed(Position position, Quality quality, Reserve reserve, Money impairment) {}
