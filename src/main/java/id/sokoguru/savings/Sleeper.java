package id.sokoguru.savings;

import java.time.LocalDate;

/**
 * A savings account that its member has not moved for as long as the product says: it sleeps.
 *
 * @param account of the ledger, e.g. 210201
 * @param since the last movement by the member, or the opening
 */
public record Sleeper(
        long accountNo, int account, String productName, long memberNo, LocalDate since) {}
