package id.sokoguru.payroll;

import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Due;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.Position;
import id.sokoguru.lending.Repayments;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.OpenTills;
import id.sokoguru.rule.Rules;
import id.sokoguru.savings.Savings;
import id.sokoguru.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door for a month's list: made from what is due, approved by somebody else (J22), answered by
 * the agency's treasurer, and paid (J23). What failed is put back on the member, who owes it again.
 */
@Component
public class Payroll {
    /** The kind of the approval. */
    public static final String KIND = "payroll.list";

    private static final String SHARE = "payroll.share";

    private final PayrollStore store;
    private final AgencyStore agencies;
    private final Members members;
    private final Savings savings;
    private final Loans loans;
    private final Repayments repayments;
    private final Rules rules;
    private final Approvals approvals;
    private final ObjectProvider<OpenTills> tills;
    private final Books books;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Payroll(
            PayrollStore store,
            AgencyStore agencies,
            Members members,
            Savings savings,
            Loans loans,
            Repayments repayments,
            Rules rules,
            Approvals approvals,
            ObjectProvider<OpenTills> tills,
            Books books,
            Ledger ledger,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.agencies = agencies;
        this.members = members;
        this.savings = savings;
        this.loans = loans;
        this.repayments = repayments;
        this.rules = rules;
        this.approvals = approvals;
        this.tills = tills;
        this.books = books;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.day = day;
    }

    // ---- making

    /**
     * Makes the list for the agency's next salaries from what is due by the end of their month. A
     * list that was not sent to the second person yet is replaced. The same request again answers
     * the same list.
     */
    public Drawn draw(Actor actor, UUID request, long agencyNo) {
        return tenancy.write(
                actor,
                () -> {
                    var agency = agencies.agency(actor, agencyNo);
                    if (agency.isEmpty()) {
                        return new Drawn.NoAgency();
                    }
                    store.lock(actor, agencyNo);
                    var period = agency.get().period(day.today());
                    for (var list : store.lists(actor, agencyNo)) {
                        if (list.requestId().equals(request)) {
                            return new Drawn.Made(list.listNo());
                        }
                        switch (list.state()) {
                            case WAITING -> {
                                return new Drawn.OneWaits(list.listNo());
                            }
                            case BOOKED -> {
                                if (list.period().equals(period)) {
                                    return new Drawn.AlreadyListed(list.listNo(), period);
                                }
                            }
                            case DRAFT, CANCELLED -> {}
                        }
                    }
                    return draw(actor, request, agencyNo, period);
                });
    }

    private Drawn draw(Actor actor, UUID request, long agency, LocalDate period) {
        var today = day.today();
        var percent = rules.value(SHARE, today);
        var running = running(actor);
        var orders = agencies.orders(actor, null);
        var listed = new ArrayList<ListedMember>();
        var skipped = new ArrayList<Skipped>();
        for (var employee : agencies.employees(actor, agency, null, today)) {
            if (!employee.works()
                    || members.member(actor, employee.memberNo())
                            .filter(Member::isMember)
                            .isEmpty()) {
                continue;
            }
            var member = employee.memberNo();
            var wants =
                    wants(
                            actor,
                            member,
                            period,
                            running.getOrDefault(member, List.of()),
                            orders.stream().filter(o -> o.memberNo() == member).toList());
            if (wants.isEmpty()) {
                continue;
            }
            if (employee.mandateNo() == null) {
                skipped.add(new Skipped(member, Skipped.Reason.NO_MANDATE));
            } else if (!employee.takeHome().isPositive()) {
                skipped.add(new Skipped(member, Skipped.Reason.NO_SALARY));
            } else {
                var ceiling = Fitting.ceiling(employee.takeHome(), percent);
                listed.add(
                        new ListedMember(
                                member,
                                employee.staffNo(),
                                employee.takeHome(),
                                ceiling,
                                null,
                                null,
                                Fitting.fit(wants, ceiling)));
            }
        }
        if (listed.isEmpty()) {
            return new Drawn.NothingDue(period, skipped);
        }
        for (var earlier : store.lists(actor, agency)) {
            if (earlier.state() == DeductionList.State.DRAFT) {
                store.state(actor, earlier.listNo(), DeductionList.State.CANCELLED);
            }
        }
        return new Drawn.Made(
                store.insert(actor, request, agency, period, day.now(), listed, skipped));
    }

