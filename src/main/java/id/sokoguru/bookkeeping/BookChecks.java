package id.sokoguru.bookkeeping;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.web.Words;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The checks that the books themselves allow: balance, suspense, drafts, tills, sides. */
@Component
class BookChecks implements ClosingCheck {
    static final int SUSPENSE = 111101;
    private static final Set<Integer> BETWEEN_UNITS = Set.of(111102, 120103);

    /**
     * They may stand on either side: SHU may be a loss, taxes are settled yearly, the rest nets to
     * zero.
     */
    private static final Set<Integer> EITHER_SIDE =
            Set.of(
                    SUSPENSE, 111102, 120103, 310501, 310502, 310604, 210405, 111003, 120402,
                    910199);

    private final Books books;
    private final Chart chart;
    private final JournalStore drafts;
    private final Tenancy tenancy;
    private final ObjectProvider<Counters> counters;

    BookChecks(
            Books books,
            Chart chart,
            JournalStore drafts,
            Tenancy tenancy,
            ObjectProvider<Counters> counters) {
        this.books = books;
        this.chart = chart;
        this.drafts = drafts;
        this.tenancy = tenancy;
        this.counters = counters;
    }

    @Override
    public List<Finding> check(Actor actor, YearMonth month, Words words) {
        return tenancy.read(
                actor,
                () -> {
                    var root = "/k/" + actor.at().text();
                    var totals = books.totals(actor, month.atDay(1), month.atEndOfMonth(), null);
                    var findings = new ArrayList<Finding>();
                    findings.add(balanced(totals, words, root));
                    findings.add(tills(actor, words, root));
                    findings.add(nil(totals, Set.of(SUSPENSE), "suspense", words, root + "/kas"));
                    findings.add(nil(totals, BETWEEN_UNITS, "rak", words, root + "/laporan"));
                    var left = drafts.open(actor, month.atEndOfMonth());
                    findings.add(
                            left == 0
                                    ? Finding.fine(words.t("bookkeeping.check.drafts"))
                                    : new Finding(
                                            false,
                                            false,
                                            words.t(
                                                    "bookkeeping.check.drafts.left",
                                                    Integer.toString(left)),
                                            root + "/jurnal"));
                    if (month.getMonth() == Month.DECEMBER) {
                        findings.add(year(totals, words, root, month.getYear()));
                    }
                    findings.addAll(sides(actor, totals, words, root, month));
                    return findings;
                });
    }

    private static Finding balanced(List<Books.Total> totals, Words words, String root) {
        var sum = Money.ZERO;
        for (var total : totals) {
            sum = sum.plus(total.closing());
        }
        return sum.isZero()
                ? Finding.fine(words.t("bookkeeping.check.balanced"))
                : new Finding(
                        false,
                        true,
                        words.t("bookkeeping.check.unbalanced", sum.text()),
                        root + "/laporan");
    }

    private Finding tills(Actor actor, Words words, String root) {
        var open = counters.stream().mapToInt(known -> known.openTills(actor)).sum();
        return open == 0
                ? Finding.fine(words.t("bookkeeping.check.tills"))
                : new Finding(
                        false,
                        true,
                        words.t("bookkeeping.check.tills.left", Integer.toString(open)),
                        root + "/kas");
    }

    private static Finding nil(
            List<Books.Total> totals, Set<Integer> accounts, String key, Words words, String href) {
        var sum = Money.ZERO;
        for (var total : totals) {
            if (accounts.contains(total.account())) {
                sum = sum.plus(total.closing());
            }
        }
        return sum.isZero()
                ? Finding.fine(words.t("bookkeeping.check." + key))
                : new Finding(
                        false,
                        false,
                        words.t("bookkeeping.check." + key + ".left", sum.text()),
                        href);
    }

    /** The entries that close the year are dated in December: afterwards it is too late. */
    private static Finding year(List<Books.Total> totals, Words words, String root, int year) {
        var closed =
                totals.stream()
                        .filter(t -> t.account() / 100_000 == 4 || t.account() / 100_000 == 5)
                        .allMatch(t -> t.closing().isZero());
        return closed
                ? Finding.fine(words.t("bookkeeping.check.year"))
                : new Finding(
                        false,
                        false,
                        words.t("bookkeeping.check.year.left", Integer.toString(year)),
                        root + "/periode");
    }

    private List<Finding> sides(
            Actor actor, List<Books.Total> totals, Words words, String root, YearMonth month) {
        var known = chart.byCode(actor);
        var wrong =
                totals.stream()
                        .filter(total -> wrong(known.get(total.account()), total))
                        .map(total -> {
                            var account = known.get(total.account());
                            return new Finding(
                                    false,
                                    false,
                                    words.t(
                                            "bookkeeping.check.side",
                                            Integer.toString(total.account()),
                                            account == null ? "" : account.name(words.locale()),
                                            total.closing().text()),
                                    root
                                            + "/buku/akun/"
                                            + total.account()
                                            + "?dari="
                                            + month.atDay(1)
                                            + "&sampai="
                                            + month.atEndOfMonth());
                        })
                        .toList();
        return wrong.isEmpty() ? List.of(Finding.fine(words.t("bookkeeping.check.sides"))) : wrong;
    }

    private static boolean wrong(
            @org.jspecify.annotations.Nullable Account account, Books.Total total) {
        if (account == null || EITHER_SIDE.contains(account.code())) {
            return false;
        }
        return switch (account.normal()) {
            case DEBIT -> total.closing().isNegative();
            case CREDIT -> total.closing().isPositive();
        };
    }
}
