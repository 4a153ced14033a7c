/**
 * An invented region that lives: it fills an empty installation and then keeps it moving, on a demo
 * server only.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "credit",
            "database",
            "ledger",
            "access",
            "registry",
            "membership",
            "savings",
            "lending",
            "treasury",
            "bookkeeping"
        })
package id.sokoguru.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
