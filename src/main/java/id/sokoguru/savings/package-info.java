/**
 * Simpanan pokok, wajib and sukarela: terms, dues, accounts, deposits, withdrawals, passbooks.
 * Keeps no amounts.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "database",
            "web",
            "jte",
            "access",
            "dayend",
            "ledger",
            "rule",
            "membership"
        })
package id.sokoguru.savings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
