package id.sokoguru.lending;

import id.sokoguru.access.Access;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Moment;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what a page shows of an application. */
@Component
class ApplicationViews {
    private final Granting granting;
    private final Loans loans;
    private final Members members;
    private final Access access;

    ApplicationViews(Granting granting, Loans loans, Members members, Access access) {
        this.granting = granting;
        this.loans = loans;
        this.members = members;
        this.access = access;
    }

    String borrower(Actor actor, LoanApplication asked) {
        return members.member(actor, asked.member())
                .map(one -> one.name())
                .orElse(String.valueOf(asked.member()));
    }

    ApplicationView of(Page page, Actor actor, long number, String address, boolean phone) {
        var asked =
                granting.application(actor, number)
                        .orElseThrow(() -> new NotFound("application " + number));
        var decided = granting.granted(actor, number);
        // The member sees the way of the wish, not what the officer wrote.
        var analysis =
                phone ? java.util.Optional.<Analysis>empty() : granting.analysis(actor, number);
        var product =
                decided.map(Granting.Granted::product)
                        .or(() -> loans.product(actor, asked.product(), page.today()));
        var amount =
                decided.map(Granting.Granted::amount)
                        .or(() -> analysis.map(Analysis::amount))
                        .orElse(asked.amount());
        int times =
                decided.map(Granting.Granted::instalments)
                        .or(() -> analysis.map(Analysis::instalments))
                        .orElse(asked.instalments());
        var facts = new ArrayList<Fact>();
        if (!phone) {
            facts.add(
                    Fact.to(
                            page.t("lending.borrower"),
                            borrower(actor, asked) + " · " + asked.member(),
                            page.in("/anggota/" + asked.member())));
        }
        facts.add(Fact.of(page.t("lending.purpose"), asked.purpose()));
        facts.add(Fact.of(page.t("lending.asked"), asked.amount()));
        if (asked.replaces() != null && !phone) {
            facts.add(
                    Fact.to(
                            page.t("lending.top-up"),
                            page.t("lending.loan.no", String.valueOf(asked.replaces())),
                            page.in("/pinjaman/" + asked.replaces())));
        }
        if (!amount.equals(asked.amount()) || times != asked.instalments()) {
            facts.add(
                    Fact.of(
                            page.t(decided.isPresent() ? "lending.granted" : "lending.recommended"),
                            amount));
        }
        var margin =
                decided.map(Granting.Granted::margin)
                        .or(() -> analysis.map(Analysis::margin))
                        .orElse(null);
        product.ifPresent(p -> facts.addAll(offer(page, p, amount, times, margin)));
        var bought = phone ? null : granting.purchase(actor, number).orElse(null);
        if (bought != null) {
            facts.add(Fact.of(page.t("lending.sale.goods"), bought.goods()));
            facts.add(
                    Fact.of(
                            page.t("lending.sale.paper"),
                            bought.paper().isEmpty()
                                    ? page.t("lending.sale.no-paper")
                                    : bought.paper()));
            facts.add(Fact.of(page.t("lending.sale.cost"), bought.cost()));
        }
        var checks = new ArrayList<CheckRow>();
        boolean blocked = false;
        if (!phone && decided.isPresent()) {
            granting.decided(actor, number).forEach(c -> checks.add(CheckRow.of(page, c)));
        } else if (!phone && asked.state().isOpen()) {
            for (var check : granting.checks(actor, number)) {
                checks.add(CheckRow.of(page, check));
                blocked |= check.blocks() && check.kind() != Check.Kind.CONSENT;
            }
        }
        var guarantors = phone ? List.<Offer.Guarantor>of() : granting.guarantors(actor, number);
        var guaranteed = new HashMap<Long, Money>();
        for (var one : guarantors) {
            var no = one.member();
            if (no != null) {
                guaranteed.put(no, granting.guaranteedTotal(actor, no));
            }
        }
        if (!phone) {
            var own = granting.guaranteedTotal(actor, asked.member());
            if (own.isPositive()) {
                facts.add(
                        Fact.to(
                                page.t("lending.guarantees"),
                                own.text(),
                                page.in("/pinjaman/anggota/" + asked.member())));
            }
        }
        return new ApplicationView(
                asked,
                borrower(actor, asked),
                address,
                step(asked.state()),
                facts,
                analysis.map(found -> found(page, found)).orElse(List.of()),
                checks,
                blocked,
                granting.documents(actor, number),
                phone ? List.of() : granting.collateral(actor, number),
                guarantors,
                guaranteed,
                steps(page, actor, number),
                granting.loanOf(actor, number).orElse(null),
                product.filter(p -> p.contract() == LoanProduct.Contract.MURABAHAH).isPresent(),
                bought != null && bought.paper().isEmpty(),
                phone);
    }

