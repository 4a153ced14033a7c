package id.sokoguru.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/**
 * Our two cookies: the session, and the anonymous one that ties a form to a browser before anybody
 * is signed in. Scripts read neither; over https both carry the prefix that no neighbouring site
 * can forge.
 */
final class Cookies {
    private static final String SESSION = "sokoguru";
    private static final String FORM = "sokoguru-form";

    private Cookies() {}

    static Optional<String> session(HttpServletRequest request) {
        return read(request, SESSION);
    }

    static Optional<String> form(HttpServletRequest request) {
        return read(request, FORM);
    }

    /**
     * @param staff whose cookie ends with the browser; a member's own phone keeps it
     */
    static void setSession(
            HttpServletRequest request, HttpServletResponse response, String token, boolean staff) {
        set(request, response, SESSION, token, staff ? null : Sessions.MEMBER);
    }

    static void clearSession(HttpServletRequest request, HttpServletResponse response) {
        set(request, response, SESSION, "", Duration.ZERO);
    }

    static void setForm(HttpServletRequest request, HttpServletResponse response, String value) {
        set(request, response, FORM, value, null);
    }

    private static String name(HttpServletRequest request, String name) {
        return request.isSecure() ? "__Host-" + name : name;
    }

    private static Optional<String> read(HttpServletRequest request, String plain) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        var name = name(request, plain);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    private static void set(
            HttpServletRequest request,
            HttpServletResponse response,
            String name,
            String value,
            @org.jspecify.annotations.Nullable Duration age) {
        var cookie =
                ResponseCookie.from(name(request, name), value)
                        .path("/")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .sameSite("Lax");
        if (age != null) {
            cookie.maxAge(age);
        }
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
    }
}
