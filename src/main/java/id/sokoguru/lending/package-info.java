/**
 * Loans: what was agreed, what is due, what was paid, how late it is, what it is worth. The
 * arithmetic is pure; amounts live in the ledger.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "credit",
            "database",
            "web",
            "jte",
            "access",
            "registry",
            "rule",
            "dayend",
            "ledger",
            "membership",
            "savings"
        })
package id.sokoguru.lending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
