package id.sokoguru.reporting;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books.Total;
import id.sokoguru.reporting.Statement.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Amounts by statement line, each on the side on which it is printed: assets and expenses debit,
 * all else credit positive.
 */
final class Figures {
    /** Capital that a cooperative assigned to its unit, and where the unit shows it. */
    static final int ASSIGNED_CAPITAL = 120103;

    private static final List<Integer> RECEIVED_CAPITAL = List.of(310102, 310203);

    private final Map<String, List<Part>> byLine = new TreeMap<>();

    private Figures() {}

    static Figures closing(Map<Integer, Account> chart, List<Total> totals) {
        return of(chart, totals, Total::closing);
    }

    static Figures opening(Map<Integer, Account> chart, List<Total> totals) {
        return of(chart, totals, Total::opening);
    }

    static Figures movement(Map<Integer, Account> chart, List<Total> totals) {
        return of(chart, totals, total -> total.debit().minus(total.credit()));
    }

    /** What only one side moved: additions (credit) or reductions (debit), printed as they are. */
    static Figures side(
            Map<Integer, Account> chart, List<Total> totals, Function<Total, Money> side) {
        var figures = new Figures();
        for (var total : totals) {
            figures.add(line(chart, total.account()), new Part(total.account(), side.apply(total)));
        }
        return figures;
    }

    private static Figures of(
            Map<Integer, Account> chart, List<Total> totals, Function<Total, Money> debitPositive) {
        var figures = new Figures();
        for (var total : totals) {
            var line = line(chart, total.account());
            var amount = debitPositive.apply(total);
            figures.add(line, new Part(total.account(), isDebit(line) ? amount : amount.negated()));
        }
        return figures;
    }

    /** An account that is in no chart any more still belongs where its number says. */
    private static String line(Map<Integer, Account> chart, int account) {
        var known = chart.get(account);
        if (known != null) {
            return known.line();
        }
        return switch (account / 10_000) {
            case 11 -> "A09";
            case 12 -> "B04";
            case 21 -> "L09";
            case 22 -> "M01";
            case 23 -> "S01";
            case 31 -> "E06";
            case 41 -> "R04";
            case 42 -> "R05";
            case 51 -> "X03";
            case 52 -> "X04";
            case 53 -> "X05";
            case 54 -> "X06";
            case 55 -> "X07";
            default -> "OFF";
        };
    }

    private static boolean isDebit(String line) {
        return switch (line.charAt(0)) {
            case 'A', 'B', 'X', 'O' -> true;
            default -> false;
        };
    }

    private void add(String line, Part part) {
        if (!part.amount().isZero()) {
            byLine.computeIfAbsent(line, _ -> new ArrayList<>()).add(part);
        }
    }

    Money of(String line) {
        return sum(parts(line));
    }

    List<Part> parts(String line) {
        return byLine.getOrDefault(line, List.of());
    }

    Money account(int account) {
        return sum(
                byLine.values().stream()
                        .flatMap(List::stream)
                        .filter(part -> part.account() == account)
                        .toList());
    }

    /** The parts of all lines that begin with a letter. */
    List<Part> parts(char letter) {
        return parts(line -> line.charAt(0) == letter);
    }

    private List<Part> parts(Predicate<String> lines) {
        return byLine.entrySet().stream()
                .filter(entry -> lines.test(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    /** Income less expense, credit positive. */
    List<Part> surplus() {
        var parts = new ArrayList<>(parts('R'));
        parts('X').forEach(part -> parts.add(negated(part)));
        return parts;
    }

    static Part negated(Part part) {
        return new Part(part.account(), part.amount().negated());
    }

    static Money sum(List<Part> parts) {
        var sum = Money.ZERO;
        for (var part : parts) {
            sum = sum.plus(part.amount());
        }
        return sum;
    }

    /**
     * In the combined statements, the capital that the cooperative assigned to its units stands
     * against the same capital in the units' books: neither is the outside world's. Both are taken
     * out, with a part of account 0, so that the accounts of a line still sum up to it.
     *
     * @return what was taken out
     */
    Money eliminateAssignedCapital() {
        var left = smaller(account(ASSIGNED_CAPITAL), sum(received()));
        var eliminated = left;
        if (!left.isPositive()) {
            return Money.ZERO;
        }
        add("B01", new Part(0, left.negated()));
        for (var line : List.of("E01", "E02")) {
            var inLine =
                    sum(
                            parts(line).stream()
                                    .filter(part -> RECEIVED_CAPITAL.contains(part.account()))
                                    .toList());
            var taken = smaller(left, inLine);
            if (taken.isPositive()) {
                add(line, new Part(0, taken.negated()));
                left = left.minus(taken);
            }
        }
        return eliminated;
    }

    private List<Part> received() {
        return byLine.values().stream()
                .flatMap(List::stream)
                .filter(part -> RECEIVED_CAPITAL.contains(part.account()))
                .toList();
    }

    private static Money smaller(Money a, Money b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
