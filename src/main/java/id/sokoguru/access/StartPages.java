package id.sokoguru.access;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.jte.Templates;
import id.sokoguru.web.Html;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The first administrator of an installation, and everybody's first own password. */
@Controller
class StartPages {
    private final FirstRun firstRun;
    private final SignIn signIn;
    private final Throttle throttle;
    private final Templates templates;

    StartPages(FirstRun firstRun, SignIn signIn, Throttle throttle, Templates templates) {
        this.firstRun = firstRun;
        this.signIn = signIn;
        this.throttle = throttle;
        this.templates = templates;
    }

    @Public
    @GetMapping("/mulai")
    Html first(Page page) {
        return firstRun.open()
                ? Html.of(templates.accessFirstRun(page, "", "", "", Problems.none()))
                : Html.seeOther("/mulai/kode");
    }

    @Public
    @PostMapping("/mulai")
    Html makeFirst(
            Page page,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String kode,
            @RequestParam(defaultValue = "") String lengkap,
            @RequestParam(defaultValue = "") String nama,
            @RequestParam(defaultValue = "") String sandi,
            @RequestParam(defaultValue = "") String ulang) {
        if (!firstRun.open()) {
            throw new NotFound("the first run is over");
        }
        var problems = Problems.none();
        if (lengkap.isBlank() || lengkap.strip().length() > 100) {
            problems.add("lengkap", page.t("access.user.display.needed"));
        }
        Passwords.weakness(sandi, ulang, nama.isBlank() ? "\n" : nama.strip())
                .ifPresent(key ->
                        problems.add(
                                key.equals("access.password.differs") ? "ulang" : "sandi",
                                page.t(key)));
        if (problems.isEmpty()) {
            var blocked = throttle.tryOnce(Throttle.Kind.ADDRESS, request.getRemoteAddr());
            if (blocked.isPresent()) {
                problems.add("kode", SignInPages.pause(page, blocked.get()));
            } else {
                switch (firstRun.make(kode, new NewUser(nama, lengkap, sandi, List.of()))) {
                    case FirstRun.Answer.Made made -> {
                        return Html.seeOther("/masuk");
                    }
                    case FirstRun.Answer.Closed closed ->
                            throw new NotFound("the first run is over");
                    case FirstRun.Answer.WrongCode wrong ->
                            problems.add("kode", page.t("access.first.wrong_code"));
                    case FirstRun.Answer.NameUnfit unfit ->
                            problems.add("nama", page.t("access.user.name.unfit"));
                }
            }
        }
        return Html.refused(templates.accessFirstRun(page, nama, lengkap, kode, problems));
    }

    @Public
    @GetMapping("/mulai/kode")
    Html enter(Page page) {
        return Html.of(templates.accessEnterCode(page, "", Problems.none()));
    }

    @Public
    @PostMapping("/mulai/kode")
    Html entered(
            Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String kode) {
        return switch (signIn.startCode(kode, request.getRemoteAddr())) {
            case SignIn.StartCode.Holder holder -> Html.seeOther("/mulai/" + Secrets.typed(kode));
            case SignIn.StartCode.Unknown() ->
                    Html.refused(asked(page, kode, page.t("access.start.unknown")));
            case SignIn.StartCode.TooOften(var pause) ->
                    Html.refused(asked(page, kode, SignInPages.pause(page, pause)));
        };
    }

    @Public
    @GetMapping("/mulai/{code}")
    Html own(Page page, HttpServletRequest request, @PathVariable String code) {
        return switch (signIn.startCode(code, request.getRemoteAddr())) {
            case SignIn.StartCode.Holder(var person) ->
                    Html.of(
                            templates.accessOwnPassword(
                                    page,
                                    Secrets.typed(code),
                                    person.displayName(),
                                    person.signInName(),
                                    Problems.none()));
            case SignIn.StartCode.Unknown() -> unknown(page);
            case SignIn.StartCode.TooOften(var pause) -> tooOften(page, pause);
        };
    }

    @Public
    @PostMapping("/mulai/{code}")
    Html setOwn(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String sandi,
            @RequestParam(defaultValue = "") String ulang) {
        return switch (signIn.startCode(code, request.getRemoteAddr())) {
            case SignIn.StartCode.Holder(var person) ->
                    setOwn(page, request, response, code, person, sandi, ulang);
            case SignIn.StartCode.Unknown() -> unknown(page);
            case SignIn.StartCode.TooOften(var pause) -> tooOften(page, pause);
        };
    }

    private Html setOwn(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            String code,
            UserStore.Person person,
            String password,
            String again) {
        var weakness = Passwords.weakness(password, again, person.signInName());
        if (weakness.isPresent()) {
            var field = weakness.get().equals("access.password.differs") ? "ulang" : "sandi";
            return Html.refused(
                    templates.accessOwnPassword(
                            page,
                            Secrets.typed(code),
                            person.displayName(),
                            person.signInName(),
                            Problems.of(field, page.t(weakness.get()))));
        }
        return signIn.start(code, password)
                .map(started ->
                        SignInPages.welcome(
                                request,
                                response,
                                signIn.welcome(started, SignInPages.device(request)),
                                "/"))
                .orElseGet(() -> unknown(page));
    }

    private Html unknown(Page page) {
        return Html.status(404, asked(page, "", page.t("access.start.unknown")));
    }

    private Html tooOften(Page page, Duration pause) {
        return Html.status(429, asked(page, "", SignInPages.pause(page, pause)));
    }

    private JteModel asked(Page page, String typed, String sentence) {
        return templates.accessEnterCode(page, typed, Problems.of("kode", sentence));
    }
}
