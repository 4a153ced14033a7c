package id.sokoguru.lending;

import id.sokoguru.web.Page;

/** A product in a few words. */
public final class ProductWords {
    private ProductWords() {}

    /** Rate, method, range. */
    public static String hint(Page page, LoanProduct product) {
        return page.t(
                "lending.product.hint",
                rate(page, product),
                page.t("lending.method." + product.method().name()),
                product.leastPrincipal().text(),
                product.mostPrincipal().text());
    }

    public static String rate(Page page, LoanProduct product) {
        return page.t(
                "lending.per." + product.charge().per().name(), product.charge().rate().text());
    }

    /** How often, in a word: "bulan", "minggu". */
    public static String times(Page page, LoanProduct product, int instalments) {
        return page.t(
                "lending.times." + product.interval().unit().name(), String.valueOf(instalments));
    }
}