    private Map<Long, List<Position>> running(Actor actor) {
        var all = new HashMap<Long, List<Position>>();
        for (var position : loans.running(actor, day.today()).values()) {
            all.computeIfAbsent(position.loan().member(), _ -> new ArrayList<>()).add(position);
        }
        return all;
    }

    private List<Want> wants(
            Actor actor,
            long member,
            LocalDate period,
            List<Position> running,
            List<StandingOrder> orders) {
        var wants = new ArrayList<Want>();
        var until = period.plusMonths(1).minusDays(1);
        add(
                wants,
                Kind.OBLIGATORY,
                PayrollJournals.OBLIGATORY,
                member,
                obligatory(actor, member, until));
        for (var position : running) {
            if (!position.product().contract().isMoneyLent()) {
                continue;
            }
            var loan = position.loan();
            var due = position.standing().due(until);
            add(
                    wants,
                    Kind.PRINCIPAL,
                    loan.account(),
                    loan.number(),
                    due.stream().map(Due::principal).reduce(Money.ZERO, Money::plus));
            add(
                    wants,
                    Kind.INTEREST,
                    PayrollJournals.INTEREST,
                    loan.number(),
                    due.stream().map(Due::interest).reduce(Money.ZERO, Money::plus));
        }
        for (var order : orders) {
            var last = order.untilMonth();
            if (!order.fromMonth().isAfter(period) && (last == null || !last.isBefore(period))) {
                add(wants, order.kind(), order.account(), order.sub(), order.amount());
            }
        }
        // What a member bought on credit, where the books keep it by member.
        add(
                wants,
                Kind.SHOP,
                PayrollJournals.SHOP,
                member,
                books.balance(actor, PayrollJournals.SHOP, member));
        return wants;
    }

    private Money obligatory(Actor actor, long member, LocalDate until) {
        return savings.dues(actor, member)
                .map(dues -> {
                    var due = dues.arrears();
                    var next = dues.next();
                    return next.period().isAfter(day.today()) && !next.period().isAfter(until)
                            ? due.plus(next.open())
                            : due;
                })
                .orElse(Money.ZERO);
    }

    private static void add(List<Want> wants, Kind kind, int account, long sub, Money amount) {
        if (amount.isPositive()) {
            wants.add(new Want(kind, account, sub, amount));
        }
    }

    // ---- two persons

    /** What came of sending a list to the second person. */
    public enum Sent {
        ASKED,
        UNKNOWN,
        NOT_DRAFT
    }

    /** Asks somebody else to approve; approving posts the claim (J22). */
    public Sent ask(Actor actor, long number) {
        return tenancy.write(
                actor,
                () -> {
                    var found = store.list(actor, number);
                    if (found.isEmpty()) {
                        return Sent.UNKNOWN;
                    }
                    var list = found.get();
                    store.lock(actor, list.agencyNo());
                    if (list.state() != DeductionList.State.DRAFT) {
                        return Sent.NOT_DRAFT;
                    }
                    store.state(actor, number, DeductionList.State.WAITING);
                    approvals.request(
                            actor,
                            KIND,
                            list.requestId(),
                            "Daftar potong gaji nomor "
                                    + number
                                    + " ke instansi nomor "
                                    + list.agencyNo()
                                    + ": "
                                    + store.members(actor, number).size()
                                    + " anggota, "
                                    + list.listed().text(),
                            String.valueOf(number));
                    return Sent.ASKED;
                });
    }

    /** Throws a list away that nobody was asked about. */
    public boolean discard(Actor actor, long number) {
        return tenancy.write(
                actor,
                () -> {
                    var draft =
                            store.list(actor, number)
                                    .filter(l -> l.state() == DeductionList.State.DRAFT);
                    draft.ifPresent(l -> store.state(actor, number, DeductionList.State.CANCELLED));
                    return draft.isPresent();
                });
    }

    /** The second person said no: the list may be made again. */
    void refused(Actor approver, long number) {
        store.state(approver, number, DeductionList.State.CANCELLED);
    }

