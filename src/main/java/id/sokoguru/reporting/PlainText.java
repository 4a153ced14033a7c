package id.sokoguru.reporting;

import id.sokoguru.kernel.Actor;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.PostedEntry.PostedLine;
import id.sokoguru.ledger.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * The whole journal of {@code actor.at()} in the plain-text languages of hledger and beancount, and
 * as CSV, so that anyone recomputes our balances with a program that we did not write. Written in
 * portions: the size of the journal does not matter. Nobody is named, as in the entries themselves.
 */
@Component
public class PlainText {
    private static final int PORTION = 2_000;

    /** The languages that we write. */
    public enum Language {
        HLEDGER("journal", "text/plain;charset=UTF-8"),
        BEANCOUNT("beancount", "text/plain;charset=UTF-8"),
        CSV("csv", "text/csv;charset=UTF-8");

        private final String ending;
        private final String contentType;

        Language(String ending, String contentType) {
            this.ending = ending;
            this.contentType = contentType;
        }

        public String ending() {
            return ending;
        }

        public String contentType() {
            return contentType;
        }
    }

    private final Books books;
    private final Chart chart;

    PlainText(Books books, Chart chart) {
        this.books = books;
        this.chart = chart;
    }

    /** Writes all entries that stand when it begins. */
    public void write(Actor actor, Language language, Appendable out) {
        var accounts = chart.byCode(actor);
        var head = books.head(actor);
        try {
            begin(actor, language, accounts, head.booksFrom(), out);
            for (long from = 1; from <= head.treeSize(); from += PORTION) {
                var to = Math.min(head.treeSize(), from + PORTION - 1);
                for (var entry : books.numbered(actor, from, to)) {
                    write(language, accounts, entry, out);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void begin(
            Actor actor,
            Language language,
            Map<Integer, Account> accounts,
            LocalDate booksFrom,
            Appendable out)
            throws IOException {
        switch (language) {
            case HLEDGER -> {
                out.append("; Sokoguru, koperasi ").append(actor.at().text()).append("\n");
                out.append("decimal-mark .\ncommodity 1000. IDR\n\n");
            }
            case BEANCOUNT -> {
                out.append("; Sokoguru, koperasi ").append(actor.at().text()).append("\n");
                out.append("option \"operating_currency\" \"IDR\"\n");
                for (var root :
                        List.of(
                                "assets Aset",
                                "liabilities Liabilitas",
                                "equity Ekuitas",
                                "income Pendapatan",
                                "expenses Beban")) {
                    var names = root.split(" ");
                    out.append("option \"name_%s\" \"%s\"\n".formatted(names[0], names[1]));
                }
                out.append("\n");
                var places = new TreeSet<String>();
                for (var account : accounts.values()) {
                    places.add(beancount(accounts, account.code(), 0));
                    for (var place : books.places(actor, account.code())) {
                        places.add(beancount(accounts, place.account(), place.sub()));
                    }
                }
                for (var place : places) {
                    out.append(booksFrom.toString())
                            .append(" open ")
                            .append(place)
                            .append(" IDR\n");
                }
                out.append("\n");
            }
            case CSV ->
                    out.append(
                            "entry_no,entry_id,business_date,recorded_at,event,description,document,reversal_of,line_no,account,sub,unit,debit,credit,serial_before,leaf\n");
        }
    }

    private static void write(
            Language language, Map<Integer, Account> accounts, PostedEntry entry, Appendable out)
            throws IOException {
        switch (language) {
            case HLEDGER -> {
                out.append(entry.date().toString())
                        .append(" (")
                        .append(Long.toString(entry.entryNo()))
                        .append(") ")
                        .append(entry.description().replace(';', ',').replace('|', '/'))
                        .append("  ; id: ")
                        .append(entry.id().toString())
                        .append("\n");
                for (var line : entry.lines()) {
                    out.append("    ")
                            .append(hledger(accounts, line.account(), line.sub()))
                            .append("  ")
                            .append(signed(line))
                            .append(" IDR\n");
                }
                out.append("\n");
            }
            case BEANCOUNT -> {
                out.append(entry.date().toString())
                        .append(" * \"")
                        .append(entry.description().replace("\\", "\\\\").replace("\"", "\\\""))
                        .append("\" ^bukti-")
                        .append(Long.toString(entry.entryNo()))
                        .append("\n  id: \"")
                        .append(entry.id().toString())
                        .append("\"\n");
                for (var line : entry.lines()) {
                    out.append("  ")
                            .append(beancount(accounts, line.account(), line.sub()))
                            .append("  ")
                            .append(signed(line))
                            .append(" IDR\n");
                }
                out.append("\n");
            }
            case CSV -> {
                for (var line : entry.lines()) {
                    var debit = line.side() == Side.DEBIT;
                    out.append(
                            String.join(
                                    ",",
                                    Long.toString(entry.entryNo()),
                                    entry.id().toString(),
                                    entry.date().toString(),
                                    entry.recordedAt().toString(),
                                    entry.event(),
                                    quoted(entry.description()),
                                    quoted(entry.document()),
                                    entry.reversalOf() == null ? "" : entry.reversalOf().toString(),
                                    Integer.toString(line.lineNo()),
                                    Integer.toString(line.account()),
                                    Long.toString(line.sub()),
                                    Integer.toString(line.unit()),
                                    debit ? Long.toString(line.amount().rupiah()) : "0",
                                    debit ? "0" : Long.toString(line.amount().rupiah()),
                                    Long.toString(line.before()),
                                    entry.leafHex()));
                    out.append("\n");
                }
            }
        }
    }

    private static String quoted(String text) {
        return "\"" + Files.harmless(text).replace("\"", "\"\"") + "\"";
    }

    private static String signed(PostedLine line) {
        return (line.side() == Side.DEBIT ? "" : "-") + line.amount().rupiah();
    }

    /**
     * {@code Aset:110102 Kas Teller/Kasir:1}. Two blanks would end a name, a colon would divide it.
     */
    static String hledger(Map<Integer, Account> accounts, int code, long sub) {
        var known = accounts.get(code);
        var name =
                known == null
                        ? ""
                        : " " + known.nameId().replace(':', ' ').replaceAll("\\s+", " ").strip();
        return root(accounts, code) + ":" + code + name + (sub == 0 ? "" : ":" + sub);
    }

    /**
     * {@code Aset:110102-Kas-Teller-Kasir:1}: beancount takes letters, digits and dashes, beginning
     * with a capital or a digit.
     */
    static String beancount(Map<Integer, Account> accounts, int code, long sub) {
        var known = accounts.get(code);
        var name =
                known == null
                        ? ""
                        : "-"
                                + known.nameId()
                                        .replaceAll("[^A-Za-z0-9]+", "-")
                                        .replaceAll("^-|-$", "");
        return root(accounts, code) + ":" + code + name + (sub == 0 ? "" : ":" + sub);
    }

    /** Off-balance accounts net to zero among themselves; in five roots they belong to equity. */
    private static String root(Map<Integer, Account> accounts, int code) {
        var known = accounts.get(code);
        var letter = known == null ? '?' : known.line().charAt(0);
        return switch (letter) {
            case 'A', 'B' -> "Aset";
            case 'L', 'M', 'S' -> "Liabilitas";
            case 'R' -> "Pendapatan";
            case 'X' -> "Beban";
            case 'E', 'O' -> "Ekuitas";
            default ->
                    code < 200_000
                            ? "Aset"
                            : code < 300_000
                                    ? "Liabilitas"
                                    : code < 400_000
                                            ? "Ekuitas"
                                            : code < 500_000
                                                    ? "Pendapatan"
                                                    : code < 900_000 ? "Beban" : "Ekuitas";
        };
    }
}
