package id.sokoguru.privacy;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.access.Access;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Html;
import id.sokoguru.web.Moment;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Data pribadi: requests with their clock, consents, copies, erasure, breaches. */
@Controller
@RequestMapping("/k/{coop}/privasi")
public class PrivacyPages {
    private static final int LONGEST = 2000;

    private final Privacy privacy;
    private final Members members;
    private final Access access;
    private final Templates templates;

    PrivacyPages(Privacy privacy, Members members, Access access, Templates templates) {
        this.privacy = privacy;
        this.members = members;
        this.access = access;
        this.templates = templates;
    }

    /** What stands on the first page. */
    public record Desk(
            List<Request> requests, List<Breach> breaches, Map<Long, String> names, Instant now) {}

    @Needs({Permission.MEMBERS, Permission.READ_AUDIT})
    @GetMapping
    Html desk(Page page, Actor actor) {
        var requests = privacy.requests(actor);
        Set<Long> numbers = new LinkedHashSet<>();
        requests.forEach(r -> numbers.add(r.memberNo()));
        return Html.of(
                templates.privacyDesk(
                        page,
                        new Desk(
                                requests,
                                mayJudge(actor) ? privacy.breaches(actor) : List.of(),
                                members.names(actor, numbers),
                                privacy.now())));
    }

    private static boolean mayJudge(Actor actor) {
        return actor.may(Permission.APPROVE) || actor.may(Permission.READ_AUDIT);
    }

    // ---- requests

    /** A request as typed. */
    public record RequestForm(
            @Nullable String id,
            @Nullable String anggota,
            @Nullable String hak,
            @Nullable String kata) {}

    @Needs(Permission.MEMBERS)
    @GetMapping("/permintaan/baru")
    Html ask(Page page, @RequestParam(defaultValue = "") String anggota) {
        return Html.of(
                templates.privacyAsk(
                        page,
                        new RequestForm(Uuid7.create().toString(), anggota, "ACCESS", ""),
                        Problems.none()));
    }

    @Needs(Permission.MEMBERS)
    @PostMapping("/permintaan/baru")
    Html asked(Page page, Actor actor, RequestForm form) {
        var problems = Problems.none();
        var kind = kind(form.hak());
        var number = form.anggota() == null ? "" : form.anggota().strip();
        if (!number.matches("[0-9]{1,15}")
                || members.member(actor, Long.parseLong(number)).isEmpty()) {
            problems.add("anggota", page.t("privacy.problem.member"));
        }
        if (kind == null) {
            problems.add("hak", page.t("privacy.problem.kind"));
        }
        if (!problems.isEmpty() || kind == null) {
            return Html.refused(templates.privacyAsk(page, form, problems));
        }
        var order =
                new Request.Order(
                        uuid(form.id()),
                        Long.parseLong(number),
                        kind,
                        cut(form.kata()),
                        How.COUNTER);
        return switch (privacy.ask(actor, order)) {
            case Request.Asked(int no) -> Html.seeOther(page.in("/privasi/permintaan/" + no));
            case Request.Answered _, Request.AlreadyAnswered _, Request.Unknown _ ->
                    throw new NotFound("member " + number);
        };
    }

