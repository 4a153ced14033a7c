package id.sokoguru.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Charts drawn on the server as SVG: they print well, need no script, and each has its table. Axis
 * words are HTML beside a stretched drawing, so they stay readable at 360 px. {@code double} is a
 * coordinate here, never money.
 */
public final class Charts {
    /** One line or one colour of bars; a null value is a gap. */
    public record Series(String label, List<@Nullable Long> values) {}

    /**
     * One village, or any other place, on a map.
     *
     * @param group the district under whose name the square stands; ignored where boundaries are
     *     drawn
     * @param href where a click leads
     * @param value what colours it; null when nothing is known
     */
    public record Place(String label, String group, String href, @Nullable Long value) {}

    /**
     * A place with its boundary.
     *
     * @param path SVG path data, already projected into the map's width and height
     */
    public record Area(Place place, String path) {}

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 200;
    private static final int CLASSES = 5;
    private static final Pattern PATH = Pattern.compile("[MLHVCQZmlhvcqz0-9eE.,\\s+-]*");

    private Charts() {}

    /** As {@link #brief(long)}, in the reader's language. */
    public static String brief(Page page, long value) {
        return brief(value, page.t("web.chart.units").split(" "));
    }

    /**
     * {@code 950}, {@code 12,5 rb}, {@code 1,2 jt}, {@code 3,4 M}, {@code 1 T}: for axes, where
     * room is short.
     */
    static String brief(long value) {
        return brief(value, new String[] {"rb", "jt", "M", "T"});
    }

