package id.sokoguru.lending;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What would it cost? Asked at the counter and by members on their phones; stores nothing. */
@Controller
class SimulationPages {
    private final Loans loans;
    private final Granting granting;
    private final Templates templates;

    SimulationPages(Loans loans, Granting granting, Templates templates) {
        this.loans = loans;
        this.granting = granting;
        this.templates = templates;
    }

    @Needs({Permission.LEND, Permission.TELLER, Permission.READ_MEMBERS, Permission.APPROVE})
    @GetMapping("/k/{coop}/pinjaman/simulasi")
    Html counter(Page page, Actor actor, SimulationForm form) {
        return answer(
                page,
                actor,
                form,
                page.in("/pinjaman/simulasi"),
                page.may(Permission.LEND) ? page.in("/pinjaman/permohonan/baru") : null);
    }

    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/anggota/pinjaman/simulasi")
    Html phone(Page page, Actor actor, SimulationForm form) {
        return answer(
                page, actor, form, "/anggota/pinjaman/simulasi", "/anggota/pinjaman/permohonan");
    }

    private Html answer(
            Page page,
            Actor actor,
            SimulationForm form,
            String action,
            @org.jspecify.annotations.Nullable String apply) {
        var products = loans.products(actor, page.today());
        var choices =
                products.stream()
                        .map(p -> Choice.of(String.valueOf(p.number()), p.name()))
                        .toList();
        var problems = Problems.none();
        if (form.isEmpty() || products.isEmpty()) {
            return Html.of(
                    templates.lendingSimulation(page, action, choices, form, problems, null, null));
        }
        var product = products.stream().filter(p -> p.number() == form.product()).findFirst();
        if (product.isEmpty()) {
            problems.add("produk", page.t("lending.problem.product"));
        } else {
            Wishes.check(page, product.get(), form.amount(), form.instalments(), problems);
        }
        if (product.isEmpty() || !problems.isEmpty()) {
            return Html.refused(
                    templates.lendingSimulation(page, action, choices, form, problems, null, null));
        }
        var result =
                granting.simulate(
                        actor,
                        product.get(),
                        form.amount().orElseThrow(),
                        form.instalments(),
                        page.today());
        return Html.of(
                templates.lendingSimulation(
                        page,
                        action,
                        choices,
                        form,
                        problems,
                        result,
                        apply == null
                                ? null
                                : apply
                                        + "?produk="
                                        + product.get().number()
                                        + "&jumlah="
                                        + result.principal().rupiah()
                                        + "&kali="
                                        + form.instalments()));
    }
}
