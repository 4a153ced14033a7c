package id.sokoguru.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who is there, and leads a fresh installation and a temporary password to where they
 * belong.
 */
final class SessionFilter extends OncePerRequestFilter {
    /** What the browser fetches by itself on every page, whoever looks at it. */
    private static final Set<String> SHELL = Set.of("/sw.js", "/manifest.webmanifest", "/luring");

    private static final String BEARER = "Bearer ";

    private final Sessions sessions;
    private final FirstRun firstRun;

    SessionFilter(Sessions sessions, FirstRun firstRun) {
        this.sessions = sessions;
        this.firstRun = firstRun;
    }

    /** A request of a program with a token: no cookie counts, so no other site can make it. */
    static boolean bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return isApi(request) && header != null && header.startsWith(BEARER);
    }

    static boolean isApi(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.startsWith("/static/") || SHELL.contains(path)) {
            chain.doFilter(request, response);
            return;
        }
        var found =
                bearer(request)
                        ? sessions.ofBearer(
                                request.getHeader("Authorization")
                                        .substring(BEARER.length())
                                        .strip())
                        : Cookies.session(request).flatMap(sessions::ofCookie);
        found.ifPresent(signedIn -> signedIn.attachTo(request));
        if (found.isEmpty() && !isApi(request) && !path.equals("/mulai") && firstRun.open()) {
            seeOther(response, "/mulai");
        } else if (found.isPresent() && found.get().mustChangePassword && !mayWait(path)) {
            seeOther(response, "/akun/sandi");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean mayWait(String path) {
        return path.startsWith("/akun/sandi") || path.equals("/keluar");
    }

    static void seeOther(HttpServletResponse response, String location) {
        response.setStatus(303);
        response.setHeader("Location", location);
    }
}
