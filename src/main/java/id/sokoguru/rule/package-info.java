/** Dated legal parameters with their source and how well we know them. Decides nothing itself. */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "web", "jte"})
package id.sokoguru.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
