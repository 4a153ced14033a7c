package id.sokoguru.payroll;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What agencies owe and for how long, one agency, and who is paid there. */
@Controller
@RequestMapping("/k/{coop}/potong-gaji")
class AgencyPages {
    private static final int LAST_CUTOFF = 28;

    private final Agencies agencies;
    private final Payroll payroll;
    private final PayrollViews views;
    private final Templates templates;

    AgencyPages(Agencies agencies, Payroll payroll, PayrollViews views, Templates templates) {
        this.agencies = agencies;
        this.payroll = payroll;
        this.views = views;
        this.templates = templates;
    }

    @Needs({
        Permission.BOOKKEEP,
        Permission.LEND,
        Permission.APPROVE,
        Permission.READ_BOOKS,
        Permission.OVERSEE
    })
    @GetMapping
    Html home(Page page, Actor actor) {
        var gone = new ArrayList<EmployeeRow>();
        for (var one : agencies.toPayOff(actor)) {
            gone.addAll(views.employees(page, actor, List.of(one.employee())));
        }
        return Html.of(
                templates.payrollHome(
                        page,
                        views.agencies(page, actor),
                        views.lists(page, actor, payroll.lists(actor, null)).stream()
                                .limit(12)
                                .toList(),
                        gone));
    }

    // ---- an agency

    @Needs(Permission.BOOKKEEP)
    @GetMapping("/instansi/baru")
    Html blank(Page page) {
        return Html.of(
                templates.payrollAgencyForm(page, null, PayrollForm.fresh(), Problems.none()));
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/instansi/baru")
    Html register(Page page, Actor actor, PayrollForm form) {
        var problems = Problems.none();
        var agency = typed(page, form, 0, problems);
        return agency.isEmpty()
                ? Html.refused(templates.payrollAgencyForm(page, null, form, problems))
                : Html.seeOther(
                        page.in(
                                "/potong-gaji/instansi/"
                                        + agencies.register(actor, form.uuid(), agency.get())));
    }

    @Needs(Permission.BOOKKEEP)
    @GetMapping("/instansi/{no}/ubah")
    Html edit(Page page, Actor actor, @PathVariable long no) {
        return Html.of(
                templates.payrollAgencyForm(
                        page, no, PayrollForm.of(required(actor, no)), Problems.none()));
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/instansi/{no}/ubah")
    Html change(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        required(actor, no);
        var problems = Problems.none();
        var agency = typed(page, form, no, problems);
        if (agency.isEmpty()) {
            return Html.refused(templates.payrollAgencyForm(page, no, form, problems));
        }
        agencies.change(actor, agency.get());
        return Html.seeOther(page.in("/potong-gaji/instansi/" + no));
    }

    private static Optional<Agency> typed(
            Page page, PayrollForm form, long number, Problems problems) {
        var name = PayrollForm.text(form.name());
        if (name.isEmpty()) {
            problems.add("name", page.t("payroll.problem.name"));
        }
        var cutoff = PayrollForm.number(form.cutoff());
        if (cutoff < 1 || cutoff > LAST_CUTOFF) {
            problems.add("cutoff", page.t("payroll.problem.cutoff"));
        }
        return problems.isEmpty()
                ? Optional.of(
                        new Agency(
                                number,
                                name,
                                PayrollForm.text(form.treasurer()),
                                PayrollForm.text(form.phone()),
                                (int) cutoff))
                : Optional.empty();
    }

    private Agency required(Actor actor, long number) {
        return agencies.agency(actor, number).orElseThrow(() -> new NotFound("agency " + number));
    }

    @Needs({
        Permission.BOOKKEEP,
        Permission.LEND,
        Permission.APPROVE,
        Permission.READ_BOOKS,
        Permission.OVERSEE
    })
    @GetMapping("/instansi/{no}")
    Html agency(Page page, Actor actor, @PathVariable long no) {
        return Html.of(drawAgency(page, actor, no, Problems.none()));
    }

    private gg.jte.models.runtime.JteModel drawAgency(
            Page page, Actor actor, long no, Problems problems) {
        var agency = required(actor, no);
        var row =
                views.agencies(page, actor).stream()
                        .filter(r -> r.agency().agencyNo() == no)
                        .findFirst()
                        .orElseThrow();
        return templates.payrollAgency(
                page,
                row,
                agency.period(page.today()),
                views.employees(page, actor, agencies.employees(actor, no)),
                views.lists(page, actor, payroll.lists(actor, no)),
                PayrollForm.fresh(),
                problems);
    }

    /** Makes the month's list. */
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/instansi/{no}/daftar")
    Html draw(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        required(actor, no);
        return switch (payroll.draw(actor, form.uuid(), no)) {
            case Drawn.Made(long list) -> Html.seeOther(page.in("/potong-gaji/daftar/" + list));
            case Drawn.Refused refused ->
                    Html.refused(
                            drawAgency(
                                    page,
                                    actor,
                                    no,
                                    Problems.of("", PayrollWords.sentence(page.words(), refused))));
        };
    }

    // ---- who is paid there

    @Needs(Permission.BOOKKEEP)
    @GetMapping("/instansi/{no}/pegawai")
    Html newcomer(Page page, Actor actor, @PathVariable long no) {
        return Html.of(
                templates.payrollEmployeeForm(
                        page, required(actor, no), PayrollForm.fresh(), Problems.none()));
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/instansi/{no}/pegawai")
    Html employ(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        var agency = required(actor, no);
        var problems = Problems.none();
        long member = PayrollForm.number(form.member());
        var pay = PayrollForm.money(form.pay());
        if (pay.isEmpty()) {
            problems.add("pay", page.t("payroll.problem.pay"));
        }
        var date = PayrollForm.date(form.date());
        var paper = PayrollForm.text(form.mandate());
        if (!paper.isEmpty() && (date.isEmpty() || date.get().isAfter(page.today()))) {
            problems.add("date", page.t("payroll.problem.date"));
        }
        if (problems.isEmpty()) {
            switch (agencies.employ(
                    actor, member, no, PayrollForm.text(form.staff()), pay.orElse(Money.ZERO))) {
                case DONE -> {
                    if (!paper.isEmpty()) {
                        agencies.authorise(
                                actor,
                                new Mandate(
                                        member,
                                        paper,
                                        date.orElseThrow(),
                                        PayrollForm.text(form.kept()),
                                        null,
                                        null));
                    }
                    return Html.seeOther(page.in("/potong-gaji/instansi/" + no));
                }
                case NO_MEMBER -> problems.add("member", page.t("payroll.problem.member"));
                case NO_AGENCY -> throw new NotFound("agency " + no);
                case ELSEWHERE -> problems.add("member", page.t("payroll.problem.elsewhere"));
            }
        }
        return Html.refused(templates.payrollEmployeeForm(page, agency, form, problems));
    }
}
