package id.sokoguru.lending;

import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Method;
import id.sokoguru.credit.RandomLoans;
import id.sokoguru.credit.Schedule;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.savings.Counter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Financing under sharia: bought and sold, leased, lent for nothing, shared. */
@InWorld
class ShariaTest {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final PaymentSource DRAWER = new PaymentSource.Drawer(Counter.TILL);

    @Autowired AutowireCapableBeanFactory beans;
    @Autowired World world;
    @Autowired id.sokoguru.kernel.BusinessDay day;
    @Autowired Granting granting;
    @Autowired Loans loans;
    @Autowired Repayments repayments;
    @Autowired Resolutions resolutions;
    @Autowired ProfitSharing profits;
    @Autowired Qualities qualities;
    @Autowired Approvals approvals;
    @Autowired Books books;
    @Autowired Ledger ledger;
    Lender lender;

    @BeforeEach
    void found() {
        lender = beans.createBean(Lender.Maker.class).make(Scope.SY);
        // Own capital, so that no limit is in the way; and cash to lend.
        lender.grant(rp(500_000_000));
    }

    @AfterEach
    void today() {
        world.setTime(World.START);
    }

    /** Without fees, so that the figures are those of the contract. */
    private LoanProduct offers(int number, Preset preset) {
        var p = preset.product(number, FROM, preset.name(), Rate.ZERO);
        var plain =
                new LoanProduct(
                        number,
                        FROM,
                        p.name(),
                        p.contract(),
                        false,
                        p.account(),
                        p.method(),
                        preset == Preset.MURABAHAH
                                ? new Charge.ByRate(Rate.percent("1.25"), Charge.Per.MONTH)
                                : p.charge(),
                        p.interval(),
                        rp(1_000),
                        rp(1_000_000_000),
                        1,
                        60,
                        0,
                        p.firstPeriod(),
                        p.rounding(),
                        p.dayBasis(),
                        Rate.ZERO,
                        p.provisionSpread(),
                        Money.ZERO,
                        Rate.ZERO,
                        Rate.ZERO,
                        false,
                        false,
                        p.penalty(),
                        p.allocation(),
                        p.advance(),
                        p.payoff(),
                        p.scheme(),
                        p.managerLimit(),
                        Rate.ZERO,
                        0,
                        99,
                        Money.ZERO,
                        p.nisbah(),
                        false);
        assertThat(loans.setProduct(lender.chair, plain)).isEqualTo(new LoanProductAnswer.Kept());
        return plain;
    }

    private Purchase purchase(long application, long cost, String paper, boolean wakalah) {
        return new Purchase(
                Uuid7.create(),
                application,
                "Mesin cuci",
                "Toko Jaya",
                paper,
                rp(cost),
                wakalah,
                MoneyPlace.till(1),
                day.today());
    }

    private Purchase.Answer buys(long application, long cost) {
        return granting.purchase(lender.teller, purchase(application, cost, "NT-1", false));
    }

    private Disbursement.Answer pays(long application) {
        return granting.disburse(
                lender.teller,
                new Disbursement(
                        Uuid7.create(), application, MoneyPlace.till(1), null, day.today(), null));
    }

    private Loan lends(int product, long rupiah, int instalments) {
        long application = lender.granted(1, product, rupiah, instalments);
        if (granting.granted(lender.chair, application).orElseThrow().isSale()) {
            assertThat(buys(application, rupiah)).isInstanceOf(Purchase.Bought.class);
        }
        return ((Disbursement.Done) pays(application)).loan();
    }

    private Position position(Loan loan) {
        return loans.position(lender.chair, loan.number(), day.today()).orElseThrow();
    }

    private RepaymentAnswer pays(Loan loan, long rupiah) {
        return pays(Uuid7.create(), loan, rupiah);
    }

    private RepaymentAnswer pays(UUID id, Loan loan, long rupiah) {
        return repayments.repay(
                lender.teller, new Repayment(id, loan.number(), rp(rupiah), DRAWER, day.today()));
    }

    private RepaymentAnswer paysOff(Loan loan, Money total) {
        return repayments.payOff(
                lender.teller,
                new PayoffOrder(Uuid7.create(), loan.number(), total, DRAWER, day.today()));
    }

    private List<Line> lines(long entry) {
        return books.entry(lender.chair, entry).orElseThrow().lines().stream()
                .map(line ->
                        new Line(
                                line.account(),
                                line.sub(),
                                line.unit(),
                                line.side(),
                                line.amount()))
                .toList();
    }

