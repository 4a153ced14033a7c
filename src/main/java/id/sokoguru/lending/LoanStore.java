package id.sokoguru.lending;

import id.sokoguru.credit.Allocation;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.FirstPeriod;
import id.sokoguru.credit.Interval;
import id.sokoguru.credit.Line;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.Payoff;
import id.sokoguru.credit.Penalty;
import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Rounding;
import id.sokoguru.credit.Schedule;
import id.sokoguru.database.Query;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of products, loans and their schedules. */
@Component
class LoanStore {
    private final JdbcClient jdbc;
    private final JdbcTemplate template;

    LoanStore(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
    }

    // ---- products

    record ProductRow(
            int productNo,
            LocalDate validFrom,
            String name,
            LoanProduct.Contract contract,
            boolean joint,
            int account,
            Method method,
            Rate chargePpm,
            Charge.Per chargePer,
            Interval.Unit intervalUnit,
            int intervalCount,
            Money leastPrincipal,
            Money mostPrincipal,
            int leastInstalments,
            int mostInstalments,
            int gracePrincipal,
            FirstPeriod firstPeriod,
            Money roundingStep,
            Rounding.Excess roundingExcess,
            int dayBasis,
            Rate provisionPpm,
            LoanProduct.ProvisionSpread provisionSpread,
            Money administration,
            Rate swpPpm,
            Rate insurancePpm,
            boolean stamp,
            boolean feesDeducted,
            String penaltyRule,
            long penaltyFigure,
            int penaltyGraceDays,
            Rate penaltyCapPpm,
            String allocation,
            Allocation.Advance advance,
            Payoff.Current payoff,
            int payoffIntervals,
            Rate payoffPpm,
            LoanProduct.Scheme scheme,
            Money managerLimit,
            Rate salaryPpm,
            int savingsMultiple,
            int concurrent,
            Money collateralFrom,
            Rate nisbahPpm,
            boolean swpReturned) {
        LoanProduct product() {
            return new LoanProduct(
                    productNo,
                    validFrom,
                    name,
                    contract,
                    joint,
                    account,
                    method,
                    new Charge.ByRate(chargePpm, chargePer),
                    new Interval(intervalUnit, intervalCount),
                    leastPrincipal,
                    mostPrincipal,
                    leastInstalments,
                    mostInstalments,
                    gracePrincipal,
                    firstPeriod,
                    new Rounding(roundingStep, roundingExcess),
                    dayBasis,
                    provisionPpm,
                    provisionSpread,
                    administration,
                    swpPpm,
                    insurancePpm,
                    stamp,
                    feesDeducted,
                    penalty(),
                    allocation.equals("LEGACY")
                            ? Allocation.Order.LEGACY
                            : Allocation.Order.PROTECTIVE,
                    advance,
                    new Payoff.Rule(payoff, payoffIntervals, payoffPpm),
                    scheme,
                    managerLimit,
                    salaryPpm,
                    savingsMultiple,
                    concurrent,
                    collateralFrom,
                    nisbahPpm,
                    swpReturned);
        }

        private Penalty penalty() {
            var rule =
                    switch (penaltyRule) {
                        case "PER_DAY" -> new Penalty.PerDay(Money.rupiah(penaltyFigure));
                        case "SHARE_PER_DAY" -> new Penalty.SharePerDay(Rate.ppm(penaltyFigure));
                        case "SHARE_PER_MONTH" ->
                                new Penalty.SharePerMonth(Rate.ppm(penaltyFigure));
                        case "SHARE_PER_STARTED_MONTH" ->
                                new Penalty.SharePerStartedMonth(Rate.ppm(penaltyFigure));
                        default -> new Penalty.None();
                    };
            var caps =
                    penaltyCapPpm.isZero()
                            ? List.<Penalty.Cap>of()
                            : List.of(new Penalty.Cap(Penalty.Cap.Of.INSTALMENT, penaltyCapPpm));
            return new Penalty(
                    rule,
                    penaltyGraceDays,
                    caps,
                    contract.isSharia()
                            ? Penalty.Destination.BENEVOLENT_FUND
                            : Penalty.Destination.INCOME);
        }
    }

