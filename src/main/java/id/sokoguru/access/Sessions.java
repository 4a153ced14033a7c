package id.sokoguru.access;

import id.sokoguru.access.UserStore.Grant;
import id.sokoguru.database.Query;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sessions and API tokens. The database keeps hashes only; what was read is believed for a few
 * seconds, so that a request costs no query, and no longer, so that an ended session or a disabled
 * user is out on every node at once.
 */
@Component
class Sessions {
    /** Staff sign in anew each working day, and after half an hour away from the counter. */
    static final Duration STAFF = Duration.ofHours(8);

    static final Duration STAFF_IDLE = Duration.ofMinutes(30);

    /** A member's own phone. */
    static final Duration MEMBER = Duration.ofDays(30);

    private static final int CACHED_AT_MOST = 20_000;

    record SessionRow(
            UUID userId,
            String displayName,
            String language,
            boolean mustChangePassword,
            boolean staff,
            Instant lastSeenAt,
            Instant expiresAt) {}

    record TokenRow(
            UUID userId,
            String displayName,
            String language,
            @Nullable Long coopId,
            @Nullable String regionCode,
            Instant expiresAt) {}

    /** A line of the list of API tokens. */
    record ListedToken(
            UUID tokenId,
            String label,
            @Nullable Long coopId,
            @Nullable String regionCode,
            Instant createdAt,
            Instant expiresAt) {}

    private final JdbcClient jdbc;
    private final UserStore users;
    private final BusinessDay clock;
    private final long believedNanos;
    private final ConcurrentHashMap<ByteBuffer, SignedIn> known = new ConcurrentHashMap<>();

    Sessions(
            JdbcClient jdbc,
            UserStore users,
            BusinessDay clock,
            @Value("${sokoguru.access.believed:5s}") Duration believed) {
        this.jdbc = jdbc;
        this.users = users;
        this.clock = clock;
        this.believedNanos = believed.toNanos();
    }

    /** Starts a session and answers its secret, which nobody can read again. */
    String start(UUID user, String device) {
        var token = Secrets.token();
        var now = clock.now();
        var staff =
                users.grants(List.of(user), now).stream()
                        .anyMatch(grant -> grant.role() != Role.MEMBER);
        jdbc.sql("delete from access.session where expires_at < :now")
                .param("now", Moments.utc(now))
                .update();
        jdbc.sql(
                        """
                        insert into access.session
                          (token_hash, user_id, staff, device, created_at, last_seen_at, expires_at)
                        values (:hash, :user, :staff, :device, :now, :now, :expires)
                        """)
                .param("hash", Secrets.hash(token))
                .param("user", user)
                .param("staff", staff)
                .param("device", device.substring(0, Math.min(device.length(), 200)))
                .param("now", Moments.utc(now))
                .param("expires", Moments.utc(now.plus(staff ? STAFF : MEMBER)))
                .update();
        return token;
    }

    Optional<SignedIn> ofCookie(String token) {
        return find(token, this::readSession);
    }

    Optional<SignedIn> ofBearer(String token) {
        return find(token, this::readToken);
    }

    private interface Reading {
        Optional<SignedIn> read(ByteBuffer key, byte[] hash, Instant now);
    }

    private Optional<SignedIn> find(String token, Reading reading) {
        var hash = Secrets.hash(token);
        var key = Secrets.key(hash);
        var now = clock.now();
        var earlier = known.get(key);
        if (earlier != null && System.nanoTime() - earlier.readAt < believedNanos) {
            return now.isBefore(earlier.endsAt) ? Optional.of(earlier) : Optional.empty();
        }
        var found = reading.read(key, hash, now);
        if (found.isPresent()) {
            if (known.size() >= CACHED_AT_MOST) {
                known.clear();
            }
            known.put(key, found.get());
        } else {
            known.remove(key);
        }
        return found;
    }

    private static final Query<SessionRow> SESSION =
            Query.of(
                    SessionRow.class,
                    """
                    select s.user_id, u.display_name, u.language, u.must_change_password, s.staff,
                           s.last_seen_at, s.expires_at
                      from access.session s
                      join access.user_account u on u.user_id = s.user_id
                     where s.token_hash = :hash
                       and u.disabled_at is null
                       and s.expires_at > :now
                    """);