    private Money balance(int account, long sub) {
        return books.balance(lender.chair, account, sub);
    }

    private void nothingIsLeft(Loan loan) {
        for (int account :
                new int[] {110801, 110802, 110803, 110804, 110805, 110806, 110601, 110509}) {
            assertThat(balance(account, loan.number()))
                    .as("%d of %s", account, loan)
                    .isEqualTo(Money.ZERO);
        }
        assertThat(loans.loan(lender.chair, loan.number()).orElseThrow().endedHow())
                .isEqualTo("PAID");
    }

    @Test
    void J40_a_thing_is_bought_sold_and_paid_for() {
        offers(1, Preset.MURABAHAH);
        long application = lender.granted(1, 1, 6_000_000, 12);
        assertThat(pays(application))
                .isEqualTo(new Disbursement.NotGranted(LoanApplication.State.APPROVED));
        var bought = (Purchase.Bought) buys(application, 6_000_000);
        assertThat(lines(bought.receipt().entryNo()))
                .containsExactly(
                        Line.debit(110807, application, rp(6_000_000)),
                        Line.credit(110102, 1, rp(6_000_000)));
        var sold = (Disbursement.Done) pays(application);
        long n = sold.loan().number();
        assertThat(lines(sold.receipt().entryNo()))
                .containsExactly(
                        Line.debit(110801, n, rp(6_900_000)),
                        Line.credit(110807, application, rp(6_000_000)),
                        Line.credit(110802, n, rp(900_000)));
        var schedule = position(sold.loan()).standing().schedule();
        assertThat(schedule.lines()).hasSize(12).allMatch(l -> l.payment().equals(rp(575_000)));
        assertThat(position(sold.loan()).outstanding()).isEqualTo(rp(6_000_000));
        var paid = (RepaymentAnswer.Paid) pays(sold.loan(), 575_000);
        assertThat(lines(paid.receipt().entryNo()))
                .containsExactly(
                        Line.debit(110102, 1, rp(575_000)),
                        Line.debit(110802, n, rp(75_000)),
                        Line.credit(110801, n, rp(575_000)),
                        Line.credit(410105, n, rp(75_000)));
        assertThat(paid.settled())
                .isEqualTo(new Settled(rp(500_000), rp(75_000), Money.ZERO, Money.ZERO));
        assertThat(position(sold.loan()).outstanding()).isEqualTo(rp(5_500_000));
        ledger.reverse(lender.teller, Uuid7.create(), paid.receipt().id(), TODAY, "keliru");
        assertThat(position(sold.loan()).standing())
                .isEqualTo(new id.sokoguru.credit.Standing(schedule, Money.ZERO, Money.ZERO));
    }

    @Test
    void a_thing_that_cost_less_is_sold_with_less_margin_and_none_that_costs_more_is_bought() {
        offers(1, Preset.MURABAHAH);
        long application = lender.granted(1, 1, 6_000_000, 12);
        assertThat(buys(application, 6_000_001)).isEqualTo(new Purchase.CostOutside(rp(6_000_000)));
        buys(application, 5_400_000);
        var loan = ((Disbursement.Done) pays(application)).loan();
        assertThat(balance(110801, loan.number())).isEqualTo(rp(5_400_000 + 810_000));
        assertThat(balance(110802, loan.number())).isEqualTo(rp(810_000));
        assertThat(balance(110807, application)).isEqualTo(Money.ZERO);
    }

    @Test
    void the_margin_that_was_agreed_holds_instead_of_the_one_proposed() {
        offers(1, Preset.MURABAHAH);
        long application = lender.applies(1, 1, 6_000_000, 12);
        var found =
                new Analysis(
                        "jujur",
                        "",
                        "",
                        "",
                        "",
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        Money.ZERO,
                        false,
                        rp(6_000_000),
                        12,
                        rp(600_000));
        granting.analyse(lender.officer, application, found);
        granting.submit(lender.officer, application);
        lender.decides(lender.chair, application, true);
        buys(application, 6_000_000);
        var loan = ((Disbursement.Done) pays(application)).loan();
        assertThat(position(loan).standing().schedule().totalPayment()).isEqualTo(rp(6_600_000));
    }

