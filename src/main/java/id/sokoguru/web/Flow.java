package id.sokoguru.web;

import id.sokoguru.kernel.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where money came from and where it went, from left to right: cards for places, ribbons whose
 * width is the amount. On narrow screens and on paper the same is a list from top to bottom; behind
 * both stands a table.
 */
public final class Flow {
    /** What a place means for the money looked at. */
    public enum Where {
        /** It came from here. */
        SOURCE("source"),
        /** It passed through. */
        PASSED("passed"),
        /** It still is here. */
        HERE("here"),
        /** Here it left the cooperative. */
        LEFT("left");

        private final String css;

        Where(String css) {
            this.css = css;
        }
    }

    /**
     * A place where money was.
     *
     * @param key names the place in this flow
     * @param column from 0 at the left; every hop leads to a higher column
     * @param title e.g. {@code Kas teller 2}
     * @param subtitle e.g. the account or the document
     * @param amount how much of the money looked at was here
     * @param href what a click opens
     */
    public record Stop(
            String key,
            int column,
            String title,
            @Nullable String subtitle,
            Money amount,
            @Nullable String href,
            Where where) {}

    /**
     * Money moving from one place to the next.
     *
     * @param amount positive
     * @param title e.g. {@code 21 Nov · BKM-0012}
     * @param detail e.g. who moved it
     * @param href the entry behind it
     * @param proven whether the proof of the entry was checked and holds
     */
    public record Hop(
            String from,
            String to,
            Money amount,
            String title,
            @Nullable String detail,
            @Nullable String href,
            boolean proven) {}

    private static final double PAD = 14;

    /** How thick the ribbons of one column together may be: a single one is no wall of colour. */
    private static final double ONE = 56;

    private static final double TALLEST = 260;
    private static final double APART = 26;

    private final Page page;
    private final List<Card> cards = new ArrayList<>();
    private final Map<String, Card> byKey = new HashMap<>();
    private final List<Hop> hops;
    private final double cardWidth;
    private final double gap;
    private final int columns;
    private final double scale;

    /** A stop with its place on the sheet. */
    private static final class Card {
        final Stop stop;
        final List<String> title;
        final List<String> subtitle;
        final double height;
        double x;
        double y;

        Card(Stop stop, double width, double ribbons) {
            this.stop = stop;
            this.title = Markup.wrap(stop.title(), width - 2 * PAD, 14.5, 2);
            this.subtitle =
                    stop.subtitle() == null
                            ? List.of()
                            : Markup.wrap(stop.subtitle(), width - 2 * PAD, 12.5, 2);
            double text =
                    PAD * 2
                            + title.size() * 18
                            + subtitle.size() * 16
                            + 20
                            + (tagged() ? 18 : 0)
                            - 4;
            this.height = Math.max(text, ribbons + 12);
        }

        boolean tagged() {
            return stop.where() == Where.HERE || stop.where() == Where.LEFT;
        }

        double middle() {
            return y + height / 2;
        }
    }

    /**
     * A hop as drawn.
     *
     * @param thickness exactly proportional to the amount, the same scale over the whole sheet
     */
    record Ribbon(Hop hop, double x1, double y1, double x2, double y2, double thickness) {}

    private Flow(Page page, List<Stop> stops, List<Hop> hops) {
        this.page = page;
        this.hops = hops;
        this.columns = stops.stream().mapToInt(Stop::column).max().orElse(0) + 1;
        this.cardWidth = columns >= 5 ? 152 : 184;
        this.gap =
                columns >= 5
                        ? 104
                        : Math.clamp(
                                (1040 - columns * cardWidth) / Math.max(1, columns - 1), 120, 220);
        var inColumn = new double[columns];
        for (var stop : stops) {
            inColumn[stop.column()] += through(stop);
        }
        double most = 1;
        for (double sum : inColumn) {
            most = Math.max(most, sum);
        }
        var perColumn = new int[columns];
        for (var stop : stops) {
            perColumn[stop.column()]++;
        }
        int fullest = IntStream.of(perColumn).max().orElse(1);
        this.scale = Math.min(TALLEST, ONE * fullest) / most;
        for (var stop : stops) {
            var card = new Card(stop, cardWidth, through(stop) * scale);
            cards.add(card);
            byKey.put(stop.key(), card);
        }
        place();
    }

