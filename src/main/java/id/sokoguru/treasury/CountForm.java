package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.EnumMap;
import java.util.Map;

/**
 * The denomination table as typed: how many pieces of each note and coin.
 *
 * @param typed by {@link Denomination#field()}
 */
public record CountForm(Map<String, String> typed) {
    public String of(Denomination denomination) {
        return typed.getOrDefault(denomination.field(), "").strip();
    }

    /** What the typed pieces are worth; nothing while they cannot be read. */
    public Money worth(Denomination denomination) {
        var text = of(denomination);
        return text.matches("\\d{1,6}")
                ? Money.rupiah(denomination.face()).times(Long.parseLong(text))
                : Money.ZERO;
    }

    public Money sum() {
        var sum = Money.ZERO;
        for (var denomination : Denomination.values()) {
            sum = sum.plus(worth(denomination));
        }
        return sum;
    }

    /** The pieces; what cannot be read is told to {@code problems} and counts as none. */
    public Denominations read(Page page, Problems problems) {
        var pieces = new EnumMap<Denomination, Integer>(Denomination.class);
        for (var denomination : Denomination.values()) {
            var text = of(denomination);
            if (text.matches("\\d{1,6}")) {
                pieces.put(denomination, Integer.parseInt(text));
            } else if (!text.isEmpty()) {
                problems.add(denomination.field(), page.t("treasury.problem.pieces"));
            }
        }
        return new Denominations(pieces);
    }
}
