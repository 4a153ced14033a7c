package id.sokoguru.savings;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Sheet;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Bringing in members and opening balances: templates to fill, a check of every row, then all or
 * nothing.
 */
@Controller
@RequestMapping("/k/{coop}/impor")
class ImportPages {
    private final Imports imports;
    private final SavingsStore store;
    private final id.sokoguru.database.Tenancy tenancy;
    private final Books books;
    private final id.sokoguru.kernel.BusinessDay day;
    private final Templates templates;

    ImportPages(
            Imports imports,
            SavingsStore store,
            id.sokoguru.database.Tenancy tenancy,
            Books books,
            id.sokoguru.kernel.BusinessDay day,
            Templates templates) {
        this.imports = imports;
        this.store = store;
        this.tenancy = tenancy;
        this.books = books;
        this.day = day;
        this.templates = templates;
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping
    Html ask(Page page, Actor actor) {
        var from = books.head(actor).booksFrom().toString();
        return page(
                page,
                new ImportForm(Uuid7.create().toString(), from, null),
                Problems.none(),
                null,
                200);
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping("/contoh-anggota")
    Html memberTemplate() {
        return new Sheet("Anggota")
                .head(Imports.MEMBER_HEADS.toArray(String[]::new))
                .file("impor-anggota.xlsx");
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping("/contoh-neraca")
    Html accountTemplate() {
        return new Sheet("Neraca")
                .head(Imports.ACCOUNT_HEADS.toArray(String[]::new))
                .file("impor-neraca.xlsx");
    }

    /** The first POST brings the files and shows what they hold, the second one writes. */
    @Needs(Permission.ADMINISTER)
    @PostMapping
    Html run(
            Page page,
            Actor actor,
            ImportForm form,
            @RequestParam(required = false) @Nullable MultipartFile anggota,
            @RequestParam(required = false) @Nullable MultipartFile neraca)
            throws IOException {
        var id = uuid(form.id());
        if ("true".equals(form.confirm())) {
            var kept =
                    tenancy.read(actor, () -> store.files(actor, id))
                            .orElseThrow(() -> new NotFound("import"));
            var answer = imports.run(actor, id, kept.members(), kept.accounts(), kept.openingOn());
            if (answer instanceof ImportAnswer.Imported) {
                tenancy.write(actor, () -> store.forget(actor, id));
                return Html.seeOther(page.in("/anggota"));
            }
            return page(page, form, Problems.none(), answer, 422);
        }
        var problems = Problems.none();
        var date = page.today();
        try {
            date = LocalDate.parse(Objects.requireNonNullElse(form.date(), ""));
        } catch (DateTimeParseException e) {
            problems.add("date", page.t("savings.problem.date"));
        }
        if (anggota == null || anggota.isEmpty()) {
            problems.add("anggota", page.t("savings.import.file"));
        }
        if (neraca == null || neraca.isEmpty()) {
            problems.add("neraca", page.t("savings.import.file"));
        }
        if (!problems.isEmpty() || anggota == null || neraca == null) {
            return page(page, form, problems, null, 422);
        }
        var memberFile = anggota.getBytes();
        var accountFile = neraca.getBytes();
        var answer = imports.preview(actor, memberFile, accountFile, date);
        if (answer instanceof ImportAnswer.Ready) {
            var on = date;
            var fresh = Uuid7.create();
            tenancy.write(
                    actor, () -> store.keep(actor, fresh, memberFile, accountFile, on, day.now()));
            return page(
                    page,
                    new ImportForm(fresh.toString(), on.toString(), null),
                    problems,
                    answer,
                    200);
        }
        return page(page, form, problems, answer, 422);
    }

    private Html page(
            Page page,
            ImportForm form,
            Problems problems,
            @Nullable ImportAnswer answer,
            int status) {
        return Html.status(status, templates.savingsImport(page, form, problems, answer));
    }

    private static UUID uuid(@Nullable String text) {
        try {
            return UUID.fromString(Objects.requireNonNullElse(text, ""));
        } catch (IllegalArgumentException e) {
            throw new NotFound("import");
        }
    }
}
