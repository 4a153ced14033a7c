package id.sokoguru.bookkeeping;

import id.sokoguru.web.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/** Months and days as people read them. */
final class Months {
    private Months() {}

    static String text(Words words, LocalDate firstDay) {
        return firstDay.format(DateTimeFormatter.ofPattern("MMMM uuuu", words.locale()));
    }

    static String text(Words words, YearMonth month) {
        return text(words, month.atDay(1));
    }

    static String day(Words words, LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale()));
    }
}
