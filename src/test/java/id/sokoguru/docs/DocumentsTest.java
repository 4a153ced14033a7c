package id.sokoguru.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the documents point at exists, and the words of the glossary are words of the code. */
class DocumentsTest {
    private static final Pattern LINK = Pattern.compile("]\\(<?([^)>\\s]+)>?(?: \"[^\"]*\")?\\)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    /** Taken by the browser tests, and not there before the first run. */
    private static final Path PICTURES = Path.of("docs/screenshots");

    @Test
    void every_relative_link_leads_somewhere() throws IOException {
        var dead = new ArrayList<String>();
        int links = 0;
        for (var document : documents()) {
            var text = withoutCode(Files.readString(document));
            var link = LINK.matcher(text);
            while (link.find()) {
                var target = link.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                links++;
                if (!leads(document, target)) {
                    dead.add(document + ": " + target);
                }
            }
        }
        assertThat(links).isGreaterThan(50);
        assertThat(dead).as("links that lead nowhere").isEmpty();
    }

    @Test
    void every_decision_has_the_five_parts_and_the_next_number() throws IOException {
        List<Path> decisions;
        try (var files = Files.list(Path.of("docs/decisions"))) {
            decisions = files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        assertThat(decisions).isNotEmpty();
        for (int i = 0; i < decisions.size(); i++) {
            var text = Files.readString(decisions.get(i));
            assertThat(decisions.get(i).getFileName().toString())
                    .startsWith("%04d-".formatted(i + 1));
            assertThat(text)
                    .as(decisions.get(i).toString())
                    .startsWith("# %04d ".formatted(i + 1))
                    .contains(
                            "Date: ",
                            "Status: ",
                            "## Context\n",
                            "## Decision\n",
                            "## Consequences\n");
        }
    }

    @Test
    void every_code_name_of_the_glossary_is_in_the_code() throws IOException {
        var code = code();
        var rows =
                Files.readAllLines(Path.of("docs/glossary.md")).stream()
                        .filter(line -> line.startsWith("| ") && !line.startsWith("| ---"))
                        .map(line -> line.split("\\|"))
                        .filter(cells -> !cells[1].strip().equals("Indonesian"))
                        .toList();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(80);
        var strange = new ArrayList<String>();
        for (var cells : rows) {
            assertThat(cells).as(String.join("|", cells)).hasSize(6);
            var name = CODE.matcher(cells[3]);
            assertThat(name.find()).as("a code name: " + cells[1]).isTrue();
            do {
                if (!code.contains(name.group(1))) {
                    strange.add(cells[1].strip() + ": " + name.group(1));
                }
            } while (name.find());
        }
        assertThat(strange).as("terms whose code name is nowhere in src/main").isEmpty();
    }

    private static boolean leads(Path document, String target) throws IOException {
        var parts = target.split("#", 2);
        var folder = document.getParent() == null ? Path.of("") : document.getParent();
        var file =
                parts[0].isEmpty()
                        ? document
                        : folder.resolve(URLDecoder.decode(parts[0], StandardCharsets.UTF_8))
                                .normalize();
        if (file.startsWith(PICTURES)) {
            return true;
        }
        if (!Files.exists(file)) {
            return false;
        }
        return parts.length == 1
                || !file.toString().endsWith(".md")
                || headings(file).contains(parts[1]);
    }

    /** The headings of a document as addresses. */
    private static Set<String> headings(Path file) throws IOException {
        return withoutCode(Files.readString(file))
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT))
                .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?```", "");
    }

    private static List<Path> documents() throws IOException {
        var all = new ArrayList<Path>();
        try (var top = Files.list(Path.of(""))) {
            top.filter(file -> file.toString().endsWith(".md")).forEach(all::add);
        }
        for (var root : List.of("docs", "src")) {
            try (var files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(all::add);
            }
        }
        all.sort(null);
        return all;
    }

    private static String code() throws IOException {
        try (var files = Files.walk(Path.of("src/main"))) {
            var text = new StringBuilder();
            for (var file : files.filter(DocumentsTest::isSource).sorted().toList()) {
                text.append(file).append('\n').append(Files.readString(file)).append('\n');
            }
            return text.toString();
        }
    }

    private static boolean isSource(Path file) {
        return file.toString().matches(".*\\.(java|sql|jte|properties|js)");
    }
}