    @Test
    void what_a_member_buys_by_wakalah_is_sold_when_the_bill_was_seen() {
        offers(1, Preset.MURABAHAH);
        long application = lender.granted(1, 1, 6_000_000, 12);
        assertThat(granting.purchase(lender.teller, purchase(application, 6_000_000, "", false)))
                .isEqualTo(new Purchase.NotDescribed());
        var order = purchase(application, 6_000_000, "", true);
        var once = (Purchase.Bought) granting.purchase(lender.teller, order);
        var twice = (Purchase.Bought) granting.purchase(lender.teller, order);
        assertThat(twice.receipt().entryNo()).isEqualTo(once.receipt().entryNo());
        assertThat(pays(application)).isEqualTo(new Disbursement.GoodsNotShown());
        assertThat(granting.show(lender.teller, application, "NT-9")).isTrue();
        assertThat(pays(application)).isInstanceOf(Disbursement.Done.class);
        assertThat(granting.show(lender.teller, application, "NT-10")).isFalse();
    }

    @Test
    void a_purchase_that_is_undone_makes_room_for_another() {
        offers(1, Preset.MURABAHAH);
        long application = lender.granted(1, 1, 6_000_000, 12);
        var first = (Purchase.Bought) buys(application, 6_000_000);
        assertThat(buys(application, 6_000_000))
                .isEqualTo(new Purchase.NotGranted(LoanApplication.State.PURCHASED));
        ledger.reverse(lender.teller, Uuid7.create(), first.receipt().id(), TODAY, "batal");
        assertThat(granting.application(lender.chair, application).orElseThrow().state())
                .isEqualTo(LoanApplication.State.APPROVED);
        assertThat(buys(application, 5_000_000)).isInstanceOf(Purchase.Bought.class);
        assertThat(balance(110807, application)).isEqualTo(rp(5_000_000));
    }

    @Test
    void a_late_murabahah_keeps_its_price_and_its_penalty_goes_to_the_benevolent_fund() {
        offers(1, Preset.MURABAHAH);
        world.setDay(LocalDate.of(2026, 5, 15));
        var loan = lends(1, 6_000_000, 12);
        world.setTime(World.START);
        // Due on 15 June: 159 days late, 7 of them free, Rp1.000 a day; five more since.
        var position = position(loan);
        assertThat(position.standing().schedule().totalPayment()).isEqualTo(rp(6_900_000));
        assertThat(position.due().getFirst().penalty()).isEqualTo(rp(152_000));
        var penalty = position.penalty();
        var paid = (RepaymentAnswer.Paid) pays(loan, position.dueTotal().rupiah());
        assertThat(paid.settled().penalty()).isEqualTo(penalty);
        assertThat(balance(210901, loan.number())).isEqualTo(penalty);
        assertThat(balance(410104, loan.number())).isEqualTo(Money.ZERO);
        assertThat(position(loan).outstanding()).isEqualTo(rp(3_000_000));
        // Another schedule spreads what is left of the margin and adds nothing.
        var fresh = Resolutions.rescheduled(position(loan), 18);
        assertThat(fresh.totalInterest()).isEqualTo(rp(450_000));
        assertThat(fresh.totalPayment()).isEqualTo(rp(3_450_000));
    }

    @Test
    void paying_early_costs_the_whole_price_unless_two_people_give_a_discount() {
        offers(1, Preset.MURABAHAH);
        var loan = lends(1, 6_000_000, 12);
        pays(loan, 575_000);
        assertThat(paysOff(loan, rp(6_000_000)))
                .isEqualTo(new RepaymentAnswer.FigureMoved(rp(6_325_000)));
        assertThat(
                        resolutions.ask(
                                lender.officer,
                                new Resolution.Discount(
                                        Uuid7.create(), loan.number(), rp(825_001), "rajin"),
                                ""))
                .isEqualTo(new Resolutions.BadAmount(rp(825_000)));
        assertThat(
                        resolutions.ask(
                                lender.officer,
                                new Resolution.Discount(
                                        Uuid7.create(), loan.number(), rp(300_000), " "),
                                ""))
                .isEqualTo(new Resolutions.NoReason());
        done(new Resolution.Discount(Uuid7.create(), loan.number(), rp(300_000), "rajin membayar"));
        world.setDay(TODAY.plusDays(15));
        assertThat(Repayments.payoff(position(loan)).total()).isEqualTo(rp(6_325_000));
        world.setTime(World.START);
        var paid = (RepaymentAnswer.Paid) paysOff(loan, rp(6_025_000));
        assertThat(lines(paid.receipt().entryNo()))
                .containsExactly(
                        Line.debit(110102, 1, rp(6_025_000)),
                        Line.debit(110802, loan.number(), rp(825_000)),
                        Line.credit(110801, loan.number(), rp(6_325_000)),
                        Line.credit(410105, loan.number(), rp(525_000)));
        nothingIsLeft(loan);
    }

