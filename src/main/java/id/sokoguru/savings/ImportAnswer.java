package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.util.List;

/** What came of reading or running an import: all of it, or nothing. */
public sealed interface ImportAnswer {
    /** Nothing is wrong; this is what will be written. */
    record Ready(int members, Money principal, Money obligatory, Money voluntary, Money total)
            implements ImportAnswer {}

    record Imported(Receipt receipt, int members) implements ImportAnswer {}

    /**
     * @param problems every one that was found
     */
    record Bad(List<Problem> problems) implements ImportAnswer {}

    record BooksRefuse(Posting.Refused reason) implements ImportAnswer {}

    /**
     * Something wrong in a file.
     *
     * @param file {@code anggota} or {@code neraca}
     * @param row as the spreadsheet numbers it; 0 = the file as a whole
     * @param column its head; empty = the row as a whole
     * @param key the sentence, for {@code page.t(key, arguments)}
     */
    record Problem(String file, int row, String column, String key, List<String> arguments) {}
}
