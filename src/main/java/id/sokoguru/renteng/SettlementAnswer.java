package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;

/** What settling answers. Nothing was written by a refusal. */
public sealed interface SettlementAnswer {
    record Settled(Receipt receipt) implements SettlementAnswer {}

    sealed interface Refused extends SettlementAnswer {}

    record NoGroup() implements Refused {}

    record NothingDue() implements Refused {}

    /** Somebody paid at the till in the meantime. */
    record FigureMoved(Money due) implements Refused {}

    record NotOnSheet(long member) implements Refused {}

    record MoreThanDue(long member, Money due) implements Refused {}

    /**
     * The group's settlement is not whole (belum klop).
     *
     * @param payers who paid in full and could bear it
     */
    record NotComplete(Money missing, int payers) implements Refused {}

    /** Nobody paid in full, so nobody can step in. */
    record NobodyPays(Money missing) implements Refused {}

    /** What was agreed is not what is missing. */
    record AgreedDiffers(Money agreed, Money missing) implements Refused {}

    /** Who does not pay her own cannot step in for others. */
    record CoversWhileShort(long member) implements Refused {}

    /** Who does not pay her own dues has nothing to give back. */
    record GivesBackWhileShort(long member) implements Refused {}

    record MoreThanOwed(long member, Money debt) implements Refused {}

    /** The money on the table is not what the sheet says. */
    record CountedDiffers(Money counted, Money wanted) implements Refused {}

    record PlaceNotOpen() implements Refused {}

    record BooksRefuse(Posting.Refused reason) implements Refused {}
}