    private void done(Resolution resolution) {
        var asked = (Resolutions.Asked) resolutions.ask(lender.officer, resolution, "");
        assertThat(approvals.decide(lender.chair, asked.approval(), true, ""))
                .isInstanceOf(Approvals.Decided.Recorded.class);
    }

    @Test
    void a_waived_penalty_does_not_come_back() {
        offers(1, Preset.MURABAHAH);
        world.setDay(LocalDate.of(2026, 10, 1));
        var loan = lends(1, 6_000_000, 12);
        world.setTime(World.START);
        // Due on 1 November: 20 days late, 13 count.
        assertThat(position(loan).penalty()).isEqualTo(rp(13_000));
        assertThat(
                        resolutions.ask(
                                lender.officer,
                                new Resolution.Waive(
                                        Uuid7.create(), loan.number(), rp(13_001), "sakit"),
                                ""))
                .isEqualTo(new Resolutions.BadAmount(rp(13_000)));
        done(new Resolution.Waive(Uuid7.create(), loan.number(), rp(13_000), "sakit"));
        assertThat(position(loan).penalty()).isEqualTo(Money.ZERO);
        world.setDay(TODAY.plusDays(3));
        assertThat(position(loan).penalty()).isEqualTo(rp(3_000));
        pays(loan, 575_000);
        assertThat(position(loan).penalty()).isEqualTo(rp(3_000));
        pays(loan, 3_000);
        assertThat(position(loan).penalty()).isEqualTo(Money.ZERO);
        assertThat(balance(210901, loan.number())).isEqualTo(rp(3_000));
    }

    @Test
    void a_loan_without_yield_returns_its_principal_and_no_more() {
        offers(1, Preset.QARDH);
        var loan = lends(1, 3_000_000, 6);
        assertThat(position(loan).standing().schedule().totalInterest()).isEqualTo(Money.ZERO);
        pays(loan, 500_000);
        assertThat(Repayments.payoff(position(loan)).total()).isEqualTo(rp(2_500_000));
        paysOff(loan, rp(2_500_000));
        nothingIsLeft(loan);
        var p = Preset.QARDH.product(9, FROM, "Qardh", Rate.ZERO);
        assertThat(loans.setProduct(lender.chair, withRate(p)))
                .isEqualTo(new LoanProductAnswer.YieldForbidden());
    }

    private static LoanProduct withRate(LoanProduct p) {
        return new LoanProduct(
                p.number(),
                p.validFrom(),
                p.name(),
                p.contract(),
                false,
                p.account(),
                Method.DECLINING,
                new Charge.ByRate(Rate.percent("1"), Charge.Per.MONTH),
                p.interval(),
                p.leastPrincipal(),
                p.mostPrincipal(),
                p.leastInstalments(),
                p.mostInstalments(),
                0,
                p.firstPeriod(),
                p.rounding(),
                p.dayBasis(),
                Rate.ZERO,
                p.provisionSpread(),
                Money.ZERO,
                Rate.ZERO,
                Rate.ZERO,
                false,
                true,
                p.penalty(),
                p.allocation(),
                p.advance(),
                p.payoff(),
                p.scheme(),
                p.managerLimit(),
                Rate.ZERO,
                0,
                1,
                Money.ZERO);
    }

    @Test
    void rent_is_paid_with_each_instalment_and_owed_only_while_the_lease_lasts() {
        offers(1, Preset.IJARAH);
        var loan = lends(1, 6_000_000, 12);
        // 1 % a month of 6.000.000 is 60.000.
        var paid = (RepaymentAnswer.Paid) pays(loan, 560_000);
        assertThat(lines(paid.receipt().entryNo()))
                .containsExactly(
                        Line.debit(110102, 1, rp(560_000)),
                        Line.credit(110806, loan.number(), rp(500_000)),
                        Line.credit(410107, loan.number(), rp(60_000)));
        world.setDay(TODAY.plusMonths(1).plusDays(3));
        assertThat(Repayments.payoff(position(loan)).total()).isEqualTo(rp(5_500_000 + 60_000));
        paysOff(loan, rp(5_560_000));
        nothingIsLeft(loan);
    }

