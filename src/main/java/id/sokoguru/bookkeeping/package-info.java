/** What happened today, in words that everybody knows, and the manual journal, corrections and months for the accountant. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "web", "access", "ledger", "registry", "rule"})
package id.sokoguru.bookkeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
