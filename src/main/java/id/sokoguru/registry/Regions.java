package id.sokoguru.registry;

import id.sokoguru.database.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The areas of the decree, for everybody: look up a code, list what lies under it, find by name.
 */
@SuppressWarnings("NullAway") // JdbcClient promises lists of nullable rows; a record is never null
@Component
public class Regions {
    private static final Pattern WHOLE_CODE =
            Pattern.compile("[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{2}(\\.[0-9]{4})?)?)?");
    private static final Pattern CODE = Pattern.compile("[0-9][0-9.]*");

    private final JdbcClient jdbc;

    Regions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static final Query<Region> GET =
            Query.of(
                    Region.class,
                    """
                    select code, name, level, parent, path from registry.region where code = :code
                    """);

    /** The area of a dotted code, also one that the decree no longer lists. */
    public Optional<Region> get(String code) {
        return GET.on(jdbc).param("code", code).query(GET.row()).optional();
    }

    private static final Query<Region> CURRENT_VILLAGE =
            Query.of(
                    Region.class,
                    """
                    select code, name, level, parent, path
                      from registry.region
                     where code = :code and length(code) = 13 and valid_to is null
                    """);

    /** A village of the decree in force. */
    Optional<Region> village(String code) {
        return CURRENT_VILLAGE.on(jdbc).param("code", code).query(CURRENT_VILLAGE.row()).optional();
    }

    private static final Query<Region> CHILDREN =
            Query.of(
                    Region.class,
                    """
                    select code, name, level, parent, path
                      from registry.region
                     where parent = :parent and valid_to is null
                     order by code
                    """);

    private static final Query<Region> PROVINCES =
            Query.of(
                    Region.class,
                    """
                    select code, name, level, parent, path
                      from registry.region
                     where parent is null and valid_to is null
                     order by code
                    """);

    /** The areas directly below a code, in its order; of the empty code the provinces. */
    public List<Region> children(String code) {
        return code.isEmpty()
                ? PROVINCES.on(jdbc).query(PROVINCES.row()).list()
                : CHILDREN.on(jdbc).param("parent", code).query(CHILDREN.row()).list();
    }

    private static final Query<Region> VILLAGES =
            Query.of(
                    Region.class,
                    """
                    select code, name, level, parent, path
                      from registry.region
                     where code >= :from and code < :to and length(code) = 13 and valid_to is null
                     order by code
                    """);

    /**
     * All villages (kelurahan, desa, desa adat) in force under a code, in the order of their codes.
     */
    public List<Region> villages(String code) {
        return VILLAGES.on(jdbc)
                .param("from", code)
                .param("to", code + "/") // '/' follows '.' and digits are compared before
                .query(VILLAGES.row())
                .list();
    }

    private static final Query<Region> BY_CODE =
            Query.of(
                    Region.class,
                    """
                    select code, name, level, parent, path
                      from registry.region
                     where code >= :from and code < :to and valid_to is null
                     order by length(code), code
                     limit :limit
                    """);

    private static final Query<Region> BY_START =
            Query.of(
                    Region.class,
                    """
                    select code, name, level, parent, path
                      from registry.region
                     where bare >= :from and bare < :to and valid_to is null
                     order by bare <> :from, length(code), bare, code
                     limit :limit
                    """);

    private static final Query<Region> BY_WORDS =
            Query.of(
                    Region.class,
                    """
                    select code, name, level, parent, path
                      from registry.region
                     where path_words @@ to_tsquery('simple', :all)
                       and name_words @@ to_tsquery('simple', :any)
                       and valid_to is null
                     order by not name_words @@ to_tsquery('simple', :all), length(code), code
                     limit :limit
                    """);

    /**
     * What somebody may mean by {@code text}: a code or its beginning, with or without dots; else
     * first the areas with that name, then those whose name begins with it, larger areas first;
     * then those that have every word in their name, or in their name and address together
     * ("mojowarno jombang").
     *
     * @param limit at most this many
     */
    public List<Region> find(String text, int limit) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        if (CODE.matcher(wanted).matches()) {
            var code = dotted(wanted);
            return BY_CODE.on(jdbc)
                    .param("from", code)
                    .param("to", code + ":") // ':' follows the digits
                    .param("limit", limit)
                    .query(BY_CODE.row())
                    .list();
        }
        var words = new ArrayList<String>();
        words(wanted, words::add);
        if (words.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<>(byStart(wanted, limit));
        if (found.size() < limit && wanted.length() > 2) {
            byWords(words, limit).stream()
                    .filter(region -> !found.contains(region))
                    .limit(limit - found.size())
                    .forEach(found::add);
        }
        return found;
    }

    /** Cuts a name or a question into words of letters and digits, in small letters. */
    static void words(String text, Consumer<String> each) {
        var small = text.toLowerCase(Locale.ROOT);
        int start = -1;
        for (int i = 0; i <= small.length(); i++) {
            boolean inside = i < small.length() && Character.isLetterOrDigit(small.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                each.accept(small.substring(start, i));
                start = -1;
            }
        }
    }

    private List<Region> byStart(String wanted, int limit) {
        return BY_START.on(jdbc)
                .param("from", wanted)
                .param("to", wanted + "\uffff")
                .param("limit", limit)
                .query(BY_START.row())
                .list();
    }

    private List<Region> byWords(List<String> words, int limit) {
        var terms = words.stream().map(word -> word + ":*").toList();
        return BY_WORDS.on(jdbc)
                .param("all", String.join(" & ", terms))
                .param("any", String.join(" | ", terms))
                .param("limit", limit)
                .query(BY_WORDS.row())
                .list();
    }

    /** Whether a text is written as a code of the decree, whole or not. */
    static boolean isCode(String text) {
        return WHOLE_CODE.matcher(text).matches();
    }

    /**
     * {@code 3517022001}, {@code 35.17} and {@code 351702} as the decree writes them, as far as
     * they go.
     */
    static String dotted(String typed) {
        var digits = typed.replace(".", "");
        var code = new StringBuilder();
        for (int i = 0; i < digits.length() && i < 10; i++) {
            if (i == 2 || i == 4 || i == 6) {
                code.append('.');
            }
            code.append(digits.charAt(i));
        }
        return code.toString();
    }
}