    @Test
    void a_partner_shares_what_was_really_earned_and_nothing_in_a_month_of_loss() {
        offers(1, Preset.MUDHARABAH);
        world.setDay(LocalDate.of(2026, 9, 10));
        var loan = lends(1, 10_000_000, 6);
        world.setTime(World.START);
        assertThat(position(loan).dueTotal()).isEqualTo(Money.ZERO);
        assertThat(paysOff(loan, rp(10_000_000)))
                .isEqualTo(new RepaymentAnswer.ProfitNotReported(LocalDate.of(2026, 10, 10)));
        // Nisbah 40 : 60.
        assertThat(report(loan, 1, 3_000_000)).isEqualTo(new ProfitReport.Written(rp(1_200_000)));
        assertThat(report(loan, 2, 0)).isEqualTo(new ProfitReport.Written(Money.ZERO));
        assertThat(report(loan, 5, 1)).isEqualTo(new ProfitReport.NotYet());
        assertThat(position(loan).dueTotal()).isEqualTo(rp(1_200_000 + 42_000 - 7_000));
        // Reported again: the newest counts.
        report(loan, 1, 2_000_000);
        assertThat(position(loan).due().getFirst().interest()).isEqualTo(rp(800_000));
        var paid = (RepaymentAnswer.Paid) pays(loan, 800_000);
        assertThat(lines(paid.receipt().entryNo()))
                .containsExactly(
                        Line.debit(110102, 1, rp(800_000)),
                        Line.credit(410106, loan.number(), rp(800_000)));
        assertThat(position(loan).outstanding()).isEqualTo(rp(10_000_000));
        var payoff = Repayments.payoff(position(loan));
        assertThat(payoff.principal()).isEqualTo(rp(10_000_000));
        assertThat(payoff.interest()).isEqualTo(Money.ZERO);
        paysOff(loan, payoff.total());
        nothingIsLeft(loan);
    }

    private ProfitReport.Answer report(Loan loan, int no, long revenue) {
        return profits.report(
                lender.officer, new ProfitReport(Uuid7.create(), loan.number(), no, rp(revenue)));
    }

    @Test
    void the_month_books_what_arose_and_reserves_for_a_sale_without_its_margin() {
        offers(1, Preset.MURABAHAH);
        offers(2, Preset.IJARAH);
        world.setDay(LocalDate.of(2026, 3, 31));
        var sale = lends(1, 6_000_000, 3);
        var lease = lends(2, 6_000_000, 12);
        world.setTime(World.START);
        var end = LocalDate.of(2026, 10, 31);
        var classed =
                qualities.of(
                        lender.chair,
                        List.of(
                                loans.position(lender.chair, sale.number(), end).orElseThrow(),
                                loans.position(lender.chair, lease.number(), end).orElseThrow()),
                        end);
        // Lost since 184 and 184 days: all of the cost, nothing of the margin.
        assertThat(classed.getFirst().impairment()).isEqualTo(rp(6_000_000));
        run("lending.reserve", end);
        run("lending.accrual", end);
        assertThat(balance(110891, sale.number())).isEqualTo(rp(6_000_000));
        assertThat(balance(110591, sale.number())).isEqualTo(Money.ZERO);
        assertThat(balance(110601, sale.number())).isEqualTo(Money.ZERO);
        // Of a lost lease nothing is booked, it is noted aside.
        assertThat(balance(110601, lease.number())).isEqualTo(Money.ZERO);
        assertThat(balance(910104, lease.number())).isEqualTo(rp(7 * 60_000));
        done(new Resolution.WriteOff(Uuid7.create(), sale.number()));
        assertThat(balance(110801, sale.number())).isEqualTo(Money.ZERO);
        assertThat(balance(110802, sale.number())).isEqualTo(Money.ZERO);
        assertThat(balance(110891, sale.number())).isEqualTo(Money.ZERO);
        assertThat(balance(910101, sale.number())).isEqualTo(rp(6_000_000));
    }

    @Autowired List<id.sokoguru.dayend.Routine> all;

    private void run(String name, LocalDate endedOn) {
        var night = Actor.system(lender.counter.coop);
        world.tenancy()
                .write(
                        night,
                        () ->
                                all.stream()
                                        .filter(r -> r.name().equals(name))
                                        .findFirst()
                                        .orElseThrow()
                                        .run(night, endedOn));
    }

