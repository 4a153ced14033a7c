package id.sokoguru.lending;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.membership.Drawers;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Buying what a murabahah sells, and reporting what a partnership earned. */
@Controller
@RequestMapping("/k/{coop}/pinjaman")
class ShariaPages {
    private final Granting granting;
    private final ProfitSharing profits;
    private final Loans loans;
    private final Members members;
    private final Drawers drawers;
    private final ApplicationViews views;
    private final Templates templates;

    ShariaPages(
            Granting granting,
            ProfitSharing profits,
            Loans loans,
            Members members,
            Drawers drawers,
            ApplicationViews views,
            Templates templates) {
        this.granting = granting;
        this.profits = profits;
        this.loans = loans;
        this.members = members;
        this.drawers = drawers;
        this.views = views;
        this.templates = templates;
    }

    // ---- the purchase

    @Needs(Permission.TELLER)
    @GetMapping("/permohonan/{number:[0-9]+}/beli")
    Html ask(Page page, Actor actor, @PathVariable long number) {
        return Html.of(draw(page, actor, number, PurchaseForm.fresh(), Problems.none()));
    }

    @Needs(Permission.TELLER)
    @PostMapping("/permohonan/{number:[0-9]+}/beli")
    Html buy(Page page, Actor actor, @PathVariable long number, PurchaseForm form) {
        granted(actor, number);
        var place = form.where();
        if (place.isEmpty()) {
            return Html.refused(
                    draw(
                            page,
                            actor,
                            number,
                            form,
                            Problems.of("place", page.t("lending.refusal.place"))));
        }
        var order =
                new Purchase(
                        form.uuid(),
                        number,
                        Objects.requireNonNullElse(form.goods(), ""),
                        Objects.requireNonNullElse(form.seller(), ""),
                        Objects.requireNonNullElse(form.paper(), ""),
                        form.money(),
                        form.byMember(),
                        place.get(),
                        page.today());
        return switch (granting.purchase(actor, order)) {
            case Purchase.Bought(var receipt) ->
                    Html.seeOther(page.in("/pinjaman/bukti/" + receipt.entryNo()));
            case Purchase.Refused refusal ->
                    Html.refused(
                            draw(
                                    page,
                                    actor,
                                    number,
                                    form,
                                    Problems.of(
                                            field(refusal),
                                            GrantingRefusals.sentence(page, refusal))));
        };
    }

    private static String field(Purchase.Refused refusal) {
        return switch (refusal) {
            case Purchase.NotGranted _, Purchase.NoSale _ -> "";
            case Purchase.NotDescribed _ -> "goods";
            case Purchase.CostOutside _ -> "cost";
            case Purchase.PlaceNotOpen _, Purchase.BooksRefuse _ -> "place";
        };
    }

    private Granting.Granted granted(Actor actor, long number) {
        return granting.application(actor, number)
                .flatMap(_ -> granting.granted(actor, number))
                .filter(Granting.Granted::isSale)
                .orElseThrow(() -> new NotFound("no sale was granted " + number));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, long number, PurchaseForm form, Problems problems) {
        var granted = granted(actor, number);
        var asked = granting.application(actor, number).orElseThrow();
        return templates.lendingPurchase(
                page,
                ApplicationPages.address(page, number),
                views.borrower(actor, asked),
                List.of(
                        Fact.of(page.t("lending.purpose"), asked.purpose()),
                        Fact.of(page.t("lending.sale.most"), granted.amount()),
                        Fact.of(page.t("lending.sale.margin"), granted.margin())),
                drawers.choices(page),
                form.or(asked.purpose(), granted.amount()),
                problems);
    }

    /** The member shows the bill of what they bought for the cooperative. */
    @Needs({Permission.TELLER, Permission.LEND})
    @PostMapping("/permohonan/{number:[0-9]+}/nota")
    Html show(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String paper) {
        granted(actor, number);
        var kept = paper.length() <= 200 && granting.show(actor, number, paper);
        return kept
                ? Html.seeOther(ApplicationPages.address(page, number))
                : Html.refused(
                        templates.lendingApplication(
                                page,
                                views.of(
                                        page,
                                        actor,
                                        number,
                                        ApplicationPages.address(page, number),
                                        false),
                                Problems.of("paper", page.t("lending.refusal.goods"))));
    }

