package id.sokoguru.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The market days of Java go round in five. */
class VisitDayTest {
    @Test
    void independence_was_declared_on_a_friday_legi_and_the_century_began_on_a_monday_pahing() {
        assertThat(VisitDay.pasaran(LocalDate.of(1945, 8, 17))).isEqualTo(VisitDay.LEGI);
        assertThat(VisitDay.pasaran(LocalDate.of(1900, 1, 1))).isEqualTo(VisitDay.PAHING);
        assertThat(VisitDay.FRIDAY.isOn(LocalDate.of(1945, 8, 17))).isTrue();
        assertThat(VisitDay.MONDAY.isOn(LocalDate.of(1900, 1, 1))).isTrue();
    }

    @Test
    void whoever_is_visited_on_pahing_is_visited_every_fifth_day() {
        var visits = 0;
        var day = LocalDate.of(2026, 11, 1);
        for (int i = 0; i < 30; i++) {
            visits += VisitDay.PAHING.isOn(day.plusDays(i)) ? 1 : 0;
        }
        assertThat(visits).isEqualTo(6);
        assertThat(VisitDay.DAILY.isOn(day)).isTrue();
    }
}
