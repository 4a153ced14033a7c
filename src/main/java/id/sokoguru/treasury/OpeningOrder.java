package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.util.UUID;

/**
 * A till wants to be opened.
 *
 * @param id made by the form; the same order twice opens once
 * @param count what lies in the drawer
 * @param fromVault wanted from the vault besides; moves when a second person confirms; zero =
 *     nothing
 */
public record OpeningOrder(UUID id, int till, Denominations count, Money fromVault) {}
