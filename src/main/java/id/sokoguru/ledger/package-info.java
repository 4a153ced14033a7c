/**
 * All money of every cooperative: chart, append-only journal, balances, serials, proofs, periods.
 * Knows nobody's business.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database"})
package id.sokoguru.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
