/**
 * The law against money laundering: how well members are known, what they move in cash in a day,
 * what is reported, and what looks suspicious. Seen by who judges it and by nobody else.
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
            "dayend",
            "ledger",
            "membership"
        })
package id.sokoguru.screening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
