package id.sokoguru.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;

/**
 * The token that each form carries: signed from the session's secret (or from the anonymous
 * cookie), so nothing is kept on the server, and a form of a session that has just ended is still
 * known as ours and led to signing in instead of being refused.
 */
final class FormTokens implements CsrfTokenRepository {
    private final AccessKey key;

    FormTokens(AccessKey key) {
        this.key = key;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return token("form:" + Secrets.token());
    }

    @Override
    public void saveToken(
            @Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // Made from what the browser holds; see loadDeferredToken.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return Cookies.session(request)
                .map(session -> token("session:" + session))
                .or(() -> Cookies.form(request).map(form -> token("form:" + form)))
                .orElse(null);
    }

    @Override
    public org.springframework.security.web.csrf.DeferredCsrfToken loadDeferredToken(
            HttpServletRequest request, HttpServletResponse response) {
        return new Deferred(request, response);
    }

    private DefaultCsrfToken token(String of) {
        return new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", key.sign("csrf:" + of));
    }

    /** Worked out only when a form asks for it, so that a file or an API call sets no cookie. */
    private final class Deferred
            implements org.springframework.security.web.csrf.DeferredCsrfToken {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private @Nullable CsrfToken token;
        private boolean fresh;

        private Deferred(HttpServletRequest request, HttpServletResponse response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public CsrfToken get() {
            var known = token == null ? loadToken(request) : token;
            if (known == null) {
                var form = Secrets.token();
                Cookies.setForm(request, response, form);
                known = token("form:" + form);
                fresh = true;
            }
            token = known;
            return known;
        }

        @Override
        public boolean isGenerated() {
            get();
            return fresh;
        }
    }
}
