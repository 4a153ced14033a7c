package id.sokoguru.web;

import id.sokoguru.jte.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns whatever goes wrong into a calm page, or into problem details under {@code /api}. A bug is
 * logged with a reference that the page shows, and nothing of its inside leaves the house.
 */
@Component
class Failures implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Set<Integer> TOLD =
            Set.of(400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 500, 503);

    private final Templates templates;
    private final Visit visit;
    private final JsonMapper json;

    Failures(Templates templates, Visit visit, JsonMapper json) {
        this.templates = templates;
        this.visit = visit;
        this.json = json;
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception failure) {
        if (failure instanceof AccessDeniedException
                || failure instanceof AuthenticationException) {
            return null;
        }
        if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            // The browser went away, or an open stream broke: nobody is left to be told.
            return new ModelAndView();
        }
        if (failure instanceof AsyncRequestTimeoutException) {
            return new ModelAndView();
        }
        int status = status(failure);
        try {
            if (failure instanceof HttpRequestMethodNotSupportedException wrong
                    && wrong.getSupportedMethods() != null) {
                response.setHeader("Allow", String.join(", ", wrong.getSupportedMethods()));
            }
            answer(request, response, status, failure);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private static int status(Exception failure) {
        return switch (failure) {
            case NotFound _ -> 404;
            case MethodArgumentTypeMismatchException wrong ->
                    wrong.getParameter().hasParameterAnnotation(PathVariable.class) ? 404 : 400;
            case MaxUploadSizeExceededException _ -> 413;
            case ErrorResponse told -> told.getStatusCode().value();
            case MultipartException _ -> 400;
            case org.springframework.http.converter.HttpMessageNotReadableException _ -> 400;
            default -> 500;
        };
    }

    /** Answers with a page or with problem details. */
    void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            @Nullable Throwable failure)
            throws IOException {
        var known = TOLD.contains(status) ? status : status < 500 ? 400 : 500;
        String reference = null;
        if (known >= 500) {
            reference = UUID.randomUUID().toString().substring(0, 8);
            LOG.error(
                    "room=web reference={} {} {}",
                    reference,
                    request.getMethod(),
                    request.getRequestURI(),
                    failure);
        }
        write(request, response, known, String.valueOf(known), reference);
    }

    /**
     * A form that was open so long that its session ended: the visitor loads it again, what was
     * typed is kept.
     */
    void answerExpired(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        write(request, response, 403, "expired", null);
    }

    private void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String kind,
            @Nullable String reference)
            throws IOException {
        response.resetBuffer();
        response.setHeader("Cache-Control", "no-store");
        var page = visit.pageDespiteTrouble(request);
        var title = page.t("web.error." + kind + ".title");
        var text = page.t("web.error." + kind + ".text");
        if (isApi(page.path())) {
            var problem = Problem.body(page, status, kind, text);
            problem.setTitle(title);
            if (reference != null) {
                problem.setProperties(Map.of("reference", reference));
            }
            response.setStatus(status);
            response.setContentType("application/problem+json;charset=UTF-8");
            response.getOutputStream().write(json.writeValueAsBytes(problem));
            return;
        }
        var again = kind.equals("expired");
        HtmlWriter.write(
                Html.status(
                        status,
                        templates.webError(
                                page,
                                status,
                                title,
                                text,
                                reference,
                                again ? page.path() : "/",
                                again ? page.t("web.error.expired.button") : null)),
                response);
    }

    static boolean isApi(HttpServletRequest request) {
        return isApi(request.getRequestURI());
    }

    static boolean isApi(String path) {
        return path.startsWith("/api/");
    }
}
