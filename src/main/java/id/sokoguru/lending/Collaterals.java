package id.sokoguru.lending;

import id.sokoguru.credit.Reserve;
import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The register of what secures loans, and who has the papers since when. */
@Component
public class Collaterals {
    private final JdbcClient jdbc;
    private final Loans loans;
    private final RepaymentStore rows;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Collaterals(
            JdbcClient jdbc, Loans loans, RepaymentStore rows, Tenancy tenancy, BusinessDay day) {
        this.jdbc = jdbc;
        this.loans = loans;
        this.rows = rows;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** Who can have the papers. */
    public enum Holder {
        COOPERATIVE,
        NOTARY,
        BANK,
        /** Given back: it secures nothing any more. */
        OWNER
    }

    /**
     * What secures a loan.
     *
     * @param paper number of the certificate or registration book, or empty
     * @param holder who has the papers; null = not noted yet
     * @param place where exactly, e.g. safe 2
     * @param receiver who signed for the papers
     */
    public record Collateral(
            long collateralNo,
            long loanNo,
            Reserve.Collateral.Kind kind,
            String description,
            String paper,
            Money value,
            @Nullable Holder holder,
            @Nullable LocalDate since,
            @Nullable String place,
            @Nullable String receiver) {}

    private static final Query<Collateral> OF_LOAN =
            Query.of(
                    Collateral.class,
                    """
                    select c.collateral_no, c.loan_no, c.kind, c.description, c.paper, c.value, u.holder, u.since, u.place,
                           u.receiver
                      from lending.collateral c
                      left join lateral (select x.holder, x.since, x.place, x.receiver from lending.custody x
                                          where x.coop_id = c.coop_id and x.collateral_no = c.collateral_no
                                          order by x.step_no desc limit 1) u on true
                     where c.coop_id = :coop and c.loan_no = :loan
                     order by c.collateral_no
                    """);

    /** What secures a loan, given back or not. */
    public List<Collateral> ofLoan(Actor actor, long loan) {
        return tenancy.read(
                actor,
                () ->
                        OF_LOAN.on(jdbc)
                                .param("coop", actor.at().value())
                                .param("loan", loan)
                                .query(OF_LOAN.row())
                                .list());
    }

    public Optional<Collateral> find(Actor actor, long loan, long number) {
        return ofLoan(actor, loan).stream().filter(c -> c.collateralNo() == number).findFirst();
    }

    /**
     * Notes what secures a loan; the same request twice notes it once.
     *
     * @return false when there is no such loan here
     */
    public boolean record(
            Actor actor,
            UUID request,
            long loan,
            Reserve.Collateral.Kind kind,
            String description,
            String paper,
            Money value) {
        return tenancy.write(
                actor,
                () -> {
                    if (loans.loan(actor, loan).isEmpty()) {
                        return false;
                    }
                    // One counter for the cooperative, so all wait for one another here.
                    rows.lock(actor, 0);
                    jdbc.sql(
                                    """
                                    insert into lending.collateral (coop_id, collateral_no, loan_no, request_id, kind, description,
                                      paper, value, recorded_by, recorded_at)
                                    values (:coop,
                                      (select coalesce(max(collateral_no), 0) + 1 from lending.collateral where coop_id = :coop),
                                      :loan, :request, :kind, :description, :paper, :value, :by, :at)
                                    on conflict (coop_id, request_id) do nothing
                                    """)
                            .param("coop", actor.at().value())
                            .param("loan", loan)
                            .param("request", request)
                            .param("kind", kind.name())
                            .param("description", description.strip())
                            .param("paper", paper.strip())
                            .param("value", value.rupiah())
                            .param("by", actor.user())
                            .param("at", OffsetDateTime.ofInstant(day.now(), ZoneOffset.UTC))
                            .update();
                    return true;
                });
    }

    /** What came of handing the papers over. */
    public enum Handed {
        DONE,
        UNKNOWN,
        /** The owner has them already: what was given back is recorded anew. */
        GIVEN_BACK,
        /** They are not given back while the loan is owed. */
        STILL_OWED,
        NO_RECEIVER
    }

    /** Hands the papers to somebody today. */
    public Handed hand(
            Actor actor, long loan, long number, Holder to, String place, String receiver) {
        return tenancy.write(
                actor,
                () -> {
                    rows.lock(actor, loan);
                    var found = find(actor, loan, number);
                    if (found.isEmpty()) {
                        return Handed.UNKNOWN;
                    }
                    if (found.get().holder() == Holder.OWNER) {
                        return Handed.GIVEN_BACK;
                    }
                    if (receiver.isBlank()) {
                        return Handed.NO_RECEIVER;
                    }
                    if (to == Holder.OWNER
                            && loans.loan(actor, loan).map(Loan::isRunning).orElse(false)) {
                        return Handed.STILL_OWED;
                    }
                    jdbc.sql(
                                    """
                                    insert into lending.custody (coop_id, collateral_no, step_no, holder, since, place, receiver,
                                      recorded_by, recorded_at)
                                    values (:coop, :no,
                                      (select coalesce(max(step_no), 0) + 1 from lending.custody
                                        where coop_id = :coop and collateral_no = :no),
                                      :holder, :since, :place, :receiver, :by, :at)
                                    """)
                            .param("coop", actor.at().value())
                            .param("no", number)
                            .param("holder", to.name())
                            .param("since", day.today())
                            .param("place", place.strip())
                            .param("receiver", receiver.strip())
                            .param("by", actor.user())
                            .param("at", OffsetDateTime.ofInstant(day.now(), ZoneOffset.UTC))
                            .update();
                    return Handed.DONE;
                });
    }
}
