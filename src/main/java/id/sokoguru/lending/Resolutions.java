package id.sokoguru.lending;

import id.sokoguru.access.Approval;
import id.sokoguru.access.ApprovalId;
import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Accrual;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Due;
import id.sokoguru.credit.Line;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Terms;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Posting;
import id.sokoguru.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * The door for loans in trouble: another schedule, write-off, the insurer's claim, taking over the
 * collateral. Somebody asks, somebody else approves, and approving does it.
 */
@Component
public class Resolutions {
    /** The kind of the approval. */
    public static final String KIND = "lending.resolution";

    /** How long a discount for paying off holds. */
    public static final int DISCOUNT_DAYS = 14;

    private final Loans loans;
    private final LoanStore store;
    private final RepaymentStore rows;
    private final Qualities qualities;
    private final Approvals approvals;
    private final Books books;
    private final Ledger ledger;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Resolutions(
            Loans loans,
            LoanStore store,
            RepaymentStore rows,
            Qualities qualities,
            Approvals approvals,
            Books books,
            Ledger ledger,
            Tenancy tenancy,
            BusinessDay day) {
        this.loans = loans;
        this.store = store;
        this.rows = rows;
        this.qualities = qualities;
        this.approvals = approvals;
        this.books = books;
        this.ledger = ledger;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** What came of asking. */
    public sealed interface Answer {}

    public record Asked(ApprovalId approval) implements Answer {}

    public record Unknown() implements Answer {}

    /** It has ended, or no principal is owed. */
    public record NothingOwed() implements Answer {}

    /** From 1 to 120 instalments. */
    public record BadInstalments() implements Answer {}

    /** Only what was lost or doubtful for long is written off. */
    public record StillGood(Quality quality) implements Answer {}

    /** Nothing of that number secures this loan, or it is worth nothing. */
    public record NoCollateral() implements Answer {}

    /** A penalty or a discount of nothing, or of more than there is. */
    public record BadAmount(Money most) implements Answer {}

    /** Giving something up needs to say why. */
    public record NoReason() implements Answer {}

    /** Asks a second person. */
    public Answer ask(Actor actor, Resolution resolution, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    var position = loans.position(actor, resolution.loan(), day.today());
                    if (position.isEmpty()) {
                        return new Unknown();
                    }
                    var refusal = refusal(actor, position.get(), resolution);
                    return refusal != null
                            ? refusal
                            : new Asked(
                                    approvals.request(
                                            actor,
                                            KIND,
                                            resolution.id(),
                                            summary(position.get(), resolution, reason),
                                            payload(resolution)));
                });
    }

    private @Nullable Answer refusal(Actor actor, Position position, Resolution resolution) {
        var onlyPenalty = resolution instanceof Resolution.Waive;
        if (!position.loan().isRunning() || !(onlyPenalty || position.outstanding().isPositive())) {
            return new NothingOwed();
        }
        return switch (resolution) {
            case Resolution.Waive(var _, long _, var amount, var reason) ->
                    given(amount, position.penalty(), reason);
            case Resolution.Discount(var _, long _, var amount, var reason) ->
                    given(amount, forgivable(position), reason);
            case Resolution.Reschedule(var _, long _, int n) ->
                    n < 1 || n > 120 ? new BadInstalments() : null;
            case Resolution.WriteOff _ -> {
                var quality =
                        qualities
                                .of(actor, List.of(position), position.date())
                                .getFirst()
                                .quality();
                yield quality == Quality.LOSS ? null : new StillGood(quality);
            }
            case Resolution.Insured _ -> null;
            case Resolution.Foreclose(var _, long _, long _, var value) ->
                    value.isPositive() ? null : new NoCollateral();
        };
    }

    private static @Nullable Answer given(Money amount, Money most, String reason) {
        return reason.isBlank()
                ? new NoReason()
                : !amount.isPositive() || amount.compareTo(most) > 0 ? new BadAmount(most) : null;
    }

    /** The margin of a sale that is not paid yet; nil for everything else. */
    static Money forgivable(Position position) {
        return position.product().contract() == LoanProduct.Contract.MURABAHAH
                ? position.standing()
                        .schedule()
                        .totalInterest()
                        .minus(position.standing().interestPaid())
                : Money.ZERO;
    }

    private static String summary(Position position, Resolution resolution, String reason) {
        var loan = position.loan();
        var what =
                switch (resolution) {
                    case Resolution.Reschedule(var _, long _, int n) ->
                            "Jadwal baru " + n + " angsuran";
                    case Resolution.WriteOff _ -> "Hapus buku";
                    case Resolution.Insured _ -> "Klaim asuransi";
                    case Resolution.Foreclose(var _, long _, long number, var value) ->
                            "Ambil alih agunan nomor " + number + " senilai " + value.text();
                    case Resolution.Waive(var _, long _, var amount, var _) ->
                            "Penghapusan denda " + amount.text();
                    case Resolution.Discount(var _, long _, var amount, var _) ->
                            "Potongan pelunasan (muqasah) " + amount.text();
                };
        return what
                + " pinjaman nomor "
                + loan.number()
                + " anggota nomor "
                + loan.member()
                + ", sisa pokok "
                + position.outstanding().text()
                + (reason.isBlank() ? "" : ": " + reason.strip());
    }

    private static String payload(Resolution resolution) {
        return switch (resolution) {
            case Resolution.Reschedule(var _, long loan, int n) -> "RESCHEDULE " + loan + " " + n;
            case Resolution.WriteOff(var _, long loan) -> "WRITE_OFF " + loan;
            case Resolution.Insured(var _, long loan) -> "INSURED " + loan;
            case Resolution.Foreclose(var _, long loan, long number, var value) ->
                    "FORECLOSE " + loan + " " + number + " " + value.rupiah();
            case Resolution.Waive(var _, long loan, var amount, var reason) ->
                    "WAIVE " + loan + " " + amount.rupiah() + " " + reason.strip();
            case Resolution.Discount(var _, long loan, var amount, var reason) ->
                    "DISCOUNT " + loan + " " + amount.rupiah() + " " + reason.strip();
        };
    }

    private static Resolution parse(UUID id, String payload) {
        var words = payload.split(" ", 4);
        var loan = Long.parseLong(words[1]);
        return switch (words[0]) {
            case "RESCHEDULE" -> new Resolution.Reschedule(id, loan, Integer.parseInt(words[2]));
            case "WRITE_OFF" -> new Resolution.WriteOff(id, loan);
            case "INSURED" -> new Resolution.Insured(id, loan);
            case "FORECLOSE" ->
                    new Resolution.Foreclose(
                            id,
                            loan,
                            Long.parseLong(words[2]),
                            Money.rupiah(Long.parseLong(words[3])));
            case "WAIVE" ->
                    new Resolution.Waive(
                            id, loan, Money.rupiah(Long.parseLong(words[2])), words[3]);
            case "DISCOUNT" ->
                    new Resolution.Discount(
                            id, loan, Money.rupiah(Long.parseLong(words[2])), words[3]);
            default -> throw new IllegalStateException("no resolution " + payload);
        };
    }

    /** Does it; null, or why it cannot be done. */
    private @Nullable String carryOut(Actor approver, Resolution resolution) {
        var words = Words.indonesian();
        rows.lock(approver, resolution.loan());
        var today = day.today();
        var found = loans.position(approver, resolution.loan(), today);
        if (found.isEmpty()) {
            return words.t("lending.resolution.nothing");
        }
        var position = found.get();
        var refusal = refusal(approver, position, resolution);
        if (refusal instanceof NothingOwed) {
            return words.t("lending.resolution.nothing");
        }
        if (refusal instanceof BadAmount(var most)) {
            return words.t("lending.resolve.most", most.text());
        }
        var loan = position.loan();
        return switch (resolution) {
            case Resolution.Reschedule order -> {
                reschedule(approver, position, order);
                yield null;
            }
            case Resolution.WriteOff(var id, long _) -> {
                open(approver, ResolutionJournals.WRITTEN_OFF, loan.number(), loan);
                open(approver, ResolutionJournals.RECOVERED, loan.number(), loan);
                yield end(
                        approver,
                        position,
                        ResolutionJournals.writeOff(id, today, loan, held(approver, position)),
                        "WRITTEN_OFF");
            }
            case Resolution.Insured(var id, long _) ->
                    end(
                            approver,
                            position,
                            ResolutionJournals.insured(id, today, loan, held(approver, position)),
                            "INSURED");
            case Resolution.Waive(var id, long number, var amount, var reason) -> {
                store.concede(
                        approver, number, id, "PENALTY", amount, today, null, reason, day.now());
                if (position.standing().open().isEmpty() && amount.equals(position.penalty())) {
                    store.end(approver, number, "PAID", today, day.now());
                }
                yield null;
            }
            case Resolution.Discount(var id, long number, var amount, var reason) -> {
                var until = today.plusDays(DISCOUNT_DAYS);
                store.concede(
                        approver, number, id, "MARGIN", amount, today, until, reason, day.now());
                yield null;
            }
            case Resolution.Foreclose(var id, long _, long collateral, var value) -> {
                open(approver, ResolutionJournals.FORECLOSED, collateral, loan);
                yield end(
                        approver,
                        position,
                        ResolutionJournals.foreclosed(
                                id, today, loan, collateral, value, held(approver, position)),
                        "FORECLOSED");
            }
        };
    }

    private void open(Actor actor, int account, long sub, Loan loan) {
        ledger.open(actor, account, sub, Loans.KIND, loan.member(), Money.ZERO);
    }

    private ResolutionJournals.Held held(Actor actor, Position position) {
        var number = position.loan().number();
        var booking = Booking.of(position.loan());
        return new ResolutionJournals.Held(
                position.outstanding(),
                position.accruedReceivable(),
                books.balance(actor, Loans.UNEARNED_PROVISION, number),
                booking.isSale() ? books.balance(actor, booking.deferred(), number) : Money.ZERO,
                books.balance(actor, booking.allowance(), number),
                positive(books.balance(actor, booking.allowance(), 0)));
    }

    private static Money positive(Money amount) {
        return amount.isNegative() ? Money.ZERO : amount;
    }

    private @Nullable String end(Actor actor, Position position, Entry entry, String how) {
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted _ -> {
                store.end(actor, position.loan().number(), how, position.date(), day.now());
                yield null;
            }
            case Posting.Refused _ -> Words.indonesian().t("lending.refused.books");
        };
    }

    /**
     * What is owed is spread anew. Interest that arose and was not paid is due with the first new
     * instalment, never added to the principal; the class is kept until three are paid.
     */
    private void reschedule(Actor actor, Position position, Resolution.Reschedule order) {
        var date = position.date();
        var loan = position.loan();
        var product = position.product();
        var classed = qualities.of(actor, List.of(position), date).getFirst();
        var inForce = rows.inForce(actor, loan.number()).orElseThrow();
        var growing =
                Penalties.growing(position.standing(), product, date).stream()
                        .map(Due::penalty)
                        .reduce(Money.ZERO, Money::plus);
        if (growing.isPositive()) {
            rows.assess(actor, loan.number(), order.id(), growing, date);
        }
        var schedule = rescheduled(position, order.instalments());
        var number = inForce.scheduleNo() + 1;
        store.insertSchedule(
                actor,
                loan.number(),
                number,
                schedule,
                Schedule.Reason.RESTRUCTURED,
                inForce.interestBefore().plus(position.standing().interestPaid()),
                classed.quality() == Quality.CURRENT ? null : classed.quality(),
                date,
                day.now());
        rows.began(actor, loan.number(), number, null, books.head(actor).treeSize());
    }

    /** The schedule that another number of instalments would make. */
    static Schedule rescheduled(Position position, int instalments) {
        var product = position.product();
        var method = product.method() == Method.STEPWISE ? Method.DECLINING : product.method();
        var fixed = product.contract().isFixed();
        var before = position.standing().schedule();
        // What was fixed once never grows: only what is left of it is spread anew.
        var charge =
                switch (product.contract()) {
                    case LOAN -> product.charge();
                    case MURABAHAH, IJARAH ->
                            new Charge.Fixed(
                                    before.totalInterest()
                                            .minus(position.standing().interestPaid()));
                    case QARDH, MUDHARABAH, MUSYARAKAH -> Charge.NONE;
                };
        var fresh =
                Schedule.of(
                        Terms.every(
                                before.interval(),
                                position.outstanding(),
                                fixed ? Method.FLAT : method,
                                charge,
                                instalments,
                                position.date()));
        var unpaid = fixed ? Money.ZERO : Accrual.unpaid(position.standing(), position.date());
        var lines = new ArrayList<>(fresh.lines());
        var first = lines.getFirst();
        lines.set(
                0,
                new Line(
                        1,
                        first.due(),
                        first.accrued().plus(unpaid),
                        first.principal(),
                        first.interest().plus(unpaid),
                        first.balance()));
        return new Schedule(
                fresh.principal(), Money.ZERO, fresh.disbursed(), fresh.interval(), lines);
    }

    @Configuration
    static class Kinds {
        @Bean
        ApprovalKind lendingResolution(Resolutions resolutions) {
            return new ApprovalKind() {
                @Override
                public String kind() {
                    return KIND;
                }

                @Override
                public String effect(Words words, Actor reader, Approval approval) {
                    return words.t("lending.resolution.effect." + approval.payload().split(" ")[0]);
                }

                @Override
                public Outcome onApproved(Actor approver, Approval approval) {
                    var problem =
                            resolutions.carryOut(
                                    approver, parse(approval.subject(), approval.payload()));
                    return problem == null ? new Outcome.Done() : new Outcome.Impossible(problem);
                }

                @Override
                public Optional<String> link(Actor reader, Approval approval) {
                    return Optional.of(
                            "/k/"
                                    + reader.at().text()
                                    + "/pinjaman/"
                                    + approval.payload().split(" ")[1]);
                }
            };
        }
    }
}
