package id.sokoguru.onboarding;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalId;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.access.Audit;
import id.sokoguru.credit.Schedule;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.lending.BroughtLoans;
import id.sokoguru.lending.Loans;
import id.sokoguru.lending.NewLoan;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.Sealing;
import id.sokoguru.savings.BroughtSavings;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Savings;
import id.sokoguru.web.Words;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door of a cooperative that moves in: the workbook to fill, the reading of it, the signature
 * of a second person, and the move, in which everything is written or nothing. A cooperative moves
 * once, into empty books.
 */
@Component
public class Moving implements ApprovalKind {
    /** The kind of the approval. */
    public static final String KIND = "onboarding.move";

    /** The event of the opening entry. */
    public static final String OPENING = "onboarding.opening";

    private final MoveStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Books books;
    private final Chart chart;
    private final Ledger ledger;
    private final Members members;
    private final Sealing sealing;
    private final Savings savings;
    private final BroughtSavings broughtSavings;
    private final Loans loans;
    private final BroughtLoans broughtLoans;
    private final Approvals approvals;
    private final Audit audit;

    Moving(
            MoveStore store,
            Tenancy tenancy,
            BusinessDay day,
            Books books,
            Chart chart,
            Ledger ledger,
            Members members,
            Sealing sealing,
            Savings savings,
            BroughtSavings broughtSavings,
            Loans loans,
            BroughtLoans broughtLoans,
            Approvals approvals,
            Audit audit) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.books = books;
        this.chart = chart;
        this.ledger = ledger;
        this.members = members;
        this.sealing = sealing;
        this.savings = savings;
        this.broughtSavings = broughtSavings;
        this.loans = loans;
        this.broughtLoans = broughtLoans;
        this.approvals = approvals;
        this.audit = audit;
    }

    // ---- where it stands

    /**
     * What is ready for the move.
     *
     * @param empty whether the books are still empty: only then somebody can move in
     */
    record State(
            LocalDate booksFrom,
            boolean empty,
            boolean terms,
            int savingsProducts,
            int loanProducts,
            int banks,
            @Nullable Uploaded newest,
            @Nullable Approval asked,
            @Nullable Move move) {
        boolean waits() {
            return asked != null && asked.waits();
        }

        boolean refused() {
            return asked != null && "REFUSED".equals(asked.decision());
        }
    }

    State state(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var offer = offer(actor);
                    var newest = store.newest(actor);
                    return new State(
                            offer.booksFrom(),
                            books.head(actor).treeSize() == 0,
                            savings.terms(actor, day.today()).isPresent(),
                            offer.savings().size(),
                            offer.loans().size(),
                            offer.banks().values().stream().mapToInt(List::size).sum(),
                            newest.orElse(null),
                            newest.flatMap(w ->
                                            approvals.of(actor, KIND, w.workbookId()).stream()
                                                    .findFirst())
                                    .orElse(null),
                            store.move(actor).orElse(null));
                });
    }

    private WorkbookReader.Offer offer(Actor actor) {
        var today = day.today();
        var accounts = chart.byCode(actor);
        var banks = new TreeMap<Integer, List<Long>>();
        for (int code : accounts.keySet()) {
            if (code / 100 == 1102) {
                var numbers =
                        books.places(actor, code).stream()
                                .filter(place -> place.sub() != 0 && !place.closed())
                                .map(Books.Place::sub)
                                .toList();
                if (!numbers.isEmpty()) {
                    banks.put(code, numbers);
                }
            }
        }
        return new WorkbookReader.Offer(
                today,
                books.head(actor).booksFrom(),
                savings.products(actor, today).stream()
                        .collect(
                                Collectors.toMap(
                                        Product::number,
                                        Function.identity(),
                                        (a, _) -> a,
                                        TreeMap::new)),
                loans.products(actor, today).stream()
                        .collect(
                                Collectors.toMap(
                                        p -> p.number(),
                                        Function.identity(),
                                        (a, _) -> a,
                                        TreeMap::new)),
                accounts,
                banks);
    }

    /** The workbook to fill in, for figures at the end of a day. */
    byte[] template(Actor actor, Words words, LocalDate cutOver) {
        return Template.draw(words, tenancy.read(actor, () -> offer(actor)), cutOver);
    }

    // ---- reading

    /** What came of a workbook. */
    public sealed interface Answer {}

    /** It holds together and is kept until somebody signs or a newer one comes. */
    record Kept(Uploaded workbook, List<Comparison> comparisons) implements Answer {}

    /** Every row makes sense, but two figures differ. Nothing is kept. */
    record Differs(List<Comparison> comparisons) implements Answer {}

    /** Rows that make no sense. Nothing is kept. */
    record Wrong(List<Fault> faults) implements Answer {}

    /** It was carried out already. */
    record AlreadyMoved(Move move) implements Answer {}

    /** There are entries in the books: who is in cannot move in. */
    record BooksInUse() implements Answer {}

    /** Reads and reconciles a workbook, and keeps it when it holds together. Moves nothing. */
    public Answer upload(Actor actor, String fileName, byte[] file) {
        var hindered = tenancy.read(actor, () -> hindrance(actor));
        if (hindered != null) {
            return hindered;
        }
        return switch (examine(actor, file)) {
            case WorkbookReader.Wrong(var faults) -> new Wrong(faults);
            case WorkbookReader.Read(var workbook) -> keep(actor, fileName, file, workbook);
        };
    }

    private @Nullable Answer hindrance(Actor actor) {
        var moved = store.move(actor);
        if (moved.isPresent()) {
            return new AlreadyMoved(moved.get());
        }
        return books.head(actor).treeSize() > 0 ? new BooksInUse() : null;
    }

    private Answer keep(Actor actor, String fileName, byte[] file, Workbook workbook) {
        var comparisons = Reconciliation.of(workbook, chart.byCode(actor));
        if (!Reconciliation.agrees(comparisons)) {
            return new Differs(comparisons);
        }
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var hindered = hindrance(actor);
                    if (hindered != null) {
                        return hindered;
                    }
                    var now = day.now();
                    var uploaded =
                            new Uploaded(
                                    Uuid7.create(),
                                    store.newest(actor).map(Uploaded::workbookNo).orElse(0) + 1,
                                    fileName,
                                    sha256(file),
                                    workbook.cutOver(),
                                    workbook.ratOn(),
                                    workbook.ratBooks(),
                                    workbook.ratReport(),
                                    workbook.people().size(),
                                    workbook.accounts().size(),
                                    workbook.terms().size(),
                                    workbook.loans().size(),
                                    workbook.computedSchedules(),
                                    now,
                                    actor.user());
                    store.insert(actor, uploaded, sealing.seal(actor.at(), file), comparisons, now);
                    audit.record(
                            actor,
                            "onboarding.audit.uploaded",
                            uploaded.workbookId().toString(),
                            uploaded.sha256());
                    return new Kept(uploaded, comparisons);
                });
    }

    private WorkbookReader.Reading examine(Actor actor, byte[] file) {
        var read = WorkbookReader.read(file, tenancy.read(actor, () -> offer(actor)));
        if (!(read instanceof WorkbookReader.Read(var workbook))) {
            return read;
        }
        var faults = new ArrayList<Fault>();
        var niks =
                workbook.people().stream()
                        .map(Workbook.Person::nik)
                        .filter(Objects::nonNull)
                        .toList();
        var known = members.withNik(actor, niks);
        for (var person : workbook.people()) {
            var number = person.nik() == null ? null : known.get(person.nik());
            if (number != null) {
                faults.add(
                        new Fault(
                                Tab.MEMBERS.label(),
                                person.row(),
                                "nik",
                                "onboarding.fault.registered",
                                List.of(String.valueOf(number))));
            }
        }
        return faults.isEmpty() ? read : new WorkbookReader.Wrong(faults);
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    // ---- the signature

    /** Asks for the signature under the newest workbook; empty when there is none to sign. */
    public Optional<ApprovalId> ask(Actor actor) {
        return tenancy.write(
                actor,
                () -> {
                    var newest = store.newest(actor);
                    if (newest.isEmpty()
                            || hindrance(actor) != null
                            || store.sealed(actor, newest.get().workbookId()).isEmpty()) {
                        return Optional.empty();
                    }
                    var w = newest.get();
                    return Optional.of(
                            approvals.request(
                                    actor,
                                    KIND,
                                    w.workbookId(),
                                    "Pindah dari Excel per "
                                            + WorkbookReader.slashed(w.cutOver())
                                            + ": "
                                            + w.members()
                                            + " anggota, "
                                            + w.loans()
                                            + " pinjaman",
                                    w.sha256()));
                });
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        return store.workbook(reader, approval.subject())
                .map(w ->
                        words.t(
                                "onboarding.effect",
                                w.members(),
                                w.accounts() + w.deposits(),
                                w.loans(),
                                WorkbookReader.slashed(w.cutOver())))
                .orElse("");
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/pindahan");
    }

    /** The signature of the board moves the cooperative in. */
    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        var words = Words.indonesian();
        if (!approver.may(Permission.GRANT)) {
            return new Outcome.Impossible(words.t("onboarding.refused.board"));
        }
        store.lock(approver);
        if (hindrance(approver) != null) {
            return new Outcome.Impossible(words.t("onboarding.refused.done"));
        }
        var newest = store.newest(approver).orElseThrow();
        if (newest.uploadedBy().equals(approver.user())) {
            return new Outcome.Impossible(words.t("onboarding.refused.own"));
        }
        var sealed = store.sealed(approver, approval.subject());
        if (!newest.workbookId().equals(approval.subject()) || sealed.isEmpty()) {
            return new Outcome.Impossible(words.t("onboarding.refused.newer"));
        }
        var file = sealing.open(approver.at(), sealed.get());
        return switch (examine(approver, file)) {
            case WorkbookReader.Wrong(var faults) ->
                    new Outcome.Impossible(
                            words.t(
                                    "onboarding.refused.changed",
                                    words.t(faults.getFirst().key(), faults.getFirst().words())));
            case WorkbookReader.Read(var workbook) -> {
                var accounts = chart.byCode(approver);
                yield Reconciliation.agrees(Reconciliation.of(workbook, accounts))
                        ? carryOut(approver, newest, workbook)
                        : new Outcome.Impossible(words.t("onboarding.refused.differs"));
            }
        };
    }

    // ---- the move

    private Outcome carryOut(Actor actor, Uploaded uploaded, Workbook book) {
        var entryId = uploaded.workbookId();
        var opening = book.cutOver();
        var numbers = enrol(actor, book);
        var brought =
                broughtSavings.begin(
                        actor,
                        entryId,
                        opening,
                        savers(book, numbers),
                        book.accounts().stream()
                                .map(a ->
                                        new BroughtSavings.Account(
                                                number(numbers, a.member()),
                                                a.product(),
                                                a.balance()))
                                .toList(),
                        terms(book, numbers));
        var lives = lives(book, numbers);
        var lent = broughtLoans.begin(actor, lives);
        var lines = new ArrayList<Line>();
        lines.addAll(lent.lines());
        var byLoan =
                book.loans().stream()
                        .map(Workbook.Loan::allowance)
                        .anyMatch(a -> a != null && a.isPositive());
        for (var balance : book.balances()) {
            if (Reconciliation.isKeptByName(balance.account())
                    || (balance.account() == Reconciliation.ALLOWANCE
                            && (byLoan || !lives.isEmpty()))) {
                continue;
            }
            lines.add(
                    balance.debit().isPositive()
                            ? Line.debit(balance.account(), balance.sub(), balance.debit())
                            : Line.credit(balance.account(), balance.sub(), balance.credit()));
        }
        lines.addAll(brought.lines());
        var entry =
                new Entry(
                        entryId,
                        opening,
                        OPENING,
                        "Saldo awal pindahan dengan "
                                + book.people().size()
                                + " anggota dan "
                                + book.loans().size()
                                + " pinjaman",
                        "BA-" + uploaded.workbookNo(),
                        null,
                        null,
                        lines);
        return switch (ledger.postAll(actor, List.of(entry))) {
            case BulkPosting.Refused(int _, var reason) ->
                    new Outcome.Impossible(
                            Words.indonesian()
                                    .t(
                                            "onboarding.refused.books",
                                            reason.getClass().getSimpleName()));
            case BulkPosting.AllPosted(var receipts) -> {
                broughtLoans.settle(actor, entryId, opening, lives, lent.numbers());
                store.moved(
                        actor,
                        entryId,
                        receipts.getFirst().entryNo(),
                        renamed(book, numbers, brought, lent),
                        day.now());
                store.forget(actor, entryId);
                audit.record(
                        actor, "onboarding.audit.moved", entryId.toString(), uploaded.sha256());
                yield new Outcome.Done();
            }
        };
    }

    private Map<String, Long> enrol(Actor actor, Workbook book) {
        var drawn =
                members.enrolAll(
                        actor,
                        book.people().stream()
                                .map(p ->
                                        new Application(
                                                Uuid7.create(),
                                                MemberKind.BIASA,
                                                p.name(),
                                                p.nik(),
                                                null,
                                                p.born(),
                                                p.sex(),
                                                p.phone(),
                                                p.address(),
                                                null,
                                                p.occupation(),
                                                p.joined()))
                                .toList());
        var numbers = new HashMap<String, Long>();
        for (int i = 0; i < drawn.size(); i++) {
            numbers.put(book.people().get(i).number(), drawn.get(i));
        }
        return numbers;
    }

    private static long number(Map<String, Long> numbers, String old) {
        return Objects.requireNonNull(numbers.get(old));
    }

    private static List<BroughtSavings.Saver> savers(Workbook book, Map<String, Long> numbers) {
        return book.people().stream()
                .filter(p -> p.principal().isPositive())
                .map(p ->
                        new BroughtSavings.Saver(
                                number(numbers, p.number()),
                                p.joined(),
                                p.principal(),
                                p.obligatory()))
                .toList();
    }

    private static List<BroughtSavings.Term> terms(Workbook book, Map<String, Long> numbers) {
        return book.terms().stream()
                .map(t ->
                        new BroughtSavings.Term(
                                number(numbers, t.member()),
                                t.product(),
                                t.principal(),
                                t.rate(),
                                t.startsOn(),
                                t.endsOn(),
                                t.renewal(),
                                t.pays(),
                                t.paidThrough(),
                                t.paid(),
                                t.tax()))
                .toList();
    }

    /** The loans as they go on; an allowance for all of them is shared by what each owes. */
    private static List<BroughtLoans.MidLife> lives(Workbook book, Map<String, Long> numbers) {
        var shares = allowances(book);
        var lives = new ArrayList<BroughtLoans.MidLife>();
        for (int i = 0; i < book.loans().size(); i++) {
            var loan = book.loans().get(i);
            lives.add(
                    new BroughtLoans.MidLife(
                            new NewLoan(
                                    Uuid7.create(),
                                    null,
                                    number(numbers, loan.member()),
                                    null,
                                    loan.product(),
                                    loan.schedule(),
                                    Schedule.Reason.TAKEN_OVER,
                                    loan.interestPaid(),
                                    Money.ZERO,
                                    loan.related(),
                                    loan.purpose(),
                                    loan.schedule().disbursed()),
                            loan.outstanding(),
                            loan.accrued(),
                            loan.unearned(),
                            shares.get(i),
                            loan.penalty()));
        }
        return lives;
    }

    private static List<Money> allowances(Workbook book) {
        if (book.loans().isEmpty()) {
            return List.of();
        }
        var typed =
                book.loans().stream()
                        .map(loan -> Objects.requireNonNullElse(loan.allowance(), Money.ZERO))
                        .toList();
        if (typed.stream().anyMatch(Money::isPositive)) {
            return typed;
        }
        var total =
                book.balances().stream()
                        .filter(b -> b.account() == Reconciliation.ALLOWANCE)
                        .map(b -> b.credit().minus(b.debit()))
                        .reduce(Money.ZERO, Money::plus);
        return total.isPositive()
                ? total.allocate(book.loans().stream().map(l -> l.outstanding().rupiah()).toList())
                : typed;
    }

    private static List<MoveStore.Number> renamed(
            Workbook book,
            Map<String, Long> numbers,
            BroughtSavings.TakenOver brought,
            BroughtLoans.TakenOver lent) {
        var all = new ArrayList<MoveStore.Number>();
        for (var person : book.people()) {
            long drawn = number(numbers, person.number());
            all.add(new MoveStore.Number("MEMBER", person.number(), drawn, drawn));
        }
        for (int i = 0; i < book.accounts().size(); i++) {
            var account = book.accounts().get(i);
            if (!account.old().isEmpty()) {
                all.add(
                        new MoveStore.Number(
                                "SAVINGS",
                                account.old(),
                                brought.accounts().get(i),
                                number(numbers, account.member())));
            }
        }
        for (int i = 0; i < book.terms().size(); i++) {
            var term = book.terms().get(i);
            all.add(
                    new MoveStore.Number(
                            "DEPOSIT",
                            term.certificate(),
                            brought.certificates().get(i),
                            number(numbers, term.member())));
        }
        for (int i = 0; i < book.loans().size(); i++) {
            var loan = book.loans().get(i);
            all.add(
                    new MoveStore.Number(
                            "LOAN",
                            loan.number(),
                            lent.numbers().get(i),
                            number(numbers, loan.member())));
        }
        return all;
    }

    // ---- for the pages

    Optional<Uploaded> workbook(Actor actor, UUID id) {
        return tenancy.read(actor, () -> store.workbook(actor, id));
    }

    List<Comparison> comparisons(Actor actor, UUID id) {
        return tenancy.read(actor, () -> store.comparisons(actor, id));
    }

    Map<Integer, Account> accounts(Actor actor) {
        return chart.byCode(actor);
    }

    List<MoveStore.Number> numbers(Actor actor, String part, int limit) {
        return tenancy.read(actor, () -> store.numbers(actor, part, limit));
    }
}
