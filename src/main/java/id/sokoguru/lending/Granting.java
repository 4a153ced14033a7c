package id.sokoguru.lending;

import id.sokoguru.access.ApprovalKind;
import id.sokoguru.access.Approvals;
import id.sokoguru.access.Audit;
import id.sokoguru.credit.Fee;
import id.sokoguru.credit.Line;
import id.sokoguru.credit.Portion;
import id.sokoguru.credit.Schedule;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.EntryReversed;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.membership.Member;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.OpenTills;
import id.sokoguru.rule.Rule;
import id.sokoguru.rule.Rules;
import id.sokoguru.savings.Opening;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsAccount;
import id.sokoguru.web.Words;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The door from a wish to a loan: apply, look into it, ask the managers, pay out. Every rule is
 * held against the application when it is submitted and again in the moment in which somebody
 * approves; what each rule said then is kept.
 */
@Component
public class Granting {
    /** The kind of approval by which a loan is granted. */
    public static final String KIND = "lending.grant";

    private static final int MOST_DOCUMENTS = 20;

    private final Loans loans;
    private final Repayments repayments;
    private final LoanStore loanStore;
    private final GrantingStore store;
    private final Members members;
    private final Savings savings;
    private final OpenTills tills;
    private final Rules rules;
    private final Books books;
    private final Chart chart;
    private final Ledger ledger;
    private final Approvals approvals;
    private final Audit audit;
    private final ObjectProvider<RelatedParties> relatedParties;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Granting(
            Loans loans,
            Repayments repayments,
            LoanStore loanStore,
            GrantingStore store,
            Members members,
            Savings savings,
            OpenTills tills,
            Rules rules,
            Books books,
            Chart chart,
            Ledger ledger,
            Approvals approvals,
            Audit audit,
            ObjectProvider<RelatedParties> relatedParties,
            Tenancy tenancy,
            BusinessDay day) {
        this.loans = loans;
        this.repayments = repayments;
        this.loanStore = loanStore;
        this.store = store;
        this.members = members;
        this.savings = savings;
        this.tills = tills;
        this.rules = rules;
        this.books = books;
        this.chart = chart;
        this.ledger = ledger;
        this.approvals = approvals;
        this.audit = audit;
        this.relatedParties = relatedParties;
        this.tenancy = tenancy;
        this.day = day;
    }

    // ---- what would be

    /** What a loan of a product would be if it were paid out on a day. */
    public Simulation simulate(
            Actor actor, LoanProduct product, Money amount, int instalments, LocalDate date) {
        return Simulation.of(product, amount, instalments, date, Limits.on(rules, date));
    }

    /** The same with the margin or ujrah that was agreed. */
    Simulation simulate(
            LoanProduct product, Money amount, int instalments, Money margin, LocalDate date) {
        return Simulation.of(product, amount, instalments, date, margin, Limits.on(rules, date));
    }

    // ---- the wish

    /** Writes a wish down. The same form again answers the same application. */
    public Applying.Answer apply(Actor actor, Applying order) {
        return tenancy.write(
                actor,
                () -> {
                    var earlier = store.ofRequest(actor, order.id());
                    if (earlier.isPresent()) {
                        return new Applying.Applied(earlier.get());
                    }
                    var refusal = refusal(actor, order);
                    if (refusal != null) {
                        return refusal;
                    }
                    var number = store.nextApplication(actor);
                    store.insert(actor, number, order, day.today(), day.now());
                    return new Applying.Applied(store.application(actor, number).orElseThrow());
                });
    }

    private Applying.@Nullable Refused refusal(Actor actor, Applying order) {
        if (members.member(actor, order.member()).filter(Granting::mayBorrow).isEmpty()) {
            return new Applying.NotMember();
        }
        var product = loans.product(actor, order.product(), day.today());
        if (product.isEmpty()) {
            return new Applying.UnknownProduct();
        }
        var least = product.get().leastPrincipal();
        var most = product.get().mostPrincipal();
        if (order.amount().compareTo(least) < 0 || order.amount().compareTo(most) > 0) {
            return new Applying.AmountOutside(least, most);
        }
        if (order.instalments() < product.get().leastInstalments()
                || order.instalments() > product.get().mostInstalments()) {
            return new Applying.InstalmentsOutside(
                    product.get().leastInstalments(), product.get().mostInstalments());
        }
        if (order.purpose().isBlank()) {
            return new Applying.NoPurpose();
        }
        var old = order.replaces();
        return old == null
                        || (!product.get().contract().isSharia()
                                && replaceable(actor, order.member()).stream()
                                        .anyMatch(loan -> loan.number() == old))
                ? null
                : new Applying.NotReplaceable();
    }

