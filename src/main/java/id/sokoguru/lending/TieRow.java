package id.sokoguru.lending;

/**
 * A member who belongs to the boards, as a page shows it.
 *
 * @param no of the tie
 * @param number of the member
 */
public record TieRow(
        int no, String officer, String position, String member, long number, String relation) {}
