package id.sokoguru.access;

import id.sokoguru.access.UserStore.Grant;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.web.Visitors;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns who is signed in into who acts where. */
@Component
class ActingVisitors implements Visitors {
    private static final Pattern PERSON = Pattern.compile("/anggota/(\\d{1,18})(/|$)");
    private static final String LOGGED = ActingVisitors.class.getName() + ".logged";

    private final ObjectProvider<SharingLevels> sharing;
    private final ObjectProvider<CooperativeNames> cooperatives;
    private final Visits visits;

    ActingVisitors(
            ObjectProvider<SharingLevels> sharing,
            ObjectProvider<CooperativeNames> cooperatives,
            Visits visits) {
        this.sharing = sharing;
        this.cooperatives = cooperatives;
        this.visits = visits;
    }

    @Override
    public Optional<Actor> visitor(HttpServletRequest request) {
        return Optional.ofNullable(SignedIn.of(request))
                .map(signedIn -> {
                    var path = request.getRequestURI();
                    if (ofMembers(path)) {
                        return asMember(signedIn, request).orElseGet(() -> anywhere(signedIn));
                    }
                    return path.equals("/api/v1/cooperatives")
                            ? atHome(signedIn).orElseGet(() -> anywhere(signedIn))
                            : anywhere(signedIn);
                });
    }

    /** Whoever works in one cooperative and nowhere else finds that one in the list. */
    private Optional<Actor> atHome(SignedIn signedIn) {
        var places = signedIn.grants.stream().map(Grant::coopId).distinct().toList();
        var only = places.size() == 1 ? places.getFirst() : null;
        return only == null
                ? Optional.empty()
                : signedIn.actors.computeIfAbsent(new CooperativeId(only), at -> in(signedIn, at));
    }

    @Override
    public Optional<Actor> visitor(HttpServletRequest request, CooperativeId cooperative) {
        var signedIn = SignedIn.of(request);
        if (signedIn == null) {
            return Optional.empty();
        }
        var actor = signedIn.actors.computeIfAbsent(cooperative, at -> in(signedIn, at));
        if (actor.isPresent() && actor.get().may(Permission.SUPERVISE)) {
            log(request, actor.get());
        }
        return actor;
    }

    /** Once for each request, before anything is shown. */
    private void log(HttpServletRequest request, Actor visitor) {
        if (request.getAttribute(LOGGED) != null) {
            return;
        }
        request.setAttribute(LOGGED, true);
        var path = request.getRequestURI();
        var person = PERSON.matcher(path);
        visits.record(
                visitor,
                path.startsWith("/api/") ? "api" : "page",
                path.substring(0, Math.min(path.length(), 300)),
                person.find() ? Long.valueOf(person.group(1)) : null);
    }

    private static boolean ofMembers(String path) {
        return path.equals("/anggota")
                || path.startsWith("/anggota/")
                || path.startsWith("/api/v1/anggota")
                || path.startsWith("/api/v1/me/");
    }

    /**
     * The member's own pages name no cooperative: it is the one chosen with {@code ?k=}, else the
     * first.
     */
    private Optional<Actor> asMember(SignedIn signedIn, HttpServletRequest request) {
        var chosen = request.getParameter("k");
        var memberships =
                signedIn.grants.stream().filter(grant -> grant.role() == Role.MEMBER).toList();
        return memberships.stream()
                .filter(grant -> chosen != null && chosen.equals(String.valueOf(grant.coopId())))
                .findFirst()
                .or(() -> memberships.stream().findFirst())
                .map(grant -> {
                    var at = new CooperativeId(Objects.requireNonNull(grant.coopId()));
                    return actor(
                            signedIn,
                            at,
                            Territory.of(at),
                            EnumSet.copyOf(Role.MEMBER.permissions()),
                            grant.memberNo(),
                            false);
                });
    }

    /** In no cooperative: an office's territory and the installation only. */
    private static Actor anywhere(SignedIn signedIn) {
        var permissions = EnumSet.noneOf(Permission.class);
        var territory = Territory.NONE;
        for (var grant : signedIn.grants) {
            switch (grant.role().where()) {
                case REGION -> {
                    permissions.addAll(grant.role().permissions());
                    territory = wider(territory, Territory.ofRegion(region(grant)));
                }
                case INSTALLATION -> permissions.addAll(grant.role().permissions());
                case COOPERATIVE -> {
                    // Means nothing outside that cooperative, except that members have pages of
                    // their own.
                    if (grant.role() == Role.MEMBER) {
                        permissions.add(Permission.MEMBER_SELF);
                    }
                }
            }
        }
        if (territory.equals(Territory.NONE) && permissions.contains(Permission.INSTALLATION)) {
            territory = Territory.NATION;
        }
        return actor(signedIn, null, territory, permissions, null, false);
    }

