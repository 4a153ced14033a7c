package id.sokoguru.lending;

import id.sokoguru.web.Page;
import id.sokoguru.web.Tone;

/**
 * A check as people read it.
 *
 * @param source the article; empty for a condition of the product
 */
public record CheckRow(
        String name, Tone tone, String mark, String sentence, String remedy, String source) {
    static CheckRow of(Page page, Check check) {
        var rule = check.rule();
        return row(
                page,
                check.kind(),
                check.outcome(),
                check.found(),
                check.allowed(),
                CheckWords.remedy(page.words(), check),
                rule == null ? "" : rule.source());
    }

    static CheckRow of(Page page, GrantingStore.DecidedCheck check) {
        return row(
                page,
                check.kind(),
                check.outcome(),
                check.found(),
                check.allowed(),
                "",
                check.source());
    }

    private static CheckRow row(
            Page page,
            Check.Kind kind,
            Check.Outcome outcome,
            String found,
            String allowed,
            String remedy,
            String source) {
        var key = "lending.check." + kind.name();
        return new CheckRow(
                page.t(key),
                switch (outcome) {
                    case PASSED -> Tone.GOOD;
                    case WARNED -> Tone.WAIT;
                    case BLOCKED -> Tone.ACT;
                },
                page.t("lending.outcome." + outcome.name()),
                page.t(
                        key + (outcome == Check.Outcome.PASSED ? ".passed" : ".beyond"),
                        found,
                        allowed),
                remedy,
                source);
    }
}
