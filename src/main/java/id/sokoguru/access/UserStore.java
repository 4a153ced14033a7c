package id.sokoguru.access;

import id.sokoguru.database.Query;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts, grants and one-time codes. */
@Component
class UserStore {
    record Person(
            UUID userId,
            String signInName,
            String displayName,
            @Nullable String passwordHash,
            boolean mustChangePassword,
            byte @Nullable [] totpSecret,
            @Nullable Instant totpConfirmedAt,
            long totpLastStep,
            String language,
            @Nullable Instant disabledAt) {
        boolean secondFactor() {
            return totpConfirmedAt != null;
        }
    }

    record Grant(
            UUID grantId,
            UUID userId,
            Role role,
            @Nullable Long coopId,
            @Nullable String regionCode,
            @Nullable Long memberNo,
            Instant validFrom) {}

    /** A line of the list of users. */
    record Listed(
            UUID userId,
            String signInName,
            String displayName,
            boolean started,
            boolean secondFactor,
            @Nullable Instant disabledAt,
            @Nullable Instant lastSeenAt) {}

    record Name(UUID userId, String displayName) {}

    record Start(UUID userId, Instant expiresAt) {}

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean anybody() {
        return jdbc.sql("select exists (select from access.user_account)")
                .query(Boolean.class)
                .single();
    }

    private static final Query<Person> BY_NAME =
            Query.of(
                    Person.class,
                    """
                    select user_id, sign_in_name, display_name, password_hash, must_change_password,
                           totp_secret, totp_confirmed_at, totp_last_step, language, disabled_at
                      from access.user_account
                     where sign_in_name = :name
                    """);

    Optional<Person> byName(String name) {
        return BY_NAME.on(jdbc)
                .param("name", name.strip().toLowerCase(Locale.ROOT))
                .query(BY_NAME.row())
                .optional();
    }

    private static final Query<Person> BY_ID =
            Query.of(
                    Person.class,
                    """
                    select user_id, sign_in_name, display_name, password_hash, must_change_password,
                           totp_secret, totp_confirmed_at, totp_last_step, language, disabled_at
                      from access.user_account
                     where user_id = :user
                    """);

    Optional<Person> byId(UUID user) {
        return BY_ID.on(jdbc).param("user", user).query(BY_ID.row()).optional();
    }

    private static final Query<Name> NAMES =
            Query.of(
                    Name.class,
                    """
                    select user_id, display_name
                      from access.user_account
                     where user_id = any(:users)
                    """);

    Map<UUID, String> names(Collection<UUID> users) {
        return NAMES
                .on(jdbc)
                .param("users", users.toArray(UUID[]::new))
                .query(NAMES.row())
                .list()
                .stream()
                .collect(Collectors.toMap(Name::userId, Name::displayName));
    }

    /** False when the name is taken. */
    boolean insert(
            UUID user, NewUser order, @Nullable String hash, boolean mustChange, Instant now) {
        return jdbc.sql(
                                """
                                insert into access.user_account
                                  (user_id, sign_in_name, display_name, password_hash, must_change_password, created_at)
                                values (:user, :name, :display, :hash, :must, :now)
                                on conflict (sign_in_name) do nothing
                                """)
                        .param("user", user)
                        .param("name", order.signInName().strip().toLowerCase(Locale.ROOT))
                        .param("display", order.displayName().strip())
                        .param("hash", hash)
                        .param("must", mustChange)
                        .param("now", Moments.utc(now))
                        .update()
                == 1;
    }

    void insertGrant(UUID id, UUID user, Place place, UUID by, Instant now) {
        var cooperative = place.cooperative();
        jdbc.sql(
                        """
                        insert into access.role_grant
                          (grant_id, user_id, role, cooperative, region_code, member_no, valid_from, granted_by, granted_at)
                        values (:id, :user, :role, :coop, :region, :member, :now, :by, :now)
                        """)
                .param("id", id)
                .param("user", user)
                .param("role", place.role().name())
                .param("coop", cooperative == null ? null : cooperative.value())
                .param("region", place.region())
                .param("member", place.member())
                .param("by", by)
                .param("now", Moments.utc(now))
                .update();
    }

