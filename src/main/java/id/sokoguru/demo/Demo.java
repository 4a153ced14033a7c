package id.sokoguru.demo;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approvals;
import id.sokoguru.access.SignInHints;
import id.sokoguru.bookkeeping.Bookkeeping;
import id.sokoguru.bookkeeping.Closing;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.lending.Collaterals;
import id.sokoguru.lending.Granting;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.ProfitSharing;
import id.sokoguru.lending.Repayments;
import id.sokoguru.lending.Resolutions;
import id.sokoguru.membership.Members;
import id.sokoguru.registry.Regions;
import id.sokoguru.registry.Registry;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.treasury.Settlements;
import id.sokoguru.treasury.Tills;
import id.sokoguru.treasury.Treasury;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Only on a demo server: fills the region before the web server answers its first page, if it was
 * not filled yet, and then lets people come to the counters until the server stops.
 */
@Component
@ConditionalOnProperty(name = "sokoguru.demo", havingValue = "true")
public class Demo implements SmartLifecycle, SignInHints {
    private final Rooms rooms;
    private final Path data;
    private @Nullable Trickle trickle;
    private @Nullable Thread thread;

    Demo(Rooms rooms, @Value("${sokoguru.data:data}") String data) {
        this.rooms = rooms;
        this.data = Path.of(data);
    }

    @Configuration
    @ConditionalOnProperty(name = "sokoguru.demo", havingValue = "true")
    static class Doors {
        @Bean
        Rooms rooms(
                BusinessDay day,
                Tenancy tenancy,
                Ledger ledger,
                Books books,
                Access access,
                Approvals approvals,
                Regions regions,
                Registry registry,
                Members members,
                Savings savings,
                SavingsCounter counter,
                CounterLists counterLists,
                Tills tills,
                Treasury treasury,
                Settlements settlements,
                Bookkeeping bookkeeping,
                Closing closing,
                Loans loans,
                Granting granting,
                Repayments repayments,
                Resolutions resolutions,
                Collaterals collaterals,
                ProfitSharing profits) {
            return new Rooms(
                    day,
                    tenancy,
                    ledger,
                    books,
                    access,
                    approvals,
                    regions,
                    registry,
                    members,
                    savings,
                    counter,
                    counterLists,
                    tills,
                    treasury,
                    settlements,
                    bookkeeping,
                    closing,
                    loans,
                    granting,
                    repayments,
                    resolutions,
                    collaterals,
                    profits);
        }
    }

    /** Before the web server, which starts in one of the last phases. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        try {
            if (!DemoFile.isFilled(data)) {
                fill();
            }
            var people = new Trickle(rooms, DemoFile.seats(data), new SplittableRandom());
            trickle = people;
            thread = Thread.ofPlatform().daemon().name("demo").start(people);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() throws IOException {
        say("Inventing a region: three months in the life of its cooperatives.");
        long begun = System.nanoTime();
        var filled = new Filling(rooms, Plan.whole(), Demo::say).fill();
        DemoFile.write(data, filled);
        say(
                "%,d cooperatives, %,d members, %,d entries in %d seconds."
                        .formatted(
                                filled.cooperatives(),
                                filled.members(),
                                filled.entries(),
                                Duration.ofNanos(System.nanoTime() - begun).toSeconds()));
    }

    private static void say(String line) {
        System.out.println(line);
    }

    @Override
    public void stop() {
        var people = trickle;
        var running = thread;
        trickle = null;
        if (people != null && running != null) {
            try {
                people.stop(running);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return trickle != null;
    }

    /** As whom one may sign in, for the console. */
    public String signInTable() {
        var table = new StringBuilder();
        var row = "  %-18s %-24s %-16s %s%n";
        table.append(row.formatted("role", "sign-in name", "password", "where"));
        for (var hint : hints()) {
            table.append(row.formatted(hint.role(), hint.name(), hint.password(), hint.where()));
        }
        return table.toString();
    }

    @Override
    public List<Hint> hints() {
        try {
            return DemoFile.signIns(data).stream()
                    .map(row -> new Hint(row.role(), row.name(), row.password(), row.where()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
