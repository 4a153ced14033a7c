package id.sokoguru.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Builds SVG text; everything that comes from outside passes {@link #text}. */
final class Markup {
    private final StringBuilder out = new StringBuilder();

    Markup add(String raw) {
        out.append(raw);
        return this;
    }

    Markup text(String value) {
        out.append(escape(value));
        return this;
    }

    Markup attribute(String name, String value) {
        out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
        return this;
    }

    Markup attribute(String name, double value) {
        return attribute(name, number(value));
    }

    @Override
    public String toString() {
        return out.toString();
    }

    static String escape(String value) {
        var safe = new StringBuilder(value.length() + 16);
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }

    /** A coordinate with at most two decimals. */
    static String number(double value) {
        var text = String.format(Locale.ROOT, "%.2f", value);
        var short_ = text.replaceAll("0+$", "").replaceAll("\\.$", "");
        return short_.equals("-0") ? "0" : short_;
    }

    /**
     * Breaks a text into at most {@code lines} lines of about {@code width} units at a font size,
     * the last ending in … when cut.
     */
    static List<String> wrap(String text, double width, double size, int lines) {
        int most = Math.max(4, (int) (width / (size * 0.54)));
        var rows = new ArrayList<String>();
        var row = new StringBuilder();
        for (var word : text.strip().split("\\s+")) {
            if (row.length() > 0 && row.length() + 1 + word.length() > most) {
                rows.add(row.toString());
                row.setLength(0);
            }
            row.append(row.isEmpty() ? "" : " ").append(word);
        }
        rows.add(row.toString());
        boolean cut = rows.size() > lines;
        var kept = new ArrayList<>(rows.subList(0, Math.min(lines, rows.size())));
        for (int i = 0; i < kept.size(); i++) {
            var line = kept.get(i);
            if (line.length() > most) {
                kept.set(i, line.substring(0, most - 1) + "…");
            } else if (cut && i == kept.size() - 1) {
                kept.set(i, (line.length() >= most ? line.substring(0, most - 1) : line) + "…");
            }
        }
        return kept;
    }
}
