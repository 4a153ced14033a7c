package id.sokoguru.lending;

import id.sokoguru.kernel.Actor;
import id.sokoguru.membership.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What was agreed with a member who borrowed. */
@Component
class LoanPersonalData implements PersonalData {
    private static final int THIRD = 300;

    private final Loans loans;

    LoanPersonalData(Loans loans) {
        this.loans = loans;
    }

    @Override
    public int order() {
        return THIRD;
    }

    @Override
    public List<Section> export(Actor actor, long member) {
        var rows = new ArrayList<List<String>>();
        for (var loan : loans.ofMember(actor, member)) {
            rows.add(
                    List.of(
                            String.valueOf(loan.number()),
                            loan.productName(),
                            loan.disbursedOn().toString(),
                            String.valueOf(loan.principal().rupiah()),
                            String.valueOf(loan.instalments()),
                            loan.purpose(),
                            Objects.toString(loan.endedOn(), "")));
        }
        return List.of(
                new Section(
                        "privacy.loans",
                        List.of(
                                "privacy.loan.number",
                                "privacy.loan.product",
                                "privacy.loan.disbursed",
                                "privacy.loan.principal",
                                "privacy.loan.instalments",
                                "privacy.loan.purpose",
                                "privacy.loan.ended"),
                        rows));
    }

    /** A loan names its borrower by number only. */
    @Override
    public void erase(Actor actor, long member) {}
}
