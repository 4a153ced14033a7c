package id.sokoguru.lending;

import id.sokoguru.credit.Reserve;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Settling a loan in trouble, and the register of what secures it. */
@Controller
@RequestMapping("/k/{coop}/pinjaman/{no:[0-9]+}")
class ResolutionPages {
    private final Resolutions resolutions;
    private final Collaterals collaterals;
    private final Loans loans;
    private final Templates templates;

    ResolutionPages(
            Resolutions resolutions, Collaterals collaterals, Loans loans, Templates templates) {
        this.resolutions = resolutions;
        this.collaterals = collaterals;
        this.loans = loans;
        this.templates = templates;
    }

    @Needs(Permission.LEND)
    @GetMapping("/penyelesaian")
    Html ask(Page page, Actor actor, @PathVariable long no) {
        return Html.of(draw(page, actor, no, ResolutionForm.fresh(), Problems.none()));
    }

    @Needs(Permission.LEND)
    @PostMapping("/penyelesaian")
    Html send(Page page, Actor actor, @PathVariable long no, ResolutionForm form) {
        var wanted = form.resolution(no);
        if (wanted.isEmpty()
                || (wanted.get() instanceof Resolution.Foreclose(var _, long _, long number, var _)
                        && collaterals.find(actor, no, number).isEmpty())) {
            return refused(page, actor, no, form, "what", page.t("lending.resolve.what.problem"));
        }
        var reason = Objects.requireNonNullElse(form.reason(), "");
        return switch (resolutions.ask(actor, wanted.get(), reason)) {
            case Resolutions.Asked _ -> Html.seeOther(page.in("/persetujuan"));
            case Resolutions.Unknown _ -> throw new NotFound("loan " + no);
            case Resolutions.NothingOwed _ ->
                    refused(page, actor, no, form, "", page.t("lending.resolution.nothing"));
            case Resolutions.BadInstalments _ ->
                    refused(
                            page,
                            actor,
                            no,
                            form,
                            "instalments",
                            page.t("lending.resolve.instalments.problem"));
            case Resolutions.StillGood(var quality) ->
                    refused(
                            page,
                            actor,
                            no,
                            form,
                            "what",
                            page.t(
                                    "lending.resolve.good",
                                    page.t("lending.quality." + quality.name())));
            case Resolutions.BadAmount(var most) ->
                    refused(
                            page,
                            actor,
                            no,
                            form,
                            "amount",
                            page.t("lending.resolve.most", most.text()));
            case Resolutions.NoReason _ ->
                    refused(page, actor, no, form, "reason", page.t("lending.problem.reason"));
            case Resolutions.NoCollateral _ ->
                    refused(
                            page,
                            actor,
                            no,
                            form,
                            "amount",
                            page.t("lending.resolve.value.problem"));
        };
    }

    private Html refused(
            Page page, Actor actor, long no, ResolutionForm form, String field, String sentence) {
        return Html.refused(draw(page, actor, no, form, Problems.of(field, sentence)));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, long no, ResolutionForm form, Problems problems) {
        var position = position(page, actor, no);
        var secured =
                collaterals.ofLoan(actor, no).stream()
                        .filter(c -> c.holder() != Collaterals.Holder.OWNER)
                        .map(c -> Choice.of(String.valueOf(c.collateralNo()), c.description()))
                        .toList();
        var what = new ArrayList<Choice>();
        for (var each :
                List.of("RESCHEDULE", "WAIVE", "DISCOUNT", "WRITE_OFF", "INSURED", "FORECLOSE")) {
            var possible =
                    switch (each) {
                        case "FORECLOSE" -> !secured.isEmpty();
                        case "WAIVE" -> position.penalty().isPositive();
                        case "DISCOUNT" -> Resolutions.forgivable(position).isPositive();
                        default -> position.outstanding().isPositive();
                    };
            if (possible) {
                what.add(
                        Choice.of(
                                each,
                                page.t("lending.resolve." + each),
                                page.t("lending.resolution.effect." + each)));
            }
        }
        return templates.lendingResolve(
                page,
                page.in("/pinjaman/" + no),
                List.of(
                        Fact.of(
                                page.t("lending.late"),
                                page.t("lending.days", String.valueOf(position.late().days()))),
                        Fact.of(page.t("lending.outstanding"), position.outstanding()),
                        Fact.of(page.t("lending.receipt.penalty"), position.penalty())),
                what,
                secured,
                form,
                problems);
    }

    private Position position(Page page, Actor actor, long no) {
        return loans.position(actor, no, page.today())
                .orElseThrow(() -> new NotFound("loan " + no));
    }

    // ---- collateral

