package id.sokoguru.treasury;

import java.util.UUID;

/**
 * Somebody counts the money of a place (cash opname), at any hour.
 *
 * @param place the vault, a till or petty cash
 * @param reason needed when the count differs from the books
 */
public record CheckOrder(UUID id, CashPlace place, Denominations count, String reason) {}
