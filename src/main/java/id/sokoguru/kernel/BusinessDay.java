package id.sokoguru.kernel;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The one clock. Business dates are days in Asia/Jakarta (WIB); recorded times are instants in UTC
 * with microseconds, as the database keeps them. Tests and the demo set the clock and move it.
 */
public final class BusinessDay {
    public static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

    private volatile Clock clock;

    public BusinessDay(Clock clock) {
        this.clock = clock;
    }

    public static BusinessDay ofSystem() {
        return new BusinessDay(Clock.systemUTC());
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The clock in use, so that whoever moves it can put it back. */
    public Clock clock() {
        return clock;
    }

    /** Replaces the clock: for tests and for the demo, which lives three months in a minute. */
    public void set(Clock clock) {
        this.clock = clock;
    }
}
