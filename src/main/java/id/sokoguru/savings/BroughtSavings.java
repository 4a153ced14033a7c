package id.sokoguru.savings;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Members;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door for savings that come from other books: who is a member, their accounts, their term
 * deposits in the middle of a term. Amounts go into the opening entry, whose lines it answers.
 */
@Component
public class BroughtSavings {
    private final Savings savings;
    private final SavingsStore store;
    private final DepositStore deposits;
    private final Members members;
    private final Tenancy tenancy;
    private final BusinessDay day;

    BroughtSavings(
            Savings savings,
            SavingsStore store,
            DepositStore deposits,
            Members members,
            Tenancy tenancy,
            BusinessDay day) {
        this.savings = savings;
        this.store = store;
        this.deposits = deposits;
        this.members = members;
        this.tenancy = tenancy;
        this.day = day;
    }

    /**
     * Somebody who paid simpanan pokok elsewhere and so is a member.
     *
     * @param obligatory simpanan wajib so far; it covers the time up to the month of the opening
     */
    public record Saver(long member, LocalDate joined, Money principal, Money obligatory) {}

    /** A savings account, which may be empty. */
    public record Account(long member, int product, Money balance) {}

    /**
     * A term deposit in its current term. Interest goes to the member's first account that can be
     * drawn on: one must be among the accounts.
     *
     * @param paidThrough a monthly anniversary up to which interest was paid in this term
     * @param paid interest of this term so far, before tax
     * @param tax withheld of it
     */
    public record Term(
            long member,
            int product,
            Money principal,
            Rate rate,
            LocalDate startsOn,
            LocalDate endsOn,
            Deposit.Renewal renewal,
            Deposit.Pays pays,
            @Nullable LocalDate paidThrough,
            Money paid,
            Money tax) {}

    /**
     * @param accounts their numbers, in the order given
     * @param deposits their account numbers, in the order given
     * @param certificates the numbers of the bilyet, in the order given
     * @param lines for the opening entry
     */
    public record TakenOver(
            List<Long> accounts, List<Long> deposits, List<Long> certificates, List<Line> lines) {}

    /**
     * Admits the savers and opens accounts and deposits, in the caller's transaction. Posts
     * nothing.
     *
     * @param entry the id of the opening entry
     */
    public TakenOver begin(
            Actor actor,
            UUID entry,
            LocalDate opening,
            List<Saver> savers,
            List<Account> accounts,
            List<Term> terms) {
        return tenancy.write(
                actor,
                () -> {
                    var lines = new ArrayList<Line>();
                    admit(actor, opening, savers, lines);
                    var products = new HashMap<Integer, Product>();
                    store.products(actor, day.today()).forEach(p -> products.put(p.number(), p));
                    var orders = new ArrayList<Opening>();
                    for (var account : accounts) {
                        orders.add(
                                order(
                                        account.member(),
                                        account.product(),
                                        account.balance(),
                                        opening));
                    }
                    for (var term : terms) {
                        orders.add(
                                order(
                                        term.member(),
                                        term.product(),
                                        term.principal(),
                                        term.startsOn()));
                    }
                    var numbers =
                            orders.isEmpty() ? List.<Long>of() : savings.openAll(actor, orders);
                    var payTo = new HashMap<Long, Long>();
                    for (int i = 0; i < orders.size(); i++) {
                        var order = orders.get(i);
                        var account =
                                Objects.requireNonNull(products.get(order.product())).account();
                        if (account == Product.VOLUNTARY) {
                            payTo.putIfAbsent(order.member(), numbers.get(i));
                        }
                        if (order.amount().isPositive()) {
                            lines.add(Line.credit(account, numbers.get(i), order.amount()));
                        }
                    }
                    var own = numbers.subList(accounts.size(), numbers.size());
                    var certificates = new ArrayList<Long>();
                    for (int i = 0; i < terms.size(); i++) {
                        var term = terms.get(i);
                        certificates.add(
                                place(
                                        actor,
                                        entry,
                                        own.get(i),
                                        term,
                                        Objects.requireNonNull(products.get(term.product())),
                                        Objects.requireNonNull(payTo.get(term.member()))));
                    }
                    return new TakenOver(
                            List.copyOf(numbers.subList(0, accounts.size())),
                            List.copyOf(own),
                            certificates,
                            lines);
                });
    }

    private static Opening order(long member, int product, Money amount, LocalDate date) {
        return new Opening(Uuid7.create(), member, product, amount, MoneyPlace.vault(), date);
    }

    private void admit(Actor actor, LocalDate opening, List<Saver> savers, List<Line> lines) {
        var period = savings.terms(actor, opening).map(Terms::period).orElse(Terms.Period.MONTH);
        var next = period.after(period.of(opening));
        var admissions = new ArrayList<Members.Admission>();
        var starts = new ArrayList<SavingsStore.Owing>();
        for (var saver : savers) {
            admissions.add(new Members.Admission(saver.member(), saver.joined()));
            starts.add(
                    new SavingsStore.Owing(
                            saver.member(), saver.joined(), next, saver.obligatory()));
            lines.add(Line.credit(SavingsJournals.PRINCIPAL, saver.member(), saver.principal()));
            if (saver.obligatory().isPositive()) {
                lines.add(
                        Line.credit(
                                SavingsJournals.OBLIGATORY, saver.member(), saver.obligatory()));
            }
        }
        members.admit(actor, admissions);
        savings.startDues(actor, starts);
    }

    private long place(
            Actor actor, UUID entry, long account, Term term, Product product, long payTo) {
        int months = (int) ChronoUnit.MONTHS.between(term.startsOn(), term.endsOn());
        if (term.startsOn().plusMonths(months + 1L).equals(term.endsOn())) {
            // 31 January to 28 February.
            months++;
        }
        long certificate = deposits.drawCertificate(actor);
        deposits.insert(
                actor,
                account,
                certificate,
                new DepositStore.Conditions(months, payTo, term.renewal(), term.pays()),
                product);
        deposits.begin(actor, account, 1, term.startsOn(), term.endsOn(), term.rate(), Rate.ZERO);
        var through = term.paidThrough();
        if (through != null && term.paid().isPositive()) {
            deposits.insertRewards(
                    actor,
                    List.of(
                            new DepositStore.Reward(
                                    through,
                                    account,
                                    term.member(),
                                    term.startsOn(),
                                    through,
                                    term.paid(),
                                    term.tax(),
                                    entry)));
        }
        return certificate;
    }
}
