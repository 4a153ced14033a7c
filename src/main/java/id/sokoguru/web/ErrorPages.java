package id.sokoguru.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** What fails before or behind the handlers (filters, the server itself) arrives here. */
@Controller
class ErrorPages implements ErrorController {
    private final Failures failures;

    ErrorPages(Failures failures) {
        this.failures = failures;
    }

    @Public
    @RequestMapping("/error")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        // Our own gate answers by itself: a form that a filter stopped lacks its token.
        if (Integer.valueOf(403).equals(status)
                && !Set.of("GET", "HEAD").contains(method(request))) {
            failures.answerExpired(request, response);
            return;
        }
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        failures.answer(
                request,
                response,
                status instanceof Integer code ? code : 404,
                failure instanceof Throwable thrown ? thrown : null);
    }

    /** Since Servlet 6.1 an error is dispatched as GET; how it was really asked is an attribute. */
    private static String method(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String asked
                ? asked
                : request.getMethod();
    }
}
