package id.sokoguru.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.csrf.CsrfException;
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
        if (request.getAttribute(WebAttributes.ACCESS_DENIED_403) instanceof CsrfException) {
            failures.answerExpired(request, response);
            return;
        }
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        failures.answer(
                request,
                response,
                status instanceof Integer code ? code : 404,
                failure instanceof Throwable thrown ? thrown : null);
    }
}
