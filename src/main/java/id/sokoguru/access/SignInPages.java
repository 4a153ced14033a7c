package id.sokoguru.access;

import id.sokoguru.jte.Templates;
import id.sokoguru.web.Html;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Coming in and going out. */
@Controller
class SignInPages {
    private final SignIn signIn;
    private final Sessions sessions;
    private final Templates templates;
    private final ObjectProvider<SignInHints> hints;

    SignInPages(
            SignIn signIn,
            Sessions sessions,
            Templates templates,
            ObjectProvider<SignInHints> hints) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.templates = templates;
        this.hints = hints;
    }

    private List<SignInHints.Hint> hinted() {
        return hints.stream().flatMap(each -> each.hints().stream()).toList();
    }

    @Public
    @GetMapping("/masuk")
    Html form(
            Page page,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String lanjut,
            @RequestParam(required = false) @Nullable String habis) {
        var back = Back.within(lanjut);
        return SignedIn.of(request) != null
                ? Html.seeOther(back)
                : Html.of(
                        templates.accessSignIn(
                                page, "", back, habis != null, hinted(), Problems.none()));
    }

    @Public
    @PostMapping("/masuk")
    Html enter(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String nama,
            @RequestParam(defaultValue = "") String sandi,
            @RequestParam(defaultValue = "/") String lanjut) {
        var back = Back.within(lanjut);
        var answer = signIn.withPassword(nama, sandi, request.getRemoteAddr(), device(request));
        return switch (answer) {
            case SignIn.Answer.Welcome welcome -> welcome(request, response, welcome, back);
            case SignIn.Answer.SecondFactorNeeded(var ticket) ->
                    Html.of(templates.accessSecondFactor(page, ticket, back, Problems.none()));
            case SignIn.Answer.Wrong() -> again(page, nama, back, page.t("access.sign_in.wrong"));
            case SignIn.Answer.TooOften(var pause) -> again(page, nama, back, pause(page, pause));
            case SignIn.Answer.TicketExpired() ->
                    again(page, nama, back, page.t("access.code.expired"));
        };
    }

    @Public
    @PostMapping("/masuk/kode")
    Html code(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String tiket,
            @RequestParam(defaultValue = "") String kode,
            @RequestParam(defaultValue = "/") String lanjut) {
        var back = Back.within(lanjut);
        return switch (signIn.withCode(tiket, kode, device(request))) {
            case SignIn.Answer.Welcome welcome -> welcome(request, response, welcome, back);
            case SignIn.Answer.Wrong() ->
                    refusedCode(page, tiket, back, page.t("access.code.wrong"));
            case SignIn.Answer.TooOften(var pause) ->
                    refusedCode(page, tiket, back, pause(page, pause));
            case SignIn.Answer.TicketExpired() ->
                    again(page, "", back, page.t("access.code.expired"));
            case SignIn.Answer.SecondFactorNeeded(var ticket) ->
                    refusedCode(page, ticket, back, page.t("access.code.wrong"));
        };
    }

    @Public
    @PostMapping("/keluar")
    Html leave(HttpServletRequest request, HttpServletResponse response) {
        var here = SignedIn.of(request);
        if (here != null && !here.token) {
            sessions.end(here);
        }
        Cookies.clearSession(request, response);
        return Html.seeOther("/masuk");
    }

    private Html again(Page page, String name, String back, String sentence) {
        return Html.refused(
                templates.accessSignIn(
                        page, name, back, false, hinted(), Problems.of("", sentence)));
    }

    private Html refusedCode(Page page, String ticket, String back, String sentence) {
        return Html.refused(
                templates.accessSecondFactor(page, ticket, back, Problems.of("kode", sentence)));
    }

    /** The token in the cookie is new, so nobody can have planted it before. */
    static Html welcome(
            HttpServletRequest request,
            HttpServletResponse response,
            SignIn.Answer.Welcome welcome,
            String back) {
        Cookies.setSession(request, response, welcome.token(), welcome.staff());
        speak(request, response, welcome.language());
        return Html.seeOther(back);
    }

    /** The language cookie is web's; the account remembers it for the next device. */
    static void speak(HttpServletRequest request, HttpServletResponse response, String language) {
        response.addHeader(
                "Set-Cookie",
                ResponseCookie.from("bahasa", language)
                        .path("/")
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .maxAge(Duration.ofDays(365))
                        .build()
                        .toString());
    }

    static String device(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        return agent == null ? "" : agent;
    }

    static String pause(Page page, Duration pause) {
        return pause.toSeconds() < 90
                ? page.t("access.sign_in.wait_seconds", pause.toSeconds() + 1)
                : page.t("access.sign_in.wait_minutes", pause.toMinutes() + 1);
    }
}
