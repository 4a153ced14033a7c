/**
 * Where the cooperative's money lies and who holds it: tills, the vault, petty cash, bank accounts,
 * and what was counted there.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"kernel", "database", "web", "access", "ledger", "membership"})
package id.sokoguru.treasury;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
