package id.sokoguru.savings;

import id.sokoguru.kernel.Actor;
import id.sokoguru.membership.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** A member's accounts and every line of their passbooks. Amounts stay when the name goes. */
@Component
class SavingsPersonalData implements PersonalData {
    private static final int SECOND = 200;
    private static final int[] BY_MEMBER = {310101, 310201, 310202, 210605, 210708};

    private final Savings savings;

    SavingsPersonalData(Savings savings) {
        this.savings = savings;
    }

    @Override
    public int order() {
        return SECOND;
    }

    @Override
    public List<Section> export(Actor actor, long member) {
        var accounts = new ArrayList<List<String>>();
        var lines = new ArrayList<List<String>>();
        for (int account : BY_MEMBER) {
            lines(actor, account, member, lines);
        }
        savings.holdings(actor, member)
                .ifPresent(held -> {
                    for (var one : held.accounts()) {
                        var account = one.account();
                        accounts.add(
                                List.of(
                                        String.valueOf(account.accountNo()),
                                        account.productName(),
                                        Objects.toString(account.closedOn(), ""),
                                        String.valueOf(one.balance().rupiah())));
                        lines(actor, account.account(), account.accountNo(), lines);
                    }
                });
        return List.of(
                new Section(
                        "savings.personal.accounts",
                        List.of(
                                "savings.personal.number",
                                "savings.personal.product",
                                "savings.personal.closed",
                                "savings.personal.balance"),
                        accounts),
                new Section(
                        "savings.personal.lines",
                        List.of(
                                "savings.personal.place",
                                "savings.personal.date",
                                "savings.personal.entry",
                                "savings.personal.what",
                                "savings.personal.out",
                                "savings.personal.in",
                                "savings.personal.balance"),
                        lines));
    }

    private void lines(Actor actor, int account, long sub, List<List<String>> to) {
        for (var line : savings.passbook(actor, account, sub)) {
            to.add(
                    List.of(
                            account + "/" + sub,
                            line.date().toString(),
                            String.valueOf(line.entryNo()),
                            line.description(),
                            String.valueOf(line.out().rupiah()),
                            String.valueOf(line.in().rupiah()),
                            String.valueOf(line.balance().rupiah())));
        }
    }

    /** Accounts are numbers already; remarks on entries are erased by the ledger. */
    @Override
    public void erase(Actor actor, long member) {}
}
