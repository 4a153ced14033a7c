package id.sokoguru.web;

import org.jspecify.annotations.Nullable;

/**
 * One step of a timeline.
 *
 * @param when the time as people read it ({@code page.moment(instant)})
 * @param title what happened
 * @param detail who did it, or more about it
 * @param href the document behind it
 */
public record Moment(
        String when, String title, @Nullable String detail, @Nullable String href, Tone tone) {
    public static Moment of(String when, String title, @Nullable String detail) {
        return new Moment(when, title, detail, null, Tone.GOOD);
    }
}
