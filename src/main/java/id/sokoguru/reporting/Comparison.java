package id.sokoguru.reporting;

import java.util.Arrays;
import java.util.Optional;

/** What stands beside the figures of a statement. */
public enum Comparison {
    NONE("tanpa"),
    /** The period just before; for a day, the day before the period began. */
    PERIOD_BEFORE("lalu"),
    /** The same days a year earlier. */
    YEAR_BEFORE("tahun");

    private final String slug;

    Comparison(String slug) {
        this.slug = slug;
    }

    public String slug() {
        return slug;
    }

    static Comparison of(String slug) {
        return Arrays.stream(values()).filter(c -> c.slug.equals(slug)).findFirst().orElse(NONE);
    }

    Optional<Period> of(Period period) {
        return switch (this) {
            case NONE -> Optional.empty();
            case PERIOD_BEFORE -> Optional.of(period.before());
            case YEAR_BEFORE -> Optional.of(period.yearBefore());
        };
    }
}
