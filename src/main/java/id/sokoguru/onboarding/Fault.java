package id.sokoguru.onboarding;

import java.util.List;

/**
 * Something wrong in a workbook.
 *
 * @param sheet its name; empty = the file as a whole
 * @param row as the spreadsheet numbers it; 0 = the sheet as a whole
 * @param column its head; empty = the row as a whole
 * @param key the sentence that says what is wrong and what to do
 */
public record Fault(String sheet, int row, String column, String key, List<String> arguments) {
    public Object[] words() {
        return arguments.toArray();
    }
}
