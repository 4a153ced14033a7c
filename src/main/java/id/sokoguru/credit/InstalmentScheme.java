package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The older quality by type of instalment (Permenkop 20/2008 and 14/2009, Perdep 06/2016; RECALLED
 * high): months overdue make a loan substandard; beyond that its collateral decides between
 * doubtful and loss.
 *
 * @param rows which overdue months make which loan substandard
 */
public record InstalmentScheme(List<Row> rows) {
    /** Months in doubt after which a loan that was not settled is lost. */
    public static final int MONTHS_IN_DOUBT = 21;

    /** How a loan is repaid. */
    public enum Shape {
        SHORTER_THAN_MONTHLY,
        MONTHLY,
        HALF_YEARLY_OR_LONGER,
        AT_ONCE;

        public static Shape of(Method method, Interval interval) {
            if (method.paysAtOnce()) {
                return AT_ONCE;
            }
            if (!interval.inMonths()) {
                return SHORTER_THAN_MONTHLY;
            }
            return interval.count() >= 6 ? HALF_YEARLY_OR_LONGER : MONTHLY;
        }
    }

    /** What is overdue. */
    public enum Overdue {
        PRINCIPAL,
        INTEREST,
        /** The whole loan after its last due date. */
        MATURITY
    }

    /** Substandard when overdue more than {@code more} and at most {@code upTo} months. */
    public record Row(Shape shape, Overdue overdue, int more, int upTo) {}

    public static final InstalmentScheme PERMENKOP =
            new InstalmentScheme(
                    List.of(
                            new Row(Shape.SHORTER_THAN_MONTHLY, Overdue.PRINCIPAL, 1, 2),
                            new Row(Shape.SHORTER_THAN_MONTHLY, Overdue.INTEREST, 1, 3),
                            new Row(Shape.MONTHLY, Overdue.PRINCIPAL, 3, 6),
                            new Row(Shape.MONTHLY, Overdue.INTEREST, 3, 6),
                            new Row(Shape.HALF_YEARLY_OR_LONGER, Overdue.PRINCIPAL, 6, 12),
                            new Row(Shape.HALF_YEARLY_OR_LONGER, Overdue.INTEREST, 3, 6),
                            new Row(Shape.AT_ONCE, Overdue.INTEREST, 3, 6),
                            new Row(Shape.AT_ONCE, Overdue.MATURITY, 0, 3)));

    public InstalmentScheme {
        rows = List.copyOf(rows);
    }

    /**
     * What the collateral and the case say.
     *
     * @param debt principal and interest owed
     * @param collateral what it would bring
     * @param savable whether the loan can still be saved
     * @param handedOver to a court or claimed from an insurer
     * @param doubtfulSince first day in doubt, if it is
     */
    public record Circumstances(
            Money debt,
            Money collateral,
            boolean savable,
            boolean handedOver,
            @Nullable LocalDate doubtfulSince) {}

    public Quality of(
            Shape shape,
            DaysPastDue late,
            LocalDate maturity,
            LocalDate today,
            Circumstances circumstances) {
        if (circumstances.handedOver()) {
            return Quality.LOSS;
        }
        var quality = Quality.CURRENT;
        for (var row : rows) {
            if (row.shape() == shape) {
                var since =
                        switch (row.overdue()) {
                            case PRINCIPAL -> late.principalSince();
                            case INTEREST -> late.interestSince();
                            case MATURITY ->
                                    late.days() > 0 && today.isAfter(maturity) ? maturity : null;
                        };
                if (since != null && today.isAfter(since.plusMonths(row.upTo()))) {
                    return beyond(circumstances, today);
                }
                if (since != null && today.isAfter(since.plusMonths(row.more()))) {
                    quality = Quality.SUBSTANDARD;
                }
            }
        }
        return quality;
    }

    private static Quality beyond(Circumstances circumstances, LocalDate today) {
        var since = circumstances.doubtfulSince();
        if (since != null && !today.isBefore(since.plusMonths(MONTHS_IN_DOUBT))) {
            return Quality.LOSS;
        }
        var needed = Portion.of(circumstances.savable() ? 75 : 100, 100);
        var covered = circumstances.collateral().compareTo(needed.of(circumstances.debt())) >= 0;
        return covered ? Quality.DOUBTFUL : Quality.LOSS;
    }
}
