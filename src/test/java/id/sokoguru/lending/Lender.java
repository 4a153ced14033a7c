package id.sokoguru.lending;

import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Approvals;
import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Method;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Scope;
import id.sokoguru.membership.Members;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.World;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * A cooperative that lends, for tests: ten members, and modal sendiri of 58.860.000 as at the end
 * of the fixture of the domain's chart.
 */
final class Lender {
    /**
     * Brings a lender into a test; made by the bean factory, since every test shares one context.
     */
    static class Maker {
        private final World world;
        private final Ledger ledger;
        private final Members members;
        private final Savings savings;
        private final SavingsCounter desk;
        private final CounterLists lists;
        private final Loans loans;
        private final Granting granting;
        private final Approvals approvals;

        Maker(
                World world,
                Ledger ledger,
                Members members,
                Savings savings,
                SavingsCounter desk,
                CounterLists lists,
                Loans loans,
                Granting granting,
                Approvals approvals) {
            this.world = world;
            this.ledger = ledger;
            this.members = members;
            this.savings = savings;
            this.desk = desk;
            this.lists = lists;
            this.loans = loans;
            this.granting = granting;
            this.approvals = approvals;
        }

        Lender make() {
            return new Lender(this, Set.of(Scope.SP));
        }

        /** Whose chart has other parts: SY for a unit under sharia. */
        Lender make(Scope... scopes) {
            return new Lender(this, Set.of(scopes));
        }
    }

    static final Money OWN_CAPITAL = rp(58_860_000);

    final Counter counter;
    final Actor officer;
    final Actor manager;
    final Actor chair;
    final Actor supervisor;
    final Actor teller;
    private final Maker with;

    private Lender(Maker with, Set<Scope> scopes) {
        this.with = with;
        this.counter =
                new Counter(
                        with.world.cooperative(),
                        with.ledger,
                        with.members,
                        with.savings,
                        with.desk,
                        with.lists,
                        scopes);
        counter.join(10, LocalDate.of(2026, 1, 5));
        officer = actor(Permission.LEND, Permission.MEMBERS, Permission.READ_MEMBERS);
        manager = actor(Permission.APPROVE, Permission.LEND, Permission.READ_MEMBERS);
        chair =
                actor(
                        Permission.APPROVE,
                        Permission.GRANT,
                        Permission.COMPLIANCE,
                        Permission.READ_MEMBERS,
                        Permission.READ_BOOKS);
        supervisor = actor(Permission.OVERSEE, Permission.READ_MEMBERS);
        teller = actor(Permission.TELLER, Permission.MEMBERS, Permission.READ_MEMBERS);
        // Ten times simpanan pokok of 100.000, and a grant.
        grant(OWN_CAPITAL.minus(rp(1_000_000)));
    }

    private Actor actor(Permission... permissions) {
        return Counter.actor(counter.coop, true, permissions);
    }

    /** A grant in cash: it is own capital too. */
    void grant(Money amount) {
        var entry =
                Entry.of(
                        Uuid7.create(),
                        LocalDate.of(2026, 1, 6),
                        "bookkeeping.manual",
                        "Hibah",
                        Line.debit(110102, 1, amount),
                        Line.credit(310601, 0, amount));
        assertThat(with.ledger.post(Actor.system(counter.coop), entry))
                .isInstanceOf(Posting.Posted.class);
    }

    /** The declining loan of J11: 1% a month, provisi 1%, administration 50.000, premium 0,5%. */
    static LoanProduct product(int number) {
        var base =
                Preset.DECLINING.product(
                        number, LocalDate.of(2026, 1, 1), "Menurun", Rate.percent("40"));
        return new Change(base).administration(rp(50_000)).collateral(Money.ZERO).product();
    }

    /** A product with some conditions different. */
    record Change(LoanProduct product) {
        private Change with(
                Method method,
                String rate,
                Rate provision,
                Money administration,
                Rate swp,
                boolean deducted,
                Rate salary,
                int multiple,
                int concurrent,
                Money collateral,
                boolean joint,
                int account) {
            var p = product;
            return new Change(
                    new LoanProduct(
                            p.number(),
                            p.validFrom(),
                            p.name(),
                            p.contract(),
                            joint,
                            account,
                            method,
                            new Charge.ByRate(Rate.percent(rate), Charge.Per.MONTH),
                            p.interval(),
                            p.leastPrincipal(),
                            p.mostPrincipal(),
                            p.leastInstalments(),
                            p.mostInstalments(),
                            p.graceIntervals(),
                            p.firstPeriod(),
                            p.rounding(),
                            p.dayBasis(),
                            provision,
                            p.provisionSpread(),
                            administration,
                            swp,
                            provision.isZero() ? Rate.ZERO : p.insurance(),
                            p.stamp(),
                            deducted,
                            p.penalty(),
                            p.allocation(),
                            p.advance(),
                            p.payoff(),
                            p.scheme(),
                            p.managerLimit(),
                            salary,
                            multiple,
                            concurrent,
                            collateral));
        }

        private String rate() {
            return product.charge().rate().figure().replace(',', '.');
        }

        private Change plain(
                Money administration, Rate swp, boolean deducted, Rate salary, int multiple) {
            var p = product;
            return with(
                    p.method(),
                    rate(),
                    p.provision(),
                    administration,
                    swp,
                    deducted,
                    salary,
                    multiple,
                    p.concurrent(),
                    p.collateralFrom(),
                    p.joint(),
                    p.account());
        }

