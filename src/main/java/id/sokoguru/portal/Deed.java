package id.sokoguru.portal;

import id.sokoguru.web.Page;

/**
 * What happened, in the words of the counter, for events that this room knows; else in general
 * ones.
 */
final class Deed {
    private static final String KEY = "portal.event.";

    private Deed() {}

    static String words(Page page, String event) {
        var key = KEY + event;
        return page.t(page.words().keys().contains(key) ? key : KEY + "other");
    }
}
