/**
 * What happened today, in words that everybody knows, and the manual journal, corrections and
 * months for the accountant.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "access",
            "ledger",
            "registry",
            "treasury"
        })
package id.sokoguru.bookkeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
