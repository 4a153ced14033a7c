package id.sokoguru;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.bench.Counter;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.JournalFile;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Verification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Kill -9 while eight tellers' programs post: once the application, once PostgreSQL under it. Each
 * client makes its ids itself and notes what was acknowledged, as the product's interface asks.
 */
class KilledUnderLoadTest {
    private static final int CLIENTS = 8;
    private static final int ACCOUNTS = 20;
    private static final int AMOUNT = 1_000;

    @TempDir Path folder;
    private Path data;
    private Process server;

    /** The real application in a process of its own. */
    public static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws IOException {
            var ready = Path.of(arguments[0]);
            var context =
                    SpringApplication.run(
                            Sokoguru.class,
                            "--sokoguru.data=" + arguments[1],
                            "--server.port=" + arguments[2],
                            "--sokoguru.access.argon2.memory-kib=64");
            var port = context.getEnvironment().getRequiredProperty("local.server.port");
            var told = new StringBuilder(port);
            if (arguments.length > 3) {
                var open = context.getBean(Counter.class).open("35.17.03.2001", ACCOUNTS);
                told.append('\n')
                        .append(open.cooperative().text())
                        .append('\n')
                        .append(open.token());
            }
            var unfinished = Path.of(ready + ".unfinished");
            Files.writeString(unfinished, told);
            Files.move(unfinished, ready);
        }
    }

    /** A request that was sent; the receipt's number once it was acknowledged. */
    private final Map<UUID, Integer> sent = new ConcurrentHashMap<>();

    private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();
    private final List<String> strange = java.util.Collections.synchronizedList(new ArrayList<>());
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    @AfterEach
    void stop() throws Exception {
        if (server != null) {
            server.destroy();
            if (!server.waitFor(15, TimeUnit.SECONDS)) {
                server.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    @Timeout(240)
    void nothing_acknowledged_is_lost_and_nothing_is_doubled() throws Exception {
        data = folder.resolve("data");
        var first = start("0", "set-up");
        var port = first.get(0);
        var coop = first.get(1);
        var uri =
                URI.create(
                        "http://localhost:"
                                + port
                                + "/api/v1/cooperatives/"
                                + coop
                                + "/savings/deposits");
        var token = first.get(2);

        // The application dies in the middle of its work, and is started again.
        var load = new Load(uri, token);
        load.untilAcknowledged(300);
        server.destroyForcibly().waitFor();
        load.stop();
        var whileAppDied = unanswered().size();
        start(port);
        assertThat(retry(uri, token)).as("unanswered then posted").isEqualTo(whileAppDied);

        // PostgreSQL dies under the application, which goes on once it is back.
        load = new Load(uri, token);
        load.untilAcknowledged(acknowledged.size() + 300);
        var postmaster = postmaster();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        var before = acknowledged.size();
        load.untilAcknowledged(before + 200);
        assertThat(postmaster()).isNotEqualTo(postmaster);
        load.stop();
        retry(uri, token);

        assertThat(strange).isEmpty();
        assertThat(unanswered()).isEmpty();
        stop();
        server = null;
        compare(CooperativeId.of(Long.parseLong(coop)));
    }

    /** With the application stopped, the books themselves are asked. */
    private void compare(CooperativeId coop) throws IOException {
        try (var rooms =
                new SpringApplicationBuilder(Sokoguru.class)
                        .web(WebApplicationType.NONE)
                        .run("--sokoguru.data=" + data)) {
            var actor = Actor.system(coop);
            var books = rooms.getBean(Books.class);
            var last = books.head(actor).treeSize();
            var entries = books.numbered(actor, 1, last);
            assertThat(entries)
                    .extracting(PostedEntry::entryNo)
                    .isEqualTo(java.util.stream.LongStream.rangeClosed(1, last).boxed().toList());
            var deposits =
                    entries.stream().filter(e -> e.event().equals("savings.deposit")).toList();
            assertThat(deposits).extracting(PostedEntry::id).doesNotHaveDuplicates();
            assertThat(deposits)
                    .extracting(PostedEntry::id)
                    .containsExactlyInAnyOrderElementsOf(sent.keySet());
            for (var deposit : deposits) {
                assertThat(deposit.entryNo()).isEqualTo(acknowledged.get(deposit.id()));
            }
            var today = rooms.getBean(BusinessDay.class).today();
            var totals = books.totals(actor, today, today, null);
            assertThat(totals.stream().mapToLong(t -> t.closing().rupiah()).sum()).isZero();
            var savings =
                    totals.stream().filter(t -> t.account() == 210_201).findFirst().orElseThrow();
            assertThat(savings.closing()).isEqualTo(Money.rupiah(-1L * AMOUNT * sent.size()));

            var file = new ByteArrayOutputStream();
            assertThat(rooms.getBean(JournalFile.class).write(actor, file)).isEqualTo(last);
            var report = Verification.of(new ByteArrayInputStream(file.toByteArray()), null);
            assertThat(report.faults()).isEmpty();
            assertThat(report.entries()).isEqualTo(last);
        }
    }

    private List<UUID> unanswered() {
        return sent.keySet().stream().filter(id -> !acknowledged.containsKey(id)).toList();
    }

    /** As a client does that got no answer: the same id and the same content again. */
    private int retry(URI uri, String token) throws InterruptedException {
        var left = unanswered();
        for (var id : left) {
            for (int attempt = 0; !acknowledged.containsKey(id) && attempt < 100; attempt++) {
                post(uri, token, id, sent.get(id));
                if (!acknowledged.containsKey(id)) {
                    Thread.sleep(100);
                }
            }
        }
        return left.size() - unanswered().size();
    }

    private static final Pattern NUMBER = Pattern.compile("\"entryNo\":([0-9]+)");

    private void post(URI uri, String token, UUID id, int account) {
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", id.toString())
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        Counter.Open.deposit(account, AMOUNT)))
                        .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 201 || answer.statusCode() == 200) {
                var number = NUMBER.matcher(answer.body());
                assertThat(number.find()).isTrue();
                acknowledged.put(id, Long.valueOf(number.group(1)));
            } else if (answer.statusCode() < 500) {
                strange.add(answer.statusCode() + " " + answer.body());
            }
        } catch (IOException unansweredAndRetriedLater) {
            // Whether it was posted nobody knows; that is the point.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Load {
        private final AtomicBoolean going = new AtomicBoolean(true);
        private final List<Thread> threads = new ArrayList<>();

        Load(URI uri, String token) {
            for (int c = 0; c < CLIENTS; c++) {
                int client = c;
                threads.add(
                        Thread.ofVirtual()
                                .start(() -> {
                                    for (int i = client; going.get(); i++) {
                                        var id = Uuid7.create();
                                        var account = 1 + i % ACCOUNTS;
                                        sent.put(id, account);
                                        post(uri, token, id, account);
                                        if (!acknowledged.containsKey(id)) {
                                            pause();
                                        }
                                    }
                                }));
            }
        }

        void untilAcknowledged(int count) throws InterruptedException {
            var until = System.nanoTime() + Duration.ofSeconds(45).toNanos();
            while (acknowledged.size() < count) {
                assertThat(System.nanoTime())
                        .as("%d acknowledged of %d; %s", acknowledged.size(), count, strange)
                        .isLessThan(until);
                Thread.sleep(5);
            }
        }

        void stop() throws InterruptedException {
            going.set(false);
            for (var thread : threads) {
                thread.join();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long postmaster() throws IOException {
        var lines = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"));
        return Long.parseLong(lines.getFirst().strip());
    }

    private List<String> start(String port, String... more) throws Exception {
        var ready = folder.resolve("ready");
        Files.deleteIfExists(ready);
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-Duser.timezone=UTC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow"));
        var programs = System.getProperty("sokoguru.programs");
        if (programs != null) {
            command.add("-Dsokoguru.programs=" + programs);
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        ready.toString(),
                        data.toString(),
                        port));
        command.addAll(List.of(more));
        var log = new File(folder.toFile(), "server.log");
        server =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .start();
        var until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(ready)) {
            if (!server.isAlive() || System.nanoTime() > until) {
                throw new AssertionError(Files.readString(log.toPath()));
            }
            Thread.sleep(20);
        }
        return Files.readAllLines(ready);
    }
}
