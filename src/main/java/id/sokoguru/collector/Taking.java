package id.sokoguru.collector;

import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Money that a collector took and gave a paper for.
 *
 * @param id made on the phone: the key of the entry, the same again changes nothing
 * @param phone the receipt book; 0 = the page without scripts
 * @param paper running number in that book, from 1; 0 only with phone 0 = give it the next one
 * @param target savings account or loan; 0 for simpanan wajib
 * @param date on the paper, Asia/Jakarta
 * @param takenAt by the phone's clock
 */
public record Taking(
        UUID id,
        int phone,
        int paper,
        Kind kind,
        long member,
        long target,
        Money amount,
        LocalDate date,
        Instant takenAt) {
    /** What the money is for. */
    public enum Kind {
        OBLIGATORY,
        SAVINGS,
        LOAN
    }
}
