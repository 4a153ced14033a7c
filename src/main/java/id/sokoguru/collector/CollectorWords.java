package id.sokoguru.collector;

import id.sokoguru.web.Page;

/** What became of a paper, and what it is for, in plain sentences. */
public final class CollectorWords {
    private CollectorWords() {}

    public static String outcome(Page page, Taken taken) {
        return switch (taken.outcome()) {
            case POSTED -> page.t("collector.outcome.posted");
            case HELD -> page.t("collector.outcome.held", taken.reason());
            case WAITING -> page.t("collector.outcome.waiting", taken.reason());
        };
    }

    public static String what(Page page, Taking.Kind kind, long target) {
        return switch (kind) {
            case OBLIGATORY -> page.t("collector.kind.obligatory");
            case SAVINGS -> page.t("collector.kind.savings", String.valueOf(target));
            case LOAN -> page.t("collector.kind.loan", String.valueOf(target));
        };
    }
}
