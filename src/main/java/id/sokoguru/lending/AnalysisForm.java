package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the officer found, as typed. */
public record AnalysisForm(
        @Nullable String character,
        @Nullable String capacity,
        @Nullable String capital,
        @Nullable String collateral,
        @Nullable String condition,
        @Nullable String income,
        @Nullable String costs,
        @Nullable String other,
        @Nullable String salary,
        @Nullable String related,
        @Nullable String jumlah,
        @Nullable String kali,
        @Nullable String margin) {
    static AnalysisForm of(Analysis found) {
        return new AnalysisForm(
                found.character(),
                found.capacity(),
                found.capital(),
                found.collateral(),
                found.condition(),
                typed(found.income()),
                typed(found.costs()),
                typed(found.otherInstalments()),
                typed(found.salary()),
                String.valueOf(found.related()),
                found.amount().figure(),
                String.valueOf(found.instalments()),
                found.margin() == null ? null : typed(found.margin()));
    }

    /** As somebody would type it: nothing is 0, not a dash. */
    private static String typed(Money money) {
        return money.isZero() ? "0" : money.figure();
    }

    static AnalysisForm fresh(LoanApplication asked) {
        return new AnalysisForm(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                asked.amount().figure(),
                String.valueOf(asked.instalments()),
                null);
    }

    Optional<Analysis> read(Page page, Problems problems) {
        var monthly =
                new Analysis(
                        text(character),
                        text(capacity),
                        text(capital),
                        text(collateral),
                        text(condition),
                        money(page, problems, "income", income),
                        money(page, problems, "costs", costs),
                        money(page, problems, "other", other),
                        money(page, problems, "salary", salary),
                        "true".equals(related),
                        money(page, problems, "jumlah", jumlah),
                        kali == null || !kali.strip().matches("[0-9]{1,4}")
                                ? 0
                                : Integer.parseInt(kali.strip()),
                        margin == null || margin.isBlank()
                                ? null
                                : money(page, problems, "margin", margin));
        if (!monthly.amount().isPositive()) {
            problems.add("jumlah", page.t("lending.problem.amount"));
        }
        if (monthly.instalments() < 1) {
            problems.add("kali", page.t("lending.problem.times"));
        }
        if (monthly.character().isEmpty() && monthly.capacity().isEmpty()) {
            problems.add("character", page.t("lending.problem.words"));
        }
        return problems.isEmpty() ? Optional.of(monthly) : Optional.empty();
    }

    private static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "").strip();
    }

    private static Money money(Page page, Problems problems, String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Money.ZERO;
        }
        var money = Money.parse(typed).filter(one -> !one.isNegative());
        if (money.isEmpty()) {
            problems.add(field, page.t("lending.problem.amount"));
        }
        return money.orElse(Money.ZERO);
    }
}