    void endGrant(UUID grant, UUID by, Instant now) {
        jdbc.sql(
                        """
                        insert into access.role_grant_end (grant_id, ended_by, ended_at)
                        values (:grant, :by, :now) on conflict do nothing
                        """)
                .param("grant", grant)
                .param("by", by)
                .param("now", Moments.utc(now))
                .update();
    }

    private static final Query<Grant> GRANTS =
            Query.of(
                    Grant.class,
                    """
                    select g.grant_id, g.user_id, g.role, g.cooperative as coop_id, g.region_code, g.member_no, g.valid_from
                      from access.role_grant g
                     where g.user_id = any(:users)
                       and (g.valid_to is null or g.valid_to > :now)
                       and not exists (select from access.role_grant_end e where e.grant_id = g.grant_id)
                     order by g.granted_at, g.grant_id
                    """);

    @SuppressWarnings("NullAway") // a mapped row is never null
    List<Grant> grants(Collection<UUID> users, Instant now) {
        return GRANTS.on(jdbc)
                .param("users", users.toArray(UUID[]::new))
                .param("now", Moments.utc(now))
                .query(GRANTS.row())
                .list();
    }

    private static final Query<String> OF_MEMBER =
            Query.of(
                    String.class,
                    """
                    select u.sign_in_name
                      from access.role_grant g
                      join access.user_account u on u.user_id = g.user_id
                     where g.cooperative = :coop and g.member_no = :member and g.role = 'MEMBER'
                       and u.disabled_at is null
                       and not exists (select from access.role_grant_end e where e.grant_id = g.grant_id)
                     order by g.granted_at
                     limit 1
                    """);

    Optional<String> signInNameOfMember(long coop, long member) {
        return OF_MEMBER
                .on(jdbc)
                .param("coop", coop)
                .param("member", member)
                .query(OF_MEMBER.row())
                .optional();
    }

    private static final Query<Listed> IN_COOPERATIVE =
            Query.of(
                    Listed.class,
                    """
                    select u.user_id, u.sign_in_name, u.display_name, u.password_hash is not null as started,
                           u.totp_confirmed_at is not null as second_factor, u.disabled_at,
                           (select max(s.last_seen_at) from access.session s where s.user_id = u.user_id) as last_seen_at
                      from access.user_account u
                     where exists (select from access.role_grant g
                                    where g.user_id = u.user_id and g.cooperative = :coop
                                      and not exists (select from access.role_grant_end e where e.grant_id = g.grant_id))
                     order by u.display_name, u.user_id
                     limit 500
                    """);

    @SuppressWarnings("NullAway") // a mapped row is never null
    List<Listed> inCooperative(long coop) {
        return IN_COOPERATIVE.on(jdbc).param("coop", coop).query(IN_COOPERATIVE.row()).list();
    }

    private static final Query<Listed> IN_OFFICES =
            Query.of(
                    Listed.class,
                    """
                    select u.user_id, u.sign_in_name, u.display_name, u.password_hash is not null as started,
                           u.totp_confirmed_at is not null as second_factor, u.disabled_at,
                           (select max(s.last_seen_at) from access.session s where s.user_id = u.user_id) as last_seen_at
                      from access.user_account u
                     where exists (select from access.role_grant g
                                    where g.user_id = u.user_id and g.cooperative is null
                                      and not exists (select from access.role_grant_end e where e.grant_id = g.grant_id))
                     order by u.display_name, u.user_id
                     limit 500
                    """);

    @SuppressWarnings("NullAway") // a mapped row is never null
    List<Listed> inOffices() {
        return IN_OFFICES.on(jdbc).query(IN_OFFICES.row()).list();
    }

    void setPassword(UUID user, String hash) {
        jdbc.sql(
                        """
                        update access.user_account
                           set password_hash = :hash, must_change_password = false
                         where user_id = :user
                        """)
                .param("user", user)
                .param("hash", hash)
                .update();
    }

