package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.util.UUID;

/**
 * A till wants to be closed.
 *
 * @param id made by the form; the same order twice closes once
 * @param reason needed when money is missing; may be empty else
 * @param toVault what of the counted money goes back to the vault; moves when a second person
 *     confirms
 */
public record ClosingOrder(UUID id, int till, Denominations count, String reason, Money toVault) {}
