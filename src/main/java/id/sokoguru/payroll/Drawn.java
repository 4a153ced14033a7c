package id.sokoguru.payroll;

import java.time.LocalDate;
import java.util.List;

/** What came of making a list. */
public sealed interface Drawn {
    record Made(long list) implements Drawn {}

    sealed interface Refused extends Drawn {}

    record NoAgency() implements Refused {}

    /** One waits for the second person; decide that first. */
    record OneWaits(long list) implements Refused {}

    /** This month's list stands. */
    record AlreadyListed(long list, LocalDate period) implements Refused {}

    /** Nobody who may be listed owes anything. */
    record NothingDue(LocalDate period, List<Skipped> skipped) implements Refused {}
}