    @Test
    void one_unit_lends_by_one_principle() {
        var conventional = Preset.FLAT.product(9, FROM, "Flat", Rate.ZERO);
        assertThat(loans.setProduct(lender.chair, conventional))
                .isInstanceOfSatisfying(
                        LoanProductAnswer.OtherPrinciple.class,
                        refused -> {
                            assertThat(refused.sharia()).isFalse();
                            assertThat(refused.rule().source()).contains("Permenkop UKM 8/2023");
                        });
        var other = beans.createBean(Lender.Maker.class).make();
        assertThat(
                        loans.setProduct(
                                other.chair,
                                Preset.MURABAHAH.product(1, FROM, "Murabahah", Rate.ZERO)))
                .isInstanceOfSatisfying(
                        LoanProductAnswer.OtherPrinciple.class,
                        refused -> assertThat(refused.sharia()).isTrue());
        assertThat(loans.products(other.chair, TODAY)).isEmpty();
    }

    /** Random contracts, payments and days; the loan ends with exactly nothing. */
    @Test
    void a_payoff_on_any_day_leaves_every_place_of_the_loan_empty() {
        var random = new RandomLoans(20261123);
        var presets =
                List.of(
                        Preset.MURABAHAH,
                        Preset.IJARAH,
                        Preset.QARDH,
                        Preset.MUDHARABAH,
                        Preset.MUSYARAKAH);
        for (int i = 0; i < presets.size(); i++) {
            offers(i + 1, presets.get(i));
        }
        for (int i = 0; i < 25; i++) {
            world.setDay(LocalDate.of(2026, 2, 1).plusDays(random.below(150)));
            var loan = lends(1 + i % 5, 100_000 + random.below(9_000_000), 2 + random.below(14));
            var schedule = position(loan).standing().schedule();
            assertThat(
                            schedule.lines().stream()
                                    .map(line -> line.principal())
                                    .reduce(Money.ZERO, Money::plus))
                    .isEqualTo(loan.principal());
            for (int k = random.below(4); k > 0; k--) {
                world.setDay(day.today().plusDays(1 + random.below(40)));
                reportAll(loan, random);
                accrue(loan);
                var price = schedule.totalPayment().rupiah();
                pays(loan, 1 + random.below((int) (price / 3)));
            }
            if (loans.loan(lender.chair, loan.number()).orElseThrow().isRunning()) {
                world.setDay(day.today().plusDays(random.below(30)));
                reportAll(loan, random);
                accrue(loan);
                var total = Repayments.payoff(position(loan)).total();
                assertThat(paysOff(loan, total)).isInstanceOf(RepaymentAnswer.Paid.class);
            }
            nothingIsLeft(loan);
        }
        world.setTime(World.START);
    }

    private void reportAll(Loan loan, RandomLoans random) {
        var position = position(loan);
        if (position.product().contract().sharesProfit() && position.loan().isRunning()) {
            for (var period : profits.periods(lender.officer, position)) {
                if (period.revenue() == null) {
                    report(loan, period.no(), random.below(3) * 123_457L);
                }
            }
        }
    }

    private void accrue(Loan loan) {
        var date = day.today();
        var position = position(loan);
        var booking = Booking.of(loan);
        var more =
                id.sokoguru.credit.Accrual.unpaid(position.standing(), date)
                        .minus(position.accruedReceivable());
        if (booking.accrues() && more.isPositive() && position.loan().isRunning()) {
            var entry =
                    id.sokoguru.ledger.Entry.of(
                            Uuid7.create(),
                            date,
                            "lending.accrual",
                            "Akru jasa",
                            Line.debit(110601, loan.number(), more),
                            Line.credit(booking.income(), loan.number(), more));
            assertThat(ledger.post(lender.teller, entry)).isInstanceOf(Posting.Posted.class);
        }
    }

    @Test
    void a_schedule_that_is_put_back_keeps_what_was_reported() {
        offers(1, Preset.MUSYARAKAH);
        world.setDay(LocalDate.of(2026, 9, 10));
        var loan = lends(1, 6_000_000, 6);
        world.setTime(World.START);
        report(loan, 1, 1_000_000);
        done(new Resolution.Reschedule(Uuid7.create(), loan.number(), 10));
        var after = position(loan);
        assertThat(after.standing().schedule().lines().getFirst().interest())
                .isEqualTo(rp(400_000));
        assertThat(after.reported()).isEmpty();
        assertThat(
                        Schedule.faults(
                                after.standing().schedule().principal(),
                                after.standing().schedule().disbursed(),
                                after.standing().schedule().lines()))
                .isEmpty();
    }
}
