package id.sokoguru.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

@InWorld
class RuleOfTheDayTest {
    @Autowired Rules rules;
    @Autowired World world;

    @Test
    void a_primary_needed_twenty_founders_before_the_job_creation_law_and_nine_since() {
        assertThat(rules.number("founders.primary", LocalDate.of(2020, 11, 1))).isEqualTo(20);
        assertThat(rules.number("founders.primary", LocalDate.of(2020, 11, 2))).isEqualTo(9);
        assertThat(rules.number("founders.secondary", LocalDate.of(2026, 1, 1))).isEqualTo(3);
    }

    @Test
    void the_mark_of_how_surely_we_know_stays_with_the_number() {
        var cap = rules.at("savings.reward_cap", LocalDate.of(2026, 11, 21));
        assertThat(cap.value()).isEqualByComparingTo("9");
        assertThat(cap.status()).isEqualTo("VERIFIED");
        assertThat(cap.source()).contains("8/2023 pasal 26");
        assertThat(rules.holds("four_eyes.exit_settlement", LocalDate.of(2026, 11, 21))).isTrue();
    }

    @Test
    void before_the_first_row_there_is_no_rule_and_guessing_is_a_bug() {
        assertThatThrownBy(() -> rules.value("savings.reward_cap", LocalDate.of(2023, 6, 19)))
                .hasMessageContaining("savings.reward_cap");
    }

    @Test
    void the_application_cannot_change_the_law() {
        assertThatThrownBy(() -> world.jdbc().sql("update rule.parameter set value = 90").update())
                .isInstanceOf(DataAccessException.class);
    }
}
