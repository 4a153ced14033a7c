package id.sokoguru.savings;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.BulkPosting;
import id.sokoguru.ledger.Chart;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.Sex;
import id.sokoguru.web.Rows;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Brings a cooperative's members and opening balances in from two tables: the members with what
 * each has saved, and the opening trial balance, whose control accounts the members' sums must meet
 * to the rupiah. Everything becomes one balanced opening entry, or nothing is written.
 */
@Component
public class Imports {
    public static final List<String> MEMBER_HEADS =
            List.of(
                    "nama",
                    "nik",
                    "hp",
                    "alamat",
                    "tgl lahir",
                    "l/p",
                    "pekerjaan",
                    "tgl masuk",
                    "pokok",
                    "wajib",
                    "sukarela");
    public static final List<String> ACCOUNT_HEADS = List.of("kode", "sub", "debit", "kredit");
    private static final int MOST_MEMBERS = 10_000;
    private static final int[] CONTROLS = {
        SavingsJournals.PRINCIPAL, SavingsJournals.OBLIGATORY, Product.VOLUNTARY
    };

    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Ledger ledger;
    private final Chart chart;
    private final Members members;
    private final Savings savings;

    Imports(
            Tenancy tenancy,
            BusinessDay day,
            Ledger ledger,
            Chart chart,
            Members members,
            Savings savings) {
        this.tenancy = tenancy;
        this.day = day;
        this.ledger = ledger;
        this.chart = chart;
        this.members = members;
        this.savings = savings;
    }

    private record Saver(Application application, LocalDate joined, Money[] amounts) {}

    private record Balance(int account, long sub, Money debit, Money credit) {}

    /** The two files as read, with everything that is wrong in them. */
    private static final class Plan {
        final List<Saver> savers = new ArrayList<>();
        final List<Balance> balances = new ArrayList<>();
        final List<ImportAnswer.Problem> problems = new ArrayList<>();
        final Map<String, Integer> rowOfNik = new HashMap<>();
        final Money[] sums = {Money.ZERO, Money.ZERO, Money.ZERO};
        Money total = Money.ZERO;

        void bad(String file, int row, String column, String key, String... arguments) {
            problems.add(
                    new ImportAnswer.Problem(
                            file, row, column, "savings.import." + key, List.of(arguments)));
        }
    }

    /** Reads and checks, writes nothing. */
    public ImportAnswer preview(
            Actor actor, byte[] memberFile, byte[] accountFile, LocalDate opening) {
        var plan = plan(actor, memberFile, accountFile, opening);
        return plan.problems.isEmpty()
                ? new ImportAnswer.Ready(
                        plan.savers.size(), plan.sums[0], plan.sums[1], plan.sums[2], plan.total)
                : new ImportAnswer.Bad(plan.problems);
    }

    /**
     * Writes members, savings accounts and the opening entry.
     *
     * @param id of the entry; a second run with it answers the first receipt only if nothing else
     *     changed
     * @param opening the business date of the opening balances
     */
    public ImportAnswer run(
            Actor actor, UUID id, byte[] memberFile, byte[] accountFile, LocalDate opening) {
        var plan = plan(actor, memberFile, accountFile, opening);
        if (!plan.problems.isEmpty()) {
            return new ImportAnswer.Bad(plan.problems);
        }
        return tenancy.write(actor, () -> write(actor, id, plan, opening));
    }

    private ImportAnswer write(Actor actor, UUID id, Plan plan, LocalDate opening) {
        var numbers =
                members.enrolAll(actor, plan.savers.stream().map(Saver::application).toList());
        var admissions = new ArrayList<Members.Admission>();
        var starts = new ArrayList<SavingsStore.Owing>();
        var openings = new ArrayList<Opening>();
        var lines = new ArrayList<Line>();
        for (var balance : plan.balances) {
            if (control(balance.account()) < 0) {
                lines.add(
                        balance.debit().isPositive()
                                ? Line.debit(balance.account(), balance.sub(), balance.debit())
                                : Line.credit(balance.account(), balance.sub(), balance.credit()));
            }
        }
        var period = savings.terms(actor, opening).map(Terms::period).orElse(Terms.Period.MONTH);
        for (int i = 0; i < plan.savers.size(); i++) {
            var saver = plan.savers.get(i);
            long number = numbers.get(i);
            for (int c = 0; c < 2; c++) {
                if (saver.amounts()[c].isPositive()) {
                    lines.add(Line.credit(CONTROLS[c], number, saver.amounts()[c]));
                }
            }
            if (saver.amounts()[0].isPositive()) {
                admissions.add(new Members.Admission(number, saver.joined()));
                starts.add(
                        new SavingsStore.Owing(
                                number,
                                saver.joined(),
                                period.after(period.of(opening)),
                                saver.amounts()[1]));
            }
            if (saver.amounts()[2].isPositive()) {
                openings.add(
                        new Opening(
                                Uuid7.create(),
                                number,
                                1,
                                saver.amounts()[2],
                                MoneyPlace.vault(),
                                opening));
            }
        }
        members.admit(actor, admissions);
        savings.startDues(actor, starts);
        if (!openings.isEmpty()) {
            var accounts = savings.openAll(actor, openings);
            for (int i = 0; i < openings.size(); i++) {
                lines.add(
                        Line.credit(Product.VOLUNTARY, accounts.get(i), openings.get(i).amount()));
            }
        }
        var entry =
                Entry.of(
                        id,
                        opening,
                        "savings.opening_balance",
                        "Saldo awal dengan " + plan.savers.size() + " anggota",
                        lines.toArray(Line[]::new));
        return switch (ledger.postAll(actor, List.of(entry))) {
            case BulkPosting.AllPosted(var receipts) ->
                    new ImportAnswer.Imported(receipts.getFirst(), plan.savers.size());
            case BulkPosting.Refused(_, var reason) -> new ImportAnswer.BooksRefuse(reason);
        };
    }