    private static final String PRODUCT_COLUMNS =
            """
            p.product_no, p.valid_from, p.name, p.contract, p.joint, p.account, p.method, p.charge_ppm, p.charge_per,
            p.interval_unit, p.interval_count, p.least_principal, p.most_principal, p.least_instalments,
            p.most_instalments, p.grace_principal, p.first_period, p.rounding_step, p.rounding_excess, p.day_basis,
            p.provision_ppm, p.provision_spread, p.administration, p.swp_ppm, p.insurance_ppm, p.stamp,
            p.fees_deducted, p.penalty_rule, p.penalty_figure, p.penalty_grace_days, p.penalty_cap_ppm, p.allocation,
            p.advance, p.payoff, p.payoff_intervals, p.payoff_ppm, p.scheme, p.manager_limit, p.salary_ppm,
            p.savings_multiple, p.concurrent, p.collateral_from, p.nisbah_ppm, p.swp_returned
            """;

    private static final Query<ProductRow> PRODUCTS =
            Query.of(
                    ProductRow.class,
                    "select distinct on (p.product_no) "
                            + PRODUCT_COLUMNS
                            + """
                              from lending.product p
                             where p.coop_id = :coop and p.valid_from <= :date
                             order by p.product_no, p.valid_from desc
                            """);

    /** The products in force on a day, by number. */
    List<LoanProduct> products(Actor actor, LocalDate date) {
        return PRODUCTS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("date", date)
                .query(PRODUCTS.row())
                .list()
                .stream()
                .map(ProductRow::product)
                .toList();
    }

    private static final Query<ProductRow> VERSIONS =
            Query.of(
                    ProductRow.class,
                    "select "
                            + PRODUCT_COLUMNS
                            + """
                              from lending.product p
                             where p.coop_id = :coop
                             order by p.product_no, p.valid_from desc
                            """);

    /** Every version of every product, the newest of each first. */
    List<LoanProduct> versions(Actor actor) {
        return VERSIONS
                .on(jdbc)
                .param("coop", actor.at().value())
                .query(VERSIONS.row())
                .list()
                .stream()
                .map(ProductRow::product)
                .toList();
    }

