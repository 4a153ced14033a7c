package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money goes from one place of the cooperative to another.
 *
 * @param id made by the form; the same order twice moves once
 * @param date the business date; today when a till has a part in it
 * @param amount that arrives, more than zero
 * @param fee that the bank of {@code from} keeps besides; zero = none
 * @param document the slip's number, or empty
 * @param remark free text, or empty
 */
public record MoveOrder(
        UUID id,
        LocalDate date,
        CashPlace from,
        CashPlace to,
        Money amount,
        Money fee,
        String document,
        String remark) {}
