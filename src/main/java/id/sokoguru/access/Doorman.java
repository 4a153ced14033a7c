package id.sokoguru.access;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problem;
import id.sokoguru.web.Words;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody meets who is not let through: the way to sign in, or a page that says what to do.
 */
final class Doorman implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final Templates templates;
    private final BusinessDay clock;
    private final JsonMapper json;

    Doorman(Templates templates, BusinessDay clock, JsonMapper json) {
        this.templates = templates;
        this.clock = clock;
        this.json = json;
    }

    @Override
    public void commence(
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException exception)
            throws IOException {
        if (SessionFilter.isApi(request)) {
            response.setHeader("WWW-Authenticate", "Bearer realm=\"Sokoguru\"");
            problem(request, response, 401, "access.problem.sign_in");
            return;
        }
        var ended = Cookies.session(request).isPresent();
        var address =
                "/masuk?lanjut="
                        + URLEncoder.encode(wanted(request), StandardCharsets.UTF_8)
                        + (ended ? "&habis=1" : "");
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(401);
            response.setHeader("HX-Redirect", address);
        } else {
            SessionFilter.seeOther(response, address);
        }
    }

    /** The page to come back to: the form itself when its posting came too late. */
    private static String wanted(HttpServletRequest request) {
        if (request.getMethod().equals("GET") && request.getHeader("HX-Request") == null) {
            var query = request.getQueryString();
            return request.getRequestURI() + (query == null ? "" : "?" + query);
        }
        return Back.within(pathOf(request.getHeader("Referer")));
    }

    private static @Nullable String pathOf(@Nullable String referer) {
        if (referer == null) {
            return null;
        }
        try {
            var uri = URI.create(referer);
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Override
    public void handle(
            HttpServletRequest request,
            HttpServletResponse response,
            AccessDeniedException exception)
            throws IOException {
        var api = SessionFilter.isApi(request);
        // A program that shows nothing lacks its key, not a form's token.
        if (!(exception instanceof CsrfException) || (api && SignedIn.of(request) == null)) {
            commence(request, response, new NotSignedIn());
            return;
        }
        if (api) {
            problem(request, response, 403, "access.problem.form");
            return;
        }
        var token = (CsrfToken) request.getAttribute("_csrf");
        var page = page(request, token == null ? "" : token.getToken());
        var bytes =
                templates
                        .accessForbidden(page, Back.within(pathOf(request.getHeader("Referer"))))
                        .render()
                        .getBytes(StandardCharsets.UTF_8);
        response.setStatus(403);
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private void problem(
            HttpServletRequest request, HttpServletResponse response, int status, String key)
            throws IOException {
        var page = page(request, "");
        var told =
                Problem.of(
                        page,
                        status,
                        status == 401 ? "access.sign-in" : "access.form",
                        page.t(key));
        response.setStatus(status);
        response.setContentType("application/problem+json;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(told.getBody()));
    }

    private Page page(HttpServletRequest request, String csrf) {
        return new Page(null, words(request), request.getRequestURI(), csrf, clock.today());
    }

    private static Words words(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals("bahasa")) {
                    return Words.in(Locale.of(cookie.getValue()));
                }
            }
        }
        return Words.indonesian();
    }

    static final class NotSignedIn extends AuthenticationException {
        NotSignedIn() {
            super("nobody is signed in");
        }
    }
}