    private List<Fact> offer(
            Page page, LoanProduct product, Money amount, int times, @Nullable Money margin) {
        if (times < 1) {
            return List.of();
        }
        var fixed = margin == null ? product.proposed(amount, times, page.today()) : margin;
        var simulated = granting.simulate(product, amount, times, fixed, page.today());
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        page.t("lending.product"),
                        product.name() + " · " + ProductWords.rate(page, product)));
        facts.add(Fact.of(page.t("lending.length"), ProductWords.times(page, product, times)));
        facts.add(Fact.of(page.t("lending.first"), simulated.firstPayment()));
        switch (product.contract()) {
            case MURABAHAH -> {
                facts.add(Fact.of(page.t("lending.sale.margin"), fixed));
                facts.add(Fact.of(page.t("lending.sale.price"), amount.plus(fixed)));
            }
            case IJARAH -> facts.add(Fact.of(page.t("lending.ujrah"), fixed));
            case LOAN, QARDH, MUDHARABAH, MUSYARAKAH -> {}
        }
        if (product.contract() != LoanProduct.Contract.MURABAHAH) {
            facts.add(Fact.of(page.t("lending.received"), simulated.received()));
        }
        if (!product.contract().sharesProfit()) {
            facts.add(Fact.of(page.t("lending.cost"), simulated.cost()));
            facts.add(
                    Fact.of(
                            page.t("lending.effective"),
                            simulated.cap().effective().nominal().text()));
        }
        return facts;
    }

    private static List<Fact> found(Page page, Analysis found) {
        var facts = new ArrayList<Fact>();
        word(page, facts, "character", found.character());
        word(page, facts, "capacity", found.capacity());
        word(page, facts, "capital", found.capital());
        word(page, facts, "collateral", found.collateral());
        word(page, facts, "condition", found.condition());
        facts.add(Fact.of(page.t("lending.analysis.income"), found.income()));
        facts.add(Fact.of(page.t("lending.analysis.costs"), found.costs()));
        facts.add(Fact.of(page.t("lending.analysis.left"), found.left()));
        facts.add(Fact.of(page.t("lending.analysis.other"), found.otherInstalments()));
        if (found.salary().isPositive()) {
            facts.add(Fact.of(page.t("lending.analysis.salary"), found.salary()));
        }
        if (found.related()) {
            facts.add(
                    Fact.of(
                            page.t("lending.analysis.related"),
                            page.t("lending.analysis.related.yes")));
        }
        return facts;
    }

    private static void word(Page page, List<Fact> facts, String what, String text) {
        if (!text.isEmpty()) {
            facts.add(Fact.of(page.t("lending.analysis." + what), text));
        }
    }

    private List<Moment> steps(Page page, Actor actor, long number) {
        var steps = granting.steps(actor, number);
        var names =
                access.names(steps.stream().map(GrantingStore.Step::doneBy).distinct().toList());
        return steps.stream()
                .map(step ->
                        Moment.of(
                                page.moment(step.doneAt().toInstant()),
                                page.t("lending.step." + step.what().name()),
                                step.what() == LoanApplication.State.REFUSED
                                        ? step.note()
                                        : names.getOrDefault(step.doneBy(), "")))
                .toList();
    }

    private static int step(LoanApplication.State state) {
        return switch (state) {
            case APPLIED -> 1;
            case ANALYSED, SUBMITTED, CONSENTED, REFUSED, WITHDRAWN -> 2;
            case APPROVED, PURCHASED -> 3;
            case DISBURSED -> 4;
        };
    }
}