    /** The receipt of a purchase; of its entry's number, like all others. */
    Html receipt(Page page, Actor actor, id.sokoguru.ledger.PostedEntry entry) {
        var bought = entry.lines().getFirst();
        var asked = granting.application(actor, bought.sub()).orElseThrow();
        var made = granting.purchaseOf(actor, entry.id()).orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("lending.borrower"),
                        views.borrower(actor, asked) + " · " + asked.member(),
                        page.in("/anggota/" + asked.member())));
        facts.add(Fact.of(page.t("lending.sale.goods"), made.goods()));
        facts.add(Fact.of(page.t("lending.sale.seller"), made.seller()));
        if (!made.paper().isEmpty()) {
            facts.add(Fact.of(page.t("lending.sale.paper"), made.paper()));
        }
        facts.add(
                Fact.of(
                        page.t("lending.sale.who"),
                        page.t(made.wakalah() ? "lending.sale.wakalah" : "lending.sale.self")));
        facts.add(Fact.of(page.t("lending.receipt.date"), page.date(made.boughtOn())));
        return Html.of(
                templates.lendingPurchased(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        page.t("lending.receipt.no", String.valueOf(entry.entryNo())),
                        page.moment(entry.recordedAt()),
                        facts,
                        Fact.of(page.t("lending.sale.cost"), made.cost()),
                        Qr.ofReceipt(actor.at(), entry.entryNo(), entry.leafHex()),
                        entry.reversedBy() != null,
                        made.wakalah(),
                        ApplicationPages.address(page, asked.number())));
    }

    // ---- shares of profit

    @Needs({Permission.LEND, Permission.TELLER})
    @GetMapping("/{no:[0-9]{1,15}}/bagi-hasil")
    Html profit(Page page, Actor actor, @PathVariable long no) {
        return Html.of(drawProfit(page, actor, no, null, null, Problems.none()));
    }

    @Needs({Permission.LEND, Permission.TELLER})
    @PostMapping("/{no:[0-9]{1,15}}/bagi-hasil")
    Html report(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "0") int period,
            @RequestParam(defaultValue = "") String revenue) {
        var money = Money.parse(revenue).filter(one -> !one.isNegative());
        if (money.isEmpty()) {
            return Html.refused(
                    drawProfit(
                            page,
                            actor,
                            no,
                            period,
                            revenue,
                            Problems.of("revenue", page.t("lending.profit.problem"))));
        }
        return switch (profits.report(actor, new ProfitReport(uuid(id), no, period, money.get()))) {
            case ProfitReport.Written _ ->
                    Html.seeOther(page.in("/pinjaman/" + no + "/bagi-hasil"));
            case ProfitReport.NoPartnership _ -> throw new NotFound("no partnership " + no);
            case ProfitReport.NotYet _ ->
                    Html.refused(
                            drawProfit(
                                    page,
                                    actor,
                                    no,
                                    period,
                                    revenue,
                                    Problems.of("period", page.t("lending.profit.not-yet"))));
            case ProfitReport.BadRevenue _ ->
                    Html.refused(
                            drawProfit(
                                    page,
                                    actor,
                                    no,
                                    period,
                                    revenue,
                                    Problems.of("revenue", page.t("lending.profit.problem"))));
        };
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    private gg.jte.models.runtime.JteModel drawProfit(
            Page page,
            Actor actor,
            long no,
            @Nullable Integer period,
            @Nullable String revenue,
            Problems problems) {
        var position =
                loans.position(actor, no, page.today())
                        .filter(one -> one.product().contract().sharesProfit())
                        .orElseThrow(() -> new NotFound("no partnership " + no));
        var periods = profits.periods(actor, position);
        var next =
                period != null
                        ? period
                        : periods.stream()
                                .filter(one -> one.revenue() == null)
                                .map(ProfitSharing.Period::no)
                                .findFirst()
                                .orElse(periods.isEmpty() ? 0 : periods.getLast().no());
        return templates.lendingProfit(
                page,
                page.in("/pinjaman/" + no),
                members.required(actor, position.loan().member()).name(),
                position,
                periods,
                next,
                Uuid7.create().toString(),
                revenue,
                problems);
    }
}
