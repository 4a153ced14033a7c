package id.sokoguru.lending;

import id.sokoguru.credit.Due;
import id.sokoguru.kernel.Money;
import id.sokoguru.web.Page;
import id.sokoguru.web.Tone;
import java.time.LocalDate;

/**
 * A loan in a list.
 *
 * @param next what is due next; empty when nothing is
 */
public record LoanRow(
        long number,
        String borrower,
        String product,
        Money outstanding,
        Tone tone,
        String mark,
        String next,
        String href) {
    static LoanRow of(Page page, Position position, String borrower, String href) {
        var loan = position.loan();
        var open = position.standing().open();
        var late = position.late().days();
        return new LoanRow(
                loan.number(),
                borrower,
                loan.productName(),
                position.outstanding(),
                !loan.isRunning() ? Tone.OFF : late > 0 ? Tone.ACT : Tone.GOOD,
                !loan.isRunning()
                        ? page.t("lending.loan.ended")
                        : late > 0
                                ? page.t("lending.loan.late", String.valueOf(late))
                                : page.t("lending.loan.running"),
                open.isEmpty() ? "" : next(page, open.getFirst()),
                href);
    }

    private static String next(Page page, Due due) {
        LocalDate date = due.date();
        return page.t("lending.loan.next", due.total().text(), page.date(date));
    }
}
