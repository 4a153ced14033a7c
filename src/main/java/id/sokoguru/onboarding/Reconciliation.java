package id.sokoguru.onboarding;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Side;
import id.sokoguru.lending.Loans;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Holds a workbook against itself: rows, opening balance, control totals, last report. Pure. */
final class Reconciliation {
    static final int PRINCIPAL = 310101;
    static final int OBLIGATORY = 310201;
    static final int ALLOWANCE = 110591;
    private static final int TERM_DEPOSITS = 210203;

    private Reconciliation() {}

    /**
     * Whether an account's balance is made of rows of the other sheets: savings by member, loans by
     * loan. Its opening then comes from the rows.
     */
    static boolean isKeptByName(int account) {
        return account == PRINCIPAL
                || account == OBLIGATORY
                || (account >= 210201 && account <= 210206)
                || account == 230101
                || (account >= 110501 && account <= 110504)
                || account == 110805
                || account == Loans.ACCRUED
                || account == Loans.UNEARNED_PROVISION;
    }

    /** Every figure that is held against another, those that bind first. */
    static List<Comparison> of(Workbook book, Map<Integer, Account> chart) {
        var all = new ArrayList<Comparison>();
        var debit = Money.ZERO;
        var credit = Money.ZERO;
        for (var balance : book.balances()) {
            debit = debit.plus(balance.debit());
            credit = credit.plus(balance.credit());
        }
        all.add(new Comparison(Comparison.Kind.BALANCED, "", debit.rupiah(), credit.rupiah()));
        var rows = sums(book);
        var stated = stated(book, chart);
        var accounts = new TreeSet<>(rows.keySet());
        stated.keySet().stream().filter(Reconciliation::isKeptByName).forEach(accounts::add);
        for (int account : accounts) {
            all.add(
                    new Comparison(
                            Comparison.Kind.LEDGER,
                            String.valueOf(account),
                            rows.getOrDefault(account, Money.ZERO).rupiah(),
                            stated.getOrDefault(account, Money.ZERO).rupiah()));
        }
        var found = controls(book);
        book.controls()
                .forEach((control, value) ->
                        all.add(
                                new Comparison(
                                        Comparison.Kind.CONTROL,
                                        control.name(),
                                        found.getOrDefault(control, 0L),
                                        value)));
        var kind =
                book.ratBooks().equals(book.cutOver())
                        ? Comparison.Kind.REPORT_SAME_DAY
                        : Comparison.Kind.REPORT;
        book.reported()
                .forEach((control, value) ->
                        all.add(
                                new Comparison(
                                        kind,
                                        control.name(),
                                        found.getOrDefault(control, 0L),
                                        value)));
        return all;
    }

    static boolean agrees(List<Comparison> all) {
        return all.stream().allMatch(each -> each.agrees() || !each.binds());
    }

    /** What the rows sum to, by account, on its normal side. */
    static Map<Integer, Money> sums(Workbook book) {
        var sums = new TreeMap<Integer, Money>();
        for (var person : book.people()) {
            add(sums, PRINCIPAL, person.principal());
            add(sums, OBLIGATORY, person.obligatory());
        }
        for (var account : book.accounts()) {
            add(sums, account.account(), account.balance());
        }
        for (var term : book.terms()) {
            add(sums, TERM_DEPOSITS, term.principal());
        }
        for (var loan : book.loans()) {
            add(sums, loan.product().account(), loan.outstanding());
            add(sums, Loans.ACCRUED, loan.accrued());
            add(sums, Loans.UNEARNED_PROVISION, loan.unearned());
            var allowance = loan.allowance();
            if (allowance != null) {
                add(sums, ALLOWANCE, allowance);
            }
        }
        return sums;
    }

    private static void add(Map<Integer, Money> sums, int account, Money amount) {
        if (amount.isPositive()) {
            sums.merge(account, amount, Money::plus);
        }
    }

    private static Map<Integer, Money> stated(Workbook book, Map<Integer, Account> chart) {
        var stated = new TreeMap<Integer, Money>();
        for (var balance : book.balances()) {
            var account = chart.get(balance.account());
            var onDebit = account == null || account.normal() == Side.DEBIT;
            var amount =
                    onDebit
                            ? balance.debit().minus(balance.credit())
                            : balance.credit().minus(balance.debit());
            stated.merge(balance.account(), amount, Money::plus);
        }
        return stated;
    }

    /** What the workbook holds, total by total. */
    static Map<Control, Long> controls(Workbook book) {
        var sums = sums(book);
        var found = new EnumMap<Control, Long>(Control.class);
        found.put(Control.MEMBERS, (long) book.people().size());
        found.put(Control.PRINCIPAL, sums.getOrDefault(PRINCIPAL, Money.ZERO).rupiah());
        found.put(Control.OBLIGATORY, sums.getOrDefault(OBLIGATORY, Money.ZERO).rupiah());
        found.put(
                Control.VOLUNTARY,
                book.accounts().stream().mapToLong(a -> a.balance().rupiah()).sum());
        found.put(Control.TERM, book.terms().stream().mapToLong(t -> t.principal().rupiah()).sum());
        found.put(
                Control.LOANS,
                book.loans().stream().mapToLong(l -> l.outstanding().rupiah()).sum());
        found.put(
                Control.LATE_PRINCIPAL,
                book.loans().stream().mapToLong(l -> l.latePrincipal().rupiah()).sum());
        found.put(
                Control.LATE_INTEREST,
                book.loans().stream().mapToLong(l -> l.lateInterest().rupiah()).sum());
        found.put(
                Control.ASSETS,
                book.balances().stream()
                        .filter(b -> b.account() / 100_000 == 1)
                        .mapToLong(b -> b.debit().minus(b.credit()).rupiah())
                        .sum());
        return found;
    }
}