        Change administration(Money amount) {
            var p = product;
            return plain(amount, p.swp(), p.feesDeducted(), p.salaryShare(), p.savingsMultiple());
        }

        Change swp(String percent) {
            var p = product;
            return plain(
                    p.administration(),
                    Rate.percent(percent),
                    p.feesDeducted(),
                    p.salaryShare(),
                    p.savingsMultiple());
        }

        Change feesInCash() {
            var p = product;
            return plain(p.administration(), p.swp(), false, p.salaryShare(), p.savingsMultiple());
        }

        Change salary(String percent) {
            var p = product;
            return plain(
                    p.administration(),
                    p.swp(),
                    p.feesDeducted(),
                    Rate.percent(percent),
                    p.savingsMultiple());
        }

        Change multiple(int times) {
            var p = product;
            return plain(p.administration(), p.swp(), p.feesDeducted(), p.salaryShare(), times);
        }

        Change collateral(Money from) {
            var p = product;
            return with(
                    p.method(),
                    rate(),
                    p.provision(),
                    p.administration(),
                    p.swp(),
                    p.feesDeducted(),
                    p.salaryShare(),
                    p.savingsMultiple(),
                    p.concurrent(),
                    from,
                    p.joint(),
                    p.account());
        }

        Change concurrent(int most) {
            var p = product;
            return with(
                    p.method(),
                    rate(),
                    p.provision(),
                    p.administration(),
                    p.swp(),
                    p.feesDeducted(),
                    p.salaryShare(),
                    p.savingsMultiple(),
                    most,
                    p.collateralFrom(),
                    p.joint(),
                    p.account());
        }

        /** Without any fee. */
        Change free(Method method, String rate) {
            var p = product;
            return with(
                    method,
                    rate,
                    Rate.ZERO,
                    Money.ZERO,
                    Rate.ZERO,
                    true,
                    p.salaryShare(),
                    p.savingsMultiple(),
                    p.concurrent(),
                    p.collateralFrom(),
                    p.joint(),
                    p.account());
        }

        Change joint() {
            var p = product;
            return with(
                    p.method(),
                    rate(),
                    p.provision(),
                    p.administration(),
                    p.swp(),
                    p.feesDeducted(),
                    p.salaryShare(),
                    p.savingsMultiple(),
                    p.concurrent(),
                    p.collateralFrom(),
                    true,
                    110502);
        }
    }

    LoanProduct offers(LoanProduct product) {
        with.loans.setProduct(chair, product);
        return product;
    }

    /** A wish that was written down by the officer. */
    long applies(long member, int product, long rupiah, int instalments) {
        return applies(member, product, rupiah, instalments, null);
    }

    long applies(
            long member,
            int product,
            long rupiah,
            int instalments,
            @org.jspecify.annotations.Nullable Long group) {
        var answer =
                with.granting.apply(
                        officer,
                        new Applying(
                                Uuid7.create(),
                                member,
                                product,
                                rp(rupiah),
                                instalments,
                                group,
                                "modal warung",
                                false));
        assertThat(answer).isInstanceOf(Applying.Applied.class);
        return ((Applying.Applied) answer).application().number();
    }

    /** An analysis that recommends what was asked for. */
    void analyses(long application, boolean related, long salary, long other) {
        var asked = with.granting.application(officer, application).orElseThrow();
        assertThat(
                        with.granting.analyse(
                                officer,
                                application,
                                new Analysis(
                                        "jujur",
                                        "warung ramai",
                                        "",
                                        "",
                                        "",
                                        Money.ZERO,
                                        Money.ZERO,
                                        rp(other),
                                        rp(salary),
                                        related,
                                        asked.amount(),
                                        asked.instalments())))
                .isTrue();
    }

    /** A wish that is ready to be submitted. */
    long ready(long member, int product, long rupiah, int instalments) {
        long application = applies(member, product, rupiah, instalments);
        analyses(application, false, 0, 0);
        return application;
    }

    Approvals.Decided decides(Actor who, long application, boolean yes) {
        var asked = with.granting.application(officer, application).orElseThrow();
        var request = with.approvals.of(who, Granting.KIND, asked.request()).getFirst();
        return with.approvals.decide(who, request.id(), yes, "");
    }

    /** From the wish to the chair's yes. */
    long granted(long member, int product, long rupiah, int instalments) {
        long application = ready(member, product, rupiah, instalments);
        assertThat(with.granting.submit(officer, application))
                .isInstanceOf(Submission.Submitted.class);
        assertThat(decides(chair, application, true))
                .isInstanceOf(Approvals.Decided.Recorded.class);
        return application;
    }

    Disbursement.Answer pays(UUID form, long application) {
        return with.granting.disburse(
                teller, new Disbursement(form, application, MoneyPlace.till(1), null, TODAY, null));
    }

    /** From the wish to the money. */
    Loan lends(long member, int product, long rupiah, int instalments) {
        var answer = pays(Uuid7.create(), granted(member, product, rupiah, instalments));
        assertThat(answer).isInstanceOf(Disbursement.Done.class);
        return ((Disbursement.Done) answer).loan();
    }

    void warnsOnly() {
        with.granting.setStrictness(
                chair, new Strictness(false, true), "modal masih kecil, rapat pengurus");
    }
}
