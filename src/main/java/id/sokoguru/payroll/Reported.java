package id.sokoguru.payroll;

import id.sokoguru.kernel.Money;
import java.util.List;

/** What came of reading a treasurer's answer: all of it, or nothing. */
public sealed interface Reported {
    record Done(Money deducted) implements Reported {}

    sealed interface Refused extends Reported {}

    record NotBooked() implements Refused {}

    /** What failed was put back on the members already. */
    record AlreadyGivenBack() implements Refused {}

    /** More money came in than is said to have been kept back. */
    record LessThanReceived(Money remitted) implements Refused {}

    /** Not a table: the sentence {@code key} of the messages with its detail. */
    record Unreadable(String key, String detail) implements Refused {}

    record Bad(List<Wrong> wrong) implements Refused {}

    /**
     * @param row in the spreadsheet; 0 = the file as a whole
     * @param key of the messages
     */
    record Wrong(int row, String key, List<String> arguments) {}
}
