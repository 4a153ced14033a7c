package id.sokoguru.web;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who is visiting: answered by {@code access}, asked by everything that serves a request. */
public interface Visitors {
    /**
     * The signed-in actor without a cooperative chosen (territory and installation permissions
     * only).
     */
    Optional<Actor> visitor(HttpServletRequest request);

    /**
     * The signed-in actor as they act in a cooperative; empty when they have no business there,
     * which a page answers with 404.
     */
    Optional<Actor> visitor(HttpServletRequest request, CooperativeId cooperative);
}
