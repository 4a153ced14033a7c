package id.sokoguru.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a form: a sentence for each field, in the visitor's language, and possibly one
 * for the form as a whole (under the empty name).
 */
public final class Problems {
    private final Map<String, String> sentences = new LinkedHashMap<>();

    public static Problems none() {
        return new Problems();
    }

    public static Problems of(String field, String sentence) {
        return none().add(field, sentence);
    }

    public Problems add(String field, String sentence) {
        sentences.putIfAbsent(field, sentence);
        return this;
    }

    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** The sentence at a field; null when the field is fine. */
    public @Nullable String at(String field) {
        return sentences.get(field);
    }

    /** The sentence about the form as a whole; null when there is none. */
    public @Nullable String general() {
        return sentences.get("");
    }

    public Map<String, String> all() {
        return sentences;
    }
}
