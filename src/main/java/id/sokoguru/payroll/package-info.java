/**
 * Deduction from salaries: who may be listed, the monthly list to an agency's treasurer, what came
 * of it, and what the treasurer still owes.
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
            "rule",
            "ledger",
            "membership",
            "savings",
            "lending"
        })
package id.sokoguru.payroll;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
