package id.sokoguru.lending;

import id.sokoguru.kernel.Rate;
import id.sokoguru.web.Page;

/** A product in a few words. */
public final class ProductWords {
    private ProductWords() {}

    /** Rate, method, range. */
    public static String hint(Page page, LoanProduct product) {
        return page.t(
                "lending.product.hint",
                rate(page, product),
                page.t(
                        product.contract().isSharia()
                                ? "lending.contract." + product.contract().name()
                                : "lending.method." + product.method().name()),
                product.leastPrincipal().text(),
                product.mostPrincipal().text());
    }

    /** The rate, or what takes its place under the contract: nisbah, or nothing. */
    public static String rate(Page page, LoanProduct product) {
        if (product.contract() == LoanProduct.Contract.QARDH) {
            return page.t("lending.rate.none");
        }
        if (product.contract().sharesProfit()) {
            return page.t(
                    "lending.nisbah.words",
                    product.nisbah().text(),
                    Rate.ppm(1_000_000 - product.nisbah().ppm()).text());
        }
        return page.t(
                "lending.per." + product.charge().per().name(), product.charge().rate().text());
    }

    /** How often, in a word: "bulan", "minggu". */
    public static String times(Page page, LoanProduct product, int instalments) {
        return page.t(
                "lending.times." + product.interval().unit().name(), String.valueOf(instalments));
    }
}