    private static Territory wider(Territory one, Territory other) {
        return other.to() - other.from() > one.to() - one.from() ? other : one;
    }

    private Optional<Actor> in(SignedIn signedIn, CooperativeId at) {
        var own =
                signedIn.grants.stream()
                        .filter(grant -> grant.coopId() != null && grant.coopId() == at.value())
                        .toList();
        if (!own.isEmpty()) {
            var permissions = permissions(own);
            var member =
                    own.stream()
                            .map(Grant::memberNo)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
            return Optional.of(
                    actor(
                            signedIn,
                            at,
                            Territory.of(at),
                            permissions,
                            member,
                            permissions.contains(Permission.READ_MEMBERS)));
        }
        var names = cooperatives.getIfAvailable();
        if (names != null && names.nameOf(at).isEmpty()) {
            return Optional.empty();
        }
        var fromOffice =
                signedIn.grants.stream()
                        .anyMatch(grant ->
                                grant.role().where() == Role.Where.REGION
                                        && Territory.ofRegion(region(grant)).contains(at));
        if (fromOffice) {
            return Optional.of(fromOffice(signedIn, at));
        }
        return signedIn.grants.stream()
                .filter(grant -> grant.role() == Role.INSTALLATION_ADMINISTRATOR)
                .findFirst()
                .map(grant ->
                        actor(
                                signedIn,
                                at,
                                Territory.of(at),
                                EnumSet.of(
                                        Permission.INSTALLATION,
                                        Permission.ADMINISTER,
                                        Permission.READ_AUDIT),
                                null,
                                false));
    }

    /** An officer sees what the cooperative granted its office, names only after writing why. */
    private Actor fromOffice(SignedIn signedIn, CooperativeId at) {
        var levels = sharing.getIfAvailable();
        int level = levels == null ? SharingLevels.PROFILE : levels.levelOf(at);
        var permissions = EnumSet.of(Permission.SUPERVISE);
        if (level >= SharingLevels.REPORTS) {
            permissions.add(Permission.READ_REPORTS);
        }
        if (level >= SharingLevels.DAILY_AGGREGATES) {
            permissions.add(Permission.READ_AGGREGATES);
        }
        var masked = actor(signedIn, at, Territory.of(at), permissions, null, false);
        if (level < SharingLevels.EVERY_ENTRY) {
            return masked;
        }
        permissions.add(Permission.READ_BOOKS);
        var justified = visits.active(masked).isPresent();
        if (justified) {
            permissions.add(Permission.READ_MEMBERS);
        }
        return actor(signedIn, at, Territory.of(at), permissions, null, justified);
    }

    private static EnumSet<Permission> permissions(Collection<Grant> grants) {
        var all = EnumSet.noneOf(Permission.class);
        grants.forEach(grant -> all.addAll(grant.role().permissions()));
        return all;
    }

    private static String region(Grant grant) {
        return Objects.requireNonNull(grant.regionCode());
    }

    private static Actor actor(
            SignedIn signedIn,
            @Nullable CooperativeId at,
            Territory territory,
            Set<Permission> permissions,
            @Nullable Long member,
            boolean unmasked) {
        return new Actor(
                signedIn.user,
                signedIn.name,
                at,
                territory,
                Set.copyOf(permissions),
                member,
                unmasked,
                signedIn.device());
    }

    /** Where a person may go, for the first page and the chooser. */
    List<CooperativeId> cooperativesOf(SignedIn signedIn) {
        return signedIn.grants.stream()
                .filter(grant -> grant.role() != Role.MEMBER && grant.coopId() != null)
                .map(grant -> new CooperativeId(Objects.requireNonNull(grant.coopId())))
                .distinct()
                .toList();
    }

    String nameOf(CooperativeId cooperative) {
        var names = cooperatives.getIfAvailable();
        return names == null
                ? cooperative.text()
                : names.nameOf(cooperative).orElse(cooperative.text());
    }
}
