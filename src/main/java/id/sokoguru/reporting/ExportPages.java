package id.sokoguru.reporting;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.reporting.PlainText.Language;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The whole books to take away, for programs that we did not write. */
@Controller
class ExportPages {
    private final Templates templates;
    private final PlainText plainText;

    ExportPages(Templates templates, PlainText plainText) {
        this.templates = templates;
        this.plainText = plainText;
    }

    @GetMapping("/k/{coop}/buku/unduh")
    @Needs(Permission.READ_BOOKS)
    Html choose(Page page) {
        return Html.of(templates.reportingExports(page));
    }

    /** Streamed: a journal of millions of entries never stands in memory. */
    @GetMapping("/k/{coop}/buku/unduh/jurnal.{ending:journal|beancount|csv}")
    @Needs(Permission.READ_BOOKS)
    void write(Actor actor, @PathVariable String ending, HttpServletResponse response)
            throws IOException {
        var language =
                Arrays.stream(Language.values())
                        .filter(l -> l.ending().equals(ending))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("no language " + ending));
        response.setContentType(language.contentType());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"jurnal-" + actor.at().text() + "." + ending + "\"");
        response.setHeader("Cache-Control", "no-store");
        try (var out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                response.getOutputStream(), StandardCharsets.UTF_8))) {
            plainText.write(actor, language, out);
        }
    }
}
