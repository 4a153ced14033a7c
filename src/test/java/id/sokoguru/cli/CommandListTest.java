package id.sokoguru.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** Draws docs/reference/commands.md from the commands. */
class CommandListTest {
    @Test
    void the_list_of_commands_in_the_docs_is_the_one_of_the_code() throws IOException {
        var text = new StringBuilder();
        text.append(
                "# Commands\n\nDrawn from `cli.Commands` by `CommandListTest`. Each is called as ");
        text.append(
                "`./sokoguru COMMAND`; `./sokoguru help COMMAND` says the same. Exit status: 0 done, ");
        text.append(
                "1 not done, 2 wrongly called. The developers' commands (`test`, `dev`, `fmt`, ");
        text.append(
                "`build`) are in the launcher itself: [CONTRIBUTING](../../CONTRIBUTING.md).\n\n");
        text.append("| Command | What it does | Options |\n| --- | --- | --- |\n");
        for (var command : Commands.ALL) {
            if (!command.isListed()) {
                continue;
            }
            var options = new ArrayList<>(command.options());
            options.add(Option.DATA);
            var named = new ArrayList<String>();
            for (var option : options) {
                named.add(
                        "`%s`: %s"
                                .formatted(
                                        ("--" + option.name() + " " + option.value()).strip(),
                                        option.meaning()));
            }
            text.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(
                                    (command.name() + " " + command.synopsis()).strip(),
                                    command.summary(),
                                    String.join("; ", named)));
        }
        var kept = Path.of("docs/reference/commands.md");
        if (!Files.exists(kept) || !Files.readString(kept).contentEquals(text)) {
            Files.createDirectories(Path.of("target/reference"));
            Files.writeString(Path.of("target/reference/commands.md"), text);
        }
        assertThat(kept)
                .as(
                        "The commands changed. Take the new page: cp target/reference/commands.md docs/reference/")
                .exists()
                .hasContent(text.toString());
    }
}
