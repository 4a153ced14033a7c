/**
 * The PostgreSQL that we keep or are given: start, migrate, roles, pooled connections, and the
 * tenant of each transaction.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package id.sokoguru.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
