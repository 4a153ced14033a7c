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
            "renteng",
            "membership",
            "savings",
            "lending",
            "dayend",
            "payroll",
            "treasury",
            "bookkeeping",
            "collector"
        })
package id.sokoguru.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
