package id.sokoguru.supervision;

import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import id.sokoguru.web.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The open dashboards. The pulse hands each of them what moved; a virtual thread a dashboard
 * writes, so a slow browser delays nobody and what moves meanwhile is merged into its next message.
 * A stream lives two minutes: the browser comes back by itself, which asks anew who is signed in.
 */
@Component
class LiveStreams implements Pulse.Listener, DisposableBean {
    static final int MOST = 200;
    private static final Duration LIFE = Duration.ofMinutes(2);
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final int FEED = 15;

    /** In one beat, of how many cooperatives the entries are read for the feed; all are counted. */
    private static final int TOLD_AT_ONCE = 40;

    private static final Comparator<Happening> LATEST_FIRST =
            Comparator.comparing(Happening::recordedAt)
                    .thenComparing(Happening::entryNo)
                    .reversed();

    private static final Logger LOG = LoggerFactory.getLogger(LiveStreams.class);

    private final BusinessDay day;
    private final Happenings happenings;
    private final JsonMapper json;
    private final Pulse pulse;
    private final List<Stream> streams = new CopyOnWriteArrayList<>();

    LiveStreams(Pulse pulse, Happenings happenings, BusinessDay day, JsonMapper json) {
        this.pulse = pulse;
        this.happenings = happenings;
        this.day = day;
        this.json = json;
        pulse.listen(this);
    }

    /** A stream for a page; empty when {@link #MOST} are open. */
    Optional<SseEmitter> open(Page page, Territory territory) {
        if (streams.size() >= MOST) {
            return Optional.empty();
        }
        var stream = new Stream(page, territory);
        streams.add(stream);
        stream.begin();
        return Optional.of(stream.emitter);
    }

    int open() {
        return streams.size();
    }

    @Override
    public void moved(Snapshot before, Snapshot after, Set<CooperativeId> moved) {
        if (streams.isEmpty()) {
            return;
        }
        var told = told(before, after, moved);
        var totals = new HashMap<Territory, Totals>();
        for (var stream : streams) {
            if (moved.stream().anyMatch(stream.territory::contains)) {
                var sum =
                        totals.computeIfAbsent(
                                stream.territory, t -> after.fold(t, new Totals.On(day.today())));
                stream.offer(sum, told, moved);
            }
        }
    }

    private List<Happening> told(Snapshot before, Snapshot after, Set<CooperativeId> moved) {
        var all = new ArrayList<Happening>();
        int asked = 0;
        for (var coop : moved) {
            var now = after.get(coop).orElseThrow();
            var then = before.get(coop).map(s -> s.head().treeSize()).orElse(0L);
            var fresh = now.head().treeSize() - then;
            if (fresh > 0
                    && now.sharesEntries()
                    && asked < TOLD_AT_ONCE
                    && streams.stream().anyMatch(s -> s.territory.contains(coop))) {
                asked++;
                all.addAll(happenings.since(now, Math.max(then + 1, now.head().treeSize() - FEED)));
            }
        }
        return all;
    }

    @Override
    public void destroy() {
        streams.forEach(Stream::end);
    }

    /**
     * What the browser is sent.
     *
     * @param figures text by figure
     * @param counts the numbers behind some of them, for programs
     * @param feed latest first
     * @param moved the cooperatives that moved
     */
    record Message(
            Map<String, String> figures,
            Map<String, Long> counts,
            List<Item> feed,
            List<String> moved) {}

    record Item(String key, String coop, String name, String what, String amount, String time) {}

    private final class Stream {
        final Page page;
        final Territory territory;
        final SseEmitter emitter = new SseEmitter(0L);
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition news = lock.newCondition();
        private Totals totals;
        private final List<Happening> feed = new ArrayList<>();
        private final Set<CooperativeId> moved = new LinkedHashSet<>();
        private boolean fresh = true;
        private volatile boolean ended;

        Stream(Page page, Territory territory) {
            this.page = page;
            this.territory = territory;
            var snapshot = pulse.now();
            totals = snapshot.fold(territory, new Totals.On(day.today()));
            feed.addAll(happenings.latest(snapshot, territory, FEED));
            emitter.onCompletion(this::end);
            emitter.onTimeout(this::end);
            emitter.onError(_ -> end());
        }

        void begin() {
            Thread.ofVirtual().name("supervision-stream").start(this::write);
        }

        void offer(Totals totals, List<Happening> told, Set<CooperativeId> moved) {
            lock.lock();
            try {
                this.totals = totals;
                for (var one : told) {
                    if (territory.contains(one.cooperative())) {
                        feed.add(one);
                    }
                }
                for (var coop : moved) {
                    if (territory.contains(coop)) {
                        this.moved.add(coop);
                    }
                }
                fresh = true;
                news.signal();
            } finally {
                lock.unlock();
            }
        }

        void end() {
            ended = true;
            streams.remove(this);
            lock.lock();
            try {
                news.signal();
            } finally {
                lock.unlock();
            }
        }

        private void write() {
            var until = System.nanoTime() + LIFE.toNanos();
            try {
                while (!ended && System.nanoTime() < until) {
                    var message = next();
                    if (message == null) {
                        emitter.send(SseEmitter.event().comment("·"));
                    } else {
                        emitter.send(
                                SseEmitter.event()
                                        .name("pulse")
                                        .reconnectTime(2_000)
                                        .data(
                                                json.writeValueAsString(message),
                                                MediaType.APPLICATION_JSON));
                    }
                }
                emitter.complete();
            } catch (InterruptedException | IOException | IllegalStateException gone) {
                // The browser went away: nobody is left to be told.
                emitter.complete();
            } catch (RuntimeException e) {
                LOG.warn("A stream of the office broke", e);
                emitter.completeWithError(e);
            } finally {
                end();
            }
        }

        /** The next message; null when it is time for a heartbeat. */
        private @org.jspecify.annotations.Nullable Message next() throws InterruptedException {
            lock.lock();
            try {
                var left = HEARTBEAT.toNanos();
                while (!fresh && !ended && left > 0) {
                    left = news.awaitNanos(left);
                }
                if (!fresh) {
                    return null;
                }
                fresh = false;
                feed.sort(LATEST_FIRST);
                var items = feed.stream().map(one -> item(page, one)).toList();
                var shown = items.subList(0, Math.min(items.size(), 60));
                var coops = moved.stream().map(CooperativeId::text).toList();
                feed.clear();
                moved.clear();
                return new Message(
                        OfficeWords.figures(page, totals),
                        Map.of(
                                "entriesToday", totals.entriesToday(),
                                "savings", totals.savings().rupiah(),
                                "cash", totals.cash().rupiah()),
                        shown,
                        coops);
            } finally {
                lock.unlock();
            }
        }
    }

    static Item item(Page page, Happening one) {
        return new Item(
                one.cooperative().text() + "-" + one.entryNo(),
                one.cooperative().text(),
                OfficeWords.brief(one.name()),
                OfficeWords.what(page, one.event(), one.description()),
                one.amount().text(),
                page.time(one.recordedAt()));
    }
}
