package id.sokoguru.access;

import id.sokoguru.access.UserStore.Grant;
import id.sokoguru.access.UserStore.Listed;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Tone;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people of a cooperative, for its administrator; those of offices, for the installation's. */
@Controller
public class PeoplePages {
    private static final Pattern REGION =
            Pattern.compile("(\\d{2}(\\.\\d{2}(\\.\\d{2}(\\.\\d{4})?)?)?)?");
    private static final String OFFICE_ROOT = "/instalasi/pengguna";

    /** A line of the list. */
    public record Person(
            String id,
            String display,
            String name,
            List<Held> roles,
            Tone tone,
            String state,
            boolean self) {}

    /** A role that a person holds. */
    public record Held(String grant, String label) {}

    private record Typed(String name, String display, String role, String region) {}

    private final Access access;
    private final UserStore users;
    private final BusinessDay clock;
    private final Templates templates;

    PeoplePages(Access access, UserStore users, BusinessDay clock, Templates templates) {
        this.access = access;
        this.users = users;
        this.clock = clock;
        this.templates = templates;
    }

    @Needs(Permission.ADMINISTER)
    @GetMapping("/k/{coop}/pengguna")
    Html inCooperative(Page page) {
        return Html.of(list(page, false, new Typed("", "", "", ""), Problems.none()));
    }

