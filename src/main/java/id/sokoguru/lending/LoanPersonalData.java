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
    private final Granting granting;
    private final OfficerTies ties;

    LoanPersonalData(Loans loans, Granting granting, OfficerTies ties) {
        this.loans = loans;
        this.granting = granting;
        this.ties = ties;
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
        var related = new ArrayList<List<String>>();
        for (var tie : ties.ties(actor)) {
            if (tie.memberNo() == member) {
                related.add(List.of(String.valueOf(tie.officer()), tie.relation().name()));
            }
        }
        var guaranteed = new ArrayList<List<String>>();
        for (var position : granting.guaranteed(actor, member)) {
            guaranteed.add(
                    List.of(
                            String.valueOf(position.loan().number()),
                            String.valueOf(position.outstanding().rupiah())));
        }
        return List.of(
                new Section(
                        "privacy.related",
                        List.of("privacy.related.officer", "privacy.related.relation"),
                        related),
                new Section(
                        "privacy.guaranteed",
                        List.of("privacy.loan.number", "privacy.loan.principal"),
                        guaranteed),
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