    private static String brief(long value, String[] units) {
        var size = Math.abs(value);
        if (size < 1_000) {
            return Long.toString(value).replace('-', '−');
        }
        long unit = 1_000;
        int i = 0;
        while (i < 3 && size >= unit * 1_000) {
            unit *= 1_000;
            i++;
        }
        var shown =
                BigDecimal.valueOf(value)
                        .divide(
                                BigDecimal.valueOf(unit),
                                size < unit * 100 ? 1 : 0,
                                RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                        .toPlainString();
        return shown.replace('.', ',').replace('-', '−') + '\u00a0' + units[i];
    }

    /** Lines over a common axis that begins at nil unless something is negative. */
    public static Chart line(List<String> labels, List<Series> series, LongFunction<String> text) {
        var scale = Scale.of(series, false);
        var svg = open(scale, "plot-line");
        double step = (double) WIDTH / Math.max(1, labels.size());
        for (int s = 0; s < series.size(); s++) {
            var path = new StringBuilder();
            var values = series.get(s).values();
            boolean pen = false;
            for (int i = 0; i < values.size(); i++) {
                var value = values.get(i);
                if (value == null) {
                    pen = false;
                    continue;
                }
                path.append(pen ? 'L' : 'M')
                        .append(Markup.number((i + 0.5) * step))
                        .append(' ')
                        .append(Markup.number(scale.y(value)));
                pen = true;
            }
            svg.add("<path class=\"ln s" + colour(s) + "\" vector-effect=\"non-scaling-stroke\"")
                    .attribute("d", path.toString())
                    .add("/>");
            for (int i = 0; i < values.size(); i++) {
                var value = values.get(i);
                if (value != null) {
                    // A line of no length with round ends is a dot that does not stretch.
                    var at = Markup.number((i + 0.5) * step) + " " + Markup.number(scale.y(value));
                    svg.add(
                                    "<path class=\"dot s"
                                            + colour(s)
                                            + "\" vector-effect=\"non-scaling-stroke\"")
                            .attribute("d", "M" + at + "l0 0")
                            .add("><title>")
                            .text(labels.get(i) + ": " + text.apply(value))
                            .add("</title></path>");
                }
            }
        }
        return close(svg, labels, series, text);
    }

    /** One bar a label. */
    public static Chart bars(List<String> labels, Series series, LongFunction<String> text) {
        return bars(labels, series, List.of(), text);
    }

    /** One bar a label, each a door. @param hrefs one address a label, or none at all */
    public static Chart bars(
            List<String> labels, Series series, List<String> hrefs, LongFunction<String> text) {
        var all = List.of(series);
        var scale = Scale.of(all, false);
        var svg = open(scale, "plot-bars");
        double step = (double) WIDTH / Math.max(1, labels.size());
        for (int i = 0; i < labels.size(); i++) {
            var value = series.values().get(i);
            if (value != null) {
                var href = hrefs.isEmpty() ? null : hrefs.get(i);
                bar(
                        svg,
                        scale,
                        (i + 0.2) * step,
                        0.6 * step,
                        0,
                        value,
                        1,
                        labels.get(i) + ": " + text.apply(value),
                        href);
            }
        }
        return close(svg, labels, all, text);
    }

    /** Bars of parts that add up; parts must not be negative. */
    public static Chart stacked(
            List<String> labels, List<Series> series, LongFunction<String> text) {
        var scale = Scale.of(series, true);
        var svg = open(scale, "plot-bars");
        double step = (double) WIDTH / Math.max(1, labels.size());
        for (int i = 0; i < labels.size(); i++) {
            long below = 0;
            for (int s = 0; s < series.size(); s++) {
                var value = Objects.requireNonNullElse(series.get(s).values().get(i), 0L);
                if (value < 0) {
                    throw new IllegalArgumentException("a part is negative");
                }
                if (value > 0) {
                    var title =
                            labels.get(i) + ", " + series.get(s).label() + ": " + text.apply(value);
                    bar(
                            svg,
                            scale,
                            (i + 0.2) * step,
                            0.6 * step,
                            below,
                            below + value,
                            colour(s),
                            title,
                            null);
                    below += value;
                }
            }
        }
        return close(svg, labels, series, text);
    }

    private static void bar(
            Markup svg,
            Scale scale,
            double x,
            double width,
            long from,
            long to,
            int colour,
            String title,
            @Nullable String href) {
        if (href != null) {
            svg.add("<a").attribute("href", href).add(">");
        }
        double top = Math.min(scale.y(from), scale.y(to));
        svg.add("<rect class=\"bar f" + colour + "\"")
                .attribute("x", x)
                .attribute("y", top)
                .attribute("width", width)
                .attribute("height", Math.abs(scale.y(from) - scale.y(to)))
                .add("><title>")
                .text(title)
                .add("</title></rect>");
        if (href != null) {
            svg.add("</a>");
        }
    }

    /** A spark line as wide as its place, without words; the figure stands beside it. */
    public static String spark(List<Long> values) {
        if (values.size() < 2) {
            return "";
        }
        long min = values.stream().mapToLong(Long::longValue).min().orElse(0);
        long max = values.stream().mapToLong(Long::longValue).max().orElse(0);
        double span = Math.max(1, (double) max - min);
        // Whole steps from one to the next: half the bytes of a path in decimals.
        var path = new StringBuilder();
        long last = 0;
        for (int i = 0; i < values.size(); i++) {
            long y = max == min ? 24 : Math.round(44 - 40 * (values.get(i) - (double) min) / span);
            path.append(i == 0 ? "M0 " : "l1 ").append(i == 0 ? y : y - last);
            last = y;
        }
        int end = values.size() - 1;
        return "<svg class=\"spark\" viewBox=\"0 0 "
                + end
                + " 48\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"f1 area\" d=\""
                + path
                + "V48H0Z\"/><path class=\"ln s1\" d=\""
                + path
                + "\"/><path class=\"dot s1\" d=\"M"
                + end
                + " "
                + last
                + "l0 0\"/></svg>";
    }

    /**
     * A square a place, under the names of their groups, coloured in five classes.
     *
     * @param text a value as the title and the table say it
     * @param brief a value as the legend says it, e.g. in {@link #brief}
     */
    public static Chart tileMap(
            Page page,
            List<Place> places,
            String valueLabel,
            LongFunction<String> text,
            LongFunction<String> brief) {
        var classes = Classes.of(places);
        var groups = new LinkedHashMap<String, List<Place>>();
        for (var place : places) {
            groups.computeIfAbsent(place.group(), _ -> new ArrayList<>()).add(place);
        }
        var html = new Markup().add("<div class=\"tilemap\">");
        groups.forEach((group, tiles) -> {
            html.add("<section><h3>").text(group).add("</h3><div>");
            for (var tile : tiles) {
                html.add("<a class=\"k" + classes.of(tile.value()) + "\"")
                        .attribute("href", tile.href())
                        .attribute("title", title(page, tile, brief))
                        .add("></a>");
            }
            html.add("</div></section>");
        });
        html.add("</div>").add(classes.legend(page, brief));
        return new Chart(html.toString(), head(page, valueLabel), table(page, places, text), 2);
    }

    /**
     * The same with boundaries. @param width of the map in the units of the paths @param height
     * likewise
     */
    public static Chart choropleth(
            Page page,
            List<Area> areas,
            double width,
            double height,
            String valueLabel,
            LongFunction<String> text,
            LongFunction<String> brief) {
        var places = areas.stream().map(Area::place).toList();
        var classes = Classes.of(places);
        var svg =
                new Markup()
                        .add(
                                "<svg class=\"choropleth\" viewBox=\"0 0 "
                                        + Markup.number(width)
                                        + " "
                                        + Markup.number(height)
                                        + "\">");
        for (var area : areas) {
            if (!PATH.matcher(area.path()).matches()) {
                throw new IllegalArgumentException("not an SVG path: " + area.place().label());
            }
            svg.add("<a")
                    .attribute("href", area.place().href())
                    .add("><title>")
                    .text(title(page, area.place(), text))
                    .add("</title><path class=\"land k" + classes.of(area.place().value()) + "\"")
                    .attribute("d", area.path())
                    .add(" vector-effect=\"non-scaling-stroke\"/></a>");
        }
        svg.add("</svg>").add(classes.legend(page, brief));
        return new Chart(svg.toString(), head(page, valueLabel), table(page, places, text), 2);
    }

    private static String title(Page page, Place place, LongFunction<String> text) {
        return place.label() + ": " + value(page, place.value(), text);
    }

    private static String value(Page page, @Nullable Long value, LongFunction<String> text) {
        return value == null ? page.t("web.chart.unknown") : text.apply(value);
    }

    private static List<String> head(Page page, String valueLabel) {
        return List.of(page.t("web.chart.group"), page.t("web.chart.place"), valueLabel);
    }

    private static List<List<String>> table(
            Page page, List<Place> places, LongFunction<String> text) {
        return places.stream()
                .map(place ->
                        List.of(place.group(), place.label(), value(page, place.value(), text)))
                .toList();
    }

    /** Five classes with about equally many places in each; equal values always share a class. */
    record Classes(List<Long> upper, long lowest, boolean unknown) {
        static Classes of(List<Place> places) {
            var values =
                    places.stream().map(Place::value).filter(Objects::nonNull).sorted().toList();
            var upper = new ArrayList<Long>();
            for (int k = 1; k <= CLASSES && !values.isEmpty(); k++) {
                var bound =
                        values.get(
                                Math.max(
                                        0,
                                        (int) Math.ceil(values.size() * k / (double) CLASSES) - 1));
                if (upper.isEmpty() || bound > upper.getLast()) {
                    upper.add(bound);
                }
            }
            return new Classes(
                    upper, values.isEmpty() ? 0 : values.getFirst(), values.size() < places.size());
        }

        /** 0 for the unknown, else 1 (lowest) to 5. */
        int of(@Nullable Long value) {
            if (value == null) {
                return 0;
            }
            for (int i = 0; i < upper.size(); i++) {
                if (value <= upper.get(i)) {
                    return shade(i);
                }
            }
            return CLASSES;
        }

        private int shade(int i) {
            return upper.size() == 1 ? 3 : 1 + i * (CLASSES - 1) / (upper.size() - 1);
        }

        String legend(Page page, LongFunction<String> text) {
            var keys = new Markup().add("<ul class=\"keys\">");
            for (int i = 0; i < upper.size(); i++) {
                var to = text.apply(upper.get(i));
                var label =
                        i == 0
                                ? (lowest == upper.getFirst()
                                        ? to
                                        : text.apply(lowest) + " – " + to)
                                : "> " + text.apply(upper.get(i - 1)) + " – " + to;
                key(keys, "k" + shade(i), label);
            }
            if (unknown) {
                key(keys, "k0", page.t("web.chart.unknown"));
            }
            return keys.add("</ul>").toString();
        }
    }

    private static void key(Markup keys, String css, String label) {
        keys.add(
                        "<li><svg viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect class=\""
                                + css
                                + "\" width=\"10\" height=\"10\" rx=\"1.5\"/></svg>")
                .text(label)
                .add("</li>");
    }

    private static int colour(int series) {
        return series % 6 + 1;
    }

    private static Markup open(Scale scale, String css) {
        var svg =
                new Markup()
                        .add(
                                "<div class=\"plot "
                                        + css
                                        + "\"><div class=\"ys\" aria-hidden=\"true\">");
        for (int i = scale.ticks().size() - 1; i >= 0; i--) {
            svg.add("<span>").text(brief(scale.ticks().get(i))).add("</span>");
        }
        svg.add(
                "</div><svg viewBox=\"0 0 "
                        + WIDTH
                        + " "
                        + HEIGHT
                        + "\" preserveAspectRatio=\"none\">");
        for (long tick : scale.ticks()) {
            svg.add(
                            "<path class=\""
                                    + (tick == 0 ? "axis" : "grid")
                                    + "\" vector-effect=\"non-scaling-stroke\"")
                    .attribute("d", "M0 " + Markup.number(scale.y(tick)) + "H" + WIDTH)
                    .add("/>");
        }
        return svg;
    }

    private static Chart close(
            Markup svg, List<String> labels, List<Series> series, LongFunction<String> text) {
        svg.add("</svg><div class=\"xs\" aria-hidden=\"true\">");
        int every = (labels.size() + 7) / 8;
        for (int i = 0; i < labels.size(); i++) {
            svg.add("<span>").text(i % every == 0 ? labels.get(i) : "").add("</span>");
        }
        svg.add("</div></div>");
        if (series.size() > 1) {
            var keys = new Markup().add("<ul class=\"keys\">");
            for (int s = 0; s < series.size(); s++) {
                key(keys, "f" + colour(s), series.get(s).label());
            }
            svg.add(keys.add("</ul>").toString());
        }
        var head = new ArrayList<String>();
        head.add("");
        series.forEach(one -> head.add(one.label()));
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < labels.size(); i++) {
            var row = new ArrayList<String>();
            row.add(labels.get(i));
            for (var one : series) {
                var value = one.values().get(i);
                row.add(value == null ? "–" : text.apply(value));
            }
            rows.add(row);
        }
        return new Chart(svg.toString(), head, rows, 1);
    }

