package id.sokoguru.bookkeeping;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Periods;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The door to manual journals: the accountant writes and proposes, somebody else approves, and the
 * approval posts. Whoever proposed and whoever approved both stand in the rows of {@code access}.
 */
@Component
public class Journals implements ApprovalKind {
    /** The kind of approval. */
    public static final String KIND = "bookkeeping.manual_journal";

    /** The event of the entries. */
    public static final String EVENT = "bookkeeping.manual";

    private final JournalStore store;
    private final Ledger ledger;
    private final Chart chart;
    private final Books books;
    private final Periods periods;
    private final Approvals approvals;
    private final Effects effects;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Journals(
            JournalStore store,
            Ledger ledger,
            Chart chart,
            Books books,
            Periods periods,
            Approvals approvals,
            Effects effects,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.ledger = ledger;
        this.chart = chart;
        this.books = books;
        this.periods = periods;
        this.approvals = approvals;
        this.effects = effects;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** What came of saving or proposing. */
    public sealed interface Answer {
        record Saved(JournalDraft draft) implements Answer {}

        record Proposed(JournalDraft draft) implements Answer {}

        /** It waits for approval, was posted or dropped: nobody changes it now. */
        record NotADraft() implements Answer {}

        /** Every reason why it may not be proposed as it is. */
        record Unfit(List<Reason> reasons) implements Answer {}
    }

    /** Why a journal may not be proposed. */
    public sealed interface Reason {
        /**
         * @param line from 0
         */
        record LineIncomplete(int line) implements Reason {}

        record UnknownAccount(int line, int account) implements Reason {}

        record UnknownSubAccount(int line, int account, long sub) implements Reason {}

        record TooFewLines() implements Reason {}

        record NotBalanced(long difference) implements Reason {}

        record NoDescription() implements Reason {}

        record InFuture(LocalDate today) implements Reason {}

        record MonthClosed(YearMonth month) implements Reason {}

        record BeforeBooks(LocalDate from) implements Reason {}
    }

    /** Keeps a draft as it is, complete or not. */
    public Answer save(Actor actor, JournalOrder order) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    return store.save(actor, order)
                            ? new Answer.Saved(store.find(actor, order.id()).orElseThrow())
                            : new Answer.NotADraft();
                });
    }

    /** Saves and asks for approval; proposing again what waits answers the waiting one. */
    public Answer propose(Actor actor, JournalOrder order) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var known = store.find(actor, order.id());
                    if (known.isPresent() && known.get().state() != JournalDraft.State.DRAFT) {
                        return sameAs(known.get(), order)
                                ? new Answer.Proposed(known.get())
                                : new Answer.NotADraft();
                    }
                    var reasons = reasons(actor, order);
                    if (!reasons.isEmpty()) {
                        return new Answer.Unfit(reasons);
                    }
                    store.save(actor, order);
                    store.move(
                            actor,
                            order.id(),
                            JournalDraft.State.DRAFT,
                            JournalDraft.State.WAITING);
                    var draft = store.find(actor, order.id()).orElseThrow();
                    approvals.request(
                            actor,
                            KIND,
                            draft.id(),
                            draft.documentOrNumber()
                                    + ": "
                                    + draft.description()
                                    + " ("
                                    + draft.debit().text()
                                    + ")",
                            Integer.toString(draft.revision()));
                    return new Answer.Proposed(draft);
                });
    }

    private static boolean sameAs(JournalDraft draft, JournalOrder order) {
        return draft.date().equals(order.date())
                && draft.lines().equals(order.lines())
                && draft.document().equals(order.document())
                && draft.description().equals(order.description());
    }

    /** Puts a draft away for good; false when it is not a draft. */
    public boolean drop(Actor actor, UUID id) {
        return tenancy.write(
                actor,
                () -> store.move(actor, id, JournalDraft.State.DRAFT, JournalDraft.State.DROPPED));
    }

    public Optional<JournalDraft> find(Actor actor, UUID id) {
        return tenancy.read(actor, () -> store.find(actor, id));
    }

    /** The newest first, without those put away. */
    public List<JournalDraft> latest(Actor actor, int limit) {
        return tenancy.read(actor, () -> store.latest(actor, limit));
    }

    /** The requests for a draft, newest first: who asked, who decided, with which note. */
    public List<Approval> requests(Actor actor, UUID id) {
        return approvals.of(actor, KIND, id);
    }

    /** Everything that keeps an order from being proposed; empty when it is fit. */
    public List<Reason> reasons(Actor actor, JournalOrder order) {
        return tenancy.read(
                actor,
                () -> {
                    var reasons = new ArrayList<Reason>();
                    lines(actor, order, reasons);
                    if (order.description().isBlank()) {
                        reasons.add(new Reason.NoDescription());
                    }
                    var from = books.head(actor).booksFrom();
                    if (order.date().isAfter(day.today())) {
                        reasons.add(new Reason.InFuture(day.today()));
                    } else if (order.date().isBefore(from)) {
                        reasons.add(new Reason.BeforeBooks(from));
                    } else if (periods.isClosed(actor, YearMonth.from(order.date()))) {
                        reasons.add(new Reason.MonthClosed(YearMonth.from(order.date())));
                    }
                    return reasons;
                });
    }

    private void lines(Actor actor, JournalOrder order, List<Reason> reasons) {
        var known = chart.byCode(actor);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < order.lines().size(); i++) {
            var typed = order.lines().get(i);
            var account = typed.account();
            if (typed.line().isEmpty()) {
                reasons.add(new Reason.LineIncomplete(i));
            } else if (account != null && !known.containsKey(account)) {
                reasons.add(new Reason.UnknownAccount(i, account));
            } else if (account != null
                    && typed.sub() != 0
                    && books.place(actor, account, typed.sub()).isEmpty()) {
                reasons.add(new Reason.UnknownSubAccount(i, account, typed.sub()));
            }
            typed.line().ifPresent(lines::add);
        }
        if (order.lines().size() < 2) {
            reasons.add(new Reason.TooFewLines());
        }
        var difference =
                JournalDraft.sum(order.lines(), id.sokoguru.ledger.Side.DEBIT)
                        .minus(JournalDraft.sum(order.lines(), id.sokoguru.ledger.Side.CREDIT));
        if (!difference.isZero()) {
            reasons.add(new Reason.NotBalanced(difference.rupiah()));
        }
    }

    // ---- the approval

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        return find(reader, approval.subject())
                .map(draft -> effects.sentence(reader, words, entry(draft).lines()))
                .orElse("");
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/jurnal/" + approval.subject());
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        var draft = store.find(approver, approval.subject()).orElseThrow();
        var posted =
                store.move(
                        approver,
                        draft.id(),
                        JournalDraft.State.WAITING,
                        JournalDraft.State.POSTED);
        if (!posted || !approval.payload().equals(Integer.toString(draft.revision()))) {
            return new Outcome.Impossible(Words.indonesian().t("bookkeeping.journal.changed"));
        }
        var entry = entry(draft);
        var names = effects.names(approver, Words.indonesian(), entry.lines());
        return switch (ledger.post(approver, entry)) {
            case Posting.Posted _ -> new Outcome.Done();
            case Posting.Refused reason ->
                    new Outcome.Impossible(Effects.refusal(Words.indonesian(), reason, names));
        };
    }

    @Override
    public void onRefused(Actor approver, Approval approval) {
        store.move(
                approver, approval.subject(), JournalDraft.State.WAITING, JournalDraft.State.DRAFT);
    }

    /**
     * What people type may name somebody, so it is the entry's remark and stays outside the hash.
     */
    private static String typed(JournalDraft draft) {
        var note = draft.note();
        return note == null || note.isBlank()
                ? draft.description()
                : draft.description() + " · " + note;
    }

    private static Entry entry(JournalDraft draft) {
        return new Entry(
                        draft.id(),
                        draft.date(),
                        EVENT,
                        "Jurnal umum",
                        draft.documentOrNumber(),
                        null,
                        null,
                        draft.lines().stream().map(line -> line.line().orElseThrow()).toList())
                .withRemark(typed(draft));
    }
}
