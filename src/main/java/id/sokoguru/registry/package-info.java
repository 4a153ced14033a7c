/**
 * Regions from province to village, their outlines, and the cooperatives seated in them: who they
 * are, who leads them, what they share.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "web", "access", "ledger"})
package id.sokoguru.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
