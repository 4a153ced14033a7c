/** Things that last: what was bought, what it cost, and what of it wears off every month. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "jte",
            "ledger",
            "dayend",
            "membership"
        })
package id.sokoguru.asset;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
