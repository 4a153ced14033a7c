package id.sokoguru.web;

import org.jspecify.annotations.Nullable;

/**
 * Something that waits to be done in a cooperative today.
 *
 * @param order what comes first: 10 approve, 20 close, 30 applications and dues, 40 reconcile, 50
 *     month, 60 deadlines of the law
 * @param tone {@link Tone#ACT} only when somebody waits or a rule is about to be broken
 * @param title what to do, e.g. {@code 3 permintaan menunggu keputusan Anda}
 * @param detail why, or what happens otherwise
 * @param href the page on which it is done
 */
public record TodayItem(int order, Tone tone, String title, @Nullable String detail, String href) {}
