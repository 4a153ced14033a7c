package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.UUID;

/** Reads the fields of this room's forms. */
final class Parsed {
    private Parsed() {}

    static String text(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, "").strip();
    }

    /** The id that the form was drawn with; a form without one is not ours. */
    static UUID uuid(Map<String, String> typed) {
        return uuid(text(typed, "id"));
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("not an id");
        }
    }

    /** Nothing typed is zero; what cannot be read is told to {@code problems}. */
    static Money money(Page page, Map<String, String> typed, String field, Problems problems) {
        var text = text(typed, field);
        if (text.isEmpty() || text.equals("–")) {
            return Money.ZERO;
        }
        var money = Money.parse(text);
        if (money.isEmpty()) {
            problems.add(field, page.t("treasury.problem.amount"));
        }
        return money.orElse(Money.ZERO);
    }

    static LocalDate date(Page page, Map<String, String> typed, String field, Problems problems) {
        var text = text(typed, field);
        if (text.isEmpty()) {
            return page.today();
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problems.add(field, page.t("treasury.problem.date"));
            return page.today();
        }
    }
}