    /**
     * Draws a flow.
     *
     * @throws IllegalArgumentException when a hop names no stop, leads backwards or moves nothing
     */
    public static Chart draw(Page page, List<Stop> stops, List<Hop> hops) {
        var keys = new HashMap<String, Stop>();
        stops.forEach(stop -> keys.put(stop.key(), stop));
        for (var hop : hops) {
            var from = keys.get(hop.from());
            var to = keys.get(hop.to());
            if (from == null
                    || to == null
                    || from.column() >= to.column()
                    || !hop.amount().isPositive()) {
                throw new IllegalArgumentException(
                        "not a hop from left to right: " + hop.from() + " to " + hop.to());
            }
        }
        var flow = new Flow(page, stops, hops);
        return new Chart(
                flow.wide() + flow.list(),
                List.of(
                        page.t("web.flow.from"),
                        page.t("web.flow.to"),
                        page.t("web.flow.document"),
                        page.t("web.flow.by"),
                        page.t("web.flow.proof"),
                        page.t("web.flow.amount")),
                hops.stream()
                        .map(hop ->
                                List.of(
                                        Objects.requireNonNull(keys.get(hop.from())).title(),
                                        Objects.requireNonNull(keys.get(hop.to())).title(),
                                        hop.title(),
                                        hop.detail() == null ? "–" : hop.detail(),
                                        page.t(
                                                hop.proven()
                                                        ? "web.flow.proven"
                                                        : "web.flow.unproven"),
                                        hop.amount().text()))
                        .toList(),
                5);
    }

    /** The wider of what comes in and what goes out, in rupiah as a coordinate. */
    private double through(Stop stop) {
        double in =
                hops.stream()
                        .filter(hop -> hop.to().equals(stop.key()))
                        .mapToDouble(hop -> hop.amount().rupiah())
                        .sum();
        double out =
                hops.stream()
                        .filter(hop -> hop.from().equals(stop.key()))
                        .mapToDouble(hop -> hop.amount().rupiah())
                        .sum();
        return Math.max(in, out);
    }

    /**
     * Columns in order, cards in the order of where their money comes from, each column centred.
     */
    private void place() {
        var heights = new double[columns];
        for (int column = 0; column < columns; column++) {
            var here = column(column);
            if (column > 0) {
                var centre = new HashMap<Card, Double>();
                for (var card : here) {
                    centre.put(
                            card,
                            hops.stream()
                                    .filter(hop -> hop.to().equals(card.stop.key()))
                                    .mapToDouble(hop -> card(hop.from()).middle())
                                    .average()
                                    .orElse(Double.MAX_VALUE));
                }
                here.sort(Comparator.comparing(card -> Objects.requireNonNull(centre.get(card))));
            }
            double y = 0;
            for (var card : here) {
                card.x = column * (cardWidth + gap);
                card.y = y;
                y += card.height + APART;
            }
            heights[column] = y - APART;
        }
        double tallest = 0;
        for (double height : heights) {
            tallest = Math.max(tallest, height);
        }
        for (var card : cards) {
            card.y += (tallest - heights[card.stop.column()]) / 2 + 2;
        }
    }

    private List<Card> column(int column) {
        return new ArrayList<>(
                cards.stream().filter(card -> card.stop.column() == column).toList());
    }

    private Card card(String key) {
        return Objects.requireNonNull(byKey.get(key));
    }

