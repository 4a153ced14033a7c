package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The list as the treasurer sends it back: the same table with the columns Terpotong and Alasan
 * filled in. Every member of the list stands in it once; a row without a member number is the
 * control total.
 */
final class ResultFile {
    static final String MEMBER = "No. anggota";
    static final String DEDUCTED = "Terpotong";
    static final String REASON = "Alasan";

    /** All rows good, or why not. */
    sealed interface Answer {}

    record Good(List<Outcome> outcomes) implements Answer {}

    record No(Reported.Refused reason) implements Answer {}

    private ResultFile() {}

    static Answer read(byte[] file, List<ListedMember> people) {
        return switch (Rows.read(file)) {
            case Rows.Unreadable(var key, var detail) ->
                    new No(new Reported.Unreadable(key, detail));
            case Rows.Read(var heads, var rows) -> {
                var wrong = new ArrayList<Reported.Wrong>();
                for (var head : List.of(MEMBER, DEDUCTED, REASON)) {
                    if (!heads.contains(head.toLowerCase(java.util.Locale.ROOT))) {
                        wrong.add(new Reported.Wrong(0, "payroll.file.head", List.of(head)));
                    }
                }
                var outcomes = wrong.isEmpty() ? outcomes(rows, people, wrong) : List.<Outcome>of();
                yield wrong.isEmpty() ? new Good(outcomes) : new No(new Reported.Bad(wrong));
            }
        };
    }

    private static List<Outcome> outcomes(
            List<Rows.Row> rows, List<ListedMember> people, List<Reported.Wrong> wrong) {
        var outcomes = new ArrayList<Outcome>();
        var seen = new HashSet<Long>();
        var sum = Money.ZERO;
        for (var row : rows) {
            var number = row.at("no. anggota");
            var typed = row.at("terpotong");
            if (number.isEmpty()) {
                var said = Money.parse(typed);
                if (!typed.isEmpty() && said.isPresent() && !said.get().equals(sum)) {
                    wrong.add(wrong(row, "payroll.file.total", said.get().text(), sum.text()));
                }
                continue;
            }
            if (!number.matches("[0-9]{1,12}")) {
                wrong.add(wrong(row, "payroll.file.member", number));
                continue;
            }
            var member = Long.parseLong(number);
            if (!seen.add(member)) {
                wrong.add(wrong(row, "payroll.file.twice", number));
                continue;
            }
            var amount = amount(typed);
            if (amount == null) {
                wrong.add(
                        typed.isEmpty()
                                ? wrong(row, "payroll.file.blank", number)
                                : wrong(row, "payroll.file.amount", typed));
                continue;
            }
            sum = sum.plus(amount);
            var outcome = new Outcome(member, amount, row.at("alasan"));
            check(outcome, people, row.number())
                    .ifPresentOrElse(wrong::add, () -> outcomes.add(outcome));
        }
        for (var person : people) {
            if (!seen.contains(person.memberNo())) {
                wrong.add(
                        new Reported.Wrong(
                                0,
                                "payroll.file.missing",
                                List.of(String.valueOf(person.memberNo()))));
            }
        }
        return outcomes;
    }

    private static @Nullable Money amount(String typed) {
        if (typed.equals("0") || typed.equals("-") || typed.equals("–")) {
            return Money.ZERO;
        }
        return Money.parse(typed).filter(m -> !m.isNegative()).orElse(null);
    }

    private static Reported.Wrong wrong(Rows.Row row, String key, String... arguments) {
        return new Reported.Wrong(row.number(), key, List.of(arguments));
    }

    /** What is wrong with one answer; empty when it can be. */
    static Optional<Reported.Wrong> check(Outcome outcome, List<ListedMember> people, int row) {
        var number = String.valueOf(outcome.memberNo());
        var found = people.stream().filter(p -> p.memberNo() == outcome.memberNo()).findFirst();
        if (found.isEmpty()) {
            return Optional.of(new Reported.Wrong(row, "payroll.file.stranger", List.of(number)));
        }
        var listed = found.get().listed();
        if (outcome.deducted().isNegative() || outcome.deducted().compareTo(listed) > 0) {
            return Optional.of(
                    new Reported.Wrong(
                            row,
                            "payroll.file.more",
                            List.of(number, outcome.deducted().text(), listed.text())));
        }
        return outcome.deducted().compareTo(listed) < 0 && outcome.reason().isBlank()
                ? Optional.of(new Reported.Wrong(row, "payroll.file.reason", List.of(number)))
                : Optional.empty();
    }
}
