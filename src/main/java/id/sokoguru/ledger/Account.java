package id.sokoguru.ledger;

import java.util.Locale;
import java.util.Set;

/**
 * An account of a cooperative's chart.
 *
 * @param code six digits, {@code GGSSNN}
 * @param normal the side on which its balance grows
 * @param line the statement line to which it belongs, e.g. {@code A01}; {@code OFF} is off the
 *     balance sheet
 * @param cashFlow CASH, OP, INV, FIN or NONE (direct method)
 * @param flags LIQ, MS, SUB, PROD, CONTRA, FA, RAK, OFF
 */
public record Account(
        int code,
        String nameId,
        String nameEn,
        Side normal,
        String line,
        String cashFlow,
        Set<String> flags) {
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameId;
    }

    public boolean isCash() {
        return cashFlow.equals("CASH");
    }
}
