package id.sokoguru.savings;

import id.sokoguru.web.NotFound;
import java.util.Arrays;

/** What is done at the counter, with its word in addresses and in the messages. */
enum CounterAct {
    PRINCIPAL("pokok", "principal", true),
    OBLIGATORY("wajib", "obligatory", true),
    DEPOSIT("setor", "deposit", true),
    WITHDRAWAL("tarik", "withdrawal", true),
    OPENING("buka", "opening", true),
    TRANSFER("pindah", "transfer", false),
    CLOSING("tutup", "closing", true);

    private final String path;
    private final String key;
    private final boolean cash;

    CounterAct(String path, String key, boolean cash) {
        this.path = path;
        this.key = key;
        this.cash = cash;
    }

    static CounterAct of(String path) {
        return Arrays.stream(values())
                .filter(act -> act.path.equals(path))
                .findFirst()
                .orElseThrow(() -> new NotFound("nothing is done at " + path));
    }

    String path() {
        return path;
    }

    String key() {
        return key;
    }

    /** Whether money comes into a till or bank account or leaves it. */
    boolean cash() {
        return cash;
    }
}