    private static int control(int account) {
        for (int i = 0; i < CONTROLS.length; i++) {
            if (CONTROLS[i] == account) {
                return i;
            }
        }
        return -1;
    }

    // ---- reading

    private Plan plan(Actor actor, byte[] memberFile, byte[] accountFile, LocalDate opening) {
        var plan = new Plan();
        if (opening.isAfter(day.today())) {
            plan.bad("neraca", 0, "", "future");
        }
        var people = rows(plan, "anggota", memberFile, List.of("nama"));
        var earlier = registered(actor, people);
        for (var row : people) {
            member(plan, row, opening, earlier);
        }
        var known = chart.byCode(actor);
        for (var row : rows(plan, "neraca", accountFile, List.of("kode"))) {
            balance(plan, row, known.keySet());
        }
        if (plan.savers.size() > MOST_MEMBERS) {
            plan.bad("anggota", 0, "", "too-many", String.valueOf(MOST_MEMBERS));
        }
        if (plan.problems.isEmpty()) {
            compare(plan, actor);
        }
        return plan;
    }

    private void compare(Plan plan, Actor actor) {
        var debit = Money.ZERO;
        var credit = Money.ZERO;
        var controls = new Money[] {Money.ZERO, Money.ZERO, Money.ZERO};
        for (var balance : plan.balances) {
            debit = debit.plus(balance.debit());
            credit = credit.plus(balance.credit());
            int control = control(balance.account());
            if (control >= 0) {
                controls[control] = controls[control].plus(balance.credit()).minus(balance.debit());
            }
        }
        plan.total = debit;
        if (!debit.equals(credit)) {
            plan.bad(
                    "neraca",
                    0,
                    "",
                    "unbalanced",
                    debit.text(),
                    credit.text(),
                    debit.minus(credit).text());
        }
        for (int c = 0; c < CONTROLS.length; c++) {
            if (!controls[c].equals(plan.sums[c])) {
                plan.bad(
                        "anggota",
                        0,
                        MEMBER_HEADS.get(8 + c),
                        "control",
                        String.valueOf(CONTROLS[c]),
                        controls[c].text(),
                        plan.sums[c].text(),
                        controls[c].minus(plan.sums[c]).text());
            }
        }
        if (plan.sums[2].isPositive() && savings.products(actor, day.today()).isEmpty()) {
            plan.bad("anggota", 0, "sukarela", "no-product");
        }
        if (plan.balances.size() < 2) {
            plan.bad("neraca", 0, "", "too-few");
        }
    }

    private static List<Rows.Row> rows(Plan plan, String file, byte[] bytes, List<String> needed) {
        return switch (Rows.read(bytes)) {
            case Rows.Unreadable(var key, var detail) -> {
                plan.problems.add(new ImportAnswer.Problem(file, 0, "", key, List.of(detail)));
                yield List.of();
            }
            case Rows.Read(var heads, var rows) -> {
                for (var head : needed) {
                    if (!heads.contains(head)) {
                        plan.bad(file, 1, head, "no-head", head);
                        yield List.of();
                    }
                }
                yield rows;
            }
        };
    }

    private static String nik(Rows.Row row) {
        return row.at("nik").replaceAll("[ .-]", "");
    }

    /** Who of the file is in the register already. */
    private Map<String, Long> registered(Actor actor, List<Rows.Row> people) {
        return members.withNik(
                actor,
                people.stream()
                        .map(Imports::nik)
                        .filter(nik -> nik.matches("[0-9]{16}"))
                        .collect(Collectors.toSet()));
    }