    /** The ribbons, stacked at the edges of their cards in the order in which they fan out. */
    List<Ribbon> ribbons() {
        var top = new HashMap<Hop, double[]>();
        for (var card : cards) {
            stack(
                    card,
                    hops.stream()
                            .filter(hop -> hop.from().equals(card.stop.key()))
                            .sorted(Comparator.comparingDouble(hop -> card(hop.to()).middle()))
                            .toList(),
                    top,
                    0);
            stack(
                    card,
                    hops.stream()
                            .filter(hop -> hop.to().equals(card.stop.key()))
                            .sorted(Comparator.comparingDouble(hop -> card(hop.from()).middle()))
                            .toList(),
                    top,
                    1);
        }
        return hops.stream()
                .map(hop -> {
                    var at = Objects.requireNonNull(top.get(hop));
                    return new Ribbon(
                            hop,
                            card(hop.from()).x + cardWidth,
                            at[0],
                            card(hop.to()).x,
                            at[1],
                            hop.amount().rupiah() * scale);
                })
                .toList();
    }

    private void stack(Card card, List<Hop> sorted, Map<Hop, double[]> top, int side) {
        double sum = sorted.stream().mapToDouble(hop -> hop.amount().rupiah() * scale).sum();
        double y = card.middle() - sum / 2;
        for (var hop : sorted) {
            top.computeIfAbsent(hop, _ -> new double[2])[side] = y;
            y += hop.amount().rupiah() * scale;
        }
    }

    private String wide() {
        double width = columns * cardWidth + (columns - 1) * gap;
        double height =
                cards.stream().mapToDouble(card -> card.y + card.height).max().orElse(0) + 4;
        var ribbons = ribbons();
        var labels = labels(ribbons);
        for (double[] label : labels.values()) {
            height = Math.max(height, label[1] + 36);
        }
        var svg =
                new Markup()
                        .add(
                                "<div class=\"flow-wide"
                                        + (columns > 5 ? " long" : columns < 3 ? " short" : "")
                                        + "\" tabindex=\"0\" role=\"group\"")
                        .attribute("aria-label", page.t("web.flow.name"))
                        .add("><svg")
                        .attribute(
                                "viewBox",
                                "-2 0 " + Markup.number(width + 4) + " " + Markup.number(height))
                        .add(">");
        for (var ribbon : ribbons) {
            ribbon(svg, ribbon);
        }
        for (var ribbon : ribbons) {
            label(svg, ribbon, Objects.requireNonNull(labels.get(ribbon.hop())));
        }
        for (var card : cards) {
            card(svg, card);
        }
        return svg.add("</svg></div>").toString();
    }

    private void ribbon(Markup svg, Ribbon r) {
        double middle = r.x2 - gap / 2;
        double bend = Math.max(r.x1, middle - gap / 2);
        double mid = (bend + r.x2) / 2;
        var path =
                "M"
                        + xy(r.x1, r.y1)
                        + "L"
                        + xy(bend, r.y1)
                        + "C"
                        + xy(mid, r.y1)
                        + " "
                        + xy(mid, r.y2)
                        + " "
                        + xy(r.x2, r.y2)
                        + "V"
                        + Markup.number(r.y2 + r.thickness)
                        + "C"
                        + xy(mid, r.y2 + r.thickness)
                        + " "
                        + xy(mid, r.y1 + r.thickness)
                        + " "
                        + xy(bend, r.y1 + r.thickness)
                        + "L"
                        + xy(r.x1, r.y1 + r.thickness)
                        + "Z";
        open(svg, r.hop().href(), "hop");
        svg.add("<title>")
                .text(sentence(r.hop()))
                .add("</title><path class=\"ribbon " + card(r.hop().to()).stop.where().css + "\"")
                .attribute("d", path)
                .add("/>");
        close(svg, r.hop().href());
    }

    /**
     * Where each hop's words stand: on its ribbon, moved down where they would cover each other.
     */
    private Map<Hop, double[]> labels(List<Ribbon> ribbons) {
        var places = new HashMap<Hop, double[]>();
        for (int column = 1; column < columns; column++) {
            int here = column;
            var sorted =
                    ribbons.stream()
                            .filter(ribbon -> card(ribbon.hop().to()).stop.column() == here)
                            .sorted(Comparator.comparingDouble(ribbon -> ribbon.y1 + ribbon.y2))
                            .toList();
            double free = Double.NEGATIVE_INFINITY;
            for (var ribbon : sorted) {
                double half = labelHeight(ribbon.hop()) / 2;
                double y = Math.max((ribbon.y1 + ribbon.y2 + ribbon.thickness) / 2, free + half);
                places.put(ribbon.hop(), new double[] {ribbon.x2 - gap / 2, Math.max(y, half + 1)});
                free = y + half + 4;
            }
        }
        return places;
    }

