package id.sokoguru.savings;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What the counter answers: done, or one of the reasons why not. Nothing was written by a refusal.
 */
public sealed interface CounterAnswer {
    /**
     * @param account the ledger account of the savings, e.g. 210201
     * @param sub member number or savings account number
     * @param balance of the savings right after; of a replay: now
     */
    record Done(Receipt receipt, int account, long sub, Money balance) implements CounterAnswer {}

    sealed interface Refused extends CounterAnswer {}

    /** No such member or savings account in this cooperative. */
    record Unknown() implements Refused {}

    /** Not (or no longer) a member: nothing but the way out. */
    record NotMember() implements Refused {}

    /** The members' meeting has not decided simpanan pokok and wajib yet. */
    record NoTerms() implements Refused {}

    /** Simpanan pokok has been paid in full. */
    record NothingDue() implements Refused {}

    /** More than what is left of simpanan pokok. */
    record MoreThanDue(Money due) implements Refused {}

    /** The articles do not allow simpanan pokok in parts. */
    record OnlyWhole(Money due) implements Refused {}

    record Closed(LocalDate on) implements Refused {}

    record Blocked(Instant since) implements Refused {}

    /**
     * Nobody moved it for long: it is woken by a movement with {@code identified}.
     *
     * @param since the last movement by the member
     */
    record Asleep(LocalDate since) implements Refused {}

    /** Purpose savings before their day. */
    record Locked(LocalDate until) implements Refused {}

    /** A term deposit: placed and cashed at {@link Deposits}, not paid into or drawn on. */
    record IsTerm() implements Refused {}

    /** The first deposit is too small. */
    record BelowOpening(Money minimum) implements Refused {}

    /**
     * @param available above the balance that must stay
     */
    record NotEnough(Money available, Money wanted, Money minimumBalance) implements Refused {}

    /** The till or bank account does not hold enough. */
    record PlaceShort(Money available, Money wanted) implements Refused {}

    /** The till is closed, somebody else's, or no place for money. */
    record PlaceNotOpen() implements Refused {}

    /** A transfer between accounts of different members. */
    record NotOwn() implements Refused {}

    record BooksRefuse(Posting.Refused reason) implements Refused {}
}
