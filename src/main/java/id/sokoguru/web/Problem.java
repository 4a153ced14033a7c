package id.sokoguru.web;

import java.net.URI;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Says no in JSON (RFC 9457), in the caller's language. */
public final class Problem {
    private Problem() {}

    /**
     * A refusal of a door: 422.
     *
     * @param kind machine-readable and stable, e.g. {@code savings.not-enough}
     * @param detail the sentence that the page would show
     */
    public static ResponseEntity<ProblemDetail> refused(Page page, String kind, String detail) {
        return of(page, 422, kind, detail);
    }

    /** A form's problems: 422 with each field's sentence under {@code fields}. */
    public static ResponseEntity<ProblemDetail> refused(Page page, String kind, Problems problems) {
        var general = problems.general();
        var answer = of(page, 422, kind, general == null ? page.t("web.error.422.text") : general);
        if (answer.getBody() != null) {
            answer.getBody().setProperty("fields", problems.all());
        }
        return answer;
    }

    public static ResponseEntity<ProblemDetail> of(
            Page page, int status, String kind, String detail) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Cache-Control", "no-store")
                .body(body(page, status, kind, detail));
    }

    static ProblemDetail body(Page page, int status, String kind, String detail) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create("urn:sokoguru:problem:" + kind));
        problem.setTitle(page.t("web.error." + status + ".title"));
        problem.setDetail(detail);
        problem.setInstance(URI.create(page.path()));
        return problem;
    }
}
