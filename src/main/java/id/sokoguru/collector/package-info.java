/**
 * Field officers who go round and take money: whom they visit, what they write on a phone without a
 * network, how it comes into the books once and only once, and what they hand in at a till.
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
            "ledger",
            "membership",
            "savings",
            "lending",
            "treasury"
        })
package id.sokoguru.collector;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
