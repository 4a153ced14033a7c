/**
 * What the books say: statements, books, the trace of a rupiah, on screen, on paper and for other
 * programs. Writes nothing.
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
            "membership"
        })
package id.sokoguru.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
