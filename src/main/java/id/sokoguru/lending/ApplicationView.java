package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Moment;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An application as a page shows it.
 *
 * @param now the step of the way, from 0
 * @param amount as asked, recommended or granted
 * @param blocked whether a rule stops it
 * @param guaranteed what each guarantor among the members stands behind already
 * @param loan number, once it was paid out
 * @param sale whether something is bought first and then sold
 * @param paperMissing whether the bill of what was bought was not seen yet
 * @param phone whether the member looks at it
 */
public record ApplicationView(
        LoanApplication application,
        String borrower,
        String address,
        int now,
        List<Fact> facts,
        List<Fact> found,
        List<CheckRow> checks,
        boolean blocked,
        List<LoanDocument> documents,
        List<Offer.Collateral> collateral,
        List<Offer.Guarantor> guarantors,
        Map<Long, Money> guaranteed,
        List<Moment> steps,
        @Nullable Long loan,
        boolean sale,
        boolean paperMissing,
        boolean phone) {
    public LoanApplication.State state() {
        return application.state();
    }
}
