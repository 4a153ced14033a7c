package id.sokoguru.payroll;

/**
 * What is kept back from a salary, in the order in which it is served when the salary is short:
 * wajib, pokok, jasa, barang, belanja; what nobody owes comes last.
 */
public enum Kind {
    OBLIGATORY,
    PRINCIPAL,
    INTEREST,
    GOODS,
    SHOP,
    SAVINGS,
    SOCIAL
}
