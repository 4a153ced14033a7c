package id.sokoguru.bookkeeping;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalId;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Periods;
import id.sokoguru.web.Page;
import id.sokoguru.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The door to the months: what to look at before closing, closing, and reopening by two people. */
@Component
public class Closing implements ApprovalKind {
    public static final String REOPEN = "bookkeeping.reopen";

    private final Periods periods;
    private final Books books;
    private final Approvals approvals;
    private final ObjectProvider<ClosingCheck> checks;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Closing(
            Periods periods,
            Books books,
            Approvals approvals,
            ObjectProvider<ClosingCheck> checks,
            Tenancy tenancy,
            BusinessDay day) {
        this.periods = periods;
        this.books = books;
        this.approvals = approvals;
        this.checks = checks;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** What came of closing a month. */
    public sealed interface Answer {
        record Closed() implements Answer {}

        record NotOver() implements Answer {}

        record AlreadyClosed() implements Answer {}

        /** Something must be put in order first. */
        record Hindered(List<ClosingCheck.Finding> findings) implements Answer {}

        /** Something is not in order; closing all the same needs a written reason. */
        record ReasonMissing(List<ClosingCheck.Finding> findings) implements Answer {}
    }

    /** Everything that was looked at, in order or not. */
    public List<ClosingCheck.Finding> findings(Actor actor, YearMonth month, Words words) {
        return checks.orderedStream()
                .flatMap(check -> check.check(actor, month, words).stream())
                .toList();
    }

    /** Closes a month and all before it. */
    public Answer close(Actor actor, YearMonth month, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    if (!month.isBefore(YearMonth.from(day.today()))) {
                        return new Answer.NotOver();
                    }
                    if (periods.isClosed(actor, month)) {
                        return new Answer.AlreadyClosed();
                    }
                    var findings = findings(actor, month, Words.indonesian());
                    if (findings.stream().anyMatch(f -> !f.fine() && f.blocking())) {
                        return new Answer.Hindered(findings);
                    }
                    if (reason.isBlank() && findings.stream().anyMatch(f -> !f.fine())) {
                        return new Answer.ReasonMissing(findings);
                    }
                    return switch (periods.close(actor, month, reason.strip())) {
                        case Periods.Answer.Changed() -> new Answer.Closed();
                        case Periods.Answer.NotOver() -> new Answer.NotOver();
                        case Periods.Answer.AlreadySo() -> new Answer.AlreadyClosed();
                    };
                });
    }

    /** What came of asking to reopen a month. */
    public sealed interface Asked {
        record Waiting(ApprovalId approval) implements Asked {}

        record NotClosed() implements Asked {}

        record NoReason() implements Asked {}
    }

    /** Asks for the reopening of a closed month. */
    public Asked askToReopen(Actor actor, YearMonth month, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    if (!periods.isClosed(actor, month)) {
                        return new Asked.NotClosed();
                    }
                    if (reason.isBlank()) {
                        return new Asked.NoReason();
                    }
                    return new Asked.Waiting(
                            approvals.request(
                                    actor,
                                    REOPEN,
                                    subject(actor, month),
                                    "Buka kembali bulan " + Months.text(Words.indonesian(), month),
                                    month + " " + reason.strip()));
                });
    }

    /** Whether somebody asked for this month and waits. */
    boolean asked(Actor actor, YearMonth month) {
        return approvals.of(actor, REOPEN, subject(actor, month)).stream()
                .anyMatch(Approval::waits);
    }

    /**
     * A month as the page lists it.
     *
     * @param change its last change; null when it was closed together with a later one, or never
     */
    public record Month(YearMonth month, State state, Periods.@Nullable Change change) {
        public String name(Page page) {
            return Months.text(page.words(), month);
        }
    }

    /** The state of a month. */
    public enum State {
        RUNNING,
        OPEN,
        CLOSED,
        REOPENED
    }

    /** The months from the beginning of the books to the running one, newest first. */
    public List<Month> months(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var head = books.head(actor);
                    var last = new HashMap<LocalDate, Periods.Change>();
                    for (var change : periods.changes(actor)) {
                        last.putIfAbsent(change.month(), change);
                    }
                    var months = new ArrayList<Month>();
                    var running = YearMonth.from(day.today());
                    var first = YearMonth.from(head.booksFrom());
                    for (var month = running;
                            !month.isBefore(first);
                            month = month.minusMonths(1)) {
                        var change = last.get(month.atDay(1));
                        months.add(
                                new Month(
                                        month,
                                        state(month, running, change, head.closedThrough()),
                                        change));
                    }
                    return months;
                });
    }

    private static State state(
            YearMonth month,
            YearMonth running,
            Periods.@Nullable Change change,
            @Nullable LocalDate closedThrough) {
        if (change != null) {
            return change.state().equals("CLOSED") ? State.CLOSED : State.REOPENED;
        }
        if (closedThrough != null && !month.atEndOfMonth().isAfter(closedThrough)) {
            return State.CLOSED;
        }
        return month.equals(running) ? State.RUNNING : State.OPEN;
    }

    private static UUID subject(Actor actor, YearMonth month) {
        return UUID.nameUUIDFromBytes(
                (REOPEN + actor.at().text() + month).getBytes(StandardCharsets.UTF_8));
    }

    // ---- the approval

    @Override
    public String kind() {
        return REOPEN;
    }

    @Override
    public String effect(Words words, Actor reader, Approval approval) {
        return words.t("bookkeeping.period.reopen.effect", Months.text(words, month(approval)));
    }

    @Override
    public Optional<String> link(Actor reader, Approval approval) {
        return Optional.of("/k/" + reader.at().text() + "/periode");
    }

    @Override
    public Outcome onApproved(Actor approver, Approval approval) {
        var month = month(approval);
        var reason = approval.payload().substring(7).strip();
        return switch (periods.reopen(approver, month, reason, approval.approvalId())) {
            case Periods.Answer.Changed() -> new Outcome.Done();
            case Periods.Answer.NotOver(), Periods.Answer.AlreadySo() ->
                    new Outcome.Impossible(Words.indonesian().t("bookkeeping.period.already"));
        };
    }

    private static YearMonth month(Approval approval) {
        return YearMonth.parse(approval.payload().substring(0, 7));
    }
}