    /** Round ticks around the values, nil always among them. */
    record Scale(List<Long> ticks) {
        static Scale of(List<Series> series, boolean stacked) {
            long min = 0;
            long max = 0;
            var sums = new ArrayList<Long>();
            for (var one : series) {
                for (int i = 0; i < one.values().size(); i++) {
                    long value = Objects.requireNonNullElse(one.values().get(i), 0L);
                    min = Math.min(min, value);
                    max = Math.max(max, value);
                    if (i == sums.size()) {
                        sums.add(0L);
                    }
                    sums.set(i, sums.get(i) + value);
                }
            }
            if (stacked) {
                max = sums.stream().mapToLong(Long::longValue).max().orElse(0);
            }
            long step = step(Math.max(1, max - min));
            var ticks = new ArrayList<Long>();
            for (long tick = Math.floorDiv(min, step) * step; ; tick += step) {
                ticks.add(tick);
                if (tick >= max && ticks.size() > 1) {
                    break;
                }
            }
            return new Scale(ticks);
        }

        private static long step(long span) {
            long power = 1;
            while (power * 10 <= span) {
                power *= 10;
            }
            for (long step : new long[] {power / 5, power / 4, power / 2, power, power * 2}) {
                if (step > 0 && (span + step - 1) / step <= 5) {
                    return step;
                }
            }
            return power * 5;
        }

        double y(long value) {
            double span = (double) ticks.getLast() - ticks.getFirst();
            return HEIGHT - HEIGHT * ((double) value - ticks.getFirst()) / span;
        }
    }
}
