package id.sokoguru.rule;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A number that a law, a decree or practice sets, from a day on.
 *
 * @param unit {@code ORANG}, {@code RUPIAH}, {@code PERSEN}, {@code BULAN}, {@code TAHUN}, {@code
 *     HARI}, or {@code YA_TIDAK} (1 = yes)
 * @param source the article or document
 * @param status {@code VERIFIED} (read in the source), {@code VERIFIED-2} (read in a derived
 *     source), {@code RECALLED} (general knowledge, not looked up)
 */
public record Rule(
        String key,
        LocalDate validFrom,
        BigDecimal value,
        String unit,
        String nameId,
        String nameEn,
        String source,
        String status) {}