    @Needs(Permission.LEND)
    @GetMapping("/agunan")
    Html securities(Page page, Actor actor, @PathVariable long no) {
        return Html.of(drawSecurities(page, actor, no, SecurityForm.fresh(), Problems.none()));
    }

    @Needs(Permission.LEND)
    @PostMapping("/agunan")
    Html record(Page page, Actor actor, @PathVariable long no, SecurityForm form) {
        var kind =
                Arrays.stream(Reserve.Collateral.Kind.values())
                        .filter(each -> each.name().equals(form.kind()))
                        .findFirst()
                        .orElse(Reserve.Collateral.Kind.OTHER);
        var value =
                Money.parse(Objects.requireNonNullElse(form.amount(), ""))
                        .filter(Money::isPositive);
        var description = Objects.requireNonNullElse(form.description(), "");
        if (value.isEmpty() || description.isBlank()) {
            return Html.refused(
                    drawSecurities(
                            page,
                            actor,
                            no,
                            form,
                            Problems.of("amount", page.t("lending.security.problem"))));
        }
        var known =
                collaterals.record(
                        actor,
                        uuid(form.id()),
                        no,
                        kind,
                        description,
                        Objects.requireNonNullElse(form.paper(), ""),
                        value.get());
        if (!known) {
            throw new NotFound("loan " + no);
        }
        return Html.seeOther(page.in("/pinjaman/" + no + "/agunan"));
    }

    @Needs(Permission.LEND)
    @PostMapping("/agunan/{collateral:[0-9]+}/berkas")
    Html hand(
            Page page,
            Actor actor,
            @PathVariable long no,
            @PathVariable("collateral") long number,
            SecurityForm form) {
        var to =
                Arrays.stream(Collaterals.Holder.values())
                        .filter(each -> each.name().equals(form.holder()))
                        .findFirst()
                        .orElse(Collaterals.Holder.COOPERATIVE);
        var handed =
                collaterals.hand(
                        actor,
                        no,
                        number,
                        to,
                        Objects.requireNonNullElse(form.place(), ""),
                        Objects.requireNonNullElse(form.receiver(), ""));
        return switch (handed) {
            case DONE -> Html.seeOther(page.in("/pinjaman/" + no + "/agunan/" + number + "/bukti"));
            case UNKNOWN -> throw new NotFound("collateral " + number);
            case GIVEN_BACK, STILL_OWED, NO_RECEIVER ->
                    Html.refused(
                            drawSecurities(
                                    page,
                                    actor,
                                    no,
                                    SecurityForm.fresh(),
                                    Problems.of("", page.t("lending.security." + handed.name()))));
        };
    }

    private static UUID uuid(@Nullable String id) {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    private gg.jte.models.runtime.JteModel drawSecurities(
            Page page, Actor actor, long no, SecurityForm form, Problems problems) {
        position(page, actor, no);
        var kinds = new ArrayList<Choice>();
        for (var kind : Reserve.Collateral.Kind.values()) {
            kinds.add(Choice.of(kind.name(), page.t("lending.security.kind." + kind.name())));
        }
        var holders = new ArrayList<Choice>();
        for (var holder : Collaterals.Holder.values()) {
            holders.add(
                    Choice.of(holder.name(), page.t("lending.security.holder." + holder.name())));
        }
        return templates.lendingSecurities(
                page,
                page.in("/pinjaman/" + no),
                collaterals.ofLoan(actor, no),
                kinds,
                holders,
                uuid(form.id()).toString(),
                form,
                problems);
    }

    /** The receipt for the papers, to be signed. */
    @Needs(Permission.LEND)
    @GetMapping("/agunan/{collateral:[0-9]+}/bukti")
    Html papers(
            Page page,
            Actor actor,
            @PathVariable long no,
            @PathVariable("collateral") long number) {
        var found =
                collaterals
                        .find(actor, no, number)
                        .orElseThrow(() -> new NotFound("collateral " + number));
        var holder = found.holder();
        var since = found.since();
        if (holder == null || since == null) {
            throw new NotFound("nobody has the papers of " + number);
        }
        return Html.of(
                templates.lendingPapers(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        page.t("lending.receipt.no", no + "/" + number),
                        page.date(since),
                        List.of(
                                Fact.of(page.t("lending.security"), found.description()),
                                Fact.of(page.t("lending.security.paper"), found.paper()),
                                Fact.of(
                                        page.t("lending.security.holder"),
                                        page.t("lending.security.holder." + holder.name())),
                                Fact.of(
                                        page.t("lending.security.place"),
                                        Objects.requireNonNullElse(found.place(), "")),
                                Fact.of(
                                        page.t("lending.security.receiver"),
                                        Objects.requireNonNullElse(found.receiver(), ""))),
                        page.in("/pinjaman/" + no + "/agunan")));
    }
}
