package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.rule.Rule;
import java.time.LocalDate;

/** What comes of joining, leaving, leading and refusing. */
public sealed interface Joining {
    /**
     * @param size members of the group from that day on
     */
    record Done(int size) implements Joining {}

    sealed interface Refused extends Joining {}

    /** No such group in this cooperative. */
    record NoGroup() implements Refused {}

    /** Not a member of the cooperative, or no longer. */
    record NotMember() implements Refused {}

    /** In a group already: one at a time. */
    record ElsewhereAlready(long group) implements Refused {}

    record NotInGroup() implements Refused {}

    /** The group does not want her. */
    record Unwanted(LocalDate since) implements Refused {}

    record TooMany(int most, Rule rule) implements Refused {}

    /**
     * Before the group was founded, before she came, before she left another group, or in future.
     */
    record BadDate(LocalDate earliest) implements Refused {}

    /** Others paid for her and have not got it back. */
    record Owes(Money debt) implements Refused {}

    /** A loan for which the group stands; a transfer takes it along. */
    record HasLoan(long loan) implements Refused {}

    /** PJ I cannot be PJ II as well. */
    record LeadsAlready() implements Refused {}

    record NoReason() implements Refused {}
}
