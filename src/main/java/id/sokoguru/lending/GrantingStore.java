package id.sokoguru.lending;

import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows from a wish to a decision. */
@Component
class GrantingStore {
    private final JdbcClient jdbc;

    GrantingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    // ---- applications

    record ApplicationRow(
            long applicationNo,
            UUID requestId,
            long memberNo,
            int productNo,
            Money amount,
            int instalments,
            @Nullable Long groupNo,
            String purpose,
            boolean byPhone,
            LocalDate appliedOn,
            UUID appliedBy,
            LoanApplication.State what,
            @Nullable Long replaces) {
        LoanApplication application() {
            return new LoanApplication(
                    applicationNo,
                    requestId,
                    memberNo,
                    productNo,
                    amount,
                    instalments,
                    groupNo,
                    purpose,
                    byPhone,
                    appliedOn,
                    appliedBy,
                    what,
                    replaces);
        }
    }

    private static final String APPLICATION_COLUMNS =
            """
            select a.application_no, a.request_id, a.member_no, a.product_no, a.amount, a.instalments, a.group_no,
                   a.purpose, a.by_phone, a.applied_on, a.applied_by, s.what, a.replaces
              from lending.application a
              join lateral (select t.what from lending.application_step t
                             where t.coop_id = a.coop_id and t.application_no = a.application_no
                             order by t.step_no desc limit 1) s on true
            """;

    private static final Query<ApplicationRow> APPLICATION =
            Query.of(
                    ApplicationRow.class,
                    APPLICATION_COLUMNS
                            + " where a.coop_id = :coop and a.application_no = :application");

    private static final Query<ApplicationRow> OF_REQUEST =
            Query.of(
                    ApplicationRow.class,
                    APPLICATION_COLUMNS + " where a.coop_id = :coop and a.request_id = :request");

    private static final Query<ApplicationRow> LIST =
            Query.of(
                    ApplicationRow.class,
                    APPLICATION_COLUMNS
                            + """
                             where a.coop_id = :coop and a.application_no < :before
                               and (:open::boolean is null or
                                    (s.what in ('APPLIED', 'ANALYSED', 'SUBMITTED', 'CONSENTED', 'APPROVED', 'PURCHASED'))
                                      = :open::boolean)
                               and (:member::bigint is null or a.member_no = :member::bigint)
                             order by a.application_no desc limit :limit
                            """);

    Optional<LoanApplication> application(Actor actor, long number) {
        return APPLICATION
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("application", number)
                .query(APPLICATION.row())
                .optional()
                .map(ApplicationRow::application);
    }

    Optional<LoanApplication> ofRequest(Actor actor, UUID request) {
        return OF_REQUEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("request", request)
                .query(OF_REQUEST.row())
                .optional()
                .map(ApplicationRow::application);
    }

    /**
     * The newest before a number.
     *
     * @param open only those on which somebody has to act, or only the others; null = all
     */
    List<LoanApplication> list(
            Actor actor, @Nullable Boolean open, @Nullable Long member, long before, int limit) {
        return LIST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("before", before)
                .param("open", open)
                .param("member", member)
                .param("limit", limit)
                .query(LIST.row())
                .list()
                .stream()
                .map(ApplicationRow::application)
                .toList();
    }

    long nextApplication(Actor actor) {
        return jdbc.sql(
                        """
                        insert into lending.counter as c (coop_id, last_loan, last_application) values (:coop, 0, 1)
                        on conflict (coop_id) do update set last_application = c.last_application + 1
                        returning c.last_application
                        """)
                .param("coop", actor.at().value())
                .query(Long.class)
                .single();
    }

    void insert(Actor actor, long number, Applying order, LocalDate on, Instant now) {
        jdbc.sql(
                        """
                        insert into lending.application (coop_id, application_no, request_id, member_no, product_no, amount,
                          instalments, group_no, purpose, by_phone, replaces, applied_on, applied_at, applied_by)
                        values (:coop, :application, :request, :member, :product, :amount, :instalments, :group, :purpose,
                          :phone, :replaces, :on, :at, :by)
                        """)
                .param("coop", actor.at().value())
                .param("application", number)
                .param("request", order.id())
                .param("member", order.member())
                .param("product", order.product())
                .param("amount", order.amount().rupiah())
                .param("instalments", order.instalments())
                .param("group", order.group())
                .param("purpose", order.purpose().strip())
                .param("phone", order.byPhone())
                .param("replaces", order.replaces())
                .param("on", on)
                .param("at", utc(now))
                .param("by", actor.user())
                .update();
        step(actor, number, LoanApplication.State.APPLIED, "", now);
    }

