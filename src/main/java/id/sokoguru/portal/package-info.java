/**
 * The member on a phone, and the page on which anybody with a receipt checks that it is in the
 * books.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "jte",
            "access",
            "ledger",
            "registry",
            "membership",
            "savings",
            "lending"
        })
package id.sokoguru.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