    @Needs(Permission.INSTALLATION)
    @GetMapping(OFFICE_ROOT)
    Html inOffices(Page page) {
        return Html.of(list(page, true, new Typed("", "", "", ""), Problems.none()));
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping("/k/{coop}/pengguna")
    Html invite(
            Page page,
            @RequestParam(defaultValue = "") String nama,
            @RequestParam(defaultValue = "") String lengkap,
            @RequestParam(defaultValue = "") String peran) {
        return invite(page, false, new Typed(nama, lengkap, peran, ""));
    }

    @Needs(Permission.INSTALLATION)
    @PostMapping(OFFICE_ROOT)
    Html inviteOfficer(
            Page page,
            @RequestParam(defaultValue = "") String nama,
            @RequestParam(defaultValue = "") String lengkap,
            @RequestParam(defaultValue = "") String peran,
            @RequestParam(defaultValue = "") String wilayah) {
        return invite(page, true, new Typed(nama, lengkap, peran, wilayah.strip()));
    }

    private Html invite(Page page, boolean office, Typed typed) {
        var problems = Problems.none();
        var role = role(typed.role(), office);
        if (role.isEmpty()) {
            problems.add("peran", page.t("access.users.role.needed"));
        }
        if (typed.display().isBlank()) {
            problems.add("lengkap", page.t("access.user.display.needed"));
        }
        if (!REGION.matcher(typed.region()).matches()) {
            problems.add("wilayah", page.t("access.users.region.unfit"));
        }
        if (!problems.isEmpty()) {
            return Html.refused(list(page, office, typed, problems));
        }
        var by = page.visitor();
        var place =
                switch (role.orElseThrow().where()) {
                    case COOPERATIVE -> Place.in(by.at(), role.get());
                    case REGION -> Place.office(typed.region(), role.get());
                    case INSTALLATION -> Place.installation();
                };
        var order = new NewUser(typed.name(), typed.display(), null, List.of(place));
        return switch (access.create(by, order)) {
            case Access.Created.Done(var user) -> letter(page, office, user);
            case Access.Created.NameTaken() ->
                    Html.refused(
                            list(
                                    page,
                                    office,
                                    typed,
                                    problems.add("nama", page.t("access.user.name.taken"))));
            case Access.Created.NameUnfit() ->
                    Html.refused(
                            list(
                                    page,
                                    office,
                                    typed,
                                    problems.add("nama", page.t("access.user.name.unfit"))));
        };
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping("/k/{coop}/pengguna/{user}/kode")
    Html newCode(Page page, @PathVariable UUID user) {
        return letter(page, false, user);
    }

    @Needs(Permission.INSTALLATION)
    @PostMapping(OFFICE_ROOT + "/{user}/kode")
    Html newOfficerCode(Page page, @PathVariable UUID user) {
        return letter(page, true, user);
    }

    /** The code is in this answer and nowhere else; nobody can open the page a second time. */
    private Html letter(Page page, boolean office, UUID user) {
        var person = users.byId(user).orElseThrow(() -> new NotFound("user " + user));
        return switch (access.startCode(page.visitor(), user)) {
            case Access.Coded.Code(var code, var expires) ->
                    Html.of(
                            templates.accessStartLetter(
                                    page,
                                    root(page, office),
                                    person.displayName(),
                                    person.signInName(),
                                    code,
                                    page.moment(expires)));
            case Access.Coded.ActsElsewhere() ->
                    Html.refused(templates.accessElsewhere(page, root(page, office)));
        };
    }

    @Needs(Permission.ADMINISTER)
    @PostMapping("/k/{coop}/pengguna/{user}/peran/{grant}/akhiri")
    Html end(Page page, @PathVariable UUID user, @PathVariable UUID grant) {
        return end(page, false, user, grant);
    }

    @Needs(Permission.INSTALLATION)
    @PostMapping(OFFICE_ROOT + "/{user}/peran/{grant}/akhiri")
    Html endOfficer(Page page, @PathVariable UUID user, @PathVariable UUID grant) {
        return end(page, true, user, grant);
    }

    private Html end(Page page, boolean office, UUID user, UUID grant) {
        if (user.equals(page.visitor().user())) {
            throw new NotFound("one's own role is ended by another");
        }
        access.endGrant(page.visitor(), user, grant);
        return Html.seeOther(root(page, office));
    }

    /** The installation's administrator opens a new cooperative's people by its number. */
    @Needs(Permission.INSTALLATION)
    @GetMapping("/instalasi/koperasi")
    Html cooperative(@RequestParam(defaultValue = "") String nomor) {
        if (!nomor.strip().matches("[1-9]\\d{12}")) {
            return Html.seeOther("/instalasi");
        }
        return Html.seeOther("/k/" + nomor.strip() + "/pengguna");
    }

    private gg.jte.models.runtime.JteModel list(
            Page page, boolean office, Typed typed, Problems problems) {
        var by = page.visitor();
        var listed = office ? users.inOffices() : users.inCooperative(by.at().value());
        var grants =
                users.grants(listed.stream().map(Listed::userId).toList(), clock.now()).stream()
                        .filter(grant -> here(by, office, grant))
                        .collect(Collectors.groupingBy(Grant::userId));
        var people =
                listed.stream()
                        .map(one -> person(page, one, grants.getOrDefault(one.userId(), List.of())))
                        .toList();
        return templates.accessUsers(
                page,
                root(page, office),
                office ? List.of() : tabs(page, "/pengguna"),
                people,
                roles(page, office),
                office,
                typed.name(),
                typed.display(),
                typed.role(),
                typed.region(),
                problems);
    }

    private static boolean here(Actor by, boolean office, Grant grant) {
        return office
                ? grant.coopId() == null
                : grant.coopId() != null && grant.coopId() == by.at().value();
    }

    private static Person person(Page page, Listed one, List<Grant> grants) {
        var tone = one.disabledAt() != null ? Tone.OFF : one.started() ? Tone.GOOD : Tone.WAIT;
        var seen = one.lastSeenAt();
        var state =
                one.disabledAt() != null
                        ? page.t("access.users.disabled")
                        : !one.started()
                                ? page.t("access.users.invited")
                                : seen == null
                                        ? page.t("access.users.active")
                                        : page.t("access.users.seen", page.moment(seen));
        return new Person(
                one.userId().toString(),
                one.displayName(),
                one.signInName(),
                grants.stream()
                        .map(grant -> new Held(grant.grantId().toString(), label(page, grant)))
                        .toList(),
                tone,
                state,
                one.userId().equals(page.visitor().user()));
    }

    private static String label(Page page, Grant grant) {
        var role = page.t("access.role." + grant.role().name());
        if (grant.regionCode() != null) {
            return role
                    + " · "
                    + (grant.regionCode().isEmpty()
                            ? page.t("access.place.nation")
                            : grant.regionCode());
        }
        return grant.memberNo() != null
                ? role + " · " + page.t("access.users.member", grant.memberNo().toString())
                : role;
    }

    private static List<Choice> roles(Page page, boolean office) {
        return Arrays.stream(Role.values())
                .filter(role -> role(role.name(), office).isPresent())
                .map(role ->
                        Choice.of(
                                role.name(),
                                page.t("access.role." + role.name()),
                                page.t("access.role." + role.name() + ".hint")))
                .toList();
    }

    /** A member's account is made with the member, by membership; nobody types its number here. */
    private static Optional<Role> role(String name, boolean office) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name) && role != Role.MEMBER)
                .filter(role -> office != (role.where() == Role.Where.COOPERATIVE))
                .findFirst();
    }

    private static String root(Page page, boolean office) {
        return office ? OFFICE_ROOT : page.in("/pengguna");
    }

    /** The three views on people in a cooperative. */
    static List<Link> tabs(Page page, String current) {
        return List.of("/pengguna", "/pengguna/kunjungan", "/pengguna/jejak").stream()
                .filter(path -> !path.equals("/pengguna") || page.may(Permission.ADMINISTER))
                .map(path ->
                        Link.tab(
                                page.t("access.tab" + path.replace('/', '.')),
                                page.in(path),
                                path.equals(current)))
                .toList();
    }

    static String name(Page page, Optional<String> name, UUID user) {
        return name.orElse(
                user.equals(Actor.SYSTEM_USER) ? page.t("access.system") : user.toString());
    }
}
