package id.sokoguru.web;

import java.util.Locale;

/** How a status or notice is meant. Colour never says it alone: the mark and the word do too. */
public enum Tone {
    /** Done, in order. */
    GOOD("✓"),
    /** Waiting for somebody or for a date. */
    WAIT("◷"),
    /** Somebody must act: the only red on a page. */
    ACT("!"),
    /** Ended, closed, not in use. */
    OFF("–"),
    /** Merely worth knowing. */
    NOTE("i");

    private final String mark;

    Tone(String mark) {
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }

    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
