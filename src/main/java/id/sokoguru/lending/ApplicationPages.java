package id.sokoguru.lending;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.io.IOException;
import java.util.ArrayList;
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

/** From a wish to a decision, at the desk of the credit officer. */
@Controller
@RequestMapping("/k/{coop}/pinjaman/permohonan")
class ApplicationPages {
    private final Granting granting;
    private final Loans loans;
    private final Members members;
    private final ApplicationViews views;
    private final Templates templates;

    ApplicationPages(
            Granting granting,
            Loans loans,
            Members members,
            ApplicationViews views,
            Templates templates) {
        this.granting = granting;
        this.loans = loans;
        this.members = members;
        this.views = views;
        this.templates = templates;
    }

    // ---- the wish

    @Needs(Permission.LEND)
    @GetMapping("/baru")
    Html ask(
            Page page,
            Actor actor,
            ApplicationForm form,
            @RequestParam(defaultValue = "") String q) {
        return Html.of(draw(page, actor, form.withId(), Problems.none(), q));
    }

    @Needs(Permission.LEND)
    @PostMapping("/baru")
    Html apply(Page page, Actor actor, ApplicationForm form) {
        var problems = problems(page, actor, form);
        if (!problems.isEmpty()) {
            return Html.refused(draw(page, actor, form.withId(), problems, ""));
        }
        return switch (granting.apply(actor, order(form))) {
            case Applying.Applied(var made) -> Html.seeOther(address(page, made.number()));
            case Applying.Refused refusal ->
                    Html.refused(
                            draw(
                                    page,
                                    actor,
                                    form.withId(),
                                    GrantingRefusals.at(page, refusal),
                                    ""));
        };
    }

    static Applying order(ApplicationForm form) {
        return new Applying(
                form.uuid(),
                form.member(),
                form.product(),
                form.amount().orElse(Money.ZERO),
                form.instalments(),
                form.group(),
                Objects.requireNonNullElse(form.keperluan(), ""),
                false,
                form.replaces());
    }

    private Problems problems(Page page, Actor actor, ApplicationForm form) {
        var problems = Problems.none();
        if (members.member(actor, form.member()).isEmpty()) {
            problems.add("anggota", page.t("lending.problem.member"));
        }
        var product = loans.product(actor, form.product(), page.today());
        if (product.isEmpty()) {
            problems.add("produk", page.t("lending.problem.product"));
        } else {
            Wishes.check(page, product.get(), form.amount(), form.instalments(), problems);
        }
        if (form.keperluan() == null || form.keperluan().isBlank()) {
            problems.add("keperluan", page.t("lending.problem.purpose"));
        }
        return problems;
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, ApplicationForm form, Problems problems, String q) {
        var member = members.member(actor, form.member());
        return templates.lendingApply(
                page,
                page.in("/pinjaman/permohonan/baru"),
                products(page, actor),
                form,
                problems,
                member.map(one -> one.name() + " · " + one.number()).orElse(null),
                q,
                q.isBlank() ? List.of() : members.find(actor, q, 12),
                old(page, actor, form.member()));
    }

    /** Loans that the new one could pay off, with "none" first; empty when there is none. */
    private List<Choice> old(Page page, Actor actor, long member) {
        var choices = new ArrayList<Choice>();
        for (var loan : granting.replaceable(actor, member)) {
            choices.add(
                    Choice.of(
                            String.valueOf(loan.number()),
                            page.t(
                                    "lending.top-up.choice",
                                    String.valueOf(loan.number()),
                                    loan.productName())));
        }
        if (!choices.isEmpty()) {
            choices.addFirst(Choice.of("", page.t("lending.top-up.none")));
        }
        return choices;
    }

    private List<Choice> products(Page page, Actor actor) {
        return loans.products(actor, page.today()).stream()
                .map(p ->
                        Choice.of(String.valueOf(p.number()), p.name(), ProductWords.hint(page, p)))
                .toList();
    }

