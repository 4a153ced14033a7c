package id.sokoguru.lending;

import id.sokoguru.web.Words;

/** What a rule says, in a sentence: which rule, the figure, and what would pass. */
final class CheckWords {
    private CheckWords() {}

    static String name(Words words, Check.Kind kind) {
        return words.t("lending.check." + kind.name());
    }

    /** Rule, figure, limit, article and way out, as one text. */
    static String sentence(Words words, Check check) {
        var text = new StringBuilder(words.t(outcomeKey(check), check.found(), check.allowed()));
        var out = remedy(words, check);
        if (!out.isEmpty()) {
            text.append(' ').append(out);
        }
        var rule = check.rule();
        if (rule != null) {
            text.append(" (").append(rule.source()).append(')');
        }
        return text.toString();
    }

    private static String outcomeKey(Check check) {
        return "lending.check." + check.kind().name() + (check.passed() ? ".passed" : ".beyond");
    }

    /** What amount or rate would pass; empty when it passes, or when nothing would. */
    static String remedy(Words words, Check check) {
        if (check.passed()) {
            return "";
        }
        var amount = check.amount();
        var rate = check.rate();
        var text = new StringBuilder();
        if (rate != null) {
            text.append(words.t("lending.remedy.rate", rate.text()));
        }
        if (amount != null && check.kind() == Check.Kind.RATE_EFFECTIVE) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(words.t("lending.remedy.from", amount.text()));
        } else if (amount != null && amount.isPositive()) {
            text.append(words.t("lending.remedy.amount", amount.text()));
        } else if (amount != null) {
            text.append(words.t("lending.remedy.none"));
        }
        return text.toString();
    }
}
