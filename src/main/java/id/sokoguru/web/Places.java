package id.sokoguru.web;

import id.sokoguru.kernel.Actor;
import java.util.Optional;

/**
 * The name over the page: of the cooperative or office in which somebody works. Answered by {@code
 * registry}.
 */
public interface Places {
    /**
     * The cooperative's name when the actor is in one, else the name of the actor's territory;
     * empty when unknown.
     */
    Optional<String> name(Actor actor);
}