    /** J22, in the transaction of the approval. */
    ApprovalKind.Outcome book(Actor approver, long number) {
        var words = Words.indonesian();
        var list = store.list(approver, number).orElseThrow();
        store.lock(approver, list.agencyNo());
        if (list.state() != DeductionList.State.WAITING) {
            return new ApprovalKind.Outcome.Impossible(words.t("payroll.impossible.state"));
        }
        var people = store.members(approver, number);
        var until = list.period().plusMonths(1).minusDays(1);
        var composed = new ArrayList<Repayments.Composed>();
        var byKind = new HashMap<Kind, List<Line>>();
        for (var kind : Kind.values()) {
            byKind.put(kind, new ArrayList<>());
        }
        for (var person : people) {
            var left = members.member(approver, person.memberNo()).filter(Member::isMember);
            if (left.isEmpty()) {
                return impossible("payroll.impossible.left", person.memberNo());
            }
            var moved = changed(approver, person, until);
            if (moved != null) {
                return impossible(moved, person.memberNo());
            }
            for (long loan : loansOf(person.parts())) {
                var one =
                        repayments.compose(
                                approver,
                                loan,
                                sum(person.parts(), Kind.PRINCIPAL, loan),
                                sum(person.parts(), Kind.INTEREST, loan),
                                until);
                if (one.isEmpty()) {
                    return impossible("payroll.impossible.loan", loan);
                }
                composed.add(one.get());
                spread(approver, list, person, one.get(), byKind);
            }
            for (var part : person.parts()) {
                if (part.listed().isPositive()
                        && part.kind() != Kind.PRINCIPAL
                        && part.kind() != Kind.INTEREST) {
                    lines(byKind, part.kind())
                            .add(Line.credit(part.account(), part.sub(), part.listed()));
                }
            }
        }
        var credits = new ArrayList<Line>();
        for (var kind : Kind.values()) {
            credits.addAll(lines(byKind, kind));
        }
        var entry = PayrollJournals.list(list.requestId(), day.today(), list, credits);
        return switch (ledger.post(approver, entry)) {
            case Posting.Posted _ -> {
                for (var one : composed) {
                    repayments.settled(approver, entry.id(), one.position(), one.allocation());
                }
                store.book(approver, number, day.today(), entry.id());
                yield new ApprovalKind.Outcome.Done();
            }
            case Posting.Refused reason ->
                    new ApprovalKind.Outcome.Impossible(PayrollWords.books(words, reason));
        };
    }

    private static ApprovalKind.Outcome impossible(String key, long number) {
        return new ApprovalKind.Outcome.Impossible(
                Words.indonesian().t(key, String.valueOf(number)));
    }

    /** What is listed and no longer due: paid at the counter since the list was made. */
    private @Nullable String changed(Actor actor, ListedMember person, LocalDate until) {
        for (var part : person.parts()) {
            // Parts of an order besides what is due come after it, so the first is the one asked.
            if (part.kind() == Kind.SHOP
                    && part.sub() != 0
                    && part.listed().compareTo(books.balance(actor, part.account(), part.sub()))
                            > 0) {
                return "payroll.impossible.shop";
            }
            if (part.kind() == Kind.SAVINGS
                    && savings.account(actor, part.sub()).filter(a -> a.isOpen()).isEmpty()) {
                return "payroll.impossible.savings";
            }
        }
        var obligatory = person.parts().stream().filter(p -> p.kind() == Kind.OBLIGATORY).toList();
        var ordered =
                agencies.orders(actor, person.memberNo()).stream()
                        .filter(o -> o.kind() == Kind.OBLIGATORY)
                        .map(StandingOrder::amount)
                        .reduce(Money.ZERO, Money::plus);
        var most = obligatory(actor, person.memberNo(), until).plus(ordered);
        return Fitting.listed(obligatory).compareTo(most) > 0
                ? "payroll.impossible.obligatory"
                : null;
    }

    /** The lines of a loan among the kinds; and how much of its interest had been accrued. */
    private void spread(
            Actor actor,
            DeductionList list,
            ListedMember person,
            Repayments.Composed composed,
            Map<Kind, List<Line>> byKind) {
        var loan = composed.position().loan();
        for (var line : composed.credits()) {
            var kind = line.account() == loan.account() ? Kind.PRINCIPAL : Kind.INTEREST;
            lines(byKind, kind).add(line);
            if (line.account() == PayrollJournals.ACCRUED) {
                for (var part : person.parts()) {
                    if (part.kind() == Kind.INTEREST && part.sub() == loan.number()) {
                        store.accrued(
                                actor,
                                list.listNo(),
                                person.memberNo(),
                                part.partNo(),
                                line.amount());
                    }
                }
            }
        }
    }

