package id.sokoguru.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The sentences of the screens, from {@code messages/<room>_id.properties} and {@code
 * messages/<room>_en.properties}. Keys begin with the room's name. Indonesian is what a key falls
 * back to.
 */
public final class Words {
    public static final Locale INDONESIAN = Locale.of("id");

    private static final Map<String, Words> ALL = Map.of("id", load("id"), "en", load("en"));

    private final Locale locale;
    private final Map<String, String> texts;

    private Words(Locale locale, Map<String, String> texts) {
        this.locale = locale;
        this.texts = texts;
    }

    public static Words in(Locale locale) {
        return ALL.getOrDefault(locale.getLanguage(), indonesian());
    }

    public static Words indonesian() {
        return java.util.Objects.requireNonNull(ALL.get("id"));
    }

    public Locale locale() {
        return locale;
    }

    /** All keys of this language, for the test that compares the languages. */
    public java.util.Set<String> keys() {
        return texts.keySet();
    }

    /**
     * The sentence of a key with its {0}, {1} … filled in; an unknown key shows itself, which a
     * test forbids.
     */
    public String t(String key, Object... arguments) {
        var text = texts.get(key);
        if (text == null) {
            return "⟦" + key + "⟧";
        }
        return arguments.length == 0 ? text : new MessageFormat(text, locale).format(arguments);
    }

    private static Words load(String language) {
        var texts = new HashMap<String, String>();
        try {
            var resources =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:messages/*_" + language + ".properties");
            for (var resource : resources) {
                var properties = new Properties();
                try (var reader =
                        new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                for (var name : properties.stringPropertyNames()) {
                    var text = properties.getProperty(name);
                    // MessageFormat eats single apostrophes; people write them.
                    texts.put(name, text.contains("{0") ? text.replace("'", "''") : text);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Words(Locale.of(language), Map.copyOf(texts));
    }
}
