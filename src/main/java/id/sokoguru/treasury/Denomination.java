package id.sokoguru.treasury;

import java.util.Locale;

/**
 * The notes and coins in use, the largest first (Bank Indonesia; the 50 rupiah coin is still
 * money).
 */
public enum Denomination {
    NOTE_100000(Kind.NOTE, 100_000),
    NOTE_50000(Kind.NOTE, 50_000),
    NOTE_20000(Kind.NOTE, 20_000),
    NOTE_10000(Kind.NOTE, 10_000),
    NOTE_5000(Kind.NOTE, 5_000),
    NOTE_2000(Kind.NOTE, 2_000),
    NOTE_1000(Kind.NOTE, 1_000),
    COIN_1000(Kind.COIN, 1_000),
    COIN_500(Kind.COIN, 500),
    COIN_200(Kind.COIN, 200),
    COIN_100(Kind.COIN, 100),
    COIN_50(Kind.COIN, 50);

    /** Whether it is paper or metal. */
    public enum Kind {
        NOTE,
        COIN
    }

    private final Kind kind;
    private final int face;

    Denomination(Kind kind, int face) {
        this.kind = kind;
        this.face = face;
    }

    public Kind kind() {
        return kind;
    }

    /** Whole rupiah. */
    public int face() {
        return face;
    }

    /** The name of its field in forms and in JSON: {@code note_100000}. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Denomination of(String kind, int face) {
        return valueOf(kind + "_" + face);
    }
}
