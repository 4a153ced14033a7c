package id.sokoguru.reporting;

import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Account;
import id.sokoguru.reporting.Statement.Row;
import id.sokoguru.reporting.Statement.Style;
import id.sokoguru.reporting.Statements.Wanted;
import id.sokoguru.reporting.Table.Cell;
import id.sokoguru.reporting.Table.Column;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A statement in the visitor's words, each figure with its door. */
final class StatementTables {
    private final Page page;
    private final Asked asked;
    private final Map<Integer, Account> chart;

    StatementTables(Page page, Asked asked, Map<Integer, Account> chart) {
        this.page = page;
        this.asked = asked;
        this.chart = chart;
    }

    Table of(Statement statement, List<String> notes) {
        var columns = new ArrayList<Column>();
        columns.add(Column.words(caption(statement.kind())));
        for (var column : statement.columns()) {
            columns.add(Column.figures(column(statement.kind(), column)));
        }
        var rows = new ArrayList<Table.Row>();
        for (var row : statement.rows()) {
            rows.add(row(statement, row));
        }
        return new Table(columns, rows, notes);
    }

    private String caption(StatementKind kind) {
        return page.t(
                switch (kind) {
                    case TRIAL_BALANCE -> "reporting.column.account";
                    case EQUITY -> "reporting.column.movement";
                    case POSITION, SURPLUS, CASH_FLOW -> "reporting.column.item";
                });
    }

    String column(StatementKind kind, String column) {
        return switch (column) {
            case "now" ->
                    kind == StatementKind.CASH_FLOW
                            ? page.t("reporting.column.net")
                            : kind.isOfADay()
                                    ? page.shortDate(asked.period().to())
                                    : period(asked.period());
            case "before" -> before(kind);
            case "E01", "E02", "E03", "E04", "E05", "E06" -> page.t("reporting.equity." + column);
            default -> page.t("reporting.column." + column);
        };
    }

    private String before(StatementKind kind) {
        var earlier =
                Statements.earlier(new Wanted(kind, asked.period(), asked.comparison(), null));
        if (earlier == null) {
            return "";
        }
        return kind.isOfADay() || kind == StatementKind.TRIAL_BALANCE
                ? page.shortDate(earlier.to())
                : period(earlier);
    }

    private String period(Period period) {
        return page.shortDate(period.from()) + " – " + page.shortDate(period.to());
    }

    private Table.Row row(Statement statement, Row row) {
        var cells = new ArrayList<Cell>();
        var door = door(statement, row);
        var account = statement.kind() == StatementKind.TRIAL_BALANCE && row.style() == Style.LINE;
        cells.add(
                account
                        ? Table.words(account(Integer.parseInt(row.key())), door)
                        : Table.words(label(row.key())));
        for (int i = 0; i < row.amounts().size(); i++) {
            var column = statement.columns().get(i);
            cells.add(
                    Table.figure(
                            row.amounts().get(i),
                            column.startsWith("E0") ? equityDoor(column) : door));
        }
        return new Table.Row(row.style(), row.indent(), cells);
    }

    private @org.jspecify.annotations.Nullable String door(Statement statement, Row row) {
        if (row.parts().isEmpty()) {
            return null;
        }
        var slug = statement.kind().slug();
        if (statement.kind() == StatementKind.TRIAL_BALANCE) {
            return page.may(Permission.READ_BOOKS) || page.may(Permission.READ_AGGREGATES)
                    ? page.in("/buku/akun/" + row.key()) + asked.query(slug)
                    : null;
        }
        return page.in("/laporan/" + slug + "/baris/" + row.key()) + asked.query();
    }

    private String equityDoor(String line) {
        return page.in("/laporan/" + StatementKind.POSITION.slug() + "/baris/" + line)
                + asked.query();
    }

    /** {@code 110102 Kas Teller/Kasir}. */
    String account(int code) {
        var account = chart.get(code);
        return account == null
                ? code + " " + page.t("reporting.account.unknown")
                : code + " " + account.name(page.words().locale());
    }

    /** The caption of a row: of a line, the exact words of the form. */
    String label(String key) {
        var plain = key.startsWith("before.") ? key.substring("before.".length()) : key;
        var dot = plain.indexOf('.');
        if (dot > 0 && plain.substring(dot + 1).matches("[A-Z][0-9]{2}|OFF")) {
            return page.t("reporting.line." + plain.substring(dot + 1));
        }
        return plain.matches("[A-Z][0-9]{2}|OFF")
                ? page.t("reporting.line." + plain)
                : page.t("reporting.row." + plain);
    }
}