    static Request.@Nullable Kind kind(@Nullable String name) {
        for (var kind : Request.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }

    @Needs({Permission.MEMBERS, Permission.READ_AUDIT})
    @GetMapping("/permintaan/{no:[0-9]{1,9}}")
    Html request(Page page, Actor actor, @PathVariable int no) {
        return Html.of(request(page, actor, no, "", Problems.none()));
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/permintaan/{no:[0-9]{1,9}}")
    Html answer(
            Page page,
            Actor actor,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String hasil,
            @RequestParam(defaultValue = "") String kata) {
        var words = cut(kata);
        if (words.isEmpty() || !(hasil.equals("yes") || hasil.equals("no"))) {
            return Html.refused(
                    request(
                            page,
                            actor,
                            no,
                            words,
                            Problems.of("kata", page.t("privacy.problem.words"))));
        }
        return switch (privacy.answer(actor, no, hasil.equals("yes"), words)) {
            case Request.Answered _, Request.AlreadyAnswered _, Request.Asked _ ->
                    Html.seeOther(page.in("/privasi/permintaan/" + no));
            case Request.Unknown _ -> throw new NotFound("request " + no);
        };
    }

    private JteModel request(Page page, Actor actor, int no, String typed, Problems problems) {
        var request = privacy.request(actor, no).orElseThrow(() -> new NotFound("request " + no));
        return templates.privacyRequest(
                page,
                request,
                members.required(actor, request.memberNo()),
                request.isLate(privacy.now()),
                typed,
                problems);
    }

    // ---- one person

    /** One person's side of it. */
    public record Somebody(
            Member member,
            List<Consent> consents,
            List<Request> requests,
            List<Moment> looks,
            Erasure erasure) {
        /** Whether they said yes last. */
        public boolean agrees(Purpose purpose) {
            return consents.stream().anyMatch(c -> c.purpose() == purpose && c.given());
        }
    }

    @Needs({Permission.MEMBERS, Permission.READ_AUDIT})
    @GetMapping("/anggota/{number:[0-9]{1,15}}")
    Html somebody(Page page, Actor actor, @PathVariable long number) {
        return Html.of(templates.privacySomebody(page, somebodyOf(page, actor, number), null));
    }

    Somebody somebodyOf(Page page, Actor actor, long number) {
        return new Somebody(
                members.required(actor, number),
                privacy.consents(actor, number),
                privacy.requestsOf(actor, number),
                looks(page, actor, number),
                privacy.erasure(actor, number));
    }

    /** Who read the whole NIK, and who from outside looked, in one list. */
    List<Moment> looks(Page page, Actor actor, long number) {
        record Look(Instant at, Moment moment) {}
        var all = new ArrayList<Look>();
        var niks = members.looks(actor, number);
        Set<UUID> users = new LinkedHashSet<>();
        niks.forEach(look -> users.add(look.userId()));
        var names = access.names(users);
        for (var look : niks) {
            var at = look.at().toInstant();
            var who = names.getOrDefault(look.userId(), page.t("privacy.somebody"));
            all.add(
                    new Look(
                            at,
                            Moment.of(
                                    page.moment(at),
                                    page.t("privacy.look.nik", who),
                                    look.reason())));
        }
        for (var visit : privacy.visitsOf(actor, number)) {
            var who = visit.userName() == null ? page.t("privacy.somebody") : visit.userName();
            all.add(
                    new Look(
                            visit.at(),
                            Moment.of(
                                    page.moment(visit.at()),
                                    page.t("privacy.look.visit", who),
                                    visit.reason())));
        }
        all.sort(java.util.Comparator.comparing(Look::at).reversed());
        return all.stream().map(Look::moment).toList();
    }

    @Needs(Permission.MEMBERS)
    @PostMapping("/anggota/{number:[0-9]{1,15}}/persetujuan")
    Html consent(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String tujuan,
            @RequestParam(defaultValue = "") String jawab) {
        privacy.consent(actor, number, purpose(tujuan), jawab.equals("yes"), How.COUNTER);
        return Html.seeOther(page.in("/privasi/anggota/" + number));
    }

    static Purpose purpose(String name) {
        for (var purpose : Purpose.values()) {
            if (purpose.name().equals(name)) {
                return purpose;
            }
        }
        throw new NotFound("purpose");
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/anggota/{number:[0-9]{1,15}}/salinan.zip")
    Html copy(Page page, Actor actor, @PathVariable long number) {
        var place = page.place();
        return DataCopy.zip(
                page,
                templates,
                place == null ? actor.at().text() : place,
                number,
                privacy.copy(actor, number));
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/anggota/{number:[0-9]{1,15}}/hapus")
    Html erase(Page page, Actor actor, @PathVariable long number) {
        return switch (privacy.erase(actor, number)) {
            case Erasure.Done _ -> Html.seeOther(page.in("/privasi/anggota/" + number));
            case Erasure.TooEarly(var on) ->
                    notYet(page, actor, number, page.t("privacy.erase.early", page.date(on)));
            case Erasure.StillHere _ -> notYet(page, actor, number, page.t("privacy.erase.here"));
            case Erasure.Possible _ -> notYet(page, actor, number, page.t("privacy.erase.here"));
            case Erasure.Unknown _ -> throw new NotFound("member " + number);
        };
    }

    private Html notYet(Page page, Actor actor, long number, String why) {
        return Html.refused(templates.privacySomebody(page, somebodyOf(page, actor, number), why));
    }

    // ---- breaches

    /** A breach as typed. */
    public record BreachForm(
            @Nullable String id,
            @Nullable String kejadian,
            @Nullable String diketahui,
            @Nullable String data,
            @Nullable String tindakan) {}

    @Needs(Permission.APPROVE)
    @GetMapping("/kegagalan/baru")
    Html breach(Page page) {
        return Html.of(
                templates.privacyBreached(
                        page,
                        new BreachForm(
                                Uuid7.create().toString(),
                                "",
                                LocalDateTime.ofInstant(privacy.now(), BusinessDay.ZONE)
                                        .withSecond(0)
                                        .withNano(0)
                                        .toString(),
                                "",
                                ""),
                        Problems.none()));
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/kegagalan/baru")
    Html breached(Page page, Actor actor, BreachForm form) {
        var problems = Problems.none();
        var known = moment(form.diketahui());
        if (known == null || known.isAfter(privacy.now())) {
            problems.add("diketahui", page.t("privacy.problem.known"));
        }
        if (cut(form.kejadian()).isEmpty()) {
            problems.add("kejadian", page.t("privacy.problem.happened"));
        }
        if (cut(form.data()).isEmpty()) {
            problems.add("data", page.t("privacy.problem.data"));
        }
        if (!problems.isEmpty() || known == null) {
            return Html.refused(templates.privacyBreached(page, form, problems));
        }
        int no =
                privacy.breached(
                        actor,
                        new Breach.Order(
                                uuid(form.id()),
                                cut(form.kejadian()),
                                known,
                                cut(form.data()),
                                cut(form.tindakan())));
        return Html.seeOther(page.in("/privasi/kegagalan/" + no));
    }

    @Needs({Permission.APPROVE, Permission.READ_AUDIT})
    @GetMapping("/kegagalan/{no:[0-9]{1,9}}")
    Html breach(Page page, Actor actor, @PathVariable int no) {
        return Html.of(breach(page, actor, no, "", Problems.none()));
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/kegagalan/{no:[0-9]{1,9}}")
    Html told(
            Page page,
            Actor actor,
            @PathVariable int no,
            @RequestParam(defaultValue = "") String siapa,
            @RequestParam(defaultValue = "") String cara) {
        var how = cut(cara);
        Breach.Whom whom = null;
        for (var one : Breach.Whom.values()) {
            whom = one.name().equals(siapa) ? one : whom;
        }
        if (how.isEmpty() || whom == null) {
            return Html.refused(
                    breach(
                            page,
                            actor,
                            no,
                            how,
                            Problems.of("cara", page.t("privacy.problem.told"))));
        }
        if (!privacy.told(actor, no, whom, how)) {
            throw new NotFound("breach " + no);
        }
        return Html.seeOther(page.in("/privasi/kegagalan/" + no));
    }

    private JteModel breach(Page page, Actor actor, int no, String typed, Problems problems) {
        var breach = privacy.breach(actor, no).orElseThrow(() -> new NotFound("breach " + no));
        var moments =
                privacy.notices(actor, no).stream()
                        .map(n ->
                                Moment.of(
                                        page.moment(n.toldAt().toInstant()),
                                        page.t("privacy.whom." + n.whom()),
                                        n.how()))
                        .toList();
        return templates.privacyBreach(
                page, breach, breach.isLate(privacy.now()), moments, typed, problems);
    }

    static String cut(@Nullable String typed) {
        var text = typed == null ? "" : typed.strip();
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    static UUID uuid(@Nullable String text) {
        try {
            return text == null ? Uuid7.create() : UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    private static @Nullable Instant moment(@Nullable String typed) {
        try {
            return typed == null || typed.isBlank()
                    ? null
                    : LocalDateTime.parse(typed.strip()).atZone(BusinessDay.ZONE).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
