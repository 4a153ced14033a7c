package id.sokoguru.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Access;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.Registry;
import id.sokoguru.registry.RegistryFilter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fifty postings a second in twenty cooperatives, watched by an officer's open dashboard. How fast
 * each arrives is for the benchmark to say: a test that measures time fails on a busy machine.
 */
@InWorld
class LiveDashboardTest {
    private static final int COOPERATIVES = 20;
    private static final int POSTINGS = 500;
    private static final long EVERY_NANOS = 20_000_000;

    @Autowired World world;
    @Autowired Access access;
    @Autowired Registry registry;
    @Autowired Ledger ledger;
    @Autowired Supervision supervision;
    @Autowired BusinessDay day;
    @Autowired JsonMapper json;

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final AtomicReference<JsonNode> last = new AtomicReference<>();

    @Test
    void every_posting_reaches_the_open_dashboard_and_none_is_missed() throws Exception {
        registry.foundAll(
                Actor.installation(), "35.78", CooperativeKind.KKMP, LocalDate.of(2026, 1, 1));
        var coops =
                registry
                        .list(
                                Actor.installation(),
                                new RegistryFilter("35.78", "", null, 0),
                                COOPERATIVES)
                        .stream()
                        .map(line -> line.coopId())
                        .toList();
        assertThat(coops).hasSize(COOPERATIVES);
        for (var coop : coops) {
            ledger.open(Actor.system(coop), 210201, 1, "SAVINGS", 1, Money.ZERO);
        }
        supervision.refresh();
        var before = supervision.totals(Office.of("35.78"), "");

        var office = Office.signedIn(world, access, "35.78");
        var answer =
                office.http.send(
                        HttpRequest.newBuilder(world.at("/dinas/langsung")).build(),
                        HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/event-stream");
        Thread.ofVirtual().start(() -> listen(answer.body()));
        await(() -> last.get() != null);

        var postedAt = new ConcurrentHashMap<String, Long>();
        var sum = post(coops, postedAt);
        await(() -> seen.size() >= POSTINGS);

        assertThat(seen.keySet()).containsAll(postedAt.keySet());
        assertThat(last.get().at("/counts/entriesToday").asLong())
                .isEqualTo(before.entriesToday() + POSTINGS);
        assertThat(last.get().at("/counts/savings").asLong())
                .isEqualTo(before.savings().rupiah() + sum);
        assertThat(last.get().at("/figures/savings").asString())
                .isEqualTo(new Money(before.savings().rupiah() + sum).text());
        answer.body().close();
    }

    private long post(List<CooperativeId> coops, Map<String, Long> postedAt) throws Exception {
        long sum = 0;
        try (var tellers = Executors.newVirtualThreadPerTaskExecutor()) {
            var began = System.nanoTime();
            for (int i = 0; i < POSTINGS; i++) {
                var coop = coops.get(i % COOPERATIVES);
                var rupiah = 1_000L + i;
                sum += rupiah;
                tellers.submit(() -> {
                    var posting =
                            ledger.post(Actor.system(coop), Office.deposit(day.today(), 1, rupiah));
                    var receipt = ((Posting.Posted) posting).receipt();
                    postedAt.put(coop.text() + "-" + receipt.entryNo(), System.nanoTime());
                });
                var next = began + (i + 1) * EVERY_NANOS;
                TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
            }
        }
        assertThat(postedAt).hasSize(POSTINGS);
        return sum;
    }

    private void listen(Stream<String> lines) {
        lines.filter(line -> line.startsWith("data:"))
                .forEach(line -> {
                    var at = System.nanoTime();
                    var message = json.readTree(line.substring(5));
                    for (var item : message.get("feed")) {
                        seen.putIfAbsent(item.get("key").asString(), at);
                    }
                    last.set(message);
                });
    }

    private static void await(java.util.function.BooleanSupplier done) throws Exception {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!done.getAsBoolean() && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(done.getAsBoolean()).as("within fifteen seconds").isTrue();
    }
}