    private void label(Markup svg, Ribbon r, double[] at) {
        var hop = r.hop();
        open(svg, hop.href(), "hop");
        var lines = words(hop);
        double top = at[1] - labelHeight(hop) / 2;
        svg.add("<rect class=\"plate\" rx=\"6\"")
                .attribute("x", at[0] - gap / 2 + 8)
                .attribute("y", top)
                .attribute("width", gap - 16)
                .attribute("height", labelHeight(hop))
                .add("/>");
        double y = top + 16;
        svg.add("<text class=\"hoptext pa\" text-anchor=\"middle\"")
                .attribute("x", at[0])
                .attribute("y", y)
                .add(">");
        if (hop.proven()) {
            svg.add("<tspan class=\"tick\">✓ </tspan>");
        }
        svg.text(hop.amount().text()).add("</text>");
        for (int i = 0; i < lines.size(); i++) {
            svg.add("<text class=\"hoptext t2\" text-anchor=\"middle\"")
                    .attribute("x", at[0])
                    .attribute("y", y + 15 * (i + 1))
                    .add(">")
                    .text(lines.get(i))
                    .add("</text>");
        }
        close(svg, hop.href());
    }

    /**
     * A hop's words under its amount; date and document each on their own line where both do not
     * fit on one.
     */
    private List<String> words(Hop hop) {
        var lines = new ArrayList<String>();
        double room = gap - 20;
        if (Markup.wrap(hop.title(), room, 12, 9).size() == 1) {
            lines.add(hop.title());
        } else {
            for (var part : hop.title().split(" · ", 2)) {
                lines.addAll(Markup.wrap(part, room, 12, 1));
            }
        }
        if (hop.detail() != null) {
            lines.addAll(Markup.wrap(hop.detail(), room, 12, 1));
        }
        return lines;
    }

    private double labelHeight(Hop hop) {
        return 22 + 15 * words(hop).size();
    }

    private void card(Markup svg, Card card) {
        var stop = card.stop;
        open(svg, stop.href(), "stop");
        svg.add("<title>")
                .text(stop.title() + ": " + stop.amount().text())
                .add("</title><rect class=\"place\" rx=\"6\"")
                .attribute("x", card.x)
                .attribute("y", card.y)
                .attribute("width", cardWidth)
                .attribute("height", card.height)
                .add("/><rect class=\"edge " + stop.where().css + "\" width=\"4\" rx=\"2\"")
                .attribute("x", card.x)
                .attribute("y", card.y)
                .attribute("height", card.height)
                .add("/>");
        double text =
                PAD
                        + card.title.size() * 18
                        + card.subtitle.size() * 16
                        + 20
                        + (card.tagged() ? 18 : 0)
                        - 4
                        + PAD;
        double y = card.y + (card.height - text) / 2 + PAD - 4;
        double x = card.x + PAD + 2;
        for (var line : card.title) {
            y += 18;
            line(svg, "pt", x, y, line);
        }
        for (var line : card.subtitle) {
            y += 16;
            line(svg, "t2", x, y, line);
        }
        y += 20;
        line(svg, "pa", x, y, stop.amount().text());
        if (card.tagged()) {
            y += 18;
            line(svg, "tag " + stop.where().css, x, y, tag(stop.where()));
        }
        close(svg, stop.href());
    }

    private static void line(Markup svg, String css, double x, double y, String text) {
        svg.add("<text class=\"" + css + "\"")
                .attribute("x", x)
                .attribute("y", y)
                .add(">")
                .text(text)
                .add("</text>");
    }

