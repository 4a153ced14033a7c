package id.sokoguru.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.WebUtils;

/**
 * In which language a request is answered: as just chosen, as remembered, as the device wishes,
 * else Indonesian.
 */
final class Language {
    private Language() {}

    static Words of(HttpServletRequest request) {
        var chosen = chosen(request);
        if (chosen != null) {
            return Words.in(Locale.of(chosen));
        }
        var cookie = WebUtils.getCookie(request, Page.LANGUAGE);
        if (cookie != null && known(cookie.getValue())) {
            return Words.in(Locale.of(cookie.getValue()));
        }
        if (request.getHeader("Accept-Language") != null) {
            for (var locale : Collections.list(request.getLocales())) {
                // Java still calls Indonesian "in" in places.
                var language = locale.getLanguage().equals("in") ? "id" : locale.getLanguage();
                if (known(language)) {
                    return Words.in(Locale.of(language));
                }
            }
        }
        return Words.indonesian();
    }

    /** The language that this very request chooses; null when it chooses none we speak. */
    static @Nullable String chosen(HttpServletRequest request) {
        var value = query(request, Page.LANGUAGE);
        return value != null && known(value) ? value : null;
    }

    static Cookie remember(String language, boolean secure) {
        var cookie = new Cookie(Page.LANGUAGE, language);
        cookie.setPath("/");
        cookie.setMaxAge(365 * 24 * 60 * 60);
        cookie.setHttpOnly(true);
        cookie.setSecure(secure);
        cookie.setAttribute("SameSite", "Lax");
        return cookie;
    }

    /** The query without the choice of language, for links that come back here. */
    static String queryWithoutChoice(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null) {
            return "";
        }
        var kept = new StringBuilder();
        for (var part : query.split("&")) {
            if (!part.isEmpty()
                    && !part.equals(Page.LANGUAGE)
                    && !part.startsWith(Page.LANGUAGE + "=")) {
                kept.append(kept.isEmpty() ? "" : "&").append(part);
            }
        }
        return kept.toString();
    }

    /** Reads from the address only: asking for a parameter would read the body of a POST. */
    private static @Nullable String query(HttpServletRequest request, String name) {
        var query = request.getQueryString();
        if (query == null) {
            return null;
        }
        for (var part : query.split("&")) {
            if (part.startsWith(name + "=")) {
                return part.substring(name.length() + 1);
            }
        }
        return null;
    }

    private static boolean known(@Nullable String language) {
        return "id".equals(language) || "en".equals(language);
    }
}
