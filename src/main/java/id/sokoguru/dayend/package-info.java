/**
 * The work that comes round by itself: what every room does when a day, a month or a year has
 * ended, once for each cooperative.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database", "web", "jte", "access", "ledger"})
package id.sokoguru.dayend;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
