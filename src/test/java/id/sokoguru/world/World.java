package id.sokoguru.world;

import id.sokoguru.database.Postgres;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a test holds of the world: its clock, its database from both sides, its address, and a
 * cooperative of its own. Every test takes a fresh cooperative instead of cleaning up.
 */
@TestComponent
public class World {
    /** Saturday 21 November 2026, ten in the morning in Jakarta: when every test begins. */
    public static final ZonedDateTime START =
            ZonedDateTime.of(2026, 11, 21, 10, 0, 0, 0, BusinessDay.ZONE);

    /**
     * Serials of Diwek, Jombang, counted down; cooperatives that are founded count up elsewhere.
     */
    private static final AtomicInteger TAKEN = new AtomicInteger();

    private final JdbcClient jdbc;
    private final Postgres postgres;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Environment environment;

    World(
            JdbcClient jdbc,
            Postgres postgres,
            Tenancy tenancy,
            BusinessDay day,
            Environment environment) {
        this.jdbc = jdbc;
        this.postgres = postgres;
        this.tenancy = tenancy;
        this.day = day;
        this.environment = environment;
    }

    /**
     * A cooperative's number that no other test has, in the villages of Diwek (35.17.03). Nothing
     * is stored: rooms that need a founded cooperative found one through the registry's door.
     */
    public CooperativeId cooperative() {
        int taken = TAKEN.getAndIncrement();
        return CooperativeId.of("35.17.03." + (2001 + taken / 900), 999 - taken % 900);
    }

    /** The application's own connections ({@code sokoguru_app}), as the stores have them. */
    public JdbcClient jdbc() {
        return jdbc;
    }

    /** The owner's connections, for looking behind the row-level policies. */
    public DataSource owner() {
        return postgres.owner();
    }

    public JdbcClient asOwner() {
        return JdbcClient.create(postgres.owner());
    }

    public Tenancy tenancy() {
        return tenancy;
    }

    public Postgres postgres() {
        return postgres;
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** The address of a page of the running application, e.g. {@code at("/masuk")}. */
    public URI at(String path) {
        return URI.create("http://localhost:" + port() + path);
    }

    /** An HTTP client with its own cookies that does not follow redirects. */
    public HttpClient http() {
        return HttpClient.newBuilder()
                .cookieHandler(new java.net.CookieManager())
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /**
     * Moves the clock to ten in the morning of a day in Jakarta; the next test starts at START
     * again.
     */
    public void setDay(LocalDate date) {
        setTime(date.atTime(LocalTime.of(10, 0)).atZone(BusinessDay.ZONE));
    }

    public void setTime(ZonedDateTime time) {
        day.set(Clock.fixed(time.toInstant(), BusinessDay.ZONE));
    }

    void resetClock() {
        setTime(START);
    }
}