    /** Two who work on the same application wait for each other. */
    void lock(Actor actor, long application) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", actor.at().value() * 1_000_003 ^ application)
                .query((row, n) -> n)
                .list();
    }

    /** Two who grant loans in one cooperative wait for each other: both use the same limit. */
    void lockLimits(Actor actor) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 4))")
                .param("key", "limits " + actor.at().text())
                .query((row, n) -> n)
                .list();
    }

    // ---- steps

    record Step(
            int stepNo,
            LoanApplication.State what,
            String note,
            UUID doneBy,
            OffsetDateTime doneAt) {}

    private static final Query<Step> STEPS =
            Query.of(
                    Step.class,
                    """
                    select s.step_no, s.what, s.note, s.done_by, s.done_at
                      from lending.application_step s
                     where s.coop_id = :coop and s.application_no = :application
                     order by s.step_no
                    """);

    List<Step> steps(Actor actor, long application) {
        return STEPS.on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(STEPS.row())
                .list();
    }

    void step(Actor actor, long application, LoanApplication.State what, String note, Instant now) {
        jdbc.sql(
                        """
                        insert into lending.application_step (coop_id, application_no, step_no, what, note, done_by, done_at)
                        select :coop, :application, coalesce(max(s.step_no), 0) + 1, :what, :note, :by, :at
                          from lending.application_step s
                         where s.coop_id = :coop and s.application_no = :application
                        """)
                .param("coop", actor.at().value())
                .param("application", application)
                .param("what", what.name())
                .param("note", note)
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
    }

    // ---- analysis

    record AnalysisRow(
            String characterNote,
            String capacityNote,
            String capitalNote,
            String collateralNote,
            String conditionNote,
            Money income,
            Money costs,
            Money otherInstalments,
            Money salary,
            boolean related,
            Money amount,
            int instalments,
            @Nullable Money margin) {
        Analysis analysis() {
            return new Analysis(
                    characterNote,
                    capacityNote,
                    capitalNote,
                    collateralNote,
                    conditionNote,
                    income,
                    costs,
                    otherInstalments,
                    salary,
                    related,
                    amount,
                    instalments,
                    margin);
        }
    }

    private static final Query<AnalysisRow> ANALYSIS =
            Query.of(
                    AnalysisRow.class,
                    """
                    select a.character_note, a.capacity_note, a.capital_note, a.collateral_note, a.condition_note,
                           a.income, a.costs, a.other_instalments, a.salary, a.related, a.amount, a.instalments,
                           a.margin
                      from lending.analysis a
                     where a.coop_id = :coop and a.application_no = :application
                     order by a.analysis_no desc limit 1
                    """);

    Optional<Analysis> analysis(Actor actor, long application) {
        return ANALYSIS.on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(ANALYSIS.row())
                .optional()
                .map(AnalysisRow::analysis);
    }

    void analyse(Actor actor, long application, Analysis found, Instant now) {
        jdbc.sql(
                        """
                        insert into lending.analysis (coop_id, application_no, analysis_no, character_note, capacity_note,
                          capital_note, collateral_note, condition_note, income, costs, other_instalments, salary, related,
                          amount, instalments, margin, analysed_by, analysed_at)
                        select :coop, :application, coalesce(max(a.analysis_no), 0) + 1, :character, :capacity, :capital,
                          :collateral, :condition, :income, :costs, :other, :salary, :related, :amount, :instalments, :margin, :by,
                          :at
                          from lending.analysis a where a.coop_id = :coop and a.application_no = :application
                        """)
                .param("coop", actor.at().value())
                .param("application", application)
                .param("character", found.character())
                .param("capacity", found.capacity())
                .param("capital", found.capital())
                .param("collateral", found.collateral())
                .param("condition", found.condition())
                .param("income", found.income().rupiah())
                .param("costs", found.costs().rupiah())
                .param("other", found.otherInstalments().rupiah())
                .param("salary", found.salary().rupiah())
                .param("related", found.related())
                .param("amount", found.amount().rupiah())
                .param("instalments", found.instalments())
                .param("margin", found.margin() == null ? null : found.margin().rupiah())
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
    }

    // ---- documents

    private static final Query<LoanDocument> DOCUMENTS =
            Query.of(
                    LoanDocument.class,
                    """
                    select d.document_no, d.kind, d.media, octet_length(d.content) as size, d.added_at
                      from lending.document d
                     where d.coop_id = :coop and d.application_no = :application
                     order by d.document_no
                    """);

    List<LoanDocument> documents(Actor actor, long application) {
        return DOCUMENTS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(DOCUMENTS.row())
                .list();
    }

    /** The bytes of a document, as they were brought. */
    Optional<byte[]> content(Actor actor, long application, int document) {
        return jdbc.sql(
                        """
                        select d.content from lending.document d
                         where d.coop_id = :coop and d.application_no = :application and d.document_no = :document
                        """)
                .param("coop", actor.at().value())
                .param("application", application)
                .param("document", document)
                .query((row, _) -> row.getBytes(1))
                .optional();
    }

    /** The same file twice is kept once. */
    void attach(
            Actor actor,
            long application,
            LoanDocument.Kind kind,
            String media,
            byte[] content,
            byte[] digest,
            Instant now) {
        jdbc.sql(
                        """
                        insert into lending.document (coop_id, application_no, document_no, kind, media, content, digest,
                          added_by, added_at)
                        select :coop, :application, coalesce(max(d.document_no), 0) + 1, :kind, :media, :content, :digest,
                          :by, :at
                          from lending.document d where d.coop_id = :coop and d.application_no = :application
                        on conflict (coop_id, application_no, digest) do nothing
                        """)
                .param("coop", actor.at().value())
                .param("application", application)
                .param("kind", kind.name())
                .param("media", media)
                .param("content", content)
                .param("digest", digest)
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
    }

    // ---- what stands behind the loan

    private static final Query<Offer.Collateral> COLLATERAL =
            Query.of(
                    Offer.Collateral.class,
                    """
                    select c.kind, c.description, c.paper, c.appraised
                      from lending.collateral_offer c
                     where c.coop_id = :coop and c.application_no = :application
                     order by c.offer_no
                    """);

    List<Offer.Collateral> collateral(Actor actor, long application) {
        return COLLATERAL
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(COLLATERAL.row())
                .list();
    }

    private static final Query<Offer.Guarantor> GUARANTORS =
            Query.of(
                    Offer.Guarantor.class,
                    """
                    select g.member_no as member, g.name, g.relation
                      from lending.guarantor_offer g
                     where g.coop_id = :coop and g.application_no = :application
                     order by g.offer_no
                    """);

    List<Offer.Guarantor> guarantors(Actor actor, long application) {
        return GUARANTORS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(GUARANTORS.row())
                .list();
    }

    void offer(Actor actor, long application, Offer offer, Instant now) {
        switch (offer) {
            case Offer.Collateral c ->
                    jdbc.sql(
                                    """
                                    insert into lending.collateral_offer (coop_id, application_no, offer_no, kind,
                                      description, paper, appraised, offered_at, offered_by)
                                    select :coop, :application, coalesce(max(o.offer_no), 0) + 1, :kind, :description,
                                      :paper, :appraised, :at, :by
                                      from lending.collateral_offer o
                                     where o.coop_id = :coop and o.application_no = :application
                                    """)
                            .param("coop", actor.at().value())
                            .param("application", application)
                            .param("kind", c.kind().name())
                            .param("description", c.description().strip())
                            .param("paper", c.paper().strip())
                            .param("appraised", c.appraised().rupiah())
                            .param("at", utc(now))
                            .param("by", actor.user())
                            .update();
            case Offer.Guarantor g ->
                    jdbc.sql(
                                    """
                                    insert into lending.guarantor_offer (coop_id, application_no, offer_no, member_no, name,
                                      relation, offered_at, offered_by)
                                    select :coop, :application, coalesce(max(o.offer_no), 0) + 1, :member, :name, :relation,
                                      :at, :by
                                      from lending.guarantor_offer o
                                     where o.coop_id = :coop and o.application_no = :application
                                    """)
                            .param("coop", actor.at().value())
                            .param("application", application)
                            .param("member", g.member())
                            .param("name", g.name().strip())
                            .param("relation", g.relation().strip())
                            .param("at", utc(now))
                            .param("by", actor.user())
                            .update();
        }
    }

    // ---- decision

    record DecisionRow(
            int productNo,
            LocalDate productFrom,
            Money amount,
            int instalments,
            Money margin,
            boolean related,
            LocalDate decidedOn,
            UUID decidedBy) {}

    private static final Query<DecisionRow> DECISION =
            Query.of(
                    DecisionRow.class,
                    """
                    select d.product_no, d.product_from, d.amount, d.instalments, d.margin, d.related, d.decided_on,
                           d.decided_by
                      from lending.decision d
                     where d.coop_id = :coop and d.application_no = :application
                    """);

    Optional<DecisionRow> decision(Actor actor, long application) {
        return DECISION.on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(DECISION.row())
                .optional();
    }

    void decide(
            Actor actor,
            long application,
            LoanProduct product,
            Money amount,
            int instalments,
            Money margin,
            boolean related,
            List<Check> checks,
            LocalDate on,
            Instant now) {
        jdbc.sql(
                        """
                        insert into lending.decision (coop_id, application_no, product_no, product_from, amount, instalments,
                          margin, related, decided_on, decided_by, decided_at)
                        values (:coop, :application, :product, :from, :amount, :instalments, :margin, :related, :on, :by, :at)
                        """)
                .param("coop", actor.at().value())
                .param("application", application)
                .param("product", product.number())
                .param("from", product.validFrom())
                .param("amount", amount.rupiah())
                .param("instalments", instalments)
                .param("margin", margin.rupiah())
                .param("related", related)
                .param("on", on)
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
        int no = 0;
        for (var check : checks) {
            var rule = check.rule();
            jdbc.sql(
                            """
                            insert into lending.decision_check (coop_id, application_no, check_no, kind, outcome, found,
                              allowed, source)
                            values (:coop, :application, :no, :kind, :outcome, :found, :allowed, :source)
                            """)
                    .param("coop", actor.at().value())
                    .param("application", application)
                    .param("no", ++no)
                    .param("kind", check.kind().name())
                    .param("outcome", check.outcome().name())
                    .param("found", check.found())
                    .param("allowed", check.allowed())
                    .param("source", rule == null ? "" : rule.source())
                    .update();
        }
    }

    record DecidedCheck(
            Check.Kind kind, Check.Outcome outcome, String found, String allowed, String source) {}

    private static final Query<DecidedCheck> CHECKS =
            Query.of(
                    DecidedCheck.class,
                    """
                    select c.kind, c.outcome, c.found, c.allowed, c.source
                      from lending.decision_check c
                     where c.coop_id = :coop and c.application_no = :application
                     order by c.check_no
                    """);

    /** What every rule said when it was decided. */
    List<DecidedCheck> checks(Actor actor, long application) {
        return CHECKS.on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(CHECKS.row())
                .list();
    }

    /** Granted and not yet paid out. */
    record Promise(long memberNo, int productNo, Money amount, boolean related) {}

    private static final Query<Promise> PROMISED =
            Query.of(
                    Promise.class,
                    """
                    select a.member_no, d.product_no, d.amount, d.related
                      from lending.decision d
                      join lending.application a
                        on a.coop_id = d.coop_id and a.application_no = d.application_no
                     where d.coop_id = :coop and d.application_no <> :application
                       and not exists (select 1 from lending.loan l
                                        where l.coop_id = d.coop_id and l.application_no = d.application_no)
                    """);

    /** What is granted to anybody and not yet paid out, apart from one application. */
    List<Promise> promised(Actor actor, long application) {
        return PROMISED.on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(PROMISED.row())
                .list();
    }

    // ---- who stands behind whom

    private static final Query<LoanNumber> GUARANTEED =
            Query.of(
                    LoanNumber.class,
                    """
                    select distinct l.loan_no
                      from lending.guarantor_offer g
                      join lending.loan l on l.coop_id = g.coop_id and l.application_no = g.application_no
                     where g.coop_id = :coop and g.member_no = :member
                       and not exists (select 1 from lending.ending e
                                        where e.coop_id = l.coop_id and e.loan_no = l.loan_no)
                     order by l.loan_no
                    """);

    /** Running loans of others that a member stands behind. */
    List<Long> guaranteed(Actor actor, long member) {
        return GUARANTEED
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(GUARANTEED.row())
                .list()
                .stream()
                .map(LoanNumber::loanNo)
                .toList();
    }

    // ---- what is bought to be sold

    private static final Query<Purchase.Made> PURCHASE =
            Query.of(
                    Purchase.Made.class,
                    """
                    select p.entry_id, p.goods, p.seller, p.cost, p.wakalah, p.bought_on, coalesce(d.paper, '') as paper
                      from lending.purchase p
                      left join lending.purchase_paper d on d.coop_id = p.coop_id and d.application_no = p.application_no
                                                        and d.entry_id = p.entry_id
                     where p.coop_id = :coop and p.application_no = :application
                     order by p.bought_at desc limit 1
                    """);

    /** What was bought last for an application. */
    Optional<Purchase.Made> purchase(Actor actor, long application) {
        return PURCHASE.on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(PURCHASE.row())
                .optional();
    }

    private static final Query<Purchase.Made> PURCHASE_OF =
            Query.of(
                    Purchase.Made.class,
                    """
                    select p.entry_id, p.goods, p.seller, p.cost, p.wakalah, p.bought_on, coalesce(d.paper, '') as paper
                      from lending.purchase p
                      left join lending.purchase_paper d on d.coop_id = p.coop_id and d.application_no = p.application_no
                                                        and d.entry_id = p.entry_id
                     where p.coop_id = :coop and p.entry_id = :entry
                    """);

    Optional<Purchase.Made> purchaseOf(Actor actor, UUID entry) {
        return PURCHASE_OF
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("entry", entry)
                .query(PURCHASE_OF.row())
                .optional();
    }

    void purchase(Actor actor, Purchase order, Instant now) {
        jdbc.sql(
                        """
                        insert into lending.purchase (coop_id, application_no, entry_id, goods, seller, cost, wakalah,
                          bought_on, bought_by, bought_at)
                        values (:coop, :application, :entry, :goods, :seller, :cost, :wakalah, :on, :by, :at)
                        """)
                .param("coop", actor.at().value())
                .param("application", order.application())
                .param("entry", order.id())
                .param("goods", order.goods().strip())
                .param("seller", order.seller().strip())
                .param("cost", order.cost().rupiah())
                .param("wakalah", order.wakalah())
                .param("on", order.date())
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
    }

    void paper(Actor actor, long application, UUID entry, String paper, Instant now) {
        jdbc.sql(
                        """
                        insert into lending.purchase_paper (coop_id, application_no, entry_id, paper, shown_by, shown_at)
                        values (:coop, :application, :entry, :paper, :by, :at) on conflict do nothing
                        """)
                .param("coop", actor.at().value())
                .param("application", application)
                .param("entry", entry)
                .param("paper", paper.strip())
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
    }

    record Bought(long applicationNo) {}

    private static final Query<Bought> BOUGHT_BY =
            Query.of(
                    Bought.class,
                    """
                    select p.application_no from lending.purchase p
                     where p.coop_id = :coop and p.entry_id = :entry
                    """);

    /** For which application an entry bought something. */
    Optional<Long> boughtBy(Actor actor, UUID entry) {
        return BOUGHT_BY
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("entry", entry)
                .query(BOUGHT_BY.row())
                .optional()
                .map(Bought::applicationNo);
    }

    // ---- loans of an application

    record LoanNumber(long loanNo) {}

    private static final Query<LoanNumber> LOAN_OF =
            Query.of(
                    LoanNumber.class,
                    """
                    select l.loan_no from lending.loan l
                     where l.coop_id = :coop and l.application_no = :application
                    """);

    Optional<Long> loanOf(Actor actor, long application) {
        return LOAN_OF.on(jdbc)
                .param("coop", actor.at().value())
                .param("application", application)
                .query(LOAN_OF.row())
                .optional()
                .map(LoanNumber::loanNo);
    }

    // ---- strictness

    record StrictnessRow(boolean exposureStops, boolean rateStops, String reason) {}

    private static final Query<StrictnessRow> STRICTNESS =
            Query.of(
                    StrictnessRow.class,
                    """
                    select s.exposure_stops, s.rate_stops, s.reason
                      from lending.strictness s
                     where s.coop_id = :coop and s.valid_from <= :date
                     order by s.valid_from desc, s.decided_at desc limit 1
                    """);

    Optional<StrictnessRow> strictness(Actor actor, LocalDate date) {
        return STRICTNESS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("date", date)
                .query(STRICTNESS.row())
                .optional();
    }

    void setStrictness(
            Actor actor, LocalDate from, Strictness strictness, String reason, Instant now) {
        jdbc.sql(
                        """
                        insert into lending.strictness (coop_id, valid_from, exposure_stops, rate_stops, reason, decided_by,
                          decided_at)
                        values (:coop, :from, :exposure, :rate, :reason, :by, :at) on conflict do nothing
                        """)
                .param("coop", actor.at().value())
                .param("from", from)
                .param("exposure", strictness.exposureStops())
                .param("rate", strictness.rateStops())
                .param("reason", reason.strip())
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
    }
}
