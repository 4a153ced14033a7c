package id.sokoguru.web;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every template needs to know about the request it answers: who looks, in which language, on
 * which path. A handler takes it as a parameter and hands it to its template first.
 *
 * @param actor who is signed in; empty on public pages
 * @param words the language of the page
 * @param path the request's path, to mark the menu
 * @param csrf the token that every form carries as {@code _csrf}
 * @param today the business date
 * @param query the request's query as sent, without the question mark; empty when there is none
 * @param place the name of the cooperative or office in which the visitor works
 */
public record Page(
        @Nullable Actor actor,
        Words words,
        String path,
        String csrf,
        LocalDate today,
        String query,
        @Nullable String place) {
    /**
     * The parameter by which the visitor chooses the language; remembered in a cookie of the same
     * name.
     */
    static final String LANGUAGE = "bahasa";

    public Page(@Nullable Actor actor, Words words, String path, String csrf, LocalDate today) {
        this(actor, words, path, csrf, today, "", null);
    }

    public String t(String key, Object... arguments) {
        return words.t(key, arguments);
    }

    public String language() {
        return words.locale().getLanguage();
    }

    /** The signed-in actor; only for pages that nobody sees without signing in. */
    public Actor visitor() {
        if (actor == null) {
            throw new IllegalStateException("nobody is signed in");
        }
        return actor;
    }

    public Optional<Actor> maybeActor() {
        return Optional.ofNullable(actor);
    }

    public boolean may(Permission permission) {
        return actor != null && actor.may(permission);
    }

    /**
     * An address within the cooperative in which the visitor is, e.g. {@code
     * in("/simpanan/setor")}.
     */
    public String in(String rest) {
        return "/k/" + visitor().at().text() + rest;
    }

    /** {@code 21 November 2026} / {@code 21 November 2026}. */
    public String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale()));
    }

    /** {@code November 2026}. */
    public String month(LocalDate anyDay) {
        return anyDay.format(DateTimeFormatter.ofPattern("MMMM uuuu", words.locale()));
    }

    /** {@code 21 Nov 2026}: for tables. */
    public String shortDate(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d MMM uuuu", words.locale()));
    }

    /** {@code 14.05} in Jakarta. */
    public String time(Instant instant) {
        return instant.atZone(BusinessDay.ZONE)
                .format(DateTimeFormatter.ofPattern("HH.mm", words.locale()));
    }

    /** {@code 21 Nov 2026 14.05} in Jakarta. */
    public String moment(Instant instant) {
        return instant.atZone(BusinessDay.ZONE)
                .format(DateTimeFormatter.ofPattern("d MMM uuuu HH.mm", words.locale()));
    }

    /** {@code 1.234.567}: a number of things, in either language grouped as Indonesians read it. */
    public String count(long number) {
        return String.format(Words.INDONESIAN, "%,d", number);
    }

    /** {@code 12,3%}: a part of a whole, rounded to a tenth; empty when there is no whole. */
    public String percent(Money part, Money whole) {
        if (whole.isZero()) {
            return "";
        }
        var percent =
                BigDecimal.valueOf(part.rupiah())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(
                                BigDecimal.valueOf(whole.rupiah()).abs(),
                                1,
                                RoundingMode.HALF_EVEN);
        var text =
                count(percent.abs().longValue())
                        + ","
                        + percent.abs().toPlainString().replaceAll(".*\\.", "")
                        + "%";
        return percent.signum() < 0 ? "−" + text : text;
    }

    /** The address of a file of {@code resources/static} with its content's hash. */
    public String asset(String name) {
        return Assets.address(name);
    }

    public String otherLanguage() {
        return language().equals("en") ? "id" : "en";
    }

    /** This page in the other language. */
    public String inOtherLanguage() {
        return path + "?" + (query.isEmpty() ? "" : query + "&") + LANGUAGE + "=" + otherLanguage();
    }

    /**
     * The ids that a field's {@code aria-describedby} names; null when there is neither hint nor
     * problem.
     */
    public static @Nullable String describedBy(
            String field, @Nullable String hint, @Nullable String problem) {
        if (hint == null && problem == null) {
            return null;
        }
        var ids = problem == null ? "" : "p-" + field;
        return hint == null ? ids : (ids + " h-" + field).strip();
    }
}
