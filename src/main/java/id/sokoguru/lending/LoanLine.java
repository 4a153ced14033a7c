package id.sokoguru.lending;

import id.sokoguru.credit.Line;
import id.sokoguru.kernel.Money;
import id.sokoguru.web.Tone;

/**
 * An instalment as it stands.
 *
 * @param open what is still to be paid of it
 */
public record LoanLine(Line line, String due, Money open, Tone tone, String mark) {}