    void saveProduct(Actor actor, LoanProduct product, Instant now) {
        var penalty = product.penalty();
        String rule;
        long figure;
        switch (penalty.rule()) {
            case Penalty.None() -> {
                rule = "NONE";
                figure = 0;
            }
            case Penalty.PerDay(var amount) -> {
                rule = "PER_DAY";
                figure = amount.rupiah();
            }
            case Penalty.SharePerDay(var rate) -> {
                rule = "SHARE_PER_DAY";
                figure = rate.ppm();
            }
            case Penalty.SharePerMonth(var rate) -> {
                rule = "SHARE_PER_MONTH";
                figure = rate.ppm();
            }
            case Penalty.SharePerStartedMonth(var rate) -> {
                rule = "SHARE_PER_STARTED_MONTH";
                figure = rate.ppm();
            }
        }
        template.update(
                """
                insert into lending.product (coop_id, product_no, valid_from, name, contract, joint, account, method,
                  charge_ppm, charge_per, interval_unit, interval_count, least_principal, most_principal,
                  least_instalments, most_instalments, grace_principal, first_period, rounding_step, rounding_excess,
                  day_basis, provision_ppm, provision_spread, administration, swp_ppm, insurance_ppm, stamp,
                  fees_deducted, penalty_rule, penalty_figure, penalty_grace_days, penalty_cap_ppm, allocation, advance,
                  payoff, payoff_intervals, payoff_ppm, scheme, manager_limit, salary_ppm, savings_multiple, concurrent,
                  collateral_from, nisbah_ppm, swp_returned, decided_by, decided_at)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                on conflict (coop_id, product_no, valid_from) do nothing
                """,
                actor.at().value(),
                product.number(),
                product.validFrom(),
                product.name(),
                product.contract().name(),
                product.joint(),
                product.account(),
                product.method().name(),
                product.charge().rate().ppm(),
                product.charge().per().name(),
                product.interval().unit().name(),
                product.interval().count(),
                product.leastPrincipal().rupiah(),
                product.mostPrincipal().rupiah(),
                product.leastInstalments(),
                product.mostInstalments(),
                product.graceIntervals(),
                product.firstPeriod().name(),
                product.rounding().step().rupiah(),
                product.rounding().excess().name(),
                product.dayBasis(),
                product.provision().ppm(),
                product.provisionSpread().name(),
                product.administration().rupiah(),
                product.swp().ppm(),
                product.insurance().ppm(),
                product.stamp(),
                product.feesDeducted(),
                rule,
                figure,
                penalty.graceDays(),
                penalty.caps().isEmpty() ? 0 : penalty.caps().getFirst().share().ppm(),
                product.allocation().kinds().getFirst() == Allocation.Kind.PENALTY
                        ? "LEGACY"
                        : "PROTECTIVE",
                product.advance().name(),
                product.payoff().current().name(),
                product.payoff().feeIntervals(),
                product.payoff().feeShare().ppm(),
                product.scheme().name(),
                product.managerLimit().rupiah(),
                product.salaryShare().ppm(),
                product.savingsMultiple(),
                product.concurrent(),
                product.collateralFrom().rupiah(),
                product.nisbah().ppm(),
                product.swpReturned(),
                actor.user(),
                utc(now));
    }

    // ---- loans

    private static final String LOAN_COLUMNS =
            """
            select l.loan_no as number, l.application_no as application, l.member_no as member, l.group_no as "group",
                   l.product_no as product, l.product_from, p.name as product_name, l.account, l.principal,
                   l.instalments, l.related, l.purpose, l.disbursed_on,
                   (select max(s.schedule_no) from lending.schedule s
                     where s.coop_id = l.coop_id and s.loan_no = l.loan_no) as schedule_number,
                   e.ended_on, e.how as ended_how
              from lending.loan l
              join lending.product p on p.coop_id = l.coop_id and p.product_no = l.product_no
                                    and p.valid_from = l.product_from
              left join lending.ending e on e.coop_id = l.coop_id and e.loan_no = l.loan_no
            """;

    private static final Query<Loan> LOAN =
            Query.of(Loan.class, LOAN_COLUMNS + " where l.coop_id = :coop and l.loan_no = :loan");

    private static final Query<Loan> OF_REQUEST =
            Query.of(
                    Loan.class,
                    LOAN_COLUMNS + " where l.coop_id = :coop and l.request_id = :request");

    private static final Query<Loan> OF_MEMBER =
            Query.of(
                    Loan.class,
                    LOAN_COLUMNS
                            + " where l.coop_id = :coop and l.member_no = :member order by l.loan_no desc");

    private static final Query<Loan> RUNNING =
            Query.of(
                    Loan.class,
                    LOAN_COLUMNS
                            + " where l.coop_id = :coop and e.ended_on is null order by l.loan_no");

    private static final Query<Loan> LIST =
            Query.of(
                    Loan.class,
                    LOAN_COLUMNS
                            + """
                             where l.coop_id = :coop and l.loan_no < :before
                             order by l.loan_no desc limit :limit
                            """);

    Optional<Loan> loan(Actor actor, long number) {
        return LOAN.on(jdbc)
                .param("coop", actor.at().value())
                .param("loan", number)
                .query(LOAN.row())
                .optional();
    }