    private Optional<SignedIn> readSession(ByteBuffer key, byte[] hash, Instant now) {
        var row =
                SESSION.on(jdbc)
                        .param("hash", hash)
                        .param("now", Moments.utc(now))
                        .query(SESSION.row())
                        .optional();
        if (row.isEmpty()) {
            return Optional.empty();
        }
        var session = row.get();
        if (session.staff() && session.lastSeenAt().plus(STAFF_IDLE).isBefore(now)) {
            return Optional.empty();
        }
        if (session.lastSeenAt().plusSeconds(60).isBefore(now)) {
            jdbc.sql("update access.session set last_seen_at = :now where token_hash = :hash")
                    .param("now", Moments.utc(now))
                    .param("hash", hash)
                    .update();
        }
        var idleEnd = session.staff() ? now.plus(STAFF_IDLE) : session.expiresAt();
        return Optional.of(
                new SignedIn(
                        key,
                        false,
                        session.userId(),
                        session.displayName(),
                        session.language(),
                        session.mustChangePassword(),
                        users.grants(List.of(session.userId()), now),
                        idleEnd.isBefore(session.expiresAt()) ? idleEnd : session.expiresAt()));
    }

    private static final Query<TokenRow> TOKEN =
            Query.of(
                    TokenRow.class,
                    """
                    select t.user_id, u.display_name, u.language, t.cooperative as coop_id, t.region_code, t.expires_at
                      from access.api_token t
                      join access.user_account u on u.user_id = t.user_id
                     where t.token_hash = :hash
                       and t.revoked_at is null
                       and t.expires_at > :now
                       and u.disabled_at is null
                    """);

    private Optional<SignedIn> readToken(ByteBuffer key, byte[] hash, Instant now) {
        return TOKEN.on(jdbc)
                .param("hash", hash)
                .param("now", Moments.utc(now))
                .query(TOKEN.row())
                .optional()
                .map(token ->
                        new SignedIn(
                                key,
                                true,
                                token.userId(),
                                token.displayName(),
                                token.language(),
                                false,
                                users.grants(List.of(token.userId()), now).stream()
                                        .filter(grant -> within(token, grant))
                                        .toList(),
                                token.expiresAt()));
    }

    /** A token does what its owner may do at one place, and never runs the installation. */
    private static boolean within(TokenRow token, Grant grant) {
        return token.coopId() != null
                ? token.coopId().equals(grant.coopId())
                : token.regionCode() != null && token.regionCode().equals(grant.regionCode());
    }

    String createToken(
            UUID id,
            UUID user,
            String label,
            @Nullable CooperativeId cooperative,
            @Nullable String region,
            Duration life) {
        var token = "sg_" + Secrets.token();
        var now = clock.now();
        jdbc.sql(
                        """
                        insert into access.api_token
                          (token_id, token_hash, user_id, label, cooperative, region_code, created_at, expires_at)
                        values (:id, :hash, :user, :label, :coop, :region, :now, :expires)
                        """)
                .param("id", id)
                .param("hash", Secrets.hash(token))
                .param("user", user)
                .param("label", label)
                .param("coop", cooperative == null ? null : cooperative.value())
                .param("region", region)
                .param("now", Moments.utc(now))
                .param("expires", Moments.utc(now.plus(life)))
                .update();
        return token;
    }

    private static final Query<ListedToken> TOKENS =
            Query.of(
                    ListedToken.class,
                    """
                    select token_id, label, cooperative as coop_id, region_code, created_at, expires_at
                      from access.api_token
                     where user_id = :user and revoked_at is null and expires_at > :now
                     order by created_at desc
                     limit 100
                    """);

    @SuppressWarnings("NullAway") // a mapped row is never null
    List<ListedToken> tokens(UUID user) {
        return TOKENS.on(jdbc)
                .param("user", user)
                .param("now", Moments.utc(clock.now()))
                .query(TOKENS.row())
                .list();
    }

    /** True when it was the user's own token. */
    boolean revokeToken(UUID user, UUID token) {
        var revoked =
                jdbc.sql(
                                """
                                update access.api_token set revoked_at = :now
                                 where token_id = :token and user_id = :user and revoked_at is null
                                """)
                        .param("token", token)
                        .param("user", user)
                        .param("now", Moments.utc(clock.now()))
                        .update();
        forget(user);
        return revoked == 1;
    }

    void end(SignedIn session) {
        var hash = new byte[32];
        session.key.duplicate().get(hash);
        jdbc.sql("delete from access.session where token_hash = :hash")
                .param("hash", hash)
                .update();
        known.remove(session.key);
    }

    /** Ends all sessions of a user; with {@code except}, all others. */
    void endAll(UUID user, @Nullable SignedIn except) {
        var hash = new byte[32];
        if (except != null) {
            except.key.duplicate().get(hash);
        }
        jdbc.sql("delete from access.session where user_id = :user and token_hash <> :hash")
                .param("user", user)
                .param("hash", hash)
                .update();
        forget(user);
    }

    /** Reads a user anew at the next request: after their grants or settings changed. */
    void forget(UUID user) {
        known.values().removeIf(signedIn -> signedIn.user.equals(user));
    }
}
