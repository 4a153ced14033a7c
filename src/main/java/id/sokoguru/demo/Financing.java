package id.sokoguru.demo;

import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Rate;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.lending.Analysis;
import id.sokoguru.lending.Applying;
import id.sokoguru.lending.Disbursement;
import id.sokoguru.lending.Granting;
import id.sokoguru.lending.Loan;
import id.sokoguru.lending.LoanProductAnswer;
import id.sokoguru.lending.PaymentSource;
import id.sokoguru.lending.Preset;
import id.sokoguru.lending.ProfitReport;
import id.sokoguru.lending.Purchase;
import id.sokoguru.lending.Repayment;
import id.sokoguru.lending.RepaymentAnswer;
import id.sokoguru.lending.Submission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Financing under sharia in the cooperative of a boarding school: things bought and sold, school
 * fees leased, loans without yield, shops in partnership, in several states.
 */
final class Financing {
    private static final List<Preset> PRODUCTS =
            List.of(
                    Preset.MURABAHAH,
                    Preset.IJARAH,
                    Preset.QARDH,
                    Preset.MUDHARABAH,
                    Preset.MUSYARAKAH);
    private static final List<String> NAMES =
            List.of(
                    "Murabahah Barang",
                    "Ijarah Multijasa",
                    "Qardhul Hasan",
                    "Mudharabah Usaha",
                    "Musyarakah Usaha");
    private static final List<String> PURPOSES =
            List.of(
                    "Mesin jahit",
                    "Biaya pondok anak",
                    "Berobat",
                    "Kantin pondok",
                    "Ternak kambing bersama");

    private final Rooms rooms;
    private final Diary diary;
    private final List<Loan> loans = new ArrayList<>();
    private boolean begun;
    private int next;

    Financing(Rooms rooms, Diary diary) {
        this.rooms = rooms;
        this.diary = diary;
    }

    /** A chapter's end: partners report, most pay, new contracts are concluded. */
    int live(LocalDate date) {
        var officer = diary.seat.recorder();
        if (!begun) {
            begun = true;
            for (int i = 0; i < PRODUCTS.size(); i++) {
                var kept =
                        rooms.loans()
                                .setProduct(
                                        officer,
                                        PRODUCTS.get(i)
                                                .product(i + 1, date, NAMES.get(i), Rate.ZERO));
                if (!(kept instanceof LoanProductAnswer.Kept)) {
                    throw new IllegalStateException(diary.seat.name() + ": " + kept);
                }
            }
        }
        return collect(officer, date) + lend(officer, date);
    }

    private int collect(Actor officer, LocalDate date) {
        int paid = 0;
        for (var loan : loans) {
            var position = rooms.loans().position(officer, loan.number(), date).orElseThrow();
            if (!position.loan().isRunning()) {
                continue;
            }
            if (position.product().contract().sharesProfit() && loan.number() % 4 != 0) {
                for (var period : rooms.profits().periods(officer, position)) {
                    if (period.revenue() == null && !period.until().isAfter(date)) {
                        rooms.profits()
                                .report(
                                        officer,
                                        new ProfitReport(
                                                Uuid7.create(),
                                                loan.number(),
                                                period.no(),
                                                // Now and then a month without gain.
                                                Money.rupiah(
                                                        (loan.number() + period.no())
                                                                % 4
                                                                * 150_000)));
                    }
                }
                position = rooms.loans().position(officer, loan.number(), date).orElseThrow();
            }
            var due = position.dueTotal();
            // One in five does not come.
            if (due.isPositive() && loan.number() % 5 != 2) {
                var answer =
                        rooms.repayments()
                                .repay(
                                        officer,
                                        new Repayment(
                                                Uuid7.create(),
                                                loan.number(),
                                                due,
                                                new PaymentSource.Drawer(bank()),
                                                date));
                if (!(answer instanceof RepaymentAnswer.Paid)) {
                    throw new IllegalStateException(diary.seat.name() + ": " + answer);
                }
                paid++;
            }
        }
        return paid;
    }

    private int lend(Actor officer, LocalDate date) {
        var members =
                rooms.members().list(officer, 0, 400).stream()
                        .filter(member -> member.isMember())
                        .toList();
        var cap = rooms.granting().ownCapital(officer, date).rupiah() * 14 / 100 / 100_000;
        int made = 0;
        for (int i = 0; i < 6 && next < members.size(); i++) {
            var member = members.get(next);
            int kind = next++ % PRODUCTS.size();
            var amount = Money.rupiah(Math.min(cap, 6 + next % 7 * 4) * 100_000);
            var there = rooms.books().balance(officer, diary.bank.account(), diary.bank.sub());
            if (there.compareTo(amount.times(2)) < 0) {
                break;
            }
            made += conclude(officer, date, member.number(), kind, amount);
        }
        return made;
    }

    private int conclude(Actor officer, LocalDate date, long member, int kind, Money amount) {
        var granting = rooms.granting();
        var applied =
                granting.apply(
                        officer,
                        new Applying(
                                Uuid7.create(),
                                member,
                                kind + 1,
                                amount,
                                6 + next % 7,
                                null,
                                PURPOSES.get(kind),
                                false));
        if (!(applied instanceof Applying.Applied(var application))) {
            return 0;
        }
        long number = application.number();
        granting.analyse(officer, number, analysis(amount, application.instalments()));
        if (!(granting.submit(officer, number) instanceof Submission.Submitted)) {
            return 0;
        }
        if (next % 11 == 0) {
            return 0; // still waits for the chair
        }
        var chair = diary.seat.chair(Set.of(Permission.values()));
        for (var waiting : rooms.approvals().of(chair, Granting.KIND, application.request())) {
            var decided = rooms.approvals().decide(chair, waiting.id(), true, "");
            if (!(decided instanceof Approvals.Decided.Recorded)) {
                throw new IllegalStateException(diary.seat.name() + ": " + decided);
            }
        }
        int made = 0;
        if (kind == 0) {
            // Every other member buys in the cooperative's name; one has not brought the bill yet.
            var wakalah = next % 2 == 0;
            var bought =
                    granting.purchase(
                            officer,
                            new Purchase(
                                    Uuid7.create(),
                                    number,
                                    "Mesin jahit Butterfly",
                                    "Toko Barokah Elektronik",
                                    wakalah ? "" : "NT-" + number,
                                    amount,
                                    wakalah,
                                    bank(),
                                    date));
            if (!(bought instanceof Purchase.Bought)) {
                throw new IllegalStateException(diary.seat.name() + ": " + bought);
            }
            made++;
            if (wakalah && next > 15) {
                return made;
            }
            if (wakalah) {
                granting.show(officer, number, "NT-" + number);
            }
        }
        var answer =
                granting.disburse(
                        officer,
                        new Disbursement(Uuid7.create(), number, bank(), null, date, null));
        if (!(answer instanceof Disbursement.Done(var loan, _))) {
            throw new IllegalStateException(diary.seat.name() + ": " + answer);
        }
        loans.add(loan);
        return made + 1;
    }

    private static Analysis analysis(Money amount, int instalments) {
        var monthly = Money.rupiah(amount.rupiah() / instalments * 4 + 1_500_000);
        return new Analysis(
                "Wali santri, dikenal pengurus",
                "Usaha berjalan",
                "Simpanan lancar",
                "",
                "",
                monthly,
                Money.rupiah(monthly.rupiah() / 3),
                Money.ZERO,
                Money.ZERO,
                false,
                amount,
                instalments);
    }

    private MoneyPlace bank() {
        return new MoneyPlace(diary.bank.account(), diary.bank.sub());
    }
}