    static String address(Page page, long number) {
        return page.in("/pinjaman/permohonan/" + number);
    }

    // ---- one application

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping("/{number:[0-9]+}")
    Html one(Page page, Actor actor, @PathVariable long number) {
        return Html.of(
                templates.lendingApplication(
                        page,
                        views.of(page, actor, number, address(page, number), false),
                        Problems.none()));
    }

    private Html again(Page page, Actor actor, long number, Problems problems) {
        return Html.refused(
                templates.lendingApplication(
                        page,
                        views.of(page, actor, number, address(page, number), false),
                        problems));
    }

    @Needs({Permission.LEND, Permission.TELLER})
    @PostMapping("/{number:[0-9]+}/dokumen")
    Html attach(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "OTHER") LoanDocument.Kind kind,
            @RequestParam(required = false) @Nullable MultipartFile berkas)
            throws IOException {
        var problems = attach(page, granting, actor, number, kind, berkas);
        return problems.isEmpty()
                ? Html.seeOther(address(page, number) + "#dokumen")
                : again(page, actor, number, problems);
    }

    static Problems attach(
            Page page,
            Granting granting,
            Actor actor,
            long number,
            LoanDocument.Kind kind,
            @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return Problems.of("berkas", page.t("lending.problem.file"));
        }
        // Not read at all when it is too large anyway.
        var kept =
                file.getSize() > LoanDocument.MOST
                        ? Granting.Attached.TOO_LARGE
                        : granting.attach(actor, number, kind, file.getBytes());
        return kept == Granting.Attached.KEPT
                ? Problems.none()
                : Problems.of("berkas", page.t("lending.attached." + kept.name()));
    }

    @Needs({Permission.LEND, Permission.APPROVE, Permission.OVERSEE})
    @GetMapping("/{number:[0-9]+}/dokumen/{document:[0-9]+}")
    Html document(Page page, Actor actor, @PathVariable long number, @PathVariable int document) {
        return document(granting, actor, number, document);
    }

    static Html document(Granting granting, Actor actor, long number, int document) {
        var row =
                granting.documents(actor, number).stream()
                        .filter(one -> one.documentNo() == document)
                        .findFirst()
                        .orElseThrow(() -> new NotFound("document " + document));
        return Html.file(
                "dokumen-" + number + "-" + document + "." + row.ending(),
                row.media(),
                granting.content(actor, number, document).orElseThrow());
    }

    @Needs(Permission.LEND)
    @PostMapping("/{number:[0-9]+}/agunan")
    Html collateral(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "OTHER") Offer.CollateralKind kind,
            @RequestParam(defaultValue = "") String description,
            @RequestParam(defaultValue = "") String paper,
            @RequestParam(defaultValue = "") String appraised) {
        required(actor, number);
        var value = Money.parse(appraised).filter(Money::isPositive);
        if (description.isBlank() || value.isEmpty()) {
            return again(
                    page,
                    actor,
                    number,
                    Problems.of(
                            description.isBlank() ? "description" : "appraised",
                            page.t(
                                    description.isBlank()
                                            ? "lending.problem.collateral"
                                            : "lending.problem.amount")));
        }
        return offered(
                page,
                actor,
                number,
                new Offer.Collateral(kind, shortened(description), shortened(paper), value.get()));
    }

    @Needs(Permission.LEND)
    @PostMapping("/{number:[0-9]+}/penjamin")
    Html guarantor(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String guarantor,
            @RequestParam(defaultValue = "") String relation) {
        required(actor, number);
        var text = guarantor.strip();
        if (text.isEmpty()) {
            return again(
                    page,
                    actor,
                    number,
                    Problems.of("guarantor", page.t("lending.problem.guarantor")));
        }
        // A number is a member's.
        if (text.matches("[0-9]{1,15}")) {
            var member = members.member(actor, Long.parseLong(text));
            if (member.isEmpty()) {
                return again(
                        page,
                        actor,
                        number,
                        Problems.of("guarantor", page.t("lending.problem.member")));
            }
            return offered(
                    page,
                    actor,
                    number,
                    new Offer.Guarantor(member.get().number(), "", shortened(relation)));
        }
        return offered(
                page,
                actor,
                number,
                new Offer.Guarantor(null, shortened(text), shortened(relation)));
    }

    private Html offered(Page page, Actor actor, long number, Offer offer) {
        return granting.offer(actor, number, offer)
                ? Html.seeOther(address(page, number) + "#agunan")
                : again(page, actor, number, Problems.of("", page.t("lending.problem.closed")));
    }

    private static String shortened(String text) {
        var stripped = text.strip();
        return stripped.length() <= 200 ? stripped : stripped.substring(0, 200);
    }

    private LoanApplication required(Actor actor, long number) {
        return granting.application(actor, number)
                .orElseThrow(() -> new NotFound("application " + number));
    }

    // ---- analysis

    @Needs(Permission.LEND)
    @GetMapping("/{number:[0-9]+}/analisis")
    Html analysis(Page page, Actor actor, @PathVariable long number) {
        var asked = required(actor, number);
        var form =
                granting.analysis(actor, number)
                        .map(AnalysisForm::of)
                        .orElseGet(() -> AnalysisForm.fresh(asked));
        return Html.of(
                templates.lendingAnalysis(
                        page,
                        address(page, number),
                        views.borrower(actor, asked),
                        fixes(page, actor, asked),
                        form,
                        Problems.none()));
    }

    /** Whether the contract fixes a margin or ujrah, which is agreed with the member. */
    private boolean fixes(Page page, Actor actor, LoanApplication asked) {
        return loans.product(actor, asked.product(), page.today())
                .filter(product -> product.contract().isFixed())
                .isPresent();
    }

    @Needs(Permission.LEND)
    @PostMapping("/{number:[0-9]+}/analisis")
    Html analyse(Page page, Actor actor, @PathVariable long number, AnalysisForm form) {
        var asked = required(actor, number);
        var problems = Problems.none();
        var found = form.read(page, problems);
        if (found.isPresent() && !granting.analyse(actor, number, found.get())) {
            problems.add("", page.t("lending.problem.closed"));
        }
        return problems.isEmpty()
                ? Html.seeOther(address(page, number))
                : Html.refused(
                        templates.lendingAnalysis(
                                page,
                                address(page, number),
                                views.borrower(actor, asked),
                                fixes(page, actor, asked),
                                form,
                                problems));
    }

    // ---- decision

    @Needs(Permission.LEND)
    @PostMapping("/{number:[0-9]+}/ajukan")
    Html submit(Page page, Actor actor, @PathVariable long number) {
        required(actor, number);
        return switch (granting.submit(actor, number)) {
            case Submission.Submitted _ -> Html.seeOther(address(page, number));
            case Submission.Refused refusal ->
                    again(
                            page,
                            actor,
                            number,
                            Problems.of("", GrantingRefusals.sentence(page, refusal)));
        };
    }

    @Needs(Permission.OVERSEE)
    @PostMapping("/{number:[0-9]+}/setuju")
    Html consent(Page page, Actor actor, @PathVariable long number) {
        required(actor, number);
        return granting.consent(actor, number)
                ? Html.seeOther(address(page, number))
                : again(page, actor, number, Problems.of("", page.t("lending.refusal.consent")));
    }

    @Needs(Permission.LEND)
    @PostMapping("/{number:[0-9]+}/batal")
    Html withdraw(Page page, Actor actor, @PathVariable long number) {
        required(actor, number);
        return granting.withdraw(actor, number)
                ? Html.seeOther(address(page, number))
                : again(page, actor, number, Problems.of("", page.t("lending.problem.closed")));
    }
}