    private static List<Line> lines(Map<Kind, List<Line>> byKind, Kind kind) {
        return Objects.requireNonNull(byKind.get(kind));
    }

    private static List<Long> loansOf(List<Part> parts) {
        return parts.stream()
                .filter(p -> p.kind() == Kind.PRINCIPAL || p.kind() == Kind.INTEREST)
                .filter(p -> p.listed().isPositive())
                .map(Part::sub)
                .distinct()
                .toList();
    }

    private static Money sum(List<Part> parts, Kind kind, long sub) {
        return parts.stream()
                .filter(p -> p.kind() == kind && p.sub() == sub)
                .map(Part::listed)
                .reduce(Money.ZERO, Money::plus);
    }

    // ---- the treasurer's answer

    /** Reads the list that came back as XLSX or CSV. */
    public Reported report(Actor actor, long number, byte[] file) {
        var found = list(actor, number);
        return found.isEmpty() || found.get().state() != DeductionList.State.BOOKED
                ? new Reported.NotBooked()
                : switch (ResultFile.read(file, people(actor, number))) {
                    case ResultFile.Good(var outcomes) -> report(actor, number, outcomes);
                    case ResultFile.No(var refused) -> refused;
                };
    }

    /**
     * What was kept back of whom; whom it does not name stays as it was answered before, or as kept
     * back in full. The newest answer counts until what failed is put back.
     */
    public Reported report(Actor actor, long number, List<Outcome> outcomes) {
        return tenancy.write(
                actor,
                () -> {
                    var found = store.list(actor, number);
                    if (found.isEmpty() || found.get().state() != DeductionList.State.BOOKED) {
                        return new Reported.NotBooked();
                    }
                    store.lock(actor, found.get().agencyNo());
                    var list = store.list(actor, number).orElseThrow();
                    if (list.givenBack().isPositive()) {
                        return new Reported.AlreadyGivenBack();
                    }
                    var people = store.members(actor, number);
                    var wrong = new ArrayList<Reported.Wrong>();
                    var all = new ArrayList<Outcome>();
                    var named = new HashSet<Long>();
                    for (var outcome : outcomes) {
                        ResultFile.check(outcome, people, 0).ifPresent(wrong::add);
                        named.add(outcome.memberNo());
                    }
                    if (!wrong.isEmpty()) {
                        return new Reported.Bad(wrong);
                    }
                    all.addAll(outcomes);
                    for (var person : people) {
                        if (!named.contains(person.memberNo())) {
                            all.add(
                                    new Outcome(
                                            person.memberNo(),
                                            Objects.requireNonNullElse(
                                                    person.deducted(), person.listed()),
                                            Objects.requireNonNullElse(person.reason(), "")));
                        }
                    }
                    var total = all.stream().map(Outcome::deducted).reduce(Money.ZERO, Money::plus);
                    if (total.compareTo(list.remitted()) < 0) {
                        return new Reported.LessThanReceived(list.remitted());
                    }
                    store.report(actor, number, all, day.now());
                    return new Reported.Done(total);
                });
    }

    // ---- the treasurer's money

    /**
     * J23: money of the treasurer for one list, into a bank account or drawer.
     *
     * @param id of the entry: the same again answers the first receipt
     * @param document the number of the transfer, or empty
     */
    public Remitted remit(
            Actor actor,
            UUID id,
            long number,
            Money amount,
            MoneyPlace into,
            LocalDate date,
            String document) {
        return tenancy.write(
                actor,
                () -> {
                    var found = store.list(actor, number);
                    if (found.isEmpty()) {
                        return new Remitted.NotBooked();
                    }
                    store.lock(actor, found.get().agencyNo());
                    var list = store.list(actor, number).orElseThrow();
                    var replay =
                            store.remittances(actor, number).stream()
                                    .anyMatch(r -> r.entryId().equals(id));
                    if (!replay) {
                        if (list.state() != DeductionList.State.BOOKED) {
                            return new Remitted.NotBooked();
                        }
                        if (!amount.isPositive()) {
                            return new Remitted.NoAmount();
                        }
                        if (amount.compareTo(list.open()) > 0) {
                            return new Remitted.MoreThanOpen(list.open());
                        }
                        var asked = tills.getIfAvailable();
                        if (!into.holdsMoney() || (asked != null && !asked.isOpen(actor, into))) {
                            return new Remitted.PlaceNotOpen();
                        }
                    }
                    var entry = PayrollJournals.remittance(id, date, list, into, amount, document);
                    return switch (ledger.post(actor, entry)) {
                        case Posting.Posted(var receipt) -> {
                            if (!replay) {
                                store.remit(actor, id, number, amount, date);
                            }
                            yield new Remitted.Received(receipt);
                        }
                        case Posting.Refused reason -> new Remitted.BooksRefuse(reason);
                    };
                });
    }

