package id.sokoguru.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before every handler of ours: who is not signed in goes to sign in, who has no business in
 * a cooperative finds nothing, who may not do this is told so. A handler that says neither {@link
 * Needs} nor {@link Public} stays shut.
 */
@Component
class Gate implements HandlerInterceptor {
    private final Visit visit;
    private final Failures failures;

    Gate(Visit visit, Failures failures) {
        this.visit = visit;
        this.failures = failures;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var language = Language.chosen(request);
        if (language != null) {
            response.addCookie(Language.remember(language, request.isSecure()));
        }
        if (hasNil(request)) {
            failures.answer(request, response, 400, null);
            return false;
        }
        if (!(handler instanceof HandlerMethod method)
                || !method.getBeanType().getName().startsWith("id.sokoguru.")
                || request.getDispatcherType() == DispatcherType.ASYNC
                || method.hasMethodAnnotation(Public.class)) {
            return true;
        }
        var actor = visit.actor(request);
        if (actor.isEmpty()) {
            toSignIn(request, response);
            return false;
        }
        var needs = method.getMethodAnnotation(Needs.class);
        if (needs == null
                || (needs.value().length > 0
                        && Arrays.stream(needs.value()).noneMatch(actor.get()::may))) {
            failures.answer(request, response, 403, null);
            return false;
        }
        return true;
    }

    /** Nobody types the character 0, and no database keeps it in a text. */
    private static boolean hasNil(HttpServletRequest request) {
        return request.getParameterMap().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(value -> value.indexOf('\0') >= 0);
    }

    private void toSignIn(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (Failures.isApi(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            failures.answer(request, response, 401, null);
            return;
        }
        var location =
                "/masuk?lanjut=" + URLEncoder.encode(comeBackTo(request), StandardCharsets.UTF_8);
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(401);
            response.setHeader("HX-Redirect", location);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(303);
        response.setHeader("Location", location);
    }

    /** A page comes back to itself; a form, and a part of a page, to the page on which it stood. */
    private static String comeBackTo(HttpServletRequest request) {
        if (request.getMethod().equals("GET") && request.getHeader("HX-Request") == null) {
            var query = request.getQueryString();
            return request.getRequestURI() + (query == null ? "" : "?" + query);
        }
        return pathOf(request.getHeader("Referer"), request.getServerName());
    }

    private static String pathOf(@Nullable String address, String host) {
        if (address == null) {
            return "/";
        }
        try {
            var uri = URI.create(address);
            if (!host.equals(uri.getHost()) || uri.getRawPath().isEmpty()) {
                return "/";
            }
            return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            return "/";
        }
    }
}
