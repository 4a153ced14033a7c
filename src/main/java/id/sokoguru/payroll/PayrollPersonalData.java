package id.sokoguru.payroll;

import id.sokoguru.kernel.Actor;
import id.sokoguru.membership.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Where a member is paid and what was kept back of it. */
@Component
class PayrollPersonalData implements PersonalData {
    private static final int AFTER_LOANS = 350;

    private final Agencies agencies;
    private final AgencyStore store;

    PayrollPersonalData(Agencies agencies, AgencyStore store) {
        this.agencies = agencies;
        this.store = store;
    }

    @Override
    public int order() {
        return AFTER_LOANS;
    }

    @Override
    public List<Section> export(Actor actor, long member) {
        var jobs = new ArrayList<List<String>>();
        for (var job : agencies.history(actor, member)) {
            jobs.add(
                    List.of(
                            agencies.agency(actor, job.agencyNo()).map(Agency::name).orElse(""),
                            job.staffNo(),
                            String.valueOf(job.takeHome().rupiah()),
                            job.since().toString(),
                            Objects.toString(job.leftOn(), "")));
        }
        var papers = new ArrayList<List<String>>();
        for (var mandate : agencies.mandates(actor, member)) {
            papers.add(
                    List.of(
                            mandate.mandateNo(),
                            mandate.signedOn().toString(),
                            mandate.keptAt(),
                            Objects.toString(mandate.revokedOn(), "")));
        }
        return List.of(
                new Section(
                        "payroll.privacy.jobs",
                        List.of(
                                "payroll.agency",
                                "payroll.staff-no",
                                "payroll.take-home",
                                "payroll.since",
                                "payroll.left-on"),
                        jobs),
                new Section(
                        "payroll.privacy.mandates",
                        List.of(
                                "payroll.mandate.no",
                                "payroll.mandate.signed",
                                "payroll.mandate.kept",
                                "payroll.mandate.revoked"),
                        papers));
    }

    @Override
    public void erase(Actor actor, long member) {
        store.erase(actor, member);
    }
}
