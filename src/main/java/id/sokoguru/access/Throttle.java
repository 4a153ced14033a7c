package id.sokoguru.access;

import id.sokoguru.kernel.BusinessDay;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts the tries of a name, an address or a second factor in the database, so that it holds over
 * restarts and nodes. Every try is counted <em>before</em> the secret is compared: a thousand tries
 * at once are a thousand tries. After the free ones the wait is 30 seconds and doubles up to a
 * quarter of an hour; an hour of quiet forgets.
 */
@Component
class Throttle {
    enum Kind {
        NAME(5),
        SECOND_FACTOR(5),
        /** A whole office may share one address. */
        ADDRESS(30);

        private final int free;

        Kind(int free) {
            this.free = free;
        }
    }

    private final JdbcClient jdbc;
    private final BusinessDay clock;

    Throttle(JdbcClient jdbc, BusinessDay clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Counts a try; or says how long to wait, and then counts nothing. */
    Optional<Duration> tryOnce(Kind kind, String key) {
        var now = clock.now();
        var counted =
                jdbc.sql(
                                """
                                insert into access.throttle as t (kind, key_hash, tries, last_try_at)
                                values (:kind, :key, 1, :now)
                                on conflict (kind, key_hash) do update set
                                  tries = case when t.last_try_at < :now - interval '1 hour' then 1 else t.tries + 1 end,
                                  last_try_at = :now,
                                  blocked_until = case
                                    when t.last_try_at < :now - interval '1 hour' or t.tries + 1 < :free then null
                                    else :now + interval '1 second' * least(900, 30 * power(2, least(t.tries + 1 - :free, 10)))
                                  end
                                where t.blocked_until is null or t.blocked_until <= :now
                                """)
                        .param("kind", kind.name())
                        .param("key", Secrets.hash(key))
                        .param("now", Moments.utc(now))
                        .param("free", kind.free)
                        .update();
        if (counted == 1) {
            return Optional.empty();
        }
        return jdbc.sql(
                        "select blocked_until from access.throttle where kind = :kind and key_hash = :key")
                .param("kind", kind.name())
                .param("key", Secrets.hash(key))
                .query(Timestamp.class)
                .optional()
                .map(until -> Duration.between(now, until.toInstant()))
                .map(wait -> wait.isPositive() ? wait : Duration.ofSeconds(1));
    }

    void forget(Kind kind, String key) {
        jdbc.sql("delete from access.throttle where kind = :kind and key_hash = :key")
                .param("kind", kind.name())
                .param("key", Secrets.hash(key))
                .update();
    }

    /** Takes one try back: a right password from a shared address is no sign of guessing. */
    void forgiveOne(Kind kind, String key) {
        jdbc.sql(
                        """
                        update access.throttle
                           set tries = greatest(tries - 1, 0),
                               blocked_until = case when tries - 1 < :free then null else blocked_until end
                         where kind = :kind and key_hash = :key
                        """)
                .param("kind", kind.name())
                .param("key", Secrets.hash(key))
                .param("free", kind.free)
                .update();
    }
}
