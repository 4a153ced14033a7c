/**
 * Moving in: a cooperative that kept its books in Excel brings members, savings, loans and opening
 * balance in one workbook, reconciled and signed.
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
            "lending"
        })
package id.sokoguru.onboarding;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
