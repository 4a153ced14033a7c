package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event's form as typed.
 *
 * @param typed every field by its name
 */
public record EventForm(EverydayEvent event, Map<String, String> typed) {
    static EventForm empty(EverydayEvent event) {
        return new EventForm(event, Map.of("id", Uuid7.create().toString()));
    }

    public String entry() {
        return typed.getOrDefault("id", "");
    }

    /** What was typed in a field; null when nothing was. */
    public @Nullable String at(String field) {
        return typed.get(field);
    }

    /** The order, or empty after saying in {@code problems} what is wrong. */
    Optional<EventOrder> order(Page page, Problems problems) {
        var amounts = new HashMap<String, Money>();
        var accounts = new HashMap<String, Integer>();
        for (var part : event.parts()) {
            var text = typed.getOrDefault(part.key(), "").strip();
            if (!text.isEmpty()) {
                Money.parse(text)
                        .ifPresentOrElse(
                                amount -> amounts.put(part.key(), amount),
                                () ->
                                        problems.add(
                                                part.key(), page.t("bookkeeping.problem.amount")));
            }
            var chosen = typed.getOrDefault(part.field(), "");
            if (part.chosen() && chosen.matches("[0-9]{6}")) {
                accounts.put(part.field(), Integer.valueOf(chosen));
            }
        }
        LocalDate date = null;
        try {
            date = LocalDate.parse(typed.getOrDefault("date", ""));
        } catch (DateTimeParseException e) {
            problems.add("date", page.t("bookkeeping.problem.date"));
        }
        var id = uuid(entry());
        if (id == null) {
            problems.add("", page.t("bookkeeping.problem.id"));
        }
        if (!problems.isEmpty() || date == null || id == null) {
            return Optional.empty();
        }
        return Optional.of(
                new EventOrder(
                        id,
                        event,
                        date,
                        typed.get("place"),
                        amounts,
                        accounts,
                        cut(typed.getOrDefault("document", ""), 60),
                        cut(typed.getOrDefault("note", ""), 2000)));
    }

    static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static String cut(String text, int most) {
        var stripped = text.strip();
        return stripped.length() <= most ? stripped : stripped.substring(0, most);
    }
}
