package id.sokoguru.rule;

import id.sokoguru.web.Tone;

/**
 * A rule as people read it.
 *
 * @param now whether it is the version in force today
 */
public record RuleRow(
        String name,
        String value,
        String from,
        String source,
        Tone tone,
        String mark,
        boolean now) {}
