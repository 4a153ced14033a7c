/**
 * What the law gives people over their data (UU 27/2022 PDP): consent, requests with a clock, a
 * copy of everything, erasure when its time has come, and breaches told in time.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "jte",
            "access",
            "rule",
            "ledger",
            "membership"
        })
package id.sokoguru.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
