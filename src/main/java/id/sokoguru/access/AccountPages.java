package id.sokoguru.access;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What is one's own: password, second step, language, keys for programs. Open to everybody signed
 * in.
 */
@Controller
public class AccountPages {
    private static final Set<String> LIVES = Set.of("7", "90", "365");

    /** A line of the list of API tokens. */
    public record Token(String id, String label, String place, String until) {}

    private final UserStore users;
    private final SignIn signIn;
    private final Sessions sessions;
    private final ActingVisitors visitors;
    private final Audit audit;
    private final Templates templates;

    AccountPages(
            UserStore users,
            SignIn signIn,
            Sessions sessions,
            ActingVisitors visitors,
            Audit audit,
            Templates templates) {
        this.users = users;
        this.signIn = signIn;
        this.sessions = sessions;
        this.visitors = visitors;
        this.audit = audit;
        this.templates = templates;
    }

    @Needs({})
    @GetMapping("/akun")
    Html account(Page page, HttpServletRequest request) {
        return Html.of(account(page, here(request), null, Problems.none()));
    }

    private gg.jte.models.runtime.JteModel account(
            Page page, SignedIn here, @Nullable String fresh, Problems problems) {
        var person = users.byId(here.user).orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of(page.t("access.user.display"), person.displayName()));
        facts.add(Fact.of(page.t("access.sign_in.name"), person.signInName()));
        here.grants.forEach(grant ->
                facts.add(
                        Fact.of(
                                page.t("access.role." + grant.role().name()),
                                placeOf(page, grant.coopId(), grant.regionCode()))));
        var tokens =
                sessions.tokens(here.user).stream()
                        .map(token ->
                                new Token(
                                        token.tokenId().toString(),
                                        token.label(),
                                        placeOf(page, token.coopId(), token.regionCode()),
                                        page.moment(token.expiresAt())))
                        .toList();
        return templates.accessAccount(
                page, facts, person.secondFactor(), tokens, places(page, here), fresh, problems);
    }

    private String placeOf(Page page, @Nullable Long cooperative, @Nullable String region) {
        if (cooperative != null) {
            return visitors.nameOf(new CooperativeId(cooperative));
        }
        return region == null
                ? page.t("access.place.installation")
                : region.isEmpty()
                        ? page.t("access.place.nation")
                        : page.t("access.place.region", region);
    }

    /** Where the person's own roles are: a token is for one of them. */
    private List<Choice> places(Page page, SignedIn here) {
        return here.grants.stream()
                .filter(grant -> grant.coopId() != null || grant.regionCode() != null)
                .map(grant ->
                        Choice.of(
                                grant.coopId() != null
                                        ? "k" + grant.coopId()
                                        : "w" + grant.regionCode(),
                                placeOf(page, grant.coopId(), grant.regionCode())))
                .collect(
                        Collectors.toMap(
                                Choice::value,
                                choice -> choice,
                                (a, b) -> a,
                                java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    @Needs({})
    @GetMapping("/akun/sandi")
    Html password(Page page, HttpServletRequest request) {
        return Html.of(
                templates.accessPassword(page, here(request).mustChangePassword, Problems.none()));
    }

    @Needs({})
    @PostMapping("/akun/sandi")
    Html changePassword(
            Page page,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String lama,
            @RequestParam(defaultValue = "") String sandi,
            @RequestParam(defaultValue = "") String ulang) {
        var here = here(request);
        var person = users.byId(here.user).orElseThrow();
        var problems = Problems.none();
        Passwords.weakness(sandi, ulang, person.signInName())
                .ifPresent(key ->
                        problems.add(
                                key.equals("access.password.differs") ? "ulang" : "sandi",
                                page.t(key)));
        if (sandi.equals(lama)) {
            problems.add("sandi", page.t("access.password.same"));
        }
        if (problems.isEmpty() && confirmed(page, here, "lama", lama, problems)) {
            signIn.changePassword(here.user, sandi, here);
            return Html.seeOther("/akun");
        }
        return Html.refused(templates.accessPassword(page, here.mustChangePassword, problems));
    }

    @Needs({})
    @GetMapping("/akun/dua-langkah")
    Html secondFactor(Page page, HttpServletRequest request) {
        return Html.of(secondFactor(page, here(request), Problems.none()));
    }

    private gg.jte.models.runtime.JteModel secondFactor(
            Page page, SignedIn here, Problems problems) {
        if (users.byId(here.user).orElseThrow().secondFactor()) {
            return templates.accessUnenrol(page, problems);
        }
        var proposal = signIn.proposeSecondFactor(here.user);
        return templates.accessEnrol(page, Qr.svg(proposal.uri()), proposal.secret(), problems);
    }

    @Needs({})
    @PostMapping("/akun/dua-langkah")
    Html enrol(
            Page page,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String kode,
            @RequestParam(defaultValue = "") String sandi) {
        var here = here(request);
        var problems = Problems.none();
        if (confirmed(page, here, "sandi", sandi, problems)) {
            var codes = signIn.confirmSecondFactor(here.user, kode);
            if (!codes.isEmpty()) {
                return Html.of(templates.accessRecovery(page, codes));
            }
            problems.add("kode", page.t("access.code.wrong"));
        }
        return Html.refused(secondFactor(page, here, problems));
    }

    @Needs({})
    @PostMapping("/akun/dua-langkah/lepas")
    Html remove(
            Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String sandi) {
        var here = here(request);
        var problems = Problems.none();
        if (confirmed(page, here, "sandi", sandi, problems)) {
            signIn.removeSecondFactor(here.user);
            return Html.seeOther("/akun");
        }
        return Html.refused(secondFactor(page, here, problems));
    }

    @Needs({})
    @PostMapping("/akun/bahasa")
    Html language(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "id") String bahasa) {
        var here = here(request);
        var language = bahasa.equals("en") ? "en" : "id";
        users.setLanguage(here.user, language);
        sessions.forget(here.user);
        SignInPages.speak(request, response, language);
        return Html.seeOther("/akun");
    }

    @Needs({})
    @PostMapping("/akun/sesi-lain")
    Html endOthers(HttpServletRequest request) {
        var here = here(request);
        sessions.endAll(here.user, here);
        return Html.seeOther("/akun");
    }

    @Needs({})
    @PostMapping("/akun/kunci-api")
    Html createToken(
            Page page,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String nama,
            @RequestParam(defaultValue = "") String tempat,
            @RequestParam(defaultValue = "90") String hari) {
        var here = here(request);
        var problems = Problems.none();
        if (nama.isBlank() || nama.strip().length() > 60) {
            problems.add("nama", page.t("access.token.label.needed"));
        }
        if (places(page, here).stream().noneMatch(place -> place.value().equals(tempat))) {
            problems.add("tempat", page.t("access.token.place.needed"));
        }
        if (!LIVES.contains(hari)) {
            problems.add("hari", page.t("access.token.place.needed"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(account(page, here, null, problems));
        }
        var cooperative =
                tempat.startsWith("k")
                        ? new CooperativeId(Long.parseLong(tempat.substring(1)))
                        : null;
        var id = Uuid7.create();
        var token =
                sessions.createToken(
                        id,
                        here.user,
                        nama.strip(),
                        cooperative,
                        cooperative == null ? tempat.substring(1) : null,
                        Duration.ofDays(Long.parseLong(hari)));
        audit.record(
                page.visitor(), "access.audit.token_created", id.toString(), tempat.substring(1));
        return Html.of(account(page, here, token, problems));
    }

    @Needs({})
    @PostMapping("/akun/kunci-api/{id}/cabut")
    Html revokeToken(Page page, HttpServletRequest request, @PathVariable UUID id) {
        if (!sessions.revokeToken(here(request).user, id)) {
            throw new NotFound("token " + id);
        }
        audit.record(page.visitor(), "access.audit.token_revoked", id.toString(), "");
        return Html.seeOther("/akun#kunci");
    }

    private boolean confirmed(
            Page page, SignedIn here, String field, String password, Problems problems) {
        return switch (signIn.confirm(here.user, password)) {
            case SignIn.Answer.Welcome welcome -> true;
            case SignIn.Answer.TooOften(var pause) -> {
                problems.add(field, SignInPages.pause(page, pause));
                yield false;
            }
            case SignIn.Answer.Wrong wrong -> wrong(page, field, problems);
            case SignIn.Answer.TicketExpired expired -> wrong(page, field, problems);
            case SignIn.Answer.SecondFactorNeeded needed -> wrong(page, field, problems);
        };
    }

    private static boolean wrong(Page page, String field, Problems problems) {
        problems.add(field, page.t("access.password.wrong"));
        return false;
    }

    private static SignedIn here(HttpServletRequest request) {
        var here = Objects.requireNonNull(SignedIn.of(request));
        if (here.token) {
            throw new NotFound("a program has no account page");
        }
        return here;
    }
}
