package id.sokoguru.cli;

import id.sokoguru.database.CannotStart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the command that was typed, runs it, and turns what went wrong into a sentence. */
public final class Commands {
    /** The answer of a command that started a server, which goes on until it is asked to stop. */
    public static final int SERVING = -1;

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONGLY_CALLED = 2;

    /** In the order of the help. A room's command is a class here that calls the room's door. */
    static final List<Command> ALL =
            List.of(
                    new DemoCommand(),
                    new ServeCommand(),
                    new ImportCooperativesCommand(),
                    new ImportBoundariesCommand(),
                    new ExportCommand(ExportCommand.Form.JOURNAL),
                    new VerifyCommand(),
                    new ExportCommand(ExportCommand.Form.HLEDGER),
                    new ExportCommand(ExportCommand.Form.BEANCOUNT),
                    new ExportCommand(ExportCommand.Form.CSV),
                    new BenchCommand(),
                    new BackupCommand(),
                    new RestoreCommand(),
                    new RehearseCommand());

    private Commands() {}

    /** Runs the command; all that it says goes to the console. */
    public static int run(Class<?> application, String... typed) {
        return run(application, ALL, List.of(typed), System.out::println, System.err::println);
    }

    static int run(
            Class<?> application,
            List<Command> commands,
            List<String> typed,
            Consumer<String> out,
            Consumer<String> err) {
        if (typed.isEmpty() || isHelp(typed.getFirst())) {
            return help(commands, typed, out, err);
        }
        var found = find(commands, typed);
        if (found.isEmpty()) {
            err.accept(unknown(commands, typed.getFirst()));
            return WRONGLY_CALLED;
        }
        var command = found.get();
        var rest = typed.subList(command.name().split(" ").length, typed.size());
        if (rest.stream().anyMatch(Commands::isHelp)) {
            out.accept(manual(command));
            return DONE;
        }
        try (var call = new Call(application, command, rest)) {
            return command.run(call);
        } catch (WrongCall e) {
            err.accept(e.getMessage());
            return WRONGLY_CALLED;
        } catch (Exception e) {
            var sentence = sentence(e);
            if (sentence == null) {
                e.printStackTrace();
                err.accept(
                        "\"%s\" failed: %s. This is a fault in Sokoguru; please report what stands above."
                                .formatted(command.name(), e));
            } else {
                err.accept(sentence);
            }
            return FAILED;
        }
    }

    /** What a person can act on, when that is what lies at the bottom; null for a fault of ours. */
    static @Nullable String sentence(@Nullable Throwable problem) {
        for (var cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart) {
                return cause.getMessage();
            }
            if (cause instanceof PortInUseException taken) {
                return Port.takenBySomebody(taken.getPort());
            }
        }
        return null;
    }

    private static Optional<Command> find(List<Command> commands, List<String> typed) {
        return commands.stream()
                .filter(command -> {
                    var words = List.of(command.name().split(" "));
                    return typed.size() >= words.size()
                            && typed.subList(0, words.size()).equals(words);
                })
                .max(Comparator.comparingInt(command -> command.name().length()));
    }

    private static int help(
            List<Command> commands,
            List<String> typed,
            Consumer<String> out,
            Consumer<String> err) {
        if (typed.size() > 1) {
            var about = typed.subList(1, typed.size());
            var command = find(commands, about);
            if (command.isEmpty()) {
                err.accept(unknown(commands, about.getFirst()));
                return WRONGLY_CALLED;
            }
            out.accept(manual(command.get()));
            return DONE;
        }
        for (var command : commands) {
            if (command.isListed()) {
                out.accept("  %-22s %s".formatted(command.name(), command.summary()));
            }
        }
        return DONE;
    }

    private static String manual(Command command) {
        var text = new StringBuilder();
        text.append("./sokoguru ").append(command.name()).append(' ').append(command.synopsis());
        text.append("\n\n").append(command.summary()).append('\n');
        var options = new ArrayList<>(command.options());
        options.add(Option.DATA);
        for (var option : options) {
            text.append(
                    "\n  %-20s %s"
                            .formatted(
                                    ("--" + option.name() + " " + option.value()).strip(),
                                    option.meaning()));
        }
        return text.toString();
    }

    private static String unknown(List<Command> commands, String word) {
        var same =
                commands.stream()
                        .map(Command::name)
                        .filter(name -> name.startsWith(word + " "))
                        .toList();
        if (!same.isEmpty()) {
            return "\"%s\" what? One of: %s.".formatted(word, String.join(", ", same));
        }
        return "There is no command \"%s\". ./sokoguru help shows all commands.".formatted(word);
    }

    private static boolean isHelp(String word) {
        return word.equals("help") || word.equals("--help") || word.equals("-h");
    }
}
