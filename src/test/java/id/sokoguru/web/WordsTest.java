package id.sokoguru.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    /**
     * A key given whole to {@code t(...)}; keys put together at run time end in a dot before the
     * quote.
     */
    private static final Pattern USED =
            Pattern.compile("\\bt\\(\\s*\"([a-z][a-z0-9]*\\.[a-z0-9.-]*[a-z0-9])\"\\s*[,)]");

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    @Test
    void every_sentence_exists_in_both_languages() {
        var id = Words.indonesian().keys();
        var en = Words.in(Locale.ENGLISH).keys();
        assertThat(new TreeSet<>(en)).isEqualTo(new TreeSet<>(id));
    }

    @Test
    void both_languages_fill_in_the_same_places() {
        var english = Words.in(Locale.ENGLISH);
        for (var key : Words.indonesian().keys()) {
            assertThat(places(english.t(key))).as(key).isEqualTo(places(Words.indonesian().t(key)));
        }
    }

    @Test
    void every_sentence_used_by_a_page_exists() throws IOException {
        var missing = new TreeMap<String, Path>();
        int used = 0;
        try (var files = Files.walk(Path.of("src/main"))) {
            for (var file : (Iterable<Path>) files.filter(WordsTest::isCode)::iterator) {
                var keys = USED.matcher(Files.readString(file));
                while (keys.find()) {
                    used++;
                    if (!Words.indonesian().keys().contains(keys.group(1))) {
                        missing.put(keys.group(1), file);
                    }
                }
            }
        }
        assertThat(used).isPositive();
        assertThat(missing).isEmpty();
    }

    @Test
    void a_sentence_lies_in_the_file_of_its_room() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/messages"))) {
            for (var file : (Iterable<Path>) files::iterator) {
                var room = file.getFileName().toString().replaceAll("_(id|en)\\.properties$", "");
                assertThat(Files.readAllLines(file))
                        .filteredOn(line ->
                                line.contains("=")
                                        && !line.startsWith("#")
                                        && !line.startsWith(" "))
                        .as(file.toString())
                        .allMatch(line -> line.startsWith(room + "."));
            }
        }
    }

    @Test
    void an_error_has_a_title_and_a_text_for_every_status_it_names() {
        for (var kind :
                new String[] {
                    "400", "401", "403", "404", "405", "406", "409", "413", "415", "422", "429",
                    "500", "503", "expired"
                }) {
            assertThat(Words.indonesian().keys())
                    .contains("web.error." + kind + ".title", "web.error." + kind + ".text");
        }
    }

    private static boolean isCode(Path file) {
        var name = file.toString();
        return name.endsWith(".jte") || name.endsWith(".java");
    }

    private static TreeSet<String> places(String sentence) {
        var places = new TreeSet<String>();
        var found = PLACE.matcher(sentence);
        while (found.find()) {
            places.add(found.group(1));
        }
        return places;
    }
}