    Optional<Loan> ofRequest(Actor actor, UUID request) {
        return OF_REQUEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("request", request)
                .query(OF_REQUEST.row())
                .optional();
    }

    List<Loan> ofMember(Actor actor, long member) {
        return OF_MEMBER
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("member", member)
                .query(OF_MEMBER.row())
                .list();
    }

    /** All loans that have not ended, by number. */
    List<Loan> running(Actor actor) {
        return RUNNING.on(jdbc).param("coop", actor.at().value()).query(RUNNING.row()).list();
    }

    List<Loan> list(Actor actor, long before, int limit) {
        return LIST.on(jdbc)
                .param("coop", actor.at().value())
                .param("before", before)
                .param("limit", limit)
                .query(LIST.row())
                .list();
    }

    /** Draws the next loan number; the row is held until the transaction ends. */
    long nextLoan(Actor actor) {
        return drawLoans(actor, 1);
    }

    /** Draws some loan numbers in a row; answers the first. */
    long drawLoans(Actor actor, int count) {
        return jdbc.sql(
                        """
                        insert into lending.counter as c (coop_id, last_loan, last_application) values (:coop, :n, 0)
                        on conflict (coop_id) do update set last_loan = c.last_loan + :n
                        returning c.last_loan - :n + 1
                        """)
                .param("coop", actor.at().value())
                .param("n", count)
                .query(Long.class)
                .single();
    }

    void insertLoan(Actor actor, long number, NewLoan loan, Instant now) {
        var product = loan.product();
        jdbc.sql(
                        """
                        insert into lending.loan (coop_id, loan_no, request_id, application_no, member_no, group_no,
                          product_no, product_from, account, principal, charge_ppm, charge_per, fixed_charge, instalments,
                          related, purpose, disbursed_on, made_at, made_by)
                        values (:coop, :loan, :request, :application, :member, :group, :product, :from, :account,
                          :principal, :ppm, :per, :fixed, :instalments, :related, :purpose, :disbursed, :at, :by)
                        """)
                .param("coop", actor.at().value())
                .param("loan", number)
                .param("request", loan.request())
                .param("application", loan.application())
                .param("member", loan.member())
                .param("group", loan.group())
                .param("product", product.number())
                .param("from", product.validFrom())
                .param("account", product.account())
                .param("principal", loan.schedule().principal().rupiah())
                .param("ppm", product.charge().rate().ppm())
                .param("per", product.charge().per().name())
                .param("fixed", loan.fixed().rupiah())
                .param("instalments", loan.schedule().lines().size())
                .param("related", loan.related())
                .param("purpose", loan.purpose())
                .param("disbursed", loan.schedule().disbursed())
                .param("at", utc(now))
                .param("by", actor.user())
                .update();
    }

    /**
     * Puts a schedule in force.
     *
     * @param interestBefore interest that the ledger has as paid and this schedule does not bill;
     *     negative when some was paid before our books knew the loan
     */
    void insertSchedule(
            Actor actor,
            long loan,
            int number,
            Schedule schedule,
            Schedule.Reason reason,
            Money interestBefore,
            @Nullable Quality before,
            LocalDate agreedOn,
            Instant now) {
        jdbc.sql(
                        """
                        insert into lending.schedule (coop_id, loan_no, schedule_no, agreed_on, reason, principal,
                          capitalised, starts_on, interval_unit, interval_count, interest_before, quality_before,
                          agreed_by, agreed_at)
                        values (:coop, :loan, :no, :agreed, :reason, :principal, :capitalised, :starts, :unit, :count,
                          :before, :quality, :by, :at)
                        """)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .param("no", number)
                .param("agreed", agreedOn)
                .param("reason", reason.name())
                .param("principal", schedule.principal().rupiah())
                .param("capitalised", schedule.capitalised().rupiah())
                .param("starts", schedule.disbursed())
                .param("unit", schedule.interval().unit().name())
                .param("count", schedule.interval().count())
                .param("before", interestBefore.rupiah())
                .param("quality", before == null ? null : before.name())
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
        insertInstalments(
                actor,
                schedule.lines().stream().map(line -> new Billed(loan, number, line)).toList());
    }

