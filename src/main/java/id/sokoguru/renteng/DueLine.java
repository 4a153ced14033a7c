package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;

/**
 * What a member has to bring to a meeting.
 *
 * @param obligatory simpanan wajib up to that month
 * @param principal of group loans, arrears and what is due then
 * @param contribution to the group's own savings
 * @param debt what others paid for her and have not got back; not part of the dues
 */
public record DueLine(
        long member,
        Money obligatory,
        Money principal,
        Money interest,
        Money penalty,
        Money contribution,
        Money debt) {
    public Money total() {
        return obligatory.plus(principal).plus(interest).plus(penalty).plus(contribution);
    }
}
