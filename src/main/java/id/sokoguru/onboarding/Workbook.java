package id.sokoguru.onboarding;

import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.lending.LoanProduct;
import id.sokoguru.membership.Sex;
import id.sokoguru.savings.Deposit;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a workbook says, once every row of it makes sense. Members, accounts and loans bear the
 * numbers that the cooperative gave them.
 *
 * @param cutOver the day at whose end all figures stand
 * @param ratOn when the members' meeting took place
 * @param ratBooks the day of the figures that it saw
 * @param controls what the cooperative states for the cut-over
 * @param reported what the meeting was told; may miss some
 */
record Workbook(
        LocalDate cutOver,
        LocalDate ratOn,
        LocalDate ratBooks,
        String ratReport,
        List<Person> people,
        List<Account> accounts,
        List<Term> terms,
        List<Loan> loans,
        List<Balance> balances,
        Map<Control, Long> controls,
        Map<Control, Long> reported) {

    /** A member with simpanan pokok and wajib. */
    record Person(
            int row,
            String number,
            String name,
            @Nullable String nik,
            @Nullable String phone,
            String address,
            @Nullable LocalDate born,
            @Nullable Sex sex,
            @Nullable String occupation,
            LocalDate joined,
            Money principal,
            Money obligatory) {}

    record Account(String member, int product, int account, String old, Money balance) {}

    record Term(
            String member,
            String certificate,
            int product,
            Money principal,
            Rate rate,
            LocalDate startsOn,
            LocalDate endsOn,
            Deposit.Renewal renewal,
            Deposit.Pays pays,
            @Nullable LocalDate paidThrough,
            Money paid,
            Money tax) {}

    /**
     * @param computed whether the schedule is ours, because the workbook has no lines for it
     * @param latePrincipal due before the cut-over and not paid
     * @param allowance null = share in the account's total
     * @param penalty null = by the product's rule
     */
    record Loan(
            String number,
            String member,
            LoanProduct product,
            Schedule schedule,
            boolean computed,
            Money outstanding,
            Money interestPaid,
            Money latePrincipal,
            Money lateInterest,
            Money accrued,
            Money unearned,
            @Nullable Money allowance,
            @Nullable Money penalty,
            boolean related,
            String purpose) {}

    record Balance(int account, long sub, Money debit, Money credit) {}

    int computedSchedules() {
        return (int) loans.stream().filter(Loan::computed).count();
    }
}
