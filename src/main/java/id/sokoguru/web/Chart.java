package id.sokoguru.web;

import java.util.List;

/**
 * A chart drawn on the server: safe SVG without script or style attributes, and the same as a table
 * for those who cannot see it, shown by {@code @template.web.chart}.
 *
 * @param markup SVG (and for the flow a list), with all text escaped
 * @param head the table's column heads
 * @param rows the table's rows as text
 * @param figuresFrom the first column of figures, which stand right
 */
public record Chart(String markup, List<String> head, List<List<String>> rows, int figuresFrom) {
    public boolean figures(int column) {
        return column >= figuresFrom;
    }
}
