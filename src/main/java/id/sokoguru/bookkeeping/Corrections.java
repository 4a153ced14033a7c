package id.sokoguru.bookkeeping;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalId;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Undoing an entry: never by deleting, always by its mirror image, and only when two people want
 * it. A teller may ask to undo what they posted themselves today; the accountant may ask for any
 * entry.
 */
@Component
public class Corrections {
    /** The accountant's correction of any entry. */
    public static final String REVERSAL = "bookkeeping.reversal";

    /** The teller's own entry of the same day, undone with the supervisor's approval. */
    public static final String VOID = "bookkeeping.void";

    /** The opening of a cooperative that moved in, posted by the room {@code onboarding}. */
    private static final String MOVED_IN = "onboarding.opening";

    private final Books books;
    private final Ledger ledger;
    private final Approvals approvals;
    private final Effects effects;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Corrections(
            Books books,
            Ledger ledger,
            Approvals approvals,
            Effects effects,
            Tenancy tenancy,
            BusinessDay day) {
        this.books = books;
        this.ledger = ledger;
        this.approvals = approvals;
        this.effects = effects;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** What came of asking. */
    public sealed interface Answer {
        record Asked(ApprovalId approval) implements Answer {}

        /** No such entry here, or none that this teller may undo. */
        record Unknown() implements Answer {}

        /**
         * @param by the number of the entry that undid it
         */
        record AlreadyReversed(long by) implements Answer {}

        /** A reversal is not reversed; what was wrongly undone is recorded anew. */
        record IsAReversal() implements Answer {}

        /** Loans and savings stand on the opening of a move: what was wrong is corrected anew. */
        record OpensTheBooks() implements Answer {}

        /** A year's closing is not undone: closing the year again takes in what was missing. */
        record ClosesAYear() implements Answer {}

        record NoReason() implements Answer {}
    }

    /**
     * Asks for the reversal of an entry; asking again while it waits answers the waiting request.
     */
    public Answer ask(Actor actor, long entryNo, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    var found = books.entry(actor, entryNo);
                    if (found.isEmpty() || !mayAsk(actor, found.get())) {
                        return new Answer.Unknown();
                    }
                    var entry = found.get();
                    var reversedBy = entry.reversedBy();
                    if (reversedBy != null) {
                        return new Answer.AlreadyReversed(reversedBy);
                    }
                    if (entry.reversalOf() != null) {
                        return new Answer.IsAReversal();
                    }
                    if (entry.event().equals(YearEndRun.CLOSE)
                            || entry.event().equals(YearEndRun.CARRY)) {
                        return new Answer.ClosesAYear();
                    }
                    if (entry.event().equals(MOVED_IN)) {
                        return new Answer.OpensTheBooks();
                    }
                    if (reason.isBlank()) {
                        return new Answer.NoReason();
                    }
                    return new Answer.Asked(
                            approvals.request(
                                    actor,
                                    kind(actor),
                                    entry.id(),
                                    "Pembatalan bukti nomor "
                                            + entryNo
                                            + ": "
                                            + entry.description()
                                            + " ("
                                            + entry.total().text()
                                            + ")",
                                    reason.strip()));
                });
    }

    private static String kind(Actor actor) {
        return actor.may(Permission.JOURNAL) ? REVERSAL : VOID;
    }

    /** Whether the actor may ask to undo this entry. */
    public boolean mayAsk(Actor actor, PostedEntry entry) {
        return actor.may(Permission.JOURNAL)
                || (actor.may(Permission.TELLER)
                        && entry.actor().equals(actor.user())
                        && recordedOn(entry).equals(day.today()));
    }

    private static LocalDate recordedOn(PostedEntry entry) {
        return LocalDate.ofInstant(entry.recordedAt(), BusinessDay.ZONE);
    }

    /** The waiting request to undo an entry. */
    public Optional<Approval> waiting(Actor actor, UUID entry) {
        return List.of(REVERSAL, VOID).stream()
                .flatMap(kind -> approvals.of(actor, kind, entry).stream())
                .filter(Approval::waits)
                .findFirst();
    }

    /** What the mirror image of an entry does, in a sentence. */
    String effect(Words words, Actor reader, PostedEntry entry) {
        return effects.sentence(
                reader,
                words,
                entry.lines().stream()
                        .map(line ->
                                new Line(
                                        line.account(),
                                        line.sub(),
                                        line.unit(),
                                        line.side().other(),
                                        line.amount()))
                        .toList());
    }

    private ApprovalKind.Outcome undo(Actor approver, Approval approval, boolean sameDay) {
        var entry = books.entry(approver, approval.subject()).orElseThrow();
        if (sameDay && !recordedOn(entry).equals(day.today())) {
            return new ApprovalKind.Outcome.Impossible(
                    Words.indonesian().t("bookkeeping.reversal.too_late"));
        }
        var id =
                UUID.nameUUIDFromBytes(
                        ("reversal " + approval.approvalId()).getBytes(StandardCharsets.UTF_8));
        var names = effects.names(approver, Words.indonesian(), EventPages.lines(entry));
        return switch (ledger.reverse(approver, id, entry.id(), day.today(), approval.payload())) {
            case Posting.Posted _ -> new ApprovalKind.Outcome.Done();
            case Posting.Refused reason ->
                    new ApprovalKind.Outcome.Impossible(
                            Effects.refusal(Words.indonesian(), reason, names));
        };
    }

    private record Kind(Corrections corrections, Books books, String kind) implements ApprovalKind {
        @Override
        public String effect(Words words, Actor reader, Approval approval) {
            return books.entry(reader, approval.subject())
                    .map(entry -> corrections.effect(words, reader, entry))
                    .orElse("");
        }

        @Override
        public Outcome onApproved(Actor approver, Approval approval) {
            return corrections.undo(approver, approval, kind.equals(VOID));
        }

        @Override
        public Optional<String> link(Actor reader, Approval approval) {
            return books.entry(reader, approval.subject())
                    .map(entry -> "/k/" + reader.at().text() + "/buku/bukti/" + entry.entryNo());
        }
    }

    @Configuration
    static class Kinds {
        @Bean
        ApprovalKind reversalKind(Corrections corrections, Books books) {
            return new Kind(corrections, books, REVERSAL);
        }

        @Bean
        ApprovalKind voidKind(Corrections corrections, Books books) {
            return new Kind(corrections, books, VOID);
        }
    }
}