    /** Running loans at interest of a member, which a new one may pay off. */
    List<Loan> replaceable(Actor actor, long member) {
        return loans.ofMember(actor, member).stream()
                .filter(loan -> loan.isRunning() && loan.account() / 100 == 1105)
                .toList();
    }

    /** Members who joined; another cooperative is a member here too (kind {@code BADAN}). */
    private static boolean mayBorrow(Member member) {
        return member.isMember()
                && (member.kind() == MemberKind.BIASA
                        || member.kind() == MemberKind.LUAR_BIASA
                        || member.kind() == MemberKind.BADAN);
    }

    public Optional<LoanApplication> application(Actor actor, long number) {
        return tenancy.read(
                actor, () -> store.application(actor, number).filter(one -> maySee(actor, one)));
    }

    /** A member sees their own, whoever works in the cooperative all. */
    private static boolean maySee(Actor actor, LoanApplication application) {
        return worksHere(actor)
                || actor.memberNumber().filter(no -> no == application.member()).isPresent();
    }

    private static boolean worksHere(Actor actor) {
        return actor.may(Permission.LEND)
                || actor.may(Permission.TELLER)
                || actor.may(Permission.READ_MEMBERS)
                || actor.may(Permission.APPROVE)
                || actor.may(Permission.OVERSEE);
    }

    /**
     * Applications before a number, the newest first.
     *
     * @param open only those that wait for somebody, or only the others; null = all
     */
    public List<LoanApplication> applications(
            Actor actor, @Nullable Boolean open, long before, int limit) {
        return worksHere(actor)
                ? tenancy.read(actor, () -> store.list(actor, open, null, before, limit))
                : List.of();
    }

    /** The applications of a member, the newest first. */
    public List<LoanApplication> ofMember(Actor actor, long member) {
        return worksHere(actor) || actor.memberNumber().filter(no -> no == member).isPresent()
                ? tenancy.read(actor, () -> store.list(actor, null, member, Long.MAX_VALUE, 100))
                : List.of();
    }

    /** What came of bringing a paper. */
    public enum Attached {
        KEPT,
        TOO_LARGE,
        /** Neither a photo (JPEG, PNG) nor a PDF, whatever its name says. */
        WRONG_KIND,
        TOO_MANY,
        /** Decided in the meantime. */
        NOT_OPEN
    }

