/**
 * Who belongs to a cooperative: asking, approval, admission, leaving and its settlement, the legal
 * register.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "jte",
            "access",
            "dayend",
            "ledger",
            "rule"
        })
package id.sokoguru.membership;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