    void setLanguage(UUID user, String language) {
        jdbc.sql("update access.user_account set language = :language where user_id = :user")
                .param("user", user)
                .param("language", language)
                .update();
    }

    void disable(UUID user, UUID by, Instant now) {
        jdbc.sql(
                        """
                        update access.user_account
                           set disabled_at = :now, disabled_by = :by
                         where user_id = :user and disabled_at is null
                        """)
                .param("user", user)
                .param("by", by)
                .param("now", Moments.utc(now))
                .update();
    }

    void insertStartCode(byte[] hash, UUID user, UUID by, Instant now, Instant expires) {
        jdbc.sql(
                        """
                        update access.start_code set used_at = :now
                         where user_id = :user and used_at is null
                        """)
                .param("user", user)
                .param("now", Moments.utc(now))
                .update();
        jdbc.sql(
                        """
                        insert into access.start_code (code_hash, user_id, created_by, created_at, expires_at)
                        values (:hash, :user, :by, :now, :expires)
                        """)
                .param("hash", hash)
                .param("user", user)
                .param("by", by)
                .param("now", Moments.utc(now))
                .param("expires", Moments.utc(expires))
                .update();
    }

    private static final Query<Start> START =
            Query.of(
                    Start.class,
                    """
                    select user_id, expires_at
                      from access.start_code
                     where code_hash = :hash and used_at is null and expires_at > :now
                    """);

    Optional<Start> start(byte[] hash, Instant now) {
        return START.on(jdbc)
                .param("hash", hash)
                .param("now", Moments.utc(now))
                .query(START.row())
                .optional();
    }

    /** True for the one who used the code first. */
    boolean useStartCode(byte[] hash, Instant now) {
        return jdbc.sql(
                                """
                                update access.start_code set used_at = :now
                                 where code_hash = :hash and used_at is null and expires_at > :now
                                """)
                        .param("hash", hash)
                        .param("now", Moments.utc(now))
                        .update()
                == 1;
    }

    void proposeTotp(UUID user, byte[] sealed) {
        jdbc.sql(
                        """
                        update access.user_account
                           set totp_secret = :secret, totp_confirmed_at = null, totp_last_step = 0
                         where user_id = :user
                        """)
                .param("user", user)
                .param("secret", sealed)
                .update();
    }

    /** True for the first use of a step: the same code never opens twice, not even at once. */
    boolean useTotpStep(UUID user, long step) {
        return jdbc.sql(
                                """
                                update access.user_account set totp_last_step = :step
                                 where user_id = :user and totp_last_step < :step
                                """)
                        .param("user", user)
                        .param("step", step)
                        .update()
                == 1;
    }

    void confirmTotp(UUID user, Instant now, Collection<byte[]> recoveryHashes) {
        jdbc.sql("update access.user_account set totp_confirmed_at = :now where user_id = :user")
                .param("user", user)
                .param("now", Moments.utc(now))
                .update();
        jdbc.sql("delete from access.recovery_code where user_id = :user")
                .param("user", user)
                .update();
        for (var hash : recoveryHashes) {
            jdbc.sql("insert into access.recovery_code (user_id, code_hash) values (:user, :hash)")
                    .param("user", user)
                    .param("hash", hash)
                    .update();
        }
    }

    void removeTotp(UUID user) {
        jdbc.sql(
                        """
                        update access.user_account
                           set totp_secret = null, totp_confirmed_at = null, totp_last_step = 0
                         where user_id = :user
                        """)
                .param("user", user)
                .update();
        jdbc.sql("delete from access.recovery_code where user_id = :user")
                .param("user", user)
                .update();
    }

    boolean useRecoveryCode(UUID user, byte[] hash, Instant now) {
        return jdbc.sql(
                                """
                                update access.recovery_code set used_at = :now
                                 where user_id = :user and code_hash = :hash and used_at is null
                                """)
                        .param("user", user)
                        .param("hash", hash)
                        .param("now", Moments.utc(now))
                        .update()
                == 1;
    }
}