    private String tag(Where where) {
        return switch (where) {
            case HERE -> page.t("web.flow.here");
            case LEFT -> page.t("web.flow.left");
            case SOURCE -> page.t("web.flow.source");
            case PASSED -> page.t("web.flow.passed");
        };
    }

    private String list() {
        var html = new Markup().add("<div class=\"flow-list\"><ol>");
        double most = hops.stream().mapToDouble(hop -> hop.amount().rupiah()).max().orElse(1);
        for (int column = 0; column < columns; column++) {
            for (var card :
                    column(column).stream()
                            .sorted(Comparator.comparingDouble(card -> card.y))
                            .toList()) {
                var stop = card.stop;
                html.add(
                        "<li><"
                                + (stop.href() == null ? "div" : "a")
                                + " class=\"stop "
                                + stop.where().css
                                + "\"");
                if (stop.href() != null) {
                    html.attribute("href", stop.href());
                }
                html.add("><b><span>")
                        .text(stop.title())
                        .add("</span><span class=\"fig\">")
                        .text(stop.amount().text())
                        .add("</span></b>");
                if (stop.subtitle() != null) {
                    html.add("<small>").text(stop.subtitle()).add("</small>");
                }
                if (card.tagged()) {
                    html.add("<small class=\"tag " + stop.where().css + "\">")
                            .text(tag(stop.where()))
                            .add("</small>");
                }
                html.add(stop.href() == null ? "</div>" : "</a>");
                var out = hops.stream().filter(hop -> hop.from().equals(stop.key())).toList();
                if (!out.isEmpty()) {
                    html.add("<ul class=\"hops\">");
                    out.forEach(hop -> listed(html, hop, most));
                    html.add("</ul>");
                }
                html.add("</li>");
            }
        }
        return html.add("</ol></div>").toString();
    }

    private void listed(Markup html, Hop hop, double most) {
        var to = card(hop.to()).stop;
        double width = Math.max(1.5, 20 * hop.amount().rupiah() / most);
        html.add(
                        "<li><svg viewBox=\"0 0 24 44\" aria-hidden=\"true\"><path class=\"ribbon "
                                + to.where().css
                                + "\"")
                .attribute(
                        "d",
                        "M"
                                + xy(12 - width / 2, 0)
                                + "h"
                                + Markup.number(width)
                                + "v34l"
                                + xy(-width / 2, 10)
                                + " "
                                + xy(-width / 2, -10)
                                + "z")
                .add("/></svg>");
        if (hop.href() == null) {
            html.add("<span>");
        } else {
            html.add("<a").attribute("href", hop.href()).add(">");
        }
        html.add("<b>")
                .text(hop.amount().text())
                .add("</b> → ")
                .text(to.title())
                .add("<small>")
                .text(hop.title());
        if (hop.detail() != null) {
            html.add(" · ").text(hop.detail());
        }
        if (hop.proven()) {
            html.add(
                            "<br><span class=\"status good\"><span class=\"mark\" aria-hidden=\"true\">✓</span>")
                    .text(page.t("web.flow.proven"))
                    .add("</span>");
        }
        html.add("</small>").add(hop.href() == null ? "</span></li>" : "</a></li>");
    }

    private String sentence(Hop hop) {
        return hop.amount().text()
                + ": "
                + card(hop.from()).stop.title()
                + " → "
                + card(hop.to()).stop.title()
                + ", "
                + hop.title();
    }

    private static void open(Markup svg, @Nullable String href, String css) {
        if (href == null) {
            svg.add("<g class=\"" + css + "\">");
        } else {
            svg.add("<a class=\"" + css + "\"").attribute("href", href).add(">");
        }
    }

    private static void close(Markup svg, @Nullable String href) {
        svg.add(href == null ? "</g>" : "</a>");
    }

    private static String xy(double x, double y) {
        return Markup.number(x) + " " + Markup.number(y);
    }

    /** For tests: the ribbons of a flow as drawn. */
    static List<Ribbon> ribbonsOf(Page page, List<Stop> stops, List<Hop> hops) {
        return new Flow(page, stops, hops).ribbons();
    }
}
