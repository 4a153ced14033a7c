package id.sokoguru.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final Pace pace = new Pace(now::get);

    private int burst(String address) {
        int taken = 0;
        while (pace.take(address)) {
            taken++;
        }
        return taken;
    }

    @Test
    void a_meeting_may_check_at_once_and_then_two_a_second_even_when_the_clock_overflows() {
        assertThat(burst("10.0.0.1")).isEqualTo(Pace.BURST);
        now.addAndGet(1_000_000_000);
        assertThat(burst("10.0.0.1")).isEqualTo(2);
        assertThat(burst("10.0.0.2")).isEqualTo(Pace.BURST);
    }

    @Test
    void a_miss_counts_ten_times_and_one_ipv6_network_counts_as_one() {
        for (int i = 0; i < 11; i++) {
            assertThat(pace.take("2001:db8:1:2::" + i)).isTrue();
            pace.missed("2001:db8:1:2::" + i);
        }
        assertThat(burst("2001:db8:1:2:ffff:1:2:3")).isEqualTo(Pace.BURST - 11 * Pace.MISS);
        assertThat(pace.take("2001:db8:1:3::1")).isTrue();
    }
}
