package id.sokoguru.treasury;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The door to money on its way between the cooperative's own places, and to where it lies now. */
@Component
public class Treasury {
    private final TreasuryStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Books books;
    private final Tills tills;
    private final Handovers handovers;

    Treasury(
            TreasuryStore store,
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Books books,
            Tills tills,
            Handovers handovers) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.books = books;
        this.tills = tills;
        this.handovers = handovers;
    }

    /**
     * Moves money between two places (J07, J44, J47). Between a till and the vault it takes two
     * people: the answer is then {@link MoveAnswer.Waiting}. {@link NotFound} for a till or bank
     * account that this cooperative does not have.
     */
    public MoveAnswer move(Actor actor, MoveOrder order) {
        return tenancy.write(actor, () -> moved(actor, order));
    }

    private MoveAnswer moved(Actor actor, MoveOrder order) {
        if (store.handover(actor, order.id()).isPresent()) {
            return new MoveAnswer.Waiting(order.id());
        }
        if (books.entry(actor, order.id()).isPresent()) {
            return post(actor, order);
        }
        var from = order.from();
        var to = order.to();
        exists(actor, from);
        exists(actor, to);
        if (from.equals(to)) {
            return new MoveAnswer.SamePlace();
        }
        if (from.isTill() && to.isTill()) {
            return new MoveAnswer.ThroughVault();
        }
        if (!order.fee().isZero() && !from.isBank()) {
            return new MoveAnswer.FeeWithoutBank();
        }
        if (from.isTill() || to.isTill()) {
            var till = from.isTill() ? from : to;
            if (!order.date().equals(day.today())) {
                return new MoveAnswer.OnlyToday(day.today());
            }
            var check = tills.check(actor, till.sub());
            if (!(check instanceof TillCheck.Open)) {
                return new MoveAnswer.TillNotYours(check);
            }
            if (from.equals(CashPlace.VAULT) || to.equals(CashPlace.VAULT)) {
                var there = books.balance(actor, from.account(), from.sub());
                if (order.amount().compareTo(there) > 0) {
                    return new MoveAnswer.NotPosted(
                            new Posting.NotEnough(
                                    from.account(), from.sub(), there, order.amount()));
                }
                handovers.ask(
                        actor,
                        order.id(),
                        "TRANSFER",
                        (int) till.sub(),
                        from.isTill(),
                        order.amount(),
                        order.remark());
                return new MoveAnswer.Waiting(order.id());
            }
        }
        return post(actor, order);
    }

    private MoveAnswer post(Actor actor, MoveOrder order) {
        return switch (ledger.post(actor, entry(order))) {
            case Posting.Posted(var receipt) -> new MoveAnswer.Moved(receipt);
            case Posting.Refused why -> new MoveAnswer.NotPosted(why);
        };
    }

    /**
     * The entry of money that was moved in the past between the vault, petty cash and banks (J07,
     * J44, J47), for who posts it in time between those of other rooms. A till's money moves with
     * its days ({@link Tills#entriesAtOpening}, {@link Tills#entriesAtClosing}).
     */
    public static Ledger.Timed pastMove(MoveOrder order, Instant recordedAt) {
        if (order.from().isTill() || order.to().isTill() || order.from().equals(order.to())) {
            throw new IllegalArgumentException("not a move between other places");
        }
        return new Ledger.Timed(entry(order), recordedAt);
    }

    private static Entry entry(MoveOrder order) {
        return TreasuryJournals.move(
                        order.id(),
                        order.date(),
                        order.from(),
                        order.to(),
                        order.amount(),
                        order.fee())
                .withDocument(order.document())
                .withRemark(order.remark());
    }

    private void exists(Actor actor, CashPlace place) {
        if (place.isTill()) {
            tills.till(actor, place.sub());
        } else if (place.kind() == CashPlace.Kind.BAG) {
            throw new NotFound("a bag is handed in: " + place.text());
        } else if (place.isBank()
                && store.banks(actor).stream().noneMatch(bank -> bank.place().equals(place))) {
            throw new NotFound("bank account " + place.text());
        }
    }

    // ---- banks

    /** What came of registering a bank account. */
    public sealed interface Registration {
        record Registered(BankAccount account) implements Registration {}

        /** The account is in the register already. */
        record Known(BankAccount account) implements Registration {}
    }

    /**
     * Registers an account at a bank and opens its place in the ledger; it may be overdrawn.
     *
     * @param account of the chart, 110201 … 110206
     * @param number at the bank, 4 to 20 digits
     */
    public Registration registerBank(
            Actor actor, int account, String bank, String number, String holder) {
        return tenancy.write(
                actor,
                () -> {
                    store.lockTills(actor);
                    var known = store.banks(actor);
                    for (var one : known) {
                        if (one.bank().equalsIgnoreCase(bank.strip())
                                && one.number().equals(number)) {
                            return new Registration.Known(one);
                        }
                    }
                    long sub = known.stream().mapToLong(BankAccount::sub).max().orElse(0) + 1;
                    var opened =
                            new BankAccount(account, sub, bank.strip(), number, holder.strip());
                    store.insertBank(actor, opened, day.now());
                    ledger.open(actor, account, sub, "BANK", 0, null);
                    return new Registration.Registered(opened);
                });
    }

    public List<BankAccount> banks(Actor actor) {
        return tenancy.read(actor, () -> store.banks(actor));
    }

    // ---- where the money is

    /** A bank account with what is on it. */
    public record BankPosition(BankAccount account, Money balance) {}

    /**
     * Where all money lies now.
     *
     * @param unregistered on bank accounts in the books that are not in the register
     * @param differences balance of 111101, debit positive: missing money that nobody settled yet
     */
    public record Overview(
            Money vault,
            List<TillPosition> tills,
            Money pettyCash,
            List<BankPosition> banks,
            Money unregistered,
            Money differences) {
        public Money total() {
            var total = vault.plus(pettyCash).plus(unregistered);
            for (var till : tills) {
                total = total.plus(till.balance());
            }
            for (var bank : banks) {
                total = total.plus(bank.balance());
            }
            return total;
        }
    }

    public Overview overview(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var banks = store.banks(actor);
                    Map<String, Money> atBanks =
                            List.of(110201, 110202, 110203, 110204, 110205, 110206).stream()
                                    .flatMap(account -> books.places(actor, account).stream())
                                    .collect(
                                            Collectors.toMap(
                                                    place -> place.account() + "-" + place.sub(),
                                                    Books.Place::balance));
                    var positions =
                            banks.stream()
                                    .map(bank ->
                                            new BankPosition(
                                                    bank,
                                                    atBanks.getOrDefault(
                                                            bank.place().text(), Money.ZERO)))
                                    .toList();
                    banks.forEach(bank -> atBanks.remove(bank.place().text()));
                    return new Overview(
                            books.balance(actor, CashPlace.VAULT.account(), 0),
                            tills.positions(actor),
                            books.balance(actor, CashPlace.PETTY_CASH.account(), 0),
                            positions,
                            atBanks.values().stream().reduce(Money.ZERO, Money::plus),
                            books.balance(actor, TreasuryJournals.SUSPENSE, 0));
                });
    }
}
