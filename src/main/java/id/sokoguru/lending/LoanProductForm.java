package id.sokoguru.lending;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Interval;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Payoff;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Rounding;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conditions of a product, as typed. What the form does not ask stays as it was. */
public record LoanProductForm(
        @Nullable String name,
        @Nullable String from,
        @Nullable String method,
        @Nullable String rate,
        @Nullable String per,
        @Nullable String interval,
        @Nullable String least,
        @Nullable String most,
        @Nullable String leastInstalments,
        @Nullable String mostInstalments,
        @Nullable String grace,
        @Nullable String step,
        @Nullable String excess,
        @Nullable String provision,
        @Nullable String administration,
        @Nullable String swp,
        @Nullable String insurance,
        @Nullable String stamp,
        @Nullable String deducted,
        @Nullable String penalty,
        @Nullable String penaltyFigure,
        @Nullable String penaltyDays,
        @Nullable String order,
        @Nullable String managerLimit,
        @Nullable String salary,
        @Nullable String multiple,
        @Nullable String concurrent,
        @Nullable String collateral,
        @Nullable String nisbah,
        @Nullable String swpReturned) {
    static LoanProductForm of(LoanProduct p, LocalDate from) {
        return new LoanProductForm(
                p.name(),
                from.toString(),
                p.method().name(),
                p.charge().rate().figure(),
                p.charge().per().name(),
                p.interval().unit().name(),
                typed(p.leastPrincipal()),
                typed(p.mostPrincipal()),
                String.valueOf(p.leastInstalments()),
                String.valueOf(p.mostInstalments()),
                String.valueOf(p.graceIntervals()),
                String.valueOf(p.rounding().step().rupiah()),
                p.rounding().excess().name(),
                p.provision().figure(),
                typed(p.administration()),
                p.swp().figure(),
                p.insurance().figure(),
                String.valueOf(p.stamp()),
                String.valueOf(p.feesDeducted()),
                penaltyWord(p.penalty().rule()),
                penaltyFigure(p.penalty().rule()),
                String.valueOf(p.penalty().graceDays()),
                p.allocation().equals(Allocation.Order.LEGACY) ? "LEGACY" : "PROTECTIVE",
                typed(p.managerLimit()),
                p.salaryShare().figure(),
                String.valueOf(p.savingsMultiple()),
                String.valueOf(p.concurrent()),
                typed(p.collateralFrom()),
                p.nisbah().figure(),
                String.valueOf(p.swpReturned()));
    }

    /** As somebody would type it: nothing is 0, not a dash. */
    private static String typed(Money money) {
        return money.isZero() ? "0" : money.figure();
    }

    private static String penaltyWord(Penalty.Rule rule) {
        return switch (rule) {
            case Penalty.None _ -> "NONE";
            case Penalty.PerDay _ -> "PER_DAY";
            case Penalty.SharePerDay _ -> "SHARE_PER_DAY";
            case Penalty.SharePerMonth _ -> "SHARE_PER_MONTH";
            case Penalty.SharePerStartedMonth _ -> "SHARE_PER_STARTED_MONTH";
        };
    }

    private static String penaltyFigure(Penalty.Rule rule) {
        return switch (rule) {
            case Penalty.None _ -> "0";
            case Penalty.PerDay(var amount) -> typed(amount);
            case Penalty.SharePerDay(var share) -> share.figure();
            case Penalty.SharePerMonth(var share) -> share.figure();
            case Penalty.SharePerStartedMonth(var share) -> share.figure();
        };
    }

    /** Reads the form over a product; empty with problems noted when something is wrong. */
    Optional<LoanProduct> read(Page page, LoanProduct base, Problems problems) {
        var reader = new Reader(page, problems);
        if (name == null || name.isBlank()) {
            problems.add("name", page.t("lending.problem.name"));
        }
        var validFrom = reader.date("from", from);
        var way = reader.word("method", Method.class, method, base.method());
        var share = reader.rate("rate", rate);
        var unit = reader.word("interval", Interval.Unit.class, interval, base.interval().unit());
        var lowest = reader.money("least", least);
        var highest = reader.money("most", most);
        var few = reader.number("leastInstalments", leastInstalments, 1, 3_660);
        var many = reader.number("mostInstalments", mostInstalments, 1, 3_660);
        var free = reader.number("grace", grace, 0, 120);
        var rounding = reader.number("step", step, 1, 100_000);
        var penaltyRule = penaltyRule(reader);
        if (!lowest.isPositive()) {
            problems.add("least", page.t("lending.problem.amount"));
        } else if (highest.compareTo(lowest) < 0) {
            problems.add("most", page.t("lending.problem.most"));
        }
        if (many < few) {
            problems.add("mostInstalments", page.t("lending.problem.most"));
        }
        if (free >= few && free > 0) {
            problems.add("grace", page.t("lending.problem.grace"));
        }
        if (way == Method.STEPWISE) {
            problems.add("method", page.t("lending.problem.method"));
        }
        var perWord = reader.word("per", Charge.Per.class, per, base.charge().per());
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                        new LoanProduct(
                                base.number(),
                                validFrom,
                                Objects.requireNonNull(name).strip(),
                                base.contract(),
                                base.joint(),
                                base.account(),
                                way,
                                new Charge.ByRate(share, perWord),
                                unit == base.interval().unit()
                                        ? base.interval()
                                        : new Interval(unit, 1),
                                lowest,
                                highest,
                                few,
                                many,
                                free,
                                base.firstPeriod(),
                                new Rounding(
                                        Money.rupiah(rounding),
                                        reader.word(
                                                "excess",
                                                Rounding.Excess.class,
                                                excess,
                                                base.rounding().excess())),
                                base.dayBasis(),
                                reader.rate("provision", provision),
                                base.provisionSpread(),
                                reader.money("administration", administration),
                                reader.rate("swp", swp),
                                reader.rate("insurance", insurance),
                                "true".equals(stamp),
                                "true".equals(deducted),
                                new Penalty(
                                        penaltyRule,
                                        reader.number("penaltyDays", penaltyDays, 0, 90),
                                        base.penalty().caps(),
                                        base.penalty().destination()),
                                "LEGACY".equals(order)
                                        ? Allocation.Order.LEGACY
                                        : Allocation.Order.PROTECTIVE,
                                base.advance(),
                                way == base.method() || base.contract().isSharia()
                                        ? base.payoff()
                                        : Payoff.Rule.usual(way),
                                base.scheme(),
                                reader.money("managerLimit", managerLimit),
                                reader.rate("salary", salary),
                                reader.number("multiple", multiple, 0, 1_000),
                                reader.number("concurrent", concurrent, 1, 100),
                                reader.money("collateral", collateral),
                                reader.rate("nisbah", nisbah),
                                "true".equals(swpReturned)))
                .filter(_ -> problems.isEmpty());
    }

    private Penalty.Rule penaltyRule(Reader reader) {
        return switch (Objects.requireNonNullElse(penalty, "NONE")) {
            case "PER_DAY" -> new Penalty.PerDay(reader.money("penaltyFigure", penaltyFigure));
            case "SHARE_PER_DAY" ->
                    new Penalty.SharePerDay(reader.rate("penaltyFigure", penaltyFigure));
            case "SHARE_PER_MONTH" ->
                    new Penalty.SharePerMonth(reader.rate("penaltyFigure", penaltyFigure));
            case "SHARE_PER_STARTED_MONTH" ->
                    new Penalty.SharePerStartedMonth(reader.rate("penaltyFigure", penaltyFigure));
            default -> new Penalty.None();
        };
    }

    /** Reads one field after the other and remembers what could not be read. */
    private record Reader(Page page, Problems problems) {
        Money money(String field, @Nullable String typed) {
            if (typed == null || typed.isBlank()) {
                return Money.ZERO;
            }
            var money = Money.parse(typed).filter(one -> !one.isNegative());
            if (money.isEmpty()) {
                problems.add(field, page.t("lending.problem.amount"));
            }
            return money.orElse(Money.ZERO);
        }

        Rate rate(String field, @Nullable String typed) {
            if (typed == null || typed.isBlank()) {
                return Rate.ZERO;
            }
            var rate = Rate.parse(typed);
            if (rate.isEmpty()) {
                problems.add(field, page.t("lending.problem.rate"));
            }
            return rate.orElse(Rate.ZERO);
        }

        int number(String field, @Nullable String typed, int least, int most) {
            var text = typed == null || typed.isBlank() ? String.valueOf(least) : typed.strip();
            if (text.matches("[0-9]{1,6}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            problems.add(
                    field,
                    page.t("lending.problem.number", String.valueOf(least), String.valueOf(most)));
            return least;
        }

        LocalDate date(String field, @Nullable String typed) {
            try {
                return LocalDate.parse(Objects.requireNonNullElse(typed, ""));
            } catch (DateTimeParseException e) {
                problems.add(field, page.t("lending.problem.date"));
                return page.today();
            }
        }

        <E extends Enum<E>> E word(String field, Class<E> type, @Nullable String typed, E base) {
            if (typed == null) {
                return base;
            }
            var found =
                    Arrays.stream(type.getEnumConstants())
                            .filter(one -> one.name().equals(typed))
                            .findFirst();
            if (found.isEmpty()) {
                problems.add(field, page.t("lending.problem.choose"));
            }
            return found.orElse(base);
        }
    }
}
