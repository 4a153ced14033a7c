package id.sokoguru.cli;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.Sokoguru;
import id.sokoguru.database.CannotStart;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
    private final List<String> out = new ArrayList<>();
    private final List<String> err = new ArrayList<>();
    private final Weigh weigh = new Weigh();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    dmeo                       | There is no command "dmeo". ./sokoguru help shows all commands.
                    help dmeo                  | There is no command "dmeo". ./sokoguru help shows all commands.
                    weigh                      | "weigh" what? One of: weigh rice.
                    weigh rice                 | "weigh rice" needs --unit. Call it so: ./sokoguru weigh rice --unit UNIT [--wet] BAG
                    weigh rice --unit          | --unit needs a value: --unit UNIT.
                    weigh rice --unit --wet    | --unit needs a value: --unit UNIT.
                    weigh rice --wet=yes       | --wet takes no value.
                    weigh rice --colour red    | "weigh rice" knows no option --colour. See: ./sokoguru help weigh rice
                    weigh rice --unit kg       | "weigh rice" needs a bag. Call it so: ./sokoguru weigh rice --unit UNIT [--wet] BAG
                    weigh rice --unit kg a b   | "weigh rice" needs a bag. Call it so: ./sokoguru weigh rice --unit UNIT [--wet] BAG
                    serve --port 99999         | --port needs a number from 1 to 65535, not "99999".
                    serve --port ten           | --port needs a number from 1 to 65535, not "ten".
                    serve now                  | "serve" does not understand "now". Call it so: ./sokoguru serve [--port N] [--data DIR]
                    """)
    void what_makes_no_sense_gets_a_sentence_and_status_2(String typed, String sentence) {
        assertThat(run(typed.split(" +"))).isEqualTo(2);
        assertThat(err).containsExactly(sentence);
        assertThat(out).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "weigh rice --unit kg sack,kg/sack/false",
        "weigh rice sack --wet --unit=kg,kg/sack/true"
    })
    void options_may_stand_anywhere_after_the_command(String typed, String seen) {
        assertThat(run(typed.split(" "))).isZero();
        assertThat(weigh.seen).isEqualTo(seen);
    }

    @Test
    void help_lists_the_commands_and_explains_one() {
        assertThat(run("help")).isZero();
        assertThat(out).anyMatch(line -> line.matches(" +weigh rice +weigh a bag of rice"));
        out.clear();
        assertThat(run("weigh", "rice", "--help")).isZero();
        assertThat(out.getFirst()).contains("--unit UNIT", "--wet", "--data DIR");
    }

    @Test
    void what_a_person_can_act_on_is_told_without_a_stack_trace() {
        weigh.problem = new IllegalStateException(new CannotStart("Mount the disk first."));
        assertThat(run("weigh", "rice", "--unit", "kg", "sack")).isEqualTo(1);
        assertThat(err).containsExactly("Mount the disk first.");
    }

    @Test
    void a_port_that_somebody_else_has_is_named_before_anything_starts(@TempDir Path data)
            throws Exception {
        try (var taken = new ServerSocket(0)) {
            var port = Integer.toString(taken.getLocalPort());
            assertThat(run("serve", "--port", port, "--data", data.toString())).isEqualTo(2);
            assertThat(err.getFirst()).startsWith("Port " + port + " is taken by another program.");
            assertThat(data).isEmptyDirectory();
        }
    }

    @Test
    void a_fresh_demo_deletes_no_directory_that_is_not_a_demo(@TempDir Path data) throws Exception {
        var books = Files.writeString(data.resolve("books"), "real");
        assertThat(run("demo", "--fresh", "--port", freePort(), "--data", data.toString()))
                .isEqualTo(2);
        assertThat(err.getFirst()).contains("holds no demo, so --fresh deletes nothing");
        assertThat(books).exists();

        Files.createDirectory(data.resolve("postgres"));
        err.clear();
        assertThat(run("demo", "--port", freePort(), "--data", data.toString())).isEqualTo(2);
        assertThat(err.getFirst()).contains("holds real books, not a demo");
    }

    private int run(String... typed) {
        return Commands.run(
                Sokoguru.class,
                List.of(weigh, new ServeCommand(), new DemoCommand()),
                List.of(typed),
                out::add,
                err::add);
    }

    private static String freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    /** A command of two words with every kind of option. */
    private static final class Weigh implements Command {
        private String seen = "";
        private RuntimeException problem;

        @Override
        public String name() {
            return "weigh rice";
        }

        @Override
        public String synopsis() {
            return "--unit UNIT [--wet] BAG";
        }

        @Override
        public String summary() {
            return "weigh a bag of rice";
        }

        @Override
        public List<Option> options() {
            return List.of(new Option("unit", "UNIT", "kg"), new Option("wet", "", "not dry yet"));
        }

        @Override
        public int run(Call call) {
            if (problem != null) {
                throw problem;
            }
            seen = call.required("unit") + "/" + call.argument("a bag") + "/" + call.has("wet");
            return 0;
        }
    }
}
