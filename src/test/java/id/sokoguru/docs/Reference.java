package id.sokoguru.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of docs/reference that is drawn from the code. */
final class Reference {
    private Reference() {}

    /** Fails when the page in the repository is another one, and leaves the new one in target. */
    static void isCurrent(String name, String drawn) throws IOException {
        var kept = Path.of("docs/reference", name);
        var fresh = Path.of("target/reference", name);
        if (!Files.exists(kept) || !Files.readString(kept).equals(drawn)) {
            Files.createDirectories(fresh.getParent());
            Files.writeString(fresh, drawn);
        }
        assertThat(kept)
                .as(
                        "The code changed. Take the new page: cp target/reference/%s docs/reference/",
                        name)
                .exists()
                .hasContent(drawn);
    }

    /** Text that may stand in a cell of a table. */
    static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    }
}