    // ---- what failed

    /**
     * Puts what was not kept back on the members again: their loans and dues are open as before,
     * and the next list takes them up by itself.
     *
     * @param id of the entry
     */
    public GivenBack giveBack(Actor actor, UUID id, long number) {
        return tenancy.write(
                actor,
                () -> {
                    var found = store.list(actor, number);
                    if (found.isEmpty()) {
                        return new GivenBack.NothingFailed();
                    }
                    store.lock(actor, found.get().agencyNo());
                    var earlier = books.entry(actor, id);
                    if (earlier.isPresent()) {
                        return new GivenBack.Done(found.get().givenBack());
                    }
                    return giveBack(actor, id, store.list(actor, number).orElseThrow());
                });
    }

    private GivenBack giveBack(Actor actor, UUID id, DeductionList list) {
        var failed = new ArrayList<Fitting.Failed>();
        var backs = new ArrayList<PayrollStore.Back>();
        for (var person : store.members(actor, list.listNo())) {
            var deducted = person.deducted();
            if (deducted == null) {
                continue;
            }
            for (var one : Fitting.failed(person.parts(), deducted)) {
                failed.add(one);
                backs.add(
                        new PayrollStore.Back(
                                person.memberNo(), one.part().partNo(), one.amount()));
            }
        }
        var total = failed.stream().map(Fitting.Failed::amount).reduce(Money.ZERO, Money::plus);
        if (!total.isPositive()) {
            return new GivenBack.NothingFailed();
        }
        if (total.compareTo(list.open()) > 0) {
            return new GivenBack.MoreThanOpen(list.open());
        }
        var paidBy = Objects.requireNonNull(list.entryId());
        var parts = failed.stream().map(Fitting.Failed::part).toList();
        for (long loan : loansOf(parts)) {
            if (!repayments.takeBack(
                    actor,
                    paidBy,
                    loan,
                    sumOf(failed, Kind.PRINCIPAL, loan),
                    sumOf(failed, Kind.INTEREST, loan))) {
                tenancy.undo();
                return new GivenBack.LoanGone(loan);
            }
        }
        var entry = PayrollJournals.givenBack(id, day.today(), list, failed);
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted _ -> {
                store.giveBack(actor, id, list.listNo(), total, day.today(), backs);
                yield new GivenBack.Done(total);
            }
            case Posting.Refused reason -> new GivenBack.BooksRefuse(reason);
        };
    }

    private static Money sumOf(List<Fitting.Failed> failed, Kind kind, long sub) {
        return failed.stream()
                .filter(f -> f.part().kind() == kind && f.part().sub() == sub)
                .map(Fitting.Failed::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    // ---- reading

    public Optional<DeductionList> list(Actor actor, long number) {
        return tenancy.read(actor, () -> store.list(actor, number));
    }

    /** The newest hundred; of one agency, or of all. */
    public List<DeductionList> lists(Actor actor, @Nullable Long agency) {
        return tenancy.read(actor, () -> store.lists(actor, agency));
    }

    /** Who is on a list with what, by member number. */
    public List<ListedMember> people(Actor actor, long number) {
        return tenancy.read(actor, () -> store.members(actor, number));
    }

    /** Who owes something and could not be listed. */
    public List<Skipped> skipped(Actor actor, long number) {
        return tenancy.read(actor, () -> store.skipped(actor, number));
    }

    public List<Remittance> remittances(Actor actor, long number) {
        return tenancy.read(actor, () -> store.remittances(actor, number));
    }

    /** What agencies still have to hand over, the oldest first. */
    public List<Claim> claims(Actor actor) {
        return tenancy.read(actor, () -> store.claims(actor));
    }
}
