package id.sokoguru.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PeriodTest {
    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }

    @Test
    void before_a_month_is_the_month_before_to_its_last_day() {
        assertThat(period("2026-03-01", "2026-03-31").before())
                .isEqualTo(period("2026-02-01", "2026-02-28"));
        assertThat(period("2028-02-01", "2028-02-29").before())
                .isEqualTo(period("2028-01-01", "2028-01-31"));
    }

    @Test
    void before_a_month_begun_are_the_same_days_of_the_month_before() {
        assertThat(period("2026-11-01", "2026-11-21").before())
                .isEqualTo(period("2026-10-01", "2026-10-21"));
    }

    @Test
    void before_a_year_is_the_year_before() {
        assertThat(period("2026-01-01", "2026-12-31").before())
                .isEqualTo(period("2025-01-01", "2025-12-31"));
    }

    @Test
    void
            before_a_year_begun_are_the_same_days_of_the_year_before_and_before_a_quarter_is_a_quarter() {
        assertThat(period("2026-01-01", "2026-11-21").before())
                .isEqualTo(period("2025-01-01", "2025-11-21"));
        assertThat(period("2026-01-01", "2026-03-31").before())
                .isEqualTo(period("2025-10-01", "2025-12-31"));
    }

    @Test
    void before_some_days_are_as_many_days() {
        assertThat(period("2026-11-10", "2026-11-16").before())
                .isEqualTo(period("2026-11-03", "2026-11-09"));
    }

    @Test
    void a_year_before_the_end_of_february_is_the_end_of_february() {
        assertThat(period("2028-02-01", "2028-02-29").yearBefore())
                .isEqualTo(period("2027-02-01", "2027-02-28"));
        assertThat(period("2027-02-01", "2027-02-28").yearBefore())
                .isEqualTo(period("2026-02-01", "2026-02-28"));
    }
}
