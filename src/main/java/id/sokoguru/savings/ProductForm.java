package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** A product's conditions as typed. */
public record ProductForm(
        @Nullable String from,
        @Nullable String name,
        @Nullable String opening,
        @Nullable String minimum,
        @Nullable String rate,
        @Nullable String method,
        @Nullable String basis,
        @Nullable String least,
        @Nullable String administration,
        @Nullable String months,
        @Nullable String until,
        @Nullable String breakRate,
        @Nullable String breakApproval,
        @Nullable String nisbah,
        @Nullable String existing,
        @Nullable String dormant) {
    static ProductForm of(Product p, LocalDate from) {
        return new ProductForm(
                from.toString(),
                p.name(),
                p.minimumOpening().figure(),
                p.minimumBalance().figure(),
                p.rate().figure(),
                p.method().name(),
                String.valueOf(p.dayBasis()),
                p.leastEarning().figure(),
                p.administration().figure(),
                String.valueOf(p.months()),
                p.lockedUntil() == null ? "" : p.lockedUntil().toString(),
                p.breakRate().figure(),
                String.valueOf(p.breakApproval()),
                p.nisbah().figure(),
                "false",
                String.valueOf(p.dormantMonths()));
    }

    /** The product that was typed; what cannot be read is noted as a problem. */
    Product product(Page page, int number, Product.Kind kind, Problems problems) {
        var typed = name == null ? "" : name.strip();
        if (typed.isEmpty()) {
            problems.add("name", page.t("savings.problem.name"));
        }
        int months = whole(page, problems, "months", this.months, 120);
        if (kind.isTerm() && months == 0) {
            problems.add("months", page.t("savings.product.problem.months"));
        }
        var locked = until == null || until.isBlank() ? null : date(page, problems, "until", until);
        if (kind == Product.Kind.PURPOSE && months == 0 && locked == null) {
            problems.add("until", page.t("savings.product.problem.until"));
        }
        var nisbah = rate(page, problems, "nisbah", this.nisbah);
        if (kind.sharesIncome() && (nisbah.isZero() || nisbah.compareTo(Rate.percent("100")) > 0)) {
            problems.add("nisbah", page.t("savings.product.problem.nisbah"));
        }
        var from = date(page, problems, "from", this.from);
        return new Product(
                number,
                from == null ? page.today() : from,
                typed,
                kind,
                money(page, problems, "opening", opening),
                money(page, problems, "minimum", minimum),
                kind.bearsInterest() ? rate(page, problems, "rate", rate) : Rate.ZERO,
                method == null || !method.matches("DAILY|AVERAGE|LOWEST")
                        ? Product.Method.DAILY
                        : Product.Method.valueOf(method),
                basis != null && basis.matches("360|366") ? Integer.parseInt(basis) : 365,
                money(page, problems, "least", least),
                money(page, problems, "administration", administration),
                months,
                locked,
                kind.bearsInterest() ? rate(page, problems, "breakRate", breakRate) : Rate.ZERO,
                "true".equals(breakApproval),
                nisbah,
                "true".equals(existing),
                whole(page, problems, "dormant", dormant, 120));
    }

    private static Money money(Page page, Problems problems, String field, @Nullable String typed) {
        if (typed == null || typed.isBlank() || typed.equals("–")) {
            return Money.ZERO;
        }
        var amount = Money.parse(typed);
        if (amount.isEmpty()) {
            problems.add(field, page.t("savings.problem.amount"));
        }
        return amount.orElse(Money.ZERO);
    }

    private static Rate rate(Page page, Problems problems, String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Rate.ZERO;
        }
        var rate = Rate.parse(typed);
        if (rate.isEmpty()) {
            problems.add(field, page.t("savings.product.problem.rate"));
        }
        return rate.orElse(Rate.ZERO);
    }

    private static int whole(
            Page page, Problems problems, String field, @Nullable String typed, int most) {
        if (typed == null || typed.isBlank()) {
            return 0;
        }
        if (!typed.strip().matches("[0-9]{1,3}") || Integer.parseInt(typed.strip()) > most) {
            problems.add(field, page.t("savings.product.problem.whole", String.valueOf(most)));
            return 0;
        }
        return Integer.parseInt(typed.strip());
    }

    private static @Nullable LocalDate date(
            Page page, Problems problems, String field, @Nullable String typed) {
        try {
            return LocalDate.parse(typed == null ? "" : typed);
        } catch (DateTimeParseException e) {
            problems.add(field, page.t("savings.problem.date"));
            return null;
        }
    }
}
