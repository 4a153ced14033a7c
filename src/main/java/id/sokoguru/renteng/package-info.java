/**
 * Groups of joint liability (tanggung renteng): who belongs to them, what they decide when they
 * meet, what they bring as one, and who stepped in for whom.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "credit",
            "database",
            "web",
            "jte",
            "rule",
            "ledger",
            "membership",
            "savings",
            "lending"
        })
package id.sokoguru.renteng;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
