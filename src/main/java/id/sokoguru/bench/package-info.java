/**
 * The benchmark: what the product does in a second on this machine, beside what PostgreSQL alone
 * does. Calls the rooms' doors as they are.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "dayend",
            "ledger",
            "access",
            "registry",
            "membership",
            "savings",
            "treasury",
            "supervision"
        })
package id.sokoguru.bench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