    /**
     * @param earlier the member numbers of those NIKs that are in the register
     */
    private static void member(
            Plan plan, Rows.Row row, LocalDate opening, Map<String, Long> earlier) {
        int no = row.number();
        var name = row.at("nama").replaceAll("\\p{Cntrl}+", " ").strip();
        if (name.isEmpty()) {
            plan.bad("anggota", no, "nama", "name");
        }
        var nik = nik(row);
        if (!nik.isEmpty() && !nik.matches("[0-9]{16}")) {
            plan.bad("anggota", no, "nik", "nik");
        }
        var number = earlier.get(nik);
        if (number != null) {
            plan.bad(
                    "anggota",
                    no,
                    "nik",
                    number == 0 ? "waiting" : "member",
                    String.valueOf(number));
        }
        var before = nik.isEmpty() ? null : plan.rowOfNik.putIfAbsent(nik, no);
        if (before != null) {
            plan.bad("anggota", no, "nik", "twice", String.valueOf(before));
        }
        var born = date(plan, no, "tgl lahir", row.at("tgl lahir"));
        var joined = date(plan, no, "tgl masuk", row.at("tgl masuk"));
        if (joined != null && joined.isAfter(opening)) {
            plan.bad("anggota", no, "tgl masuk", "late");
        }
        var sex = row.at("l/p").toUpperCase(java.util.Locale.ROOT);
        if (!sex.isEmpty() && !sex.equals("L") && !sex.equals("P")) {
            plan.bad("anggota", no, "l/p", "sex");
        }
        var amounts = new Money[3];
        for (int c = 0; c < 3; c++) {
            amounts[c] =
                    amount(
                            plan,
                            "anggota",
                            no,
                            MEMBER_HEADS.get(8 + c),
                            row.at(MEMBER_HEADS.get(8 + c)));
            plan.sums[c] = plan.sums[c].plus(amounts[c]);
        }
        if (amounts[0].isZero() && (amounts[1].isPositive() || amounts[2].isPositive())) {
            plan.bad("anggota", no, "pokok", "no-principal");
        }
        plan.savers.add(
                new Saver(
                        new Application(
                                Uuid7.create(),
                                MemberKind.BIASA,
                                name,
                                nik.matches("[0-9]{16}") ? nik : null,
                                null,
                                born,
                                sex.equals("L") ? Sex.L : sex.equals("P") ? Sex.P : null,
                                empty(row.at("hp")),
                                row.at("alamat"),
                                null,
                                empty(row.at("pekerjaan")),
                                joined == null ? opening : joined),
                        joined == null ? opening : joined,
                        amounts));
    }

    private static void balance(Plan plan, Rows.Row row, java.util.Set<Integer> known) {
        int no = row.number();
        var code = row.at("kode");
        int account = code.matches("[0-9]{6}") ? Integer.parseInt(code) : 0;
        if (!known.contains(account)) {
            plan.bad("neraca", no, "kode", "account", code);
        }
        var sub = row.at("sub");
        if (!sub.isEmpty() && !sub.matches("[0-9]{1,15}")) {
            plan.bad("neraca", no, "sub", "sub");
        }
        var debit = amount(plan, "neraca", no, "debit", row.at("debit"));
        var credit = amount(plan, "neraca", no, "kredit", row.at("kredit"));
        if (debit.isPositive() == credit.isPositive()) {
            plan.bad("neraca", no, "debit", "one-side");
        }
        plan.balances.add(
                new Balance(
                        account,
                        sub.matches("[0-9]{1,15}") ? Long.parseLong(sub) : 0,
                        debit,
                        credit));
    }

    private static Money amount(Plan plan, String file, int row, String column, String text) {
        if (text.isEmpty() || text.equals("-")) {
            return Money.ZERO;
        }
        Optional<Money> money = Money.parse(text);
        if (money.isEmpty()) {
            plan.bad(file, row, column, "amount", text);
        }
        return money.orElse(Money.ZERO);
    }

    private static final List<DateTimeFormatter> DATES =
            List.of(
                    DateTimeFormatter.ISO_LOCAL_DATE,
                    DateTimeFormatter.ofPattern("d/M/uuuu"),
                    DateTimeFormatter.ofPattern("d-M-uuuu"));

    private static @Nullable LocalDate date(Plan plan, int row, String column, String text) {
        if (text.isEmpty()) {
            return null;
        }
        for (var format : DATES) {
            try {
                return LocalDate.parse(text, format);
            } catch (DateTimeParseException otherFormat) {
                continue;
            }
        }
        plan.bad("anggota", row, column, "date-wrong", text);
        return null;
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }
}
