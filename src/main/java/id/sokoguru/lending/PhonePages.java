package id.sokoguru.lending;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A member's own loans and wishes, on their phone; nothing of anybody else. */
@Controller
@RequestMapping("/anggota/pinjaman")
class PhonePages {
    private final Granting granting;
    private final Loans loans;
    private final ApplicationViews views;
    private final Templates templates;

    PhonePages(Granting granting, Loans loans, ApplicationViews views, Templates templates) {
        this.granting = granting;
        this.loans = loans;
        this.views = views;
        this.templates = templates;
    }

    private static long own(Actor actor) {
        return actor.memberNumber().orElseThrow(() -> new NotFound("no member"));
    }

    /** An address that stays in the cooperative chosen. */
    static String at(Actor actor, String rest) {
        return "/anggota/pinjaman"
                + rest
                + (rest.contains("?") ? "&" : "?")
                + "k="
                + actor.at().text();
    }

    @Needs(Permission.MEMBER_SELF)
    @GetMapping
    Html home(Page page, Actor actor) {
        var member = own(actor);
        var mine = loans.ofMember(actor, member);
        var positions = loans.positions(actor, mine, page.today());
        return Html.of(
                templates.lendingMine(
                        page,
                        page.t("lending.mine"),
                        mine.stream()
                                .map(loan ->
                                        LoanRow.of(
                                                page,
                                                Objects.requireNonNull(
                                                        positions.get(loan.number())),
                                                "",
                                                at(actor, "/" + loan.number())))
                                .toList(),
                        granting.ofMember(actor, member).stream()
                                .map(one ->
                                        new ApplicationRow(
                                                one,
                                                "",
                                                page.t("lending.state." + one.state().name()),
                                                at(actor, "/permohonan/" + one.number())))
                                .toList(),
                        at(actor, "/simulasi"),
                        at(actor, "/permohonan"),
                        List.of()));
    }

    /** One's own loan with its schedule. */
    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/{number:[0-9]{1,15}}")
    Html loan(Page page, Actor actor, @PathVariable long number) {
        var position =
                loans.position(actor, number, page.today())
                        .filter(one -> one.loan().member() == own(actor))
                        .orElseThrow(() -> new NotFound("loan " + number));
        return Html.of(
                templates.lendingMyLoan(
                        page,
                        position,
                        LoanPages.facts(page, position),
                        LoanPages.lines(page, position),
                        at(actor, "")));
    }

    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/permohonan")
    Html ask(Page page, Actor actor, ApplicationForm form) {
        return Html.of(draw(page, actor, form, Problems.none()));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, ApplicationForm form, Problems problems) {
        List<Choice> products =
                loans.products(actor, page.today()).stream()
                        .filter(product -> !product.joint())
                        .map(p ->
                                Choice.of(
                                        String.valueOf(p.number()),
                                        p.name(),
                                        ProductWords.hint(page, p)))
                        .toList();
        return templates.lendingApply(
                page,
                at(actor, "/permohonan"),
                products,
                form.withId(),
                problems,
                null,
                null,
                List.of(),
                List.of());
    }

    @Needs(Permission.MEMBER_SELF)
    @PostMapping("/permohonan")
    Html apply(Page page, Actor actor, ApplicationForm form) {
        var order =
                new Applying(
                        form.uuid(),
                        own(actor),
                        form.product(),
                        form.amount().orElse(Money.ZERO),
                        form.instalments(),
                        null,
                        Objects.requireNonNullElse(form.keperluan(), ""),
                        true);
        return switch (granting.apply(actor, order)) {
            case Applying.Applied(var made) ->
                    Html.seeOther(at(actor, "/permohonan/" + made.number()));
            case Applying.Refused refusal ->
                    Html.refused(draw(page, actor, form, GrantingRefusals.at(page, refusal)));
        };
    }

    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/permohonan/{number:[0-9]+}")
    Html one(Page page, Actor actor, @PathVariable long number) {
        return Html.of(draw(page, actor, number, Problems.none()));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, long number, Problems problems) {
        required(actor, number);
        return templates.lendingMyApplication(
                page,
                views.of(page, actor, number, at(actor, "/permohonan/" + number), true),
                at(actor, "/permohonan/" + number + "/dokumen"),
                at(actor, ""),
                problems);
    }

    private void required(Actor actor, long number) {
        if (granting.application(actor, number)
                .filter(one -> one.member() == own(actor))
                .isEmpty()) {
            throw new NotFound("application " + number);
        }
    }

    @Needs(Permission.MEMBER_SELF)
    @PostMapping("/permohonan/{number:[0-9]+}/dokumen")
    Html attach(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "OTHER") LoanDocument.Kind kind,
            @RequestParam(required = false) @Nullable MultipartFile berkas)
            throws IOException {
        required(actor, number);
        var problems = ApplicationPages.attach(page, granting, actor, number, kind, berkas);
        return problems.isEmpty()
                ? Html.seeOther(at(actor, "/permohonan/" + number))
                : Html.refused(draw(page, actor, number, problems));
    }

    @Needs(Permission.MEMBER_SELF)
    @GetMapping("/permohonan/{number:[0-9]+}/dokumen/{document:[0-9]+}")
    Html document(Actor actor, @PathVariable long number, @PathVariable int document) {
        required(actor, number);
        return ApplicationPages.document(granting, actor, number, document);
    }
}
