package id.sokoguru.payroll;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.Loans;
import id.sokoguru.savings.Savings;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** One member's pay, power of attorney, standing orders, and the end of it. */
@Controller
@RequestMapping("/k/{coop}/potong-gaji/anggota/{no:[0-9]+}")
class EmployeePages {
    private final Agencies agencies;
    private final PayrollViews views;
    private final Loans loans;
    private final Savings savings;
    private final Templates templates;

    EmployeePages(
            Agencies agencies,
            PayrollViews views,
            Loans loans,
            Savings savings,
            Templates templates) {
        this.agencies = agencies;
        this.views = views;
        this.loans = loans;
        this.savings = savings;
        this.templates = templates;
    }

    @Needs({Permission.BOOKKEEP, Permission.LEND, Permission.APPROVE})
    @GetMapping
    Html show(Page page, Actor actor, @PathVariable long no) {
        return Html.of(draw(page, actor, no, PayrollForm.fresh(), "", Problems.none()));
    }

    private JteModel draw(
            Page page, Actor actor, long no, PayrollForm form, String sent, Problems problems) {
        var history = agencies.history(actor, no);
        if (history.isEmpty()) {
            throw new NotFound("nobody paid: member " + no);
        }
        var now = history.stream().filter(Employee::works).findFirst().orElse(history.getFirst());
        var agency = agencies.agency(actor, now.agencyNo()).orElseThrow();
        var kinds =
                agencies.orderable(actor).stream()
                        .map(kind ->
                                Choice.of(kind.name(), page.t("payroll.order.kind." + kind.name())))
                        .toList();
        var accounts =
                savings.accounts(actor, no).stream()
                        .filter(a -> a.isOpen() && !a.isTerm())
                        .map(a ->
                                Choice.of(
                                        String.valueOf(a.accountNo()),
                                        a.productName() + " " + a.accountNo()))
                        .toList();
        var ways =
                Arrays.stream(Employee.Leaving.values())
                        .map(how -> Choice.of(how.name(), page.t("payroll.leaving." + how.name())))
                        .toList();
        var owed =
                now.works()
                        ? List.<Loan>of()
                        : loans.ofMember(actor, no).stream().filter(Loan::isRunning).toList();
        return templates.payrollEmployee(
                page,
                views.name(page, actor, no),
                now,
                agency,
                agencies.mandates(actor, no),
                agencies.orders(actor, no),
                owed,
                kinds,
                accounts,
                ways,
                form,
                sent,
                problems);
    }

    private Html back(Page page, long no) {
        return Html.seeOther(page.in("/potong-gaji/anggota/" + no));
    }

    private Html refused(
            Page page,
            Actor actor,
            long no,
            PayrollForm form,
            String sent,
            String field,
            String key) {
        return Html.refused(draw(page, actor, no, form, sent, Problems.of(field, page.t(key))));
    }

    private Employee required(Actor actor, long no) {
        return agencies.current(actor, no).orElseThrow(() -> new NotFound("not paid now: " + no));
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/gaji")
    Html pay(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        var now = required(actor, no);
        var pay = PayrollForm.money(form.pay());
        if (pay.isEmpty()) {
            return refused(page, actor, no, form, "gaji", "pay", "payroll.problem.pay");
        }
        var staff = form.staff() == null ? now.staffNo() : PayrollForm.text(form.staff());
        agencies.employ(actor, no, now.agencyNo(), staff, pay.get());
        return back(page, no);
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/kuasa")
    Html authorise(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        required(actor, no);
        var paper = PayrollForm.text(form.mandate());
        var date = PayrollForm.date(form.date()).filter(d -> !d.isAfter(page.today()));
        if (paper.isEmpty()) {
            return refused(page, actor, no, form, "kuasa", "mandate", "payroll.problem.mandate");
        }
        if (date.isEmpty()) {
            return refused(page, actor, no, form, "kuasa", "date", "payroll.problem.date");
        }
        var mandate = new Mandate(no, paper, date.get(), PayrollForm.text(form.kept()), null, null);
        return agencies.authorise(actor, mandate)
                ? back(page, no)
                : refused(
                        page, actor, no, form, "kuasa", "mandate", "payroll.problem.mandate.twice");
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/cabut")
    Html revoke(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        var why = PayrollForm.text(form.why());
        if (why.isEmpty()) {
            return refused(page, actor, no, form, "cabut", "why", "payroll.problem.why");
        }
        agencies.revoke(actor, no, page.today(), why);
        return back(page, no);
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/keluar")
    Html leave(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        var how =
                Arrays.stream(Employee.Leaving.values())
                        .filter(each -> each.name().equals(form.how()))
                        .findFirst();
        var date = PayrollForm.date(form.left());
        if (how.isEmpty() || date.isEmpty()) {
            return refused(
                    page,
                    actor,
                    no,
                    form,
                    "keluar",
                    how.isEmpty() ? "how" : "left",
                    "payroll.problem.leaving");
        }
        agencies.leave(actor, no, date.get(), how.get());
        return back(page, no);
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/rutin")
    Html order(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        required(actor, no);
        var kind = kind(actor, form.kind());
        var amount = PayrollForm.money(form.amount());
        var from = PayrollForm.date(form.from());
        var until = PayrollForm.date(form.until());
        if (kind.isEmpty()) {
            return refused(page, actor, no, form, "rutin", "kind", "payroll.problem.kind");
        }
        if (amount.isEmpty()) {
            return refused(page, actor, no, form, "rutin", "amount", "payroll.problem.amount");
        }
        if (from.isEmpty() || (until.isPresent() && until.get().isBefore(from.get()))) {
            return refused(page, actor, no, form, "rutin", "from", "payroll.problem.months");
        }
        var done =
                agencies.order(
                        actor,
                        form.uuid(),
                        no,
                        kind.get(),
                        PayrollForm.number(form.savings()),
                        amount.get(),
                        from.get(),
                        until.orElse(null));
        return switch (done) {
            case DONE -> back(page, no);
            case NO_AMOUNT ->
                    refused(page, actor, no, form, "rutin", "amount", "payroll.problem.amount");
            case NO_SAVINGS ->
                    refused(page, actor, no, form, "rutin", "savings", "payroll.problem.savings");
            case NO_ACCOUNT ->
                    refused(page, actor, no, form, "rutin", "kind", "payroll.problem.kind");
        };
    }

    private Optional<Kind> kind(Actor actor, @Nullable String typed) {
        return agencies.orderable(actor).stream()
                .filter(each -> each.name().equals(typed))
                .findFirst();
    }

    /** From the coming month on nothing is kept back for it. */
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/rutin/{order:[0-9]+}/selesai")
    Html end(Page page, Actor actor, @PathVariable long no, @PathVariable long order) {
        agencies.endOrder(actor, no, order, page.today());
        return back(page, no);
    }
}
