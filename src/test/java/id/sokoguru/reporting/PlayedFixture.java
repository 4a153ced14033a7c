package id.sokoguru.reporting;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The story of chart-of-accounts.md §4, J01 to J52, posted line by line into fresh books. */
final class PlayedFixture {
    static final LocalDate BOOKS_FROM = LocalDate.of(2025, 1, 1);

    private PlayedFixture() {}

    record Event(String code, String title, List<Line> lines) {}

    static List<Event> events() {
        Map<String, Event> events = new LinkedHashMap<>();
        try (var in = PlayedFixture.class.getResourceAsStream("/domain/journals.csv");
                var csv =
                        CsvReader.builder()
                                .ofNamedCsvRecord(
                                        new String(
                                                java.util.Objects.requireNonNull(in).readAllBytes(),
                                                java.nio.charset.StandardCharsets.UTF_8))) {
            for (NamedCsvRecord row : csv) {
                var event =
                        events.computeIfAbsent(
                                row.getField("event"),
                                code -> new Event(code, row.getField("title"), new ArrayList<>()));
                var account = Integer.parseInt(row.getField("account"));
                var debit = Long.parseLong(row.getField("debit"));
                var credit = Long.parseLong(row.getField("credit"));
                event.lines()
                        .add(
                                debit > 0
                                        ? Line.debit(account, 0, Money.rupiah(debit))
                                        : Line.credit(account, 0, Money.rupiah(credit)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(events.values());
    }

    /** Founds the books and posts one event a day, the last one on {@code lastDay}. */
    static void play(Ledger ledger, Actor actor, LocalDate lastDay) {
        ledger.found(actor, EnumSet.allOf(Scope.class), BOOKS_FROM);
        var events = events();
        for (int i = 0; i < events.size(); i++) {
            var event = events.get(i);
            post(
                    ledger,
                    actor,
                    Entry.of(
                                    Uuid7.create(),
                                    lastDay.minusDays(events.size() - 1 - i),
                                    "bookkeeping.manual",
                                    event.title(),
                                    event.lines().toArray(Line[]::new))
                            .withDocument(event.code()));
        }
    }

    static void post(Ledger ledger, Actor actor, Entry entry) {
        if (!(ledger.post(actor, entry) instanceof Posting.Posted)) {
            throw new AssertionError("refused: " + entry);
        }
    }
}
