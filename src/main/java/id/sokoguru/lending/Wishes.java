package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.Optional;

/** Whether a wish lies within what a product offers, said at the field. */
final class Wishes {
    private Wishes() {}

    static void check(
            Page page,
            LoanProduct product,
            Optional<Money> amount,
            int instalments,
            Problems problems) {
        if (amount.isEmpty()) {
            problems.add("jumlah", page.t("lending.problem.amount"));
        } else if (amount.get().compareTo(product.leastPrincipal()) < 0
                || amount.get().compareTo(product.mostPrincipal()) > 0) {
            problems.add(
                    "jumlah",
                    page.t(
                            "lending.problem.amount-range",
                            product.leastPrincipal().text(),
                            product.mostPrincipal().text()));
        }
        if (instalments < product.leastInstalments() || instalments > product.mostInstalments()) {
            problems.add(
                    "kali",
                    page.t(
                            "lending.problem.times-range",
                            String.valueOf(product.leastInstalments()),
                            String.valueOf(product.mostInstalments())));
        }
    }
}
