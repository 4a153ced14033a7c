package id.sokoguru.payroll;

import id.sokoguru.web.Tone;

/** A list among others. */
public record ListRow(DeductionList list, String agency, Tone tone, String mark) {}
