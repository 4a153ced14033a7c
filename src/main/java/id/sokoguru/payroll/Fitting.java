package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much fits into a salary, and what a deduction that failed leaves unpaid. Pure. */
final class Fitting {
    private Fitting() {}

    /** The highest deduction of a take-home pay, in whole rupiah, rounded down. */
    static Money ceiling(Money takeHome, BigDecimal percent) {
        return Money.rupiah(
                percent.multiply(BigDecimal.valueOf(takeHome.rupiah()))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact());
    }

    /** Serves what is wanted in the order of the kinds until the ceiling is reached. */
    static List<Part> fit(List<Want> wants, Money ceiling) {
        var sorted = new ArrayList<>(wants);
        sorted.sort(Comparator.comparing(Want::kind));
        var parts = new ArrayList<Part>();
        var left = ceiling;
        for (var want : sorted) {
            var listed = least(left, want.amount());
            left = left.minus(listed);
            parts.add(
                    new Part(
                            parts.size() + 1,
                            want.kind(),
                            want.account(),
                            want.sub(),
                            want.amount(),
                            listed,
                            Money.ZERO,
                            Money.ZERO));
        }
        return parts;
    }

    /** A part and what of it was not kept back and is not put back yet. */
    record Failed(Part part, Money amount) {}

    /** What was kept back serves the parts in their order; the rest failed. */
    static List<Failed> failed(List<Part> parts, Money deducted) {
        var failed = new ArrayList<Failed>();
        var left = deducted;
        for (var part : parts) {
            var covered = least(left, part.listed());
            left = left.minus(covered);
            var open = part.listed().minus(covered).minus(part.returned());
            if (open.isPositive()) {
                failed.add(new Failed(part, open));
            }
        }
        return failed;
    }

    static Money listed(List<Part> parts) {
        return parts.stream().map(Part::listed).reduce(Money.ZERO, Money::plus);
    }

    static Money least(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