    private record Billed(long loan, int schedule, Line line) {}

    private void insertInstalments(Actor actor, List<Billed> lines) {
        template.batchUpdate(
                """
                insert into lending.instalment (coop_id, loan_no, schedule_no, no, due, accrued, principal, interest, balance)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                lines,
                500,
                (row, billed) -> {
                    var line = billed.line();
                    row.setLong(1, actor.at().value());
                    row.setLong(2, billed.loan());
                    row.setInt(3, billed.schedule());
                    row.setInt(4, line.no());
                    row.setObject(5, line.due());
                    row.setLong(6, line.accrued().rupiah());
                    row.setLong(7, line.principal().rupiah());
                    row.setLong(8, line.interest().rupiah());
                    row.setLong(9, line.balance().rupiah());
                });
    }

    /**
     * Writes loans that come from elsewhere with their agreed schedules, however many, in three
     * statements.
     *
     * @param first the number of the first; the others follow
     */
    void insertTakenOver(Actor actor, long first, List<BroughtLoans.MidLife> loans, Instant now) {
        var coop = actor.at().value();
        var rows = new ArrayList<Object[]>();
        var schedules = new ArrayList<Object[]>();
        var lines = new ArrayList<Billed>();
        long number = first;
        for (var each : loans) {
            var loan = each.loan();
            var product = loan.product();
            var schedule = loan.schedule();
            rows.add(
                    new Object[] {
                        coop,
                        number,
                        loan.request(),
                        loan.member(),
                        loan.group(),
                        product.number(),
                        product.validFrom(),
                        product.account(),
                        schedule.principal().rupiah(),
                        product.charge().rate().ppm(),
                        product.charge().per().name(),
                        loan.fixed().rupiah(),
                        schedule.lines().size(),
                        loan.related(),
                        loan.purpose(),
                        schedule.disbursed(),
                        utc(now),
                        actor.user()
                    });
            schedules.add(
                    new Object[] {
                        coop,
                        number,
                        loan.agreedOn(),
                        loan.reason().name(),
                        schedule.principal().rupiah(),
                        schedule.capitalised().rupiah(),
                        schedule.disbursed(),
                        schedule.interval().unit().name(),
                        schedule.interval().count(),
                        each.earnedElsewhere().negated().rupiah(),
                        actor.user(),
                        utc(now)
                    });
            for (var line : schedule.lines()) {
                lines.add(new Billed(number, 1, line));
            }
            number++;
        }
        template.batchUpdate(
                """
                insert into lending.loan (coop_id, loan_no, request_id, member_no, group_no, product_no, product_from,
                  account, principal, charge_ppm, charge_per, fixed_charge, instalments, related, purpose, disbursed_on,
                  made_at, made_by)
                values (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
                """,
                rows);
        template.batchUpdate(
                """
                insert into lending.schedule (coop_id, loan_no, schedule_no, agreed_on, reason, principal, capitalised,
                  starts_on, interval_unit, interval_count, interest_before, agreed_by, agreed_at)
                values (?,?,1,?,?,?,?,?,?,?,?,?,?)
                """,
                schedules);
        insertInstalments(actor, lines);
    }

    // ---- schedules

    /**
     * A schedule with what stands beside it.
     *
     * @param qualityBefore class when it was restructured, if it was
     */
    record Agreed(
            Schedule schedule,
            Schedule.Reason reason,
            Money interestBefore,
            @Nullable Quality qualityBefore,
            LocalDate agreedOn) {}

    record ScheduleRow(
            long loanNo,
            Schedule.Reason reason,
            Money principal,
            Money capitalised,
            LocalDate startsOn,
            Interval.Unit intervalUnit,
            int intervalCount,
            Money interestBefore,
            @Nullable Quality qualityBefore,
            LocalDate agreedOn) {}

    record InstalmentRow(
            long loanNo,
            int no,
            LocalDate due,
            Money accrued,
            Money principal,
            Money interest,
            Money balance) {}

    private static final Query<ScheduleRow> SCHEDULES =
            Query.of(
                    ScheduleRow.class,
                    """
                    select distinct on (s.loan_no) s.loan_no, s.reason, s.principal, s.capitalised, s.starts_on,
                           s.interval_unit, s.interval_count, s.interest_before, s.quality_before, s.agreed_on
                      from lending.schedule s
                     where s.coop_id = :coop and s.loan_no in (:loans)
                     order by s.loan_no, s.schedule_no desc
                    """);

    private static final Query<InstalmentRow> INSTALMENTS =
            Query.of(
                    InstalmentRow.class,
                    """
                    select i.loan_no, i.no, i.due, (i.accrued + coalesce(r.share, 0))::bigint as accrued, i.principal,
                           (i.interest + coalesce(r.share, 0))::bigint as interest, i.balance
                      from lending.instalment i
                      left join lateral (
                        select p.share from lending.profit p
                         where p.coop_id = i.coop_id and p.loan_no = i.loan_no and p.schedule_no = i.schedule_no
                           and p.no = i.no
                         order by p.version desc limit 1) r on true
                     where i.coop_id = :coop and i.loan_no in (:loans)
                       and i.schedule_no = (select max(s.schedule_no) from lending.schedule s
                                             where s.coop_id = i.coop_id and s.loan_no = i.loan_no)
                     order by i.loan_no, i.no
                    """);

    /**
     * The schedules in force of some loans. What a business was reported to have earned is the
     * interest of the period that earned it.
     */
    Map<Long, Agreed> schedules(Actor actor, Collection<Long> loans) {
        if (loans.isEmpty()) {
            return Map.of();
        }
        var lines = new HashMap<Long, List<Line>>();
        INSTALMENTS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("loans", loans)
                .query(INSTALMENTS.row())
                .list()
                .forEach(row ->
                        lines.computeIfAbsent(row.loanNo(), _ -> new java.util.ArrayList<>())
                                .add(
                                        new Line(
                                                row.no(),
                                                row.due(),
                                                row.accrued(),
                                                row.principal(),
                                                row.interest(),
                                                row.balance())));
        var all = new LinkedHashMap<Long, Agreed>();
        SCHEDULES
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("loans", loans)
                .query(SCHEDULES.row())
                .list()
                .forEach(row ->
                        all.put(
                                row.loanNo(),
                                new Agreed(
                                        new Schedule(
                                                row.principal(),
                                                row.capitalised(),
                                                row.startsOn(),
                                                new Interval(
                                                        row.intervalUnit(), row.intervalCount()),
                                                lines.getOrDefault(row.loanNo(), List.of())),
                                        row.reason(),
                                        row.interestBefore(),
                                        row.qualityBefore(),
                                        row.agreedOn())));
        return all;
    }

    record Assessed(long loanNo, Money sum) {}

    private static final Query<Assessed> PENALTIES =
            Query.of(
                    Assessed.class,
                    """
                    select p.loan_no, sum(p.assessed)::bigint as sum
                      from lending.penalty p
                     where p.coop_id = :coop and p.loan_no in (:loans)
                     group by p.loan_no
                    """);

    /** What was assessed of some loans, by number; those without are left out. */
    Map<Long, Money> penalties(Actor actor, Collection<Long> loans) {
        if (loans.isEmpty()) {
            return Map.of();
        }
        var sums = new HashMap<Long, Money>();
        PENALTIES
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("loans", loans)
                .query(PENALTIES.row())
                .list()
                .forEach(row -> sums.put(row.loanNo(), row.sum()));
        return sums;
    }

    // ---- what was given up, and what businesses earned

    /**
     * What the cooperative gave up of a loan.
     *
     * @param penalty of all that was assessed or grew until then
     * @param margin of a price, for paying it off on the day that was asked about
     */
    record Given(long loanNo, Money penalty, Money margin) {
        static final Given NOTHING = new Given(0, Money.ZERO, Money.ZERO);
    }

    private static final Query<Given> CONCESSIONS =
            Query.of(
                    Given.class,
                    """
                    select c.loan_no,
                           coalesce(sum(c.amount) filter (where c.kind = 'PENALTY'), 0)::bigint as penalty,
                           coalesce(max(c.amount) filter (where c.kind = 'MARGIN' and c.until >= :date), 0)::bigint as margin
                      from lending.concession c
                     where c.coop_id = :coop and c.loan_no in (:loans) and c.given_on <= :date
                     group by c.loan_no
                    """);

    /** What was given up of some loans until a day, by number; those without are left out. */
    Map<Long, Given> concessions(Actor actor, Collection<Long> loans, LocalDate date) {
        if (loans.isEmpty()) {
            return Map.of();
        }
        var all = new HashMap<Long, Given>();
        CONCESSIONS
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("loans", loans)
                .param("date", date)
                .query(CONCESSIONS.row())
                .list()
                .forEach(row -> all.put(row.loanNo(), row));
        return all;
    }

    void concede(
            Actor actor,
            long loan,
            UUID request,
            String kind,
            Money amount,
            LocalDate on,
            @Nullable LocalDate until,
            String reason,
            Instant now) {
        jdbc.sql(
                        """
                        insert into lending.concession (coop_id, loan_no, request_id, kind, amount, given_on, until, reason,
                          given_by, given_at)
                        values (:coop, :loan, :request, :kind, :amount, :on, :until, :reason, :by, :at)
                        """)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .param("request", request)
                .param("kind", kind)
                .param("amount", amount.rupiah())
                .param("on", on)
                .param("until", until)
                .param("reason", reason)
                .param("by", actor.user())
                .param("at", utc(now))
                .update();
    }

    record Reported(long loanNo, int no) {}

    private static final Query<Reported> REPORTED =
            Query.of(
                    Reported.class,
                    """
                    select distinct p.loan_no, p.no
                      from lending.profit p
                     where p.coop_id = :coop and p.loan_no in (:loans)
                       and p.schedule_no = (select max(s.schedule_no) from lending.schedule s
                                             where s.coop_id = p.coop_id and s.loan_no = p.loan_no)
                    """);

    /** The instalments of whose time it was reported what the business earned, by loan. */
    Map<Long, Set<Integer>> reported(Actor actor, Collection<Long> loans) {
        if (loans.isEmpty()) {
            return Map.of();
        }
        var all = new HashMap<Long, Set<Integer>>();
        REPORTED.on(jdbc)
                .param("coop", actor.at().value())
                .param("loans", loans)
                .query(REPORTED.row())
                .list()
                .forEach(row ->
                        all.computeIfAbsent(row.loanNo(), _ -> new HashSet<>()).add(row.no()));
        return all;
    }

    // ---- endings

    void end(Actor actor, long loan, String how, LocalDate on, Instant now) {
        jdbc.sql(
                        """
                        insert into lending.ending (coop_id, loan_no, how, ended_on, ended_at, ended_by)
                        values (:coop, :loan, :how, :on, :at, :by) on conflict do nothing
                        """)
                .param("coop", actor.at().value())
                .param("loan", loan)
                .param("how", how)
                .param("on", on)
                .param("at", utc(now))
                .param("by", actor.user())
                .update();
    }

    void reopen(Actor actor, long loan) {
        jdbc.sql("delete from lending.ending where coop_id = :coop and loan_no = :loan")
                .param("coop", actor.at().value())
                .param("loan", loan)
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
