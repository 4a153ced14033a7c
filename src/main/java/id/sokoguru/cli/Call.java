package id.sokoguru.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** A command as it was typed, and the way from it to the rooms. */
final class Call implements AutoCloseable {
    private final Class<?> application;
    private final Command command;
    private final Map<String, String> options = new HashMap<>();
    private final List<String> arguments = new ArrayList<>();
    private @Nullable ConfigurableApplicationContext context;

    /**
     * @param typed what follows the command's name
     * @throws WrongCall when an option is unknown or lacks its value
     */
    Call(Class<?> application, Command command, List<String> typed) {
        this.application = application;
        this.command = command;
        for (int i = 0; i < typed.size(); i++) {
            var word = typed.get(i);
            if (!word.startsWith("--")) {
                arguments.add(word);
                continue;
            }
            var equals = word.indexOf('=');
            var name = word.substring(2, equals < 0 ? word.length() : equals);
            var option = known(name);
            if (option.isSwitch()) {
                if (equals >= 0) {
                    throw new WrongCall("--" + name + " takes no value.");
                }
                options.put(name, "");
            } else if (equals >= 0) {
                options.put(name, word.substring(equals + 1));
            } else if (i + 1 < typed.size() && !typed.get(i + 1).startsWith("--")) {
                options.put(name, typed.get(++i));
            } else {
                throw new WrongCall(
                        "--" + name + " needs a value: --" + name + " " + option.value() + ".");
            }
        }
    }

    private Option known(String name) {
        if (name.equals(Option.DATA.name())) {
            return Option.DATA;
        }
        return command.options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new WrongCall(
                                "\"%s\" knows no option --%s. See: ./sokoguru help %s"
                                        .formatted(command.name(), name, command.name())));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    /** The value of an option without which the command cannot work. */
    String required(String name) {
        return option(name)
                .orElseThrow(() ->
                        new WrongCall(
                                "\"%s\" needs --%s. Call it so: ./sokoguru %s %s"
                                        .formatted(
                                                command.name(),
                                                name,
                                                command.name(),
                                                command.synopsis())));
    }

    boolean has(String switchName) {
        return options.containsKey(switchName);
    }

    /** Exactly one argument, e.g. the file. */
    String argument(String what) {
        if (arguments.size() != 1) {
            throw new WrongCall(
                    "\"%s\" needs %s. Call it so: ./sokoguru %s %s"
                            .formatted(command.name(), what, command.name(), command.synopsis()));
        }
        return arguments.getFirst();
    }

    void noArguments() {
        if (!arguments.isEmpty()) {
            throw new WrongCall(
                    "\"%s\" does not understand \"%s\". Call it so: ./sokoguru %s %s"
                            .formatted(
                                    command.name(),
                                    arguments.getFirst(),
                                    command.name(),
                                    command.synopsis()));
        }
    }

    /**
     * The data directory: {@code --data}, else {@code SOKOGURU_DATA}, else what the command
     * proposes.
     */
    Path data(String otherwise) {
        var environment = System.getenv("SOKOGURU_DATA");
        return Path.of(option("data").orElse(environment == null ? otherwise : environment));
    }

    /** For commands that read: they make no new database where somebody mistyped a directory. */
    void checkDataExists() {
        var data = data("data");
        if (System.getenv("SOKOGURU_DATABASE_URL") == null
                && !Files.exists(data.resolve("postgres"))) {
            throw new WrongCall("There is no database in " + data + ". Name another with --data.");
        }
    }

    int port() {
        var typed = option("port").orElse("8080");
        try {
            var port = Integer.parseInt(typed);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException noNumber) {
            // The same sentence as for a number out of range.
        }
        throw new WrongCall("--port needs a number from 1 to 65535, not \"" + typed + "\".");
    }

    /**
     * The rooms, without a web server: on the data directory, or joined to the server that keeps
     * it. The application is closed when the command is done.
     */
    ConfigurableApplicationContext rooms() {
        var running = context;
        if (running == null) {
            var spring = new SpringApplication(application);
            spring.setWebApplicationType(WebApplicationType.NONE);
            running =
                    spring.run(
                            asArguments(
                                    Map.of(
                                            "sokoguru.data",
                                            data("data"),
                                            "sokoguru.data.join",
                                            true)));
            context = running;
        }
        return running;
    }

    /** A door of a room, e.g. {@code room(Registry.class)}. */
    <T> T room(Class<T> door) {
        return rooms().getBean(door);
    }

    /** Starts the web server and keeps it until the process is asked to stop. */
    ConfigurableApplicationContext serve(Path data, Map<String, Object> properties) {
        var all = new HashMap<String, Object>();
        all.put("sokoguru.data", data.toString());
        all.put("server.port", port());
        all.putAll(properties);
        return new SpringApplication(application).run(asArguments(all));
    }

    /** As arguments they win over application.yaml and the environment: what was typed is meant. */
    private static String[] asArguments(Map<String, ?> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }
}
