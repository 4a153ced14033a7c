package id.sokoguru.cli;

import id.sokoguru.bench.Bench;
import id.sokoguru.bench.Counters;
import id.sokoguru.bench.MonthEnds;
import id.sokoguru.bench.Offices;
import id.sokoguru.bench.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** Measures on a database of its own and prints a table. */
final class BenchCommand implements Command {
    private static final Option QUICK = new Option("quick", "", "a smaller run of about a minute");
    private static final Option ONLY =
            new Option(
                    "only",
                    "LETTERS",
                    "only these parts: abc postings next to TPC-B, d growing books, e the office's"
                            + " pages, f verifying, g deposits over HTTP, h foundings, i live"
                            + " dashboard, j a regency's month-end");
    private static final Option JSON =
            new Option("json", "FILE", "write the same figures for machines");

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String synopsis() {
        return "[--quick] [--only LETTERS] [--json FILE]";
    }

    @Override
    public String summary() {
        return "measure what the product does in a second on this machine";
    }

    @Override
    public List<Option> options() {
        return List.of(QUICK, ONLY, JSON);
    }

    @Override
    public int run(Call call) throws Exception {
        call.noArguments();
        var folder = Files.createTempDirectory("sokoguru-bench");
        var table = new Table();
        var began = System.nanoTime();
        System.out.printf(
                Locale.ROOT,
                "Measuring on %d processors with %s, data in %s%n",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                folder);
        var plan = call.has("quick") ? Bench.Plan.QUICK : Bench.Plan.WHOLE;
        try (var context =
                call.serve(
                        folder.resolve("data"),
                        Map.of("sokoguru.connections", 24, "server.port", 0))) {
            var only = call.option("only").orElse("abcdefghij");
            var bench = context.getBean(Bench.class);
            var counters = context.getBean(Counters.class);
            if (only.matches(".*[abc].*")) {
                bench.postings(plan, table);
            }
            if (only.matches(".*[df].*")) {
                bench.growth(plan, table, folder);
            }
            if (only.contains("g")) {
                counters.deposits(plan, table, port(context));
            }
            if (only.contains("h")) {
                counters.foundings(table);
            }
            if (only.contains("j")) {
                context.getBean(MonthEnds.class).regency(call.has("quick") ? 20 : 335, table);
            }
            // Last, for with 80,000 cooperatives the database is another one.
            if (only.contains("e")) {
                context.getBean(Offices.class).pages(plan, table, port(context));
            }
            if (only.contains("i")) {
                context.getBean(Offices.class).live(plan, table, port(context));
            }
        } finally {
            org.springframework.util.FileSystemUtils.deleteRecursively(folder);
        }
        System.out.printf(
                Locale.ROOT,
                "%nThe whole run took %d minutes. Compare ratios rather than rates: every ratio"
                        + " is of figures of this one run.%n%n",
                Duration.ofNanos(System.nanoTime() - began).toMinutes());
        System.out.println(table.markdown());
        if (call.option("json").isPresent()) {
            Files.writeString(Path.of(call.option("json").get()), table.json());
        }
        return Commands.DONE;
    }

    private static int port(ConfigurableApplicationContext server) {
        return server.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }
}
