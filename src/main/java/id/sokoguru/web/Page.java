package id.sokoguru.web;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every template needs to know about the request it answers: who looks, in which language, on which
 * path. A handler takes it as a parameter and hands it to its template first.
 *
 * @param actor who is signed in; empty on public pages
 * @param words the language of the page
 * @param path the request's path, to mark the menu
 * @param csrf the token that every form carries as {@code _csrf}
 * @param today the business date
 */
public record Page(
        @Nullable Actor actor, Words words, String path, String csrf, LocalDate today) {

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

    /** An address within the cooperative in which the visitor is, e.g. {@code in("/simpanan/setor")}. */
    public String in(String rest) {
        return "/k/" + visitor().at().text() + rest;
    }

    /** {@code 21 November 2026} / {@code 21 November 2026}. */
    public String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern("d MMMM uuuu", words.locale()));
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
}
