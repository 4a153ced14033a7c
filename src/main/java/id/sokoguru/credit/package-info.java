/**
 * The arithmetic of a loan: terms, schedule, rates, what is due, how late it is, what it is worth.
 * Pure: no Spring, no SQL, no clock.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package id.sokoguru.credit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
