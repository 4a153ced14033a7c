package id.sokoguru.bookkeeping;

import java.util.Locale;

/** What an everyday event is about: the tiles on the page "Catat kejadian". */
public enum Topic {
    OFFICE("store"),
    PEOPLE("users"),
    MEETING("members"),
    BANK("bank"),
    TAX("scale"),
    ASSETS("cash"),
    APEX("region"),
    FUNDS("deposit"),
    OTHER("more");

    private final String icon;

    Topic(String icon) {
        this.icon = icon;
    }

    /** A name of {@code web.Icon}. */
    public String icon() {
        return icon;
    }

    /** As it stands in addresses and messages. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
