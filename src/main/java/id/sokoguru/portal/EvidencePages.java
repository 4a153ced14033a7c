package id.sokoguru.portal;

import id.sokoguru.access.CooperativeNames;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import id.sokoguru.web.Html;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Public;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/**
 * "Periksa bukti": what the QR code on a receipt opens, for anybody, without signing in. Who does
 * not hold the receipt (the first 64 bits of the entry's fingerprint) learns nothing, not even
 * whether there is such an entry.
 */
@Controller
class EvidencePages {
    /** The path variable is not called {@code coop}: the visitor need have no business there. */
    private static final String ADDRESS = "/bukti/{cooperative:[0-9]{13}}/{no:[0-9]{1,18}}";

    private static final int MARK = 8;

    private final Examiner examiner;
    private final CooperativeNames names;
    private final Pace pace;
    private final Templates templates;

    EvidencePages(Examiner examiner, CooperativeNames names, Pace pace, Templates templates) {
        this.examiner = examiner;
        this.names = names;
        this.pace = pace;
        this.templates = templates;
    }

    /** The address that a receipt's QR code carries, after the host. */
    static String address(CooperativeId cooperative, long no, String leafHex) {
        return "/bukti/" + cooperative.text() + "/" + no + "?h=" + leafHex.substring(0, 2 * MARK);
    }

    @Public
    @GetMapping(ADDRESS)
    Html check(
            Page page,
            @PathVariable String cooperative,
            @PathVariable long no,
            @RequestParam(defaultValue = "") String h,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", "no-store");
        if (!pace.take(request.getRemoteAddr())) {
            return Html.status(
                    429,
                    templates.webError(
                            page,
                            429,
                            page.t("web.error.429.title"),
                            page.t("web.error.429.text"),
                            null,
                            page.path() + "?" + page.query(),
                            page.t("portal.evidence.again")));
        }
        var found = shown(cooperative, no, h);
        if (found.isEmpty()) {
            pace.missed(request.getRemoteAddr());
            return Html.status(404, templates.portalUnknown(page));
        }
        var name = names.nameOf(number(cooperative)).orElse(cooperative);
        return Html.of(
                templates.portalEvidence(
                        page,
                        EvidenceView.of(
                                page,
                                found.get(),
                                name,
                                "/bukti/" + cooperative + "/" + no + "/berkas?h=" + h)));
    }

    /** The proof as a file for whoever wants to check it without us. */
    @Operation(summary = "The proof of a receipt, for whoever holds the receipt's fingerprint")
    @ApiResponse(responseCode = "200", useReturnTypeSchema = true)
    @ApiResponse(responseCode = "429", description = "Too many from one address.")
    @Public
    @ResponseBody
    @GetMapping({
        ADDRESS + "/berkas",
        "/api/v1/receipts/{cooperative:[0-9]{13}}/{no:[0-9]{1,18}}/proof"
    })
    ProofDocument file(
            @PathVariable String cooperative,
            @PathVariable long no,
            @RequestParam(defaultValue = "") String h,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (!pace.take(request.getRemoteAddr())) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
        var found = shown(cooperative, no, h);
        if (found.isEmpty()) {
            pace.missed(request.getRemoteAddr());
            throw new NotFound("no such receipt");
        }
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"bukti-" + cooperative + "-" + no + ".json\"");
        return ProofDocument.of(cooperative, found.get(), found.get().open());
    }

    /** The examination, to whoever knows the fingerprint's beginning. */
    private Optional<Examination> shown(String cooperative, long no, String h) {
        byte[] mark;
        CooperativeId at;
        try {
            mark = HexFormat.of().parseHex(h);
            at = number(cooperative);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var anybody = anybody(at);
        var leaf = examiner.leaf(anybody, no);
        return mark.length == MARK && MessageDigest.isEqual(mark, leaf)
                ? examiner.examine(anybody, no)
                : Optional.empty();
    }

    private static CooperativeId number(String number) {
        return new CooperativeId(Long.parseLong(number));
    }

    /** Nobody in particular, who may do nothing but is led to one cooperative's rows. */
    private static Actor anybody(CooperativeId cooperative) {
        return new Actor(
                Actor.SYSTEM_USER,
                "Umum",
                cooperative,
                Territory.of(cooperative),
                Set.of(),
                null,
                false,
                "public");
    }
}
