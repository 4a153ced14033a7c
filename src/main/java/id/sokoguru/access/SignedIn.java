package id.sokoguru.access;

import id.sokoguru.access.UserStore.Grant;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session's cookie or an API token says about who is there, as read from the database a few
 * seconds ago.
 */
final class SignedIn {
    private static final String ATTRIBUTE = SignedIn.class.getName();

    final ByteBuffer key;
    final boolean token;
    final UUID user;
    final String name;
    final String language;
    final boolean mustChangePassword;
    final List<Grant> grants;
    final Instant endsAt;
    final long readAt = System.nanoTime();

    /** Actors already worked out; they live no longer than this reading. */
    final ConcurrentHashMap<CooperativeId, Optional<Actor>> actors = new ConcurrentHashMap<>();

    SignedIn(
            ByteBuffer key,
            boolean token,
            UUID user,
            String name,
            String language,
            boolean mustChangePassword,
            List<Grant> grants,
            Instant endsAt) {
        this.key = key;
        this.token = token;
        this.user = user;
        this.name = name;
        this.language = language;
        this.mustChangePassword = mustChangePassword;
        this.grants = grants;
        this.endsAt = endsAt;
    }

    String device() {
        return token ? "api" : "web";
    }

    static @Nullable SignedIn of(HttpServletRequest request) {
        return (SignedIn) request.getAttribute(ATTRIBUTE);
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }
}
