/**
 * The office at work: the live figures of a territory, its map, what needs attention, and the way
 * down to one cooperative.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "web", "jte", "access", "ledger", "registry"})
package id.sokoguru.supervision;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
