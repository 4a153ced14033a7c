package id.sokoguru.lending;

import id.sokoguru.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * In which accounts a loan stands, by the account of what is owed. A loan at interest, a lease or a
 * partnership is owed at its principal; the price of a murabahah is owed as a whole, and its margin
 * waits beside it until it is paid.
 *
 * @param owed the borrower's debt; of a sale the whole price
 * @param deferred margin of a sale that is not earned yet (110802); 0 for everything else
 * @param income what the cooperative earns
 * @param allowance kept against the loss of it
 * @param accrues whether income is booked when it arises; a margin is earned as it is paid
 */
record Booking(int owed, int deferred, int income, int allowance, boolean accrues) {
    static final int MURABAHAH = 110801;
    static final int DEFERRED_MARGIN = 110802;
    static final int MUDHARABAH = 110803;
    static final int MUSYARAKAH = 110804;
    static final int QARDH = 110805;
    static final int IJARAH = 110806;
    static final int MARGIN = 410105;
    static final int PROFIT_SHARE = 410106;
    static final int UJRAH = 410107;
    private static final int ALLOWANCE = 110591;
    private static final int SHARIA_ALLOWANCE = 110891;

    /** All accounts in which what loans earn may stand. */
    static final Set<Integer> INCOMES = Set.of(Loans.INTEREST, MARGIN, PROFIT_SHARE, UJRAH);

    /** All accounts in which what is kept against losses may stand. */
    static final List<Integer> ALLOWANCES = List.of(ALLOWANCE, SHARIA_ALLOWANCE);

    static Booking of(int owed) {
        return switch (owed) {
            case MURABAHAH -> new Booking(owed, DEFERRED_MARGIN, MARGIN, SHARIA_ALLOWANCE, false);
            case MUDHARABAH, MUSYARAKAH ->
                    new Booking(owed, 0, PROFIT_SHARE, SHARIA_ALLOWANCE, true);
            case IJARAH -> new Booking(owed, 0, UJRAH, SHARIA_ALLOWANCE, true);
            case QARDH -> new Booking(owed, 0, PROFIT_SHARE, SHARIA_ALLOWANCE, false);
            default -> new Booking(owed, 0, Loans.INTEREST, ALLOWANCE, true);
        };
    }

    static Booking of(Loan loan) {
        return of(loan.account());
    }

    /** The account that a contract is owed in; empty for a loan at interest, which has several. */
    static int accountOf(LoanProduct.Contract contract, int otherwise) {
        return switch (contract) {
            case LOAN -> otherwise;
            case MURABAHAH -> MURABAHAH;
            case IJARAH -> IJARAH;
            case QARDH -> QARDH;
            case MUDHARABAH -> MUDHARABAH;
            case MUSYARAKAH -> MUSYARAKAH;
        };
    }

    boolean isSale() {
        return deferred != 0;
    }

    /** Accounts that hold what is still owed of a loan: empty when it has ended. */
    List<Integer> owing() {
        var accounts = new ArrayList<>(List.of(owed));
        if (isSale()) {
            accounts.add(deferred);
        }
        return accounts;
    }

    /** The margin that stands in the price, of an amount of income; nil for everything else. */
    Money within(Money income) {
        return isSale() ? income : Money.ZERO;
    }
}