    /** Keeps a photo or a scanned paper with an application; what it is, its bytes say. */
    public Attached attach(Actor actor, long application, LoanDocument.Kind kind, byte[] content) {
        if (content.length > LoanDocument.MOST) {
            return Attached.TOO_LARGE;
        }
        var media = LoanDocument.media(content);
        if (media.isEmpty()) {
            return Attached.WRONG_KIND;
        }
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, application);
                    if (application(actor, application)
                            .filter(one -> one.state().isOpen())
                            .isEmpty()) {
                        return Attached.NOT_OPEN;
                    }
                    if (store.documents(actor, application).size() >= MOST_DOCUMENTS) {
                        return Attached.TOO_MANY;
                    }
                    store.attach(
                            actor,
                            application,
                            kind,
                            media.get(),
                            content,
                            digest(content),
                            day.now());
                    return Attached.KEPT;
                });
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public List<LoanDocument> documents(Actor actor, long application) {
        return application(actor, application).isEmpty()
                ? List.of()
                : tenancy.read(actor, () -> store.documents(actor, application));
    }

    /** The bytes of a paper; who looked is written down, since papers show more than books. */
    public Optional<byte[]> content(Actor actor, long application, int document) {
        if (application(actor, application).isEmpty()) {
            return Optional.empty();
        }
        return tenancy.write(
                actor,
                () -> {
                    var found = store.content(actor, application, document);
                    if (found.isPresent()) {
                        audit.record(
                                actor,
                                "lending.audit.document",
                                String.valueOf(application),
                                String.valueOf(document));
                    }
                    return found;
                });
    }

    /** Puts collateral or a guarantor beside an application; false when it is decided. */
    public boolean offer(Actor actor, long application, Offer offer) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, application);
                    if (application(actor, application)
                            .filter(one -> one.state().isWorkedOn())
                            .isEmpty()) {
                        return false;
                    }
                    store.offer(actor, application, offer, day.now());
                    return true;
                });
    }

    public List<Offer.Collateral> collateral(Actor actor, long application) {
        return tenancy.read(actor, () -> store.collateral(actor, application));
    }

    public List<Offer.Guarantor> guarantors(Actor actor, long application) {
        return tenancy.read(actor, () -> store.guarantors(actor, application));
    }

    /** Running loans of others that a member guarantees, as they stand today. */
    public List<Position> guaranteed(Actor actor, long member) {
        return tenancy.read(
                actor,
                () ->
                        store.guaranteed(actor, member).stream()
                                .map(number -> loans.position(actor, number, day.today()))
                                .flatMap(Optional::stream)
                                .toList());
    }

    /** What a member would have to pay if all whom they guarantee paid nothing more. */
    public Money guaranteedTotal(Actor actor, long member) {
        return guaranteed(actor, member).stream()
                .map(Position::outstanding)
                .reduce(Money.ZERO, Money::plus);
    }

    List<GrantingStore.Step> steps(Actor actor, long application) {
        return tenancy.read(actor, () -> store.steps(actor, application));
    }

    // ---- analysis

    public Optional<Analysis> analysis(Actor actor, long application) {
        return tenancy.read(actor, () -> store.analysis(actor, application));
    }

    /** Writes down what was found; false when it was submitted or decided in the meantime. */
    public boolean analyse(Actor actor, long application, Analysis found) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, application);
                    var asked = application(actor, application);
                    if (asked.filter(one -> one.state().isWorkedOn()).isEmpty()) {
                        return false;
                    }
                    store.analyse(actor, application, found, day.now());
                    store.step(actor, application, LoanApplication.State.ANALYSED, "", day.now());
                    return true;
                });
    }

    /** What every rule says about an application as it stands today. */
    public List<Check> checks(Actor actor, long application) {
        return tenancy.read(
                actor,
                () ->
                        store.application(actor, application)
                                .map(one -> Examination.of(facts(actor, one), limits()))
                                .orElse(List.of()));
    }

    private Limits limits() {
        return Limits.on(rules, day.today());
    }

    private Examination.Facts facts(Actor actor, LoanApplication asked) {
        var today = day.today();
        var product = loans.product(actor, asked.product(), today).orElseThrow();
        var analysis = store.analysis(actor, asked.number()).orElse(null);
        var running = loans.running(actor, today).values();
        var promised = store.promised(actor, asked.number());
        var owed = Money.ZERO;
        var owedByRelated = Money.ZERO;
        var monthly = Money.ZERO;
        int same = 0;
        @Nullable Money payoff = null;
        for (var position : running) {
            var loan = position.loan();
            if (Long.valueOf(loan.number()).equals(asked.replaces())) {
                // The new loan pays it off: it is neither owed nor due beside it.
                payoff = Repayments.payoff(position).total();
                continue;
            }
            if (loan.member() == asked.member()) {
                owed = owed.plus(position.outstanding());
                monthly = monthly.plus(next(position));
                same += loan.product() == asked.product() ? 1 : 0;
            } else if (loan.related()) {
                owedByRelated = owedByRelated.plus(position.outstanding());
            }
        }
        for (var one : promised) {
            if (one.memberNo() == asked.member()) {
                owed = owed.plus(one.amount());
                same += one.productNo() == asked.product() ? 1 : 0;
            } else if (one.related()) {
                owedByRelated = owedByRelated.plus(one.amount());
            }
        }
        var collateral = Money.ZERO;
        for (var one : store.collateral(actor, asked.number())) {
            collateral = collateral.plus(one.appraised());
        }
        var amount = analysis == null ? asked.amount() : analysis.amount();
        int instalments = analysis == null ? asked.instalments() : analysis.instalments();
        return new Examination.Facts(
                today,
                product,
                amount,
                instalments,
                margin(product, analysis, amount, instalments, today),
                asked.group(),
                members.member(actor, asked.member()).filter(Granting::mayBorrow).isPresent(),
                related(actor, asked, analysis),
                store.steps(actor, asked.number()).stream()
                        .anyMatch(step -> step.what() == LoanApplication.State.CONSENTED),
                ownCapital(actor, today),
                owed,
                owedByRelated,
                monthly,
                savings.holdings(actor, asked.member())
                        .map(Savings.Holdings::total)
                        .orElse(Money.ZERO),
                same,
                collateral,
                analysis,
                strictness(actor, today),
                asked.replaces(),
                payoff);
    }

    private static Money margin(
            LoanProduct product,
            @Nullable Analysis analysis,
            Money amount,
            int instalments,
            LocalDate date) {
        var agreed = analysis == null ? null : analysis.margin();
        return agreed == null || !product.contract().isFixed()
                ? product.proposed(amount, instalments, date)
                : agreed;
    }

    /** The largest instalment still to come. */
    private static Money next(Position position) {
        return position.standing().schedule().lines().stream()
                .filter(line -> line.due().isAfter(position.date()))
                .map(Line::payment)
                .max(Money::compareTo)
                .orElse(Money.ZERO);
    }

    /** Whether an application is of a related party, as its analysis or the boards' ties say. */
    boolean isRelated(Actor actor, LoanApplication asked) {
        return tenancy.read(
                actor,
                () -> related(actor, asked, store.analysis(actor, asked.number()).orElse(null)));
    }

    private boolean related(Actor actor, LoanApplication asked, @Nullable Analysis analysis) {
        return (analysis != null && analysis.related())
                || relatedParties.stream()
                        .anyMatch(known -> known.isRelated(actor, asked.member(), day.today()));
    }

    /**
     * Modal sendiri of a day: the accounts that the chart marks so (simpanan pokok and wajib,
     * reserves, grants; not modal penyertaan), Permenkop UKM 8/2023 article 1 number 23.
     */
    public Money ownCapital(Actor actor, LocalDate date) {
        var own =
                Set.copyOf(
                        chart.accounts(actor).stream()
                                .filter(account -> account.flags().contains("MS"))
                                .map(account -> account.code())
                                .toList());
        var sum = Money.ZERO;
        for (var total : books.totals(actor, date, date, null)) {
            if (own.contains(total.account())) {
                sum = sum.minus(total.closing());
            }
        }
        return sum;
    }

    // ---- strictness

    public Strictness strictness(Actor actor, LocalDate date) {
        return tenancy.read(
                actor,
                () ->
                        store.strictness(actor, date)
                                .map(row -> new Strictness(row.exposureStops(), row.rateStops()))
                                .orElse(Strictness.USUAL));
    }

    /** The rules for loans that are in force, with their articles. */
    List<Rule> limitRules(LocalDate date) {
        var limits = Limits.on(rules, date);
        return List.of(
                limits.rateCap(),
                limits.readsEffective(),
                limits.unrelated(),
                limits.related(),
                limits.consent(),
                limits.membersOnly(),
                limits.salary(),
                limits.capacity(),
                limits.stampAbove(),
                limits.stamp());
    }

    Optional<String> strictnessReason(Actor actor, LocalDate date) {
        return tenancy.read(actor, () -> store.strictness(actor, date).map(row -> row.reason()));
    }

    /** From today on limits stop or only warn; written down with who decided it and why. */
    public void setStrictness(Actor actor, Strictness strictness, String reason) {
        tenancy.write(
                actor,
                () -> {
                    store.setStrictness(actor, day.today(), strictness, reason, day.now());
                    audit.record(
                            actor,
                            "lending.audit.strictness",
                            actor.at().text(),
                            strictness.exposureStops() + " " + strictness.rateStops());
                    return null;
                });
    }

    // ---- decision

    /** Puts an application before the managers, when no rule stops it. */
    public Submission submit(Actor actor, long application) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, application);
                    var asked = store.application(actor, application).orElseThrow();
                    if (!asked.state().isWorkedOn()) {
                        return new Submission.NotOpen(asked.state());
                    }
                    if (store.analysis(actor, application).isEmpty()) {
                        return new Submission.NotAnalysed();
                    }
                    var facts = facts(actor, asked);
                    var checks = Examination.of(facts, limits());
                    // The supervisory board is asked together with the managers, not before.
                    if (checks.stream()
                            .anyMatch(one -> one.blocks() && one.kind() != Check.Kind.CONSENT)) {
                        return new Submission.Blocked(checks);
                    }
                    store.step(actor, application, LoanApplication.State.SUBMITTED, "", day.now());
                    approvals.request(
                            actor,
                            KIND,
                            asked.request(),
                            Words.indonesian()
                                    .t(
                                            "lending.approval.summary",
                                            String.valueOf(application),
                                            String.valueOf(asked.member()),
                                            facts.amount().text(),
                                            String.valueOf(facts.instalments()),
                                            facts.product().name()),
                            String.valueOf(application));
                    return new Submission.Submitted();
                });
    }

    /** The member, or the officer for them, does not want it any more; false when decided. */
    public boolean withdraw(Actor actor, long application) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, application);
                    var asked = application(actor, application);
                    if (asked.filter(one -> one.state().isWorkedOn()).isEmpty()) {
                        return false;
                    }
                    store.step(actor, application, LoanApplication.State.WITHDRAWN, "", day.now());
                    return true;
                });
    }

    /**
     * The supervisory board agrees to a loan to a related party (Permenkop UKM 8/2023 article 44).
     * False when nobody asked, or when the supervisor is the borrower or asked for it.
     */
    public boolean consent(Actor actor, long application) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, application);
                    var asked = store.application(actor, application);
                    if (!actor.may(Permission.OVERSEE)
                            || asked.isEmpty()
                            || asked.get().state() != LoanApplication.State.SUBMITTED
                            || isConcerned(actor, asked.get())) {
                        return false;
                    }
                    store.step(actor, application, LoanApplication.State.CONSENTED, "", day.now());
                    return true;
                });
    }

    /** Nobody decides about their own loan. */
    private static boolean isConcerned(Actor actor, LoanApplication asked) {
        return asked.appliedBy().equals(actor.user())
                || actor.memberNumber().filter(no -> no == asked.member()).isPresent();
    }

    /** What the managers' yes does; in the transaction of the approval. */
    ApprovalKind.Outcome approve(Actor approver, long application) {
        store.lock(approver, application);
        var asked = store.application(approver, application).orElseThrow();
        var words = Words.indonesian();
        if (asked.state() != LoanApplication.State.SUBMITTED
                && asked.state() != LoanApplication.State.CONSENTED) {
            return new ApprovalKind.Outcome.Impossible(
                    words.t("lending.state." + asked.state().name()));
        }
        // What others were promised is read below: only one decision at a time counts it.
        store.lockLimits(approver);
        if (isConcerned(approver, asked)) {
            return new ApprovalKind.Outcome.Impossible(words.t("lending.refusal.own"));
        }
        var facts = facts(approver, asked);
        var limit = facts.product().managerLimit();
        if (facts.amount().compareTo(limit) > 0 && !approver.may(Permission.GRANT)) {
            return new ApprovalKind.Outcome.Impossible(
                    words.t("lending.refusal.chair", limit.text()));
        }
        var checks = Examination.of(facts, limits());
        var stopping = checks.stream().filter(Check::blocks).findFirst();
        if (stopping.isPresent()) {
            return new ApprovalKind.Outcome.Impossible(CheckWords.sentence(words, stopping.get()));
        }
        store.decide(
                approver,
                application,
                facts.product(),
                facts.amount(),
                facts.instalments(),
                facts.margin(),
                facts.related(),
                checks,
                day.today(),
                day.now());
        store.step(approver, application, LoanApplication.State.APPROVED, "", day.now());
        return new ApprovalKind.Outcome.Done();
    }

    void refuse(Actor approver, long application, String note) {
        store.lock(approver, application);
        store.step(approver, application, LoanApplication.State.REFUSED, note, day.now());
    }

    List<GrantingStore.DecidedCheck> decided(Actor actor, long application) {
        return tenancy.read(actor, () -> store.checks(actor, application));
    }

    /** Amount, length and product as they were granted; empty before. */
    Optional<Granted> granted(Actor actor, long application) {
        return tenancy.read(
                actor,
                () ->
                        store.decision(actor, application)
                                .map(row ->
                                        new Granted(
                                                version(actor, row),
                                                row.amount(),
                                                row.instalments(),
                                                row.margin(),
                                                row.related(),
                                                row.decidedOn())));
    }

    private LoanProduct version(Actor actor, GrantingStore.DecisionRow row) {
        return loans.versions(actor).stream()
                .filter(p ->
                        p.number() == row.productNo() && p.validFrom().equals(row.productFrom()))
                .findFirst()
                .orElseThrow();
    }

    // ---- paying out

    Optional<Long> loanOf(Actor actor, long application) {
        return tenancy.read(actor, () -> store.loanOf(actor, application));
    }

    /** Pays out what was granted (J11, J12). The same form again answers the same receipt. */
    public Disbursement.Answer disburse(Actor actor, Disbursement order) {
        return tenancy.write(actor, () -> disburseInside(actor, order));
    }

    private Disbursement.Answer disburseInside(Actor actor, Disbursement order) {
        store.lock(actor, order.application());
        var earlier = loanStore.ofRequest(actor, order.id());
        var entry = books.entry(actor, order.id());
        if (earlier.isPresent() && entry.isPresent()) {
            return new Disbursement.Done(earlier.get(), receipt(actor, entry.get()));
        }
        var asked = store.application(actor, order.application()).orElseThrow();
        var before = store.loanOf(actor, order.application());
        if (before.isPresent()) {
            return new Disbursement.AlreadyPaidOut(before.get());
        }
        var granted = granted(actor, order.application());
        var sale = granted.filter(Granted::isSale).isPresent();
        if (granted.isEmpty()
                || asked.state()
                        != (sale
                                ? LoanApplication.State.PURCHASED
                                : LoanApplication.State.APPROVED)) {
            return new Disbursement.NotGranted(asked.state());
        }
        if (members.member(actor, asked.member()).filter(Granting::mayBorrow).isEmpty()) {
            return new Disbursement.NotMember();
        }
        var target = target(actor, order, asked);
        if (sale) {
            var bought = store.purchase(actor, asked.number()).orElseThrow();
            return bought.paper().isEmpty()
                    ? new Disbursement.GoodsNotShown()
                    : sell(actor, order, asked, granted.get(), bought, target.orElse(null));
        }
        if (target.isEmpty()) {
            return new Disbursement.PlaceNotOpen();
        }
        return pay(actor, order, asked, granted.get(), target.get());
    }

    private static boolean isGood(LocalDate firstDue, LoanProduct product, LocalDate date) {
        var latest = product.interval().after(date, date.getDayOfMonth(), 2);
        return firstDue.isAfter(date) && !firstDue.isAfter(latest);
    }

    /** The second step of a murabahah: what was bought is sold to the member. */
    private Disbursement.Answer sell(
            Actor actor,
            Disbursement order,
            LoanApplication asked,
            Granted granted,
            Purchase.Made bought,
            GrantingJournals.@Nullable Target target) {
        var product = granted.product();
        var firstDue =
                order.firstDue() == null ? product.usualFirstDue(order.date()) : order.firstDue();
        if (!isGood(firstDue, product, order.date())) {
            return new Disbursement.BadFirstDue();
        }
        var cost = bought.cost();
        var margin = granted.marginAt(cost);
        var fees = product.fees(Limits.on(rules, order.date()).stampDuty(cost.plus(margin)));
        var owesFees = fees.total(cost).isPositive();
        if (owesFees && target == null) {
            return new Disbursement.PlaceNotOpen();
        }
        var terms = product.terms(cost, granted.instalments(), order.date(), firstDue, margin);
        var loan = make(actor, order, asked, granted, Schedule.of(terms), margin);
        var swp =
                fees.of(Fee.Kind.SWP, cost).isPositive()
                        ? swpAccount(actor, asked.member(), order)
                        : 0;
        return disbursed(
                actor,
                asked,
                loan,
                ledger.post(
                        actor,
                        GrantingJournals.sale(
                                order.id(),
                                order.date(),
                                loan,
                                margin,
                                fees,
                                owesFees ? target : null,
                                swp)));
    }

    private Loan make(
            Actor actor,
            Disbursement order,
            LoanApplication asked,
            Granted granted,
            Schedule schedule,
            Money margin) {
        return loans.make(
                actor,
                new NewLoan(
                        order.id(),
                        asked.number(),
                        asked.member(),
                        asked.group(),
                        granted.product(),
                        schedule,
                        Schedule.Reason.GRANTED,
                        Money.ZERO,
                        margin,
                        granted.related(),
                        asked.purpose(),
                        order.date()));
    }

    private Disbursement.Answer disbursed(
            Actor actor, LoanApplication asked, Loan loan, Posting posting) {
        return switch (posting) {
            case Posting.Posted(var receipt) -> {
                store.step(
                        actor,
                        asked.number(),
                        LoanApplication.State.DISBURSED,
                        String.valueOf(loan.number()),
                        day.now());
                yield new Disbursement.Done(loan, receipt);
            }
            case Posting.Refused reason -> new Disbursement.BooksRefuse(reason);
        };
    }

    // ---- what is bought to be sold

    /** What was bought for an application and is still the cooperative's, or was sold with it. */
    Optional<Purchase.Made> purchase(Actor actor, long application) {
        return application(actor, application)
                .filter(one ->
                        one.state() == LoanApplication.State.PURCHASED
                                || one.state() == LoanApplication.State.DISBURSED)
                .flatMap(_ -> tenancy.read(actor, () -> store.purchase(actor, application)));
    }

    /** What an entry bought. */
    Optional<Purchase.Made> purchaseOf(Actor actor, UUID entry) {
        return tenancy.read(actor, () -> store.purchaseOf(actor, entry));
    }

    /** Buys what a murabahah will sell (J40a). The same order again answers the same receipt. */
    public Purchase.Answer purchase(Actor actor, Purchase order) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, order.application());
                    var entry = books.entry(actor, order.id());
                    if (entry.isPresent()
                            && store.boughtBy(actor, order.id())
                                    .filter(no -> no == order.application())
                                    .isPresent()) {
                        return new Purchase.Bought(receipt(actor, entry.get()));
                    }
                    var refusal = refusal(actor, order);
                    if (refusal != null) {
                        return refusal;
                    }
                    var asked = store.application(actor, order.application()).orElseThrow();
                    ledger.open(
                            actor,
                            GrantingJournals.GOODS,
                            order.application(),
                            "GOODS",
                            asked.member(),
                            Money.ZERO);
                    return switch (ledger.post(actor, GrantingJournals.purchase(order))) {
                        case Posting.Posted(var receipt) -> {
                            store.purchase(actor, order, day.now());
                            if (!order.paper().isBlank()) {
                                store.paper(
                                        actor,
                                        order.application(),
                                        order.id(),
                                        order.paper(),
                                        day.now());
                            }
                            store.step(
                                    actor,
                                    order.application(),
                                    LoanApplication.State.PURCHASED,
                                    "",
                                    day.now());
                            yield new Purchase.Bought(receipt);
                        }
                        case Posting.Refused reason -> new Purchase.BooksRefuse(reason);
                    };
                });
    }

    private Purchase.@Nullable Refused refusal(Actor actor, Purchase order) {
        var asked = store.application(actor, order.application()).orElseThrow();
        var granted = granted(actor, order.application());
        if (granted.isEmpty() || asked.state() != LoanApplication.State.APPROVED) {
            return new Purchase.NotGranted(asked.state());
        }
        if (!granted.get().isSale()) {
            return new Purchase.NoSale();
        }
        if (order.goods().isBlank()
                || order.seller().isBlank()
                || (order.paper().isBlank() && !order.wakalah())) {
            return new Purchase.NotDescribed();
        }
        var most = granted.get().amount();
        if (!order.cost().isPositive() || order.cost().compareTo(most) > 0) {
            return new Purchase.CostOutside(most);
        }
        return order.place().holdsMoney() && tills.isOpen(actor, order.place())
                ? null
                : new Purchase.PlaceNotOpen();
    }

    /** The member brings the bill of what they bought for the cooperative; false when too late. */
    public boolean show(Actor actor, long application, String paper) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor, application);
                    var bought =
                            store.application(actor, application)
                                    .filter(one -> one.state() == LoanApplication.State.PURCHASED)
                                    .flatMap(_ -> store.purchase(actor, application));
                    if (bought.isEmpty() || paper.isBlank()) {
                        return false;
                    }
                    store.paper(actor, application, bought.get().entryId(), paper, day.now());
                    return true;
                });
    }

    /** A purchase that is undone: the application waits for another one. */
    @EventListener
    void undone(EntryReversed undone) {
        if (undone.original().event().equals(GrantingJournals.PURCHASE)) {
            var actor = undone.actor();
            store.boughtBy(actor, undone.original().id())
                    .filter(number ->
                            store.application(actor, number).orElseThrow().state()
                                    == LoanApplication.State.PURCHASED)
                    .ifPresent(number ->
                            store.step(
                                    actor, number, LoanApplication.State.APPROVED, "", day.now()));
        }
    }

    private Disbursement.Answer pay(
            Actor actor,
            Disbursement order,
            LoanApplication asked,
            Granted granted,
            GrantingJournals.Target target) {
        var product = granted.product();
        var firstDue =
                order.firstDue() == null ? product.usualFirstDue(order.date()) : order.firstDue();
        if (!isGood(firstDue, product, order.date())) {
            return new Disbursement.BadFirstDue();
        }
        var limits = Limits.on(rules, order.date());
        var fees = product.fees(limits.stampDuty(granted.amount()));
        var net = fees.net(granted.amount());
        if (!net.isPositive()) {
            return new Disbursement.NothingLeft();
        }
        Repayments.@Nullable Replaced old = null;
        if (asked.replaces() != null) {
            // A loan that ended in the meantime needs nothing any more.
            old = repayments.replace(actor, asked.replaces(), order.date()).orElse(null);
            if (old != null && old.payoff().total().compareTo(net) > 0) {
                return new Disbursement.OldLoanLarger(old.payoff().total(), net);
            }
        }
        var terms =
                product.terms(
                        granted.amount(),
                        granted.instalments(),
                        order.date(),
                        firstDue,
                        granted.margin());
        var loan = make(actor, order, asked, granted, Schedule.of(terms), granted.margin());
        var swp =
                fees.of(Fee.Kind.SWP, granted.amount()).isPositive()
                        ? swpAccount(actor, asked.member(), order)
                        : 0;
        var answer =
                disbursed(
                        actor,
                        asked,
                        loan,
                        ledger.post(
                                actor,
                                GrantingJournals.disbursement(
                                        order.id(),
                                        order.date(),
                                        loan,
                                        product,
                                        fees,
                                        target,
                                        swp,
                                        old)));
        if (old != null && answer instanceof Disbursement.Done) {
            repayments.replaced(actor, order.id(), old);
        }
        return answer;
    }

    private Optional<GrantingJournals.Target> target(
            Actor actor, Disbursement order, LoanApplication asked) {
        var place = order.place();
        var number = order.savings();
        if (place != null) {
            return place.holdsMoney() && tills.isOpen(actor, place)
                    ? Optional.of(new GrantingJournals.Target(place.account(), place.sub()))
                    : Optional.empty();
        }
        return number == null
                ? Optional.empty()
                : savings.account(actor, number)
                        .filter(account -> account.isOpen() && account.memberNo() == asked.member())
                        .map(account -> new GrantingJournals.Target(account.account(), number));
    }

    /** The borrower's account for simpanan wajib pinjam; opened with the first such loan. */
    private long swpAccount(Actor actor, long member, Disbursement order) {
        var open =
                savings.accounts(actor, member).stream()
                        .filter(one -> one.isOpen() && one.account() == GrantingJournals.SWP)
                        .findFirst();
        return open.map(SavingsAccount::accountNo)
                .orElseGet(() -> {
                    var product = swpProduct(actor);
                    return savings.openAll(
                                    actor,
                                    List.of(
                                            new Opening(
                                                    Uuid7.create(),
                                                    member,
                                                    product,
                                                    Money.ZERO,
                                                    MoneyPlace.vault(),
                                                    order.date())))
                            .getFirst();
                });
    }

    private int swpProduct(Actor actor) {
        var products = savings.products(actor, day.today());
        var known = products.stream().filter(p -> p.account() == GrantingJournals.SWP).findFirst();
        if (known.isPresent()) {
            return known.get().number();
        }
        int next = products.stream().mapToInt(Product::number).max().orElse(0) + 1;
        savings.setProduct(
                actor,
                Product.plain(
                        next,
                        day.today(),
                        Words.indonesian().t("lending.swp.name"),
                        Product.Kind.SWP,
                        Money.ZERO,
                        Money.ZERO));
        return next;
    }

    private static Receipt receipt(Actor actor, PostedEntry entry) {
        return new Receipt(
                actor.at(), entry.entryNo(), entry.id(), entry.recordedAt(), entry.leaf(), true);
    }

    /** What it takes today to pay off the loan that an application replaces; empty without one. */
    Optional<Money> payoffOf(Actor actor, LoanApplication asked) {
        var old = asked.replaces();
        return old == null
                ? Optional.empty()
                : loans.position(actor, old, day.today())
                        .filter(position -> position.loan().isRunning())
                        .map(position -> Repayments.payoff(position).total());
    }

    /** Savings of the borrower into which a loan may be paid. */
    List<SavingsAccount> payable(Actor actor, long member) {
        var open = new ArrayList<SavingsAccount>();
        for (var account : savings.accounts(actor, member)) {
            if (account.isOpen() && account.account() == Product.VOLUNTARY) {
                open.add(account);
            }
        }
        return open;
    }

    /**
     * What the decision fixed.
     *
     * @param product in the version of that day
     * @param margin or ujrah that the contract fixes; nil for others
     */
    record Granted(
            LoanProduct product,
            Money amount,
            int instalments,
            Money margin,
            boolean related,
            LocalDate decidedOn) {
        /** The thing cost less than was thought: the margin falls with it. */
        Money marginAt(Money cost) {
            return Portion.of(cost.rupiah(), amount.rupiah()).of(margin);
        }

        boolean isSale() {
            return product.contract() == LoanProduct.Contract.MURABAHAH;
        }
    }
}
