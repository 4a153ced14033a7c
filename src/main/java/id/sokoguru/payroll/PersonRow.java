package id.sokoguru.payroll;

/**
 * Somebody on a list.
 *
 * @param parts what for, in words
 */
public record PersonRow(ListedMember person, String name, String parts) {}
