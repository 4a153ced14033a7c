package id.sokoguru.access;

import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a program's key is good for: the first thing to ask with a new one. */
@RestController
class MeApi {
    /**
     * @param signedInUntil when the session or key ends by itself
     * @param roles the roles that this session or key may use
     */
    record Me(UUID user, String name, String language, Instant signedInUntil, List<Held> roles) {}

    record Held(
            Role role,
            @Nullable String cooperative,
            @Nullable String cooperativeName,
            @Nullable String region,
            @Nullable Long member) {}

    private final ActingVisitors visitors;

    MeApi(ActingVisitors visitors) {
        this.visitors = visitors;
    }

    @Operation(summary = "Whose key this is and what it may do")
    @Needs({})
    @GetMapping("/api/v1/me")
    Me me(HttpServletRequest request) {
        var here = Objects.requireNonNull(SignedIn.of(request));
        return new Me(
                here.user,
                here.name,
                here.language,
                here.endsAt,
                here.grants.stream()
                        .map(grant ->
                                new Held(
                                        grant.role(),
                                        grant.coopId() == null ? null : grant.coopId().toString(),
                                        grant.coopId() == null
                                                ? null
                                                : visitors.nameOf(
                                                        new CooperativeId(grant.coopId())),
                                        grant.regionCode(),
                                        grant.memberNo()))
                        .toList());
    }
}
