package id.sokoguru.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Addresses to return to after signing in: our own paths only, so that no link leads elsewhere
 * through us.
 */
final class Back {
    private static final Pattern OWN =
            Pattern.compile(
                    "/(?:[A-Za-z0-9._~-][A-Za-z0-9._~/%-]*)?(?:\\?[A-Za-z0-9._~/%&=+:,-]*)?");

    private Back() {}

    static String within(@Nullable String path) {
        return path != null
                        && path.length() <= 500
                        && OWN.matcher(path).matches()
                        && !path.startsWith("/masuk")
                        && !path.startsWith("/keluar")
                        && !path.startsWith("/mulai")
                ? path
                : "/";
    }
}
