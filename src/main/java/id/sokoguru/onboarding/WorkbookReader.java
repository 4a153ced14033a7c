package id.sokoguru.onboarding;

import id.sokoguru.credit.Charge;
import id.sokoguru.credit.Due;
import id.sokoguru.credit.Line;
import id.sokoguru.credit.Schedule;
import id.sokoguru.credit.Standing;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Rate;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Side;
import id.sokoguru.lending.LoanProduct;
import id.sokoguru.membership.Sex;
import id.sokoguru.savings.Deposit;
import id.sokoguru.savings.Product;
import id.sokoguru.web.Rows;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook row by row and names everything that is wrong in it. Pure: what the cooperative
 * offers is handed in.
 */
final class WorkbookReader {
    private static final int MOST_MEMBERS = 10_000;
    private static final int MOST_FAULTS = 500;
    private static final int VAULT = 110101;
    private static final int TILLS = 110102;

    /**
     * What the cooperative has set up before it moves.
     *
     * @param banks numbers of the bank accounts by account of the chart
     */
    record Offer(
            LocalDate today,
            LocalDate booksFrom,
            Map<Integer, Product> savings,
            Map<Integer, LoanProduct> loans,
            Map<Integer, Account> chart,
            Map<Integer, List<Long>> banks) {}

    /** What came of reading. */
    sealed interface Reading {}

    record Read(Workbook workbook) implements Reading {}

    /** Everything wrong, sheet by sheet; never empty. */
    record Wrong(List<Fault> faults) implements Reading {}

    private final Offer offer;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Tab, Grid> grids = new EnumMap<>(Tab.class);
    private final Map<String, Workbook.Person> people = new LinkedHashMap<>();
    private final Set<String> named = new HashSet<>();
    private LocalDate cutOver;

    private WorkbookReader(Offer offer) {
        this.offer = offer;
        this.cutOver = offer.today();
    }

    static Reading read(byte[] file, Offer offer) {
        return new WorkbookReader(offer).read(file);
    }

    private Reading read(byte[] file) {
        switch (Rows.readAll(file)) {
            case Rows.Unreadable(var key, var detail) ->
                    faults.add(new Fault("", 0, "", key, List.of(detail)));
            case Rows.Book(var sheets) -> sheets(sheets);
        }
        if (!faults.isEmpty()) {
            return wrong();
        }
        var facts = control();
        var members = people();
        savings(members);
        people.putAll(members);
        var accounts = accounts();
        var terms = terms(accounts);
        var loans = loans(schedules());
        var balances = balances();
        if (people.isEmpty() && faults.isEmpty()) {
            grid(Tab.MEMBERS).bad(0, "", "nobody");
        }
        if (!faults.isEmpty() || facts == null) {
            return wrong();
        }
        return new Read(
                new Workbook(
                        cutOver,
                        facts.ratOn(),
                        facts.ratBooks(),
                        facts.ratReport(),
                        List.copyOf(people.values()),
                        accounts,
                        terms,
                        loans,
                        balances,
                        facts.controls(),
                        facts.reported()));
    }

    private Wrong wrong() {
        return new Wrong(List.copyOf(faults.subList(0, Math.min(faults.size(), MOST_FAULTS))));
    }

    private Grid grid(Tab tab) {
        return java.util.Objects.requireNonNull(grids.get(tab));
    }

    // ---- sheets

    private void sheets(Map<String, Rows.Answer> sheets) {
        var byName = new HashMap<String, Rows.Answer>();
        sheets.forEach((name, answer) -> byName.put(plain(name), answer));
        for (var tab : Tab.values()) {
            var answer = byName.get(plain(tab.label()));
            switch (answer) {
                case null ->
                        faults.add(
                                new Fault(
                                        tab.label(),
                                        0,
                                        "",
                                        "onboarding.fault.no-sheet",
                                        List.of(tab.label(), String.join(", ", sheets.keySet()))));
                case Rows.Unreadable(var key, var detail) ->
                        faults.add(new Fault(tab.label(), 0, "", key, List.of(detail)));
                case Rows.Read(var heads, var rows) -> {
                    grids.put(tab, new Grid(tab.label(), rows(tab, rows), faults));
                    for (var column : tab.columns()) {
                        if (!heads.contains(column.head()) && column.needed()) {
                            faults.add(
                                    new Fault(
                                            tab.label(),
                                            1,
                                            column.head(),
                                            "onboarding.fault.no-column",
                                            List.of(column.head())));
                        }
                    }
                }
            }
        }
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** Rows without content, and the sums that people write below, are no rows. */
    private static List<Rows.Row> rows(Tab tab, List<Rows.Row> rows) {
        var heads = tab.columns().stream().map(Tab.Column::head).toList();
        return rows.stream()
                .filter(row -> heads.stream().anyMatch(head -> !row.at(head).isBlank()))
                .filter(row ->
                        tab == Tab.CONTROL
                                || heads.stream()
                                        .limit(2)
                                        .noneMatch(head ->
                                                row.at(head)
                                                        .matches(
                                                                "(?i)(grand |sub ?)?(jumlah|total)\\s*:?")))
                .toList();
    }

    // ---- Kontrol

    private record Facts(
            LocalDate ratOn,
            LocalDate ratBooks,
            String ratReport,
            Map<Control, Long> controls,
            Map<Control, Long> reported) {}

    private @Nullable Facts control() {
        var grid = grid(Tab.CONTROL);
        var rows = new HashMap<String, Rows.Row>();
        for (var row : grid.rows()) {
            var label = grid.text(row, "uraian").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
            if (rows.putIfAbsent(label, row) != null) {
                grid.bad(row.number(), "uraian", "twice", label);
            }
        }
        var day = fact(grid, rows, "tanggal pindah");
        var ratOn = fact(grid, rows, "tanggal rat");
        var ratBooks = fact(grid, rows, "tutup buku rat");
        var report = rows.get("nomor laporan rat");
        if (report == null) {
            grid.bad(0, "uraian", "no-control", "nomor laporan RAT");
        }
        var number = report == null ? "" : grid.needed(report, "nilai");
        var controls = new EnumMap<Control, Long>(Control.class);
        var reported = new EnumMap<Control, Long>(Control.class);
        for (var control : Control.values()) {
            var row = rows.get(control.label());
            if (row == null) {
                grid.bad(0, "uraian", "no-control", control.label());
                continue;
            }
            if (grid.text(row, "nilai").isEmpty()) {
                grid.bad(row.number(), "nilai", "control-empty");
            }
            controls.put(control, grid.money(row, "nilai").rupiah());
            var told = grid.maybeMoney(row, "menurut rat");
            if (told != null) {
                reported.put(control, told.rupiah());
            }
        }
        if (day != null) {
            cutOver = day;
            var row = java.util.Objects.requireNonNull(rows.get("tanggal pindah")).number();
            if (day.isAfter(offer.today())) {
                grid.bad(row, "nilai", "future");
            }
            if (day.isBefore(offer.booksFrom())) {
                grid.bad(row, "nilai", "before-books", slashed(offer.booksFrom()));
            }
        }
        return day == null || ratOn == null || ratBooks == null
                ? null
                : new Facts(ratOn, ratBooks, number, controls, reported);
    }

    private static @Nullable LocalDate fact(Grid grid, Map<String, Rows.Row> rows, String label) {
        var row = rows.get(label);
        if (row == null) {
            grid.bad(0, "uraian", "no-control", label);
            return null;
        }
        return grid.date(row, "nilai");
    }

    static String slashed(LocalDate date) {
        return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    // ---- Anggota

    private Map<String, Workbook.Person> people() {
        var grid = grid(Tab.MEMBERS);
        var found = new LinkedHashMap<String, Workbook.Person>();
        var rowOfNik = new HashMap<String, Integer>();
        for (var row : grid.rows()) {
            int no = row.number();
            var number = grid.number(row, "no anggota");
            if (!number.isEmpty() && !named.add(number)) {
                grid.bad(no, "no anggota", "twice", number);
            }
            var name = grid.needed(row, "nama");
            var nik = grid.text(row, "nik").replaceAll("[ .'-]", "");
            if (!nik.isEmpty() && !nik.matches("[0-9]{16}")) {
                grid.bad(no, "nik", "nik");
            }
            var before = nik.isEmpty() ? null : rowOfNik.putIfAbsent(nik, no);
            if (before != null) {
                grid.bad(no, "nik", "nik-twice", String.valueOf(before));
            }
            var joined = grid.date(row, "tgl masuk");
            if (joined != null && joined.isAfter(cutOver)) {
                grid.bad(no, "tgl masuk", "joined-late", slashed(cutOver));
            }
            var born = grid.maybeDate(row, "tgl lahir");
            if (born != null && joined != null && born.isAfter(joined)) {
                grid.bad(no, "tgl lahir", "born-late");
            }
            var sex = grid.text(row, "l/p").toUpperCase(Locale.ROOT);
            if (!sex.matches("(L|P)?")) {
                grid.bad(no, "l/p", "sex", sex);
            }
            found.putIfAbsent(
                    number,
                    new Workbook.Person(
                            no,
                            number,
                            name,
                            nik.matches("[0-9]{16}") ? nik : null,
                            empty(grid.text(row, "hp")),
                            grid.text(row, "alamat"),
                            born,
                            sex.equals("L") ? Sex.L : sex.equals("P") ? Sex.P : null,
                            empty(grid.text(row, "pekerjaan")),
                            joined == null ? cutOver : joined,
                            Money.ZERO,
                            Money.ZERO));
        }
        if (found.size() > MOST_MEMBERS) {
            grid.bad(0, "", "too-many", String.valueOf(MOST_MEMBERS));
        }
        return found;
    }

    private static @Nullable String empty(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Whether somebody in the sheet of members has this number; otherwise it is noted. */
    private boolean knows(Grid grid, Rows.Row row, String number) {
        if (number.isEmpty()) {
            return false;
        }
        if (!named.contains(number)) {
            grid.bad(row.number(), "no anggota", "no-member", number);
            return false;
        }
        return true;
    }

    // ---- Simpanan

    private void savings(Map<String, Workbook.Person> members) {
        var grid = grid(Tab.SAVINGS);
        for (var row : grid.rows()) {
            var number = grid.number(row, "no anggota");
            if (!knows(grid, row, number)) {
                continue;
            }
            var principal = grid.money(row, "pokok");
            var obligatory = grid.money(row, "wajib");
            members.computeIfPresent(
                    number,
                    (_, p) ->
                            new Workbook.Person(
                                    p.row(),
                                    p.number(),
                                    p.name(),
                                    p.nik(),
                                    p.phone(),
                                    p.address(),
                                    p.born(),
                                    p.sex(),
                                    p.occupation(),
                                    p.joined(),
                                    p.principal().plus(principal),
                                    p.obligatory().plus(obligatory)));
        }
        for (var row : grid.rows()) {
            var person = members.get(grid.text(row, "no anggota").isEmpty() ? "" : numberOf(row));
            if (person != null
                    && person.principal().isZero()
                    && (person.obligatory().isPositive() || !row.at("saldo").isEmpty())) {
                grid.bad(row.number(), "pokok", "no-principal", person.number());
            }
        }
    }

    private static String numberOf(Rows.Row row) {
        return new Grid("", List.of(), new ArrayList<>()).number(row, "no anggota");
    }

    private List<Workbook.Account> accounts() {
        var grid = grid(Tab.SAVINGS);
        var ordinary =
                offer.savings().values().stream()
                        .filter(p -> p.kind() == Product.Kind.ORDINARY)
                        .toList();
        var found = new ArrayList<Workbook.Account>();
        for (var row : grid.rows()) {
            var wanted = grid.product(row, "produk");
            var balance = grid.maybeMoney(row, "saldo");
            var old = grid.text(row, "no rekening lama");
            if (wanted == null && balance == null && old.isEmpty()) {
                continue;
            }
            if (wanted == null && (balance == null || balance.isZero()) && old.isEmpty()) {
                continue;
            }
            var product =
                    wanted == null
                            ? ordinary.size() == 1 ? ordinary.getFirst() : null
                            : offer.savings().get(wanted);
            if (product == null || product.kind().isTerm()) {
                grid.bad(
                        row.number(),
                        "produk",
                        wanted == null
                                ? "which-product"
                                : product == null ? "no-savings-product" : "term-elsewhere",
                        String.valueOf(wanted));
                continue;
            }
            found.add(
                    new Workbook.Account(
                            numberOf(row),
                            product.number(),
                            product.account(),
                            old,
                            balance == null ? Money.ZERO : balance));
        }
        return found;
    }

    // ---- Berjangka

    private List<Workbook.Term> terms(List<Workbook.Account> accounts) {
        var grid = grid(Tab.DEPOSITS);
        var drawable = new HashSet<String>();
        for (var account : accounts) {
            if (account.account() == Product.VOLUNTARY) {
                drawable.add(account.member());
            }
        }
        var kinds =
                offer.savings().values().stream()
                        .filter(p -> p.kind() == Product.Kind.TERM)
                        .toList();
        var certificates = new HashSet<String>();
        var found = new ArrayList<Workbook.Term>();
        for (var row : grid.rows()) {
            int no = row.number();
            var number = grid.number(row, "no anggota");
            if (knows(grid, row, number) && !drawable.contains(number)) {
                grid.bad(no, "no anggota", "no-drawable", number);
            }
            var certificate = grid.needed(row, "no bilyet");
            if (!certificate.isEmpty() && !certificates.add(certificate)) {
                grid.bad(no, "no bilyet", "twice", certificate);
            }
            var wanted = grid.product(row, "produk");
            var product =
                    wanted == null
                            ? kinds.size() == 1 ? kinds.getFirst() : null
                            : kinds.stream()
                                    .filter(p -> p.number() == wanted)
                                    .findFirst()
                                    .orElse(null);
            if (product == null) {
                grid.bad(no, "produk", "no-term-product", String.valueOf(wanted));
            }
            var amount = grid.positive(row, "nominal");
            var rate = grid.maybePercent(row, "bunga % setahun");
            if (grid.text(row, "bunga % setahun").isEmpty()) {
                grid.bad(no, "bunga % setahun", "empty");
            }
            var from = grid.date(row, "tgl mulai");
            var to = grid.date(row, "jatuh tempo");
            var through = grid.maybeDate(row, "dibayar sampai");
            var paid = grid.money(row, "bunga sudah dibayar");
            var tax = grid.money(row, "pajak dipotong");
            if (from == null || to == null) {
                continue;
            }
            months(grid, no, from, to);
            anniversary(grid, no, from, to, through, paid, tax);
            found.add(
                    new Workbook.Term(
                            number,
                            certificate,
                            product == null ? 0 : product.number(),
                            amount,
                            rate == null ? Rate.ZERO : rate,
                            from,
                            to,
                            renewal(grid, row),
                            pays(grid, row),
                            through,
                            paid,
                            tax));
        }
        return found;
    }

    private void months(Grid grid, int row, LocalDate from, LocalDate to) {
        if (from.isAfter(cutOver)) {
            grid.bad(row, "tgl mulai", "begins-late", slashed(cutOver));
        }
        if (to.isBefore(cutOver)) {
            grid.bad(row, "jatuh tempo", "matured", slashed(cutOver));
        }
        if (!isAnniversary(from, to)) {
            grid.bad(row, "jatuh tempo", "months");
        }
    }

    private static boolean isAnniversary(LocalDate from, LocalDate to) {
        var months = ChronoUnit.MONTHS.between(from, to);
        return to.isAfter(from)
                && (from.plusMonths(months).equals(to) || from.plusMonths(months + 1).equals(to));
    }

    private void anniversary(
            Grid grid,
            int row,
            LocalDate from,
            LocalDate to,
            @Nullable LocalDate through,
            Money paid,
            Money tax) {
        if ((through != null) != paid.isPositive()) {
            grid.bad(row, "dibayar sampai", "paid-both");
        } else if (through != null
                && (!isAnniversary(from, through)
                        || through.isAfter(cutOver)
                        || through.isAfter(to))) {
            grid.bad(row, "dibayar sampai", "anniversary", slashed(from));
        }
        if (tax.compareTo(paid) > 0) {
            grid.bad(row, "pajak dipotong", "tax");
        }
    }

    private static Deposit.Renewal renewal(Grid grid, Rows.Row row) {
        var text = grid.text(row, "perpanjangan").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "", "tidak", "-" -> Deposit.Renewal.NONE;
            case "pokok" -> Deposit.Renewal.PRINCIPAL;
            case "pokok dan bunga" -> Deposit.Renewal.WHOLE;
            default -> {
                grid.bad(row.number(), "perpanjangan", "renewal", text);
                yield Deposit.Renewal.NONE;
            }
        };
    }

    private static Deposit.Pays pays(Grid grid, Rows.Row row) {
        var text = grid.text(row, "bunga dibayar").toLowerCase(Locale.ROOT);
        return switch (text) {
            case "", "bulanan" -> Deposit.Pays.MONTHLY;
            case "jatuh tempo" -> Deposit.Pays.AT_MATURITY;
            default -> {
                grid.bad(row.number(), "bunga dibayar", "pays", text);
                yield Deposit.Pays.MONTHLY;
            }
        };
    }

    // ---- Jadwal

    private record Agreed(int row, Line line) {}

    /** The typed lines of each loan, in the order of the sheet; balances are filled in later. */
    private Map<String, List<Agreed>> schedules() {
        var grid = grid(Tab.SCHEDULE);
        var found = new LinkedHashMap<String, List<Agreed>>();
        for (var row : grid.rows()) {
            var loan = grid.number(row, "no pinjaman");
            var no = grid.maybeWhole(row, "ke");
            if (grid.text(row, "ke").isEmpty()) {
                grid.bad(row.number(), "ke", "empty");
            }
            var due = grid.date(row, "jatuh tempo");
            var principal = grid.money(row, "pokok");
            var interest = grid.money(row, "jasa");
            if (no != null && due != null) {
                found.computeIfAbsent(loan, _ -> new ArrayList<>())
                        .add(
                                new Agreed(
                                        row.number(),
                                        new Line(
                                                no,
                                                due,
                                                interest,
                                                principal,
                                                interest,
                                                Money.ZERO)));
            }
        }
        return found;
    }

    // ---- Pinjaman

    private List<Workbook.Loan> loans(Map<String, List<Agreed>> agreed) {
        var grid = grid(Tab.LOANS);
        var seen = new HashSet<String>();
        var found = new ArrayList<Workbook.Loan>();
        for (var row : grid.rows()) {
            var number = grid.number(row, "no pinjaman");
            if (!number.isEmpty() && !seen.add(number)) {
                grid.bad(row.number(), "no pinjaman", "twice", number);
                continue;
            }
            loan(grid, row, number, agreed.getOrDefault(number, List.of())).ifPresent(found::add);
        }
        agreed.forEach((number, lines) -> {
            if (!seen.contains(number)) {
                grid(Tab.SCHEDULE).bad(lines.getFirst().row(), "no pinjaman", "no-loan", number);
            }
        });
        return found;
    }

    private Optional<Workbook.Loan> loan(
            Grid grid, Rows.Row row, String number, List<Agreed> lines) {
        int no = row.number();
        var member = grid.number(row, "no anggota");
        knows(grid, row, member);
        var product = loanProduct(grid, row);
        var principal = grid.positive(row, "plafon");
        var disbursed = grid.date(row, "tgl cair");
        if (disbursed != null && disbursed.isAfter(cutOver)) {
            grid.bad(no, "tgl cair", "begins-late", slashed(cutOver));
            return Optional.empty();
        }
        var outstanding = grid.positive(row, "sisa pokok");
        var accrued = grid.money(row, "piutang jasa");
        var unearned = grid.money(row, "provisi tersisa");
        var allowance = grid.maybeMoney(row, "cadangan");
        var penalty = grid.maybeMoney(row, "denda terutang");
        var related = grid.yes(row, "pihak terkait");
        if (product == null
                || disbursed == null
                || !principal.isPositive()
                || !outstanding.isPositive()) {
            return Optional.empty();
        }
        if (outstanding.compareTo(principal) > 0) {
            grid.bad(
                    no,
                    "sisa pokok",
                    "more-than-lent",
                    outstanding.text(),
                    principal.text(),
                    outstanding.minus(principal).text());
            return Optional.empty();
        }
        var schedule =
                lines.isEmpty()
                        ? computed(grid, row, product, principal, disbursed)
                        : agreed(product, principal, disbursed, lines);
        if (schedule == null) {
            return Optional.empty();
        }
        var interest = interestPaid(grid, row, schedule);
        if (interest == null) {
            return Optional.empty();
        }
        var standing = new Standing(schedule, principal.minus(outstanding), interest);
        var late = standing.late(cutOver);
        var latePrincipal = late.stream().map(Due::principal).reduce(Money.ZERO, Money::plus);
        var lateInterest = late.stream().map(Due::interest).reduce(Money.ZERO, Money::plus);
        arrears(grid, row, "tunggakan pokok", latePrincipal);
        arrears(grid, row, "tunggakan jasa", lateInterest);
        paidLines(grid, row, standing);
        return Optional.of(
                new Workbook.Loan(
                        number,
                        member,
                        product,
                        schedule,
                        lines.isEmpty(),
                        outstanding,
                        interest,
                        latePrincipal,
                        lateInterest,
                        accrued,
                        unearned,
                        allowance,
                        penalty,
                        related,
                        grid.text(row, "tujuan")));
    }

    private @Nullable LoanProduct loanProduct(Grid grid, Rows.Row row) {
        var wanted = grid.product(row, "produk");
        var all = offer.loans();
        var product =
                wanted == null
                        ? all.size() == 1 ? all.values().iterator().next() : null
                        : all.get(wanted);
        if (product == null) {
            grid.bad(row.number(), "produk", "no-loan-product", String.valueOf(wanted));
            return null;
        }
        if (!product.contract().isMoneyLent()) {
            grid.bad(row.number(), "produk", "contract", product.name());
            return null;
        }
        return product;
    }

    /** The schedule that follows from the terms; null when they make none, which is noted. */
    private @Nullable Schedule computed(
            Grid grid, Rows.Row row, LoanProduct product, Money principal, LocalDate disbursed) {
        int no = row.number();
        var instalments = grid.maybeWhole(row, "jumlah angsuran");
        if (instalments == null || instalments < 1) {
            grid.bad(no, "jumlah angsuran", "no-schedule");
            return null;
        }
        var typed = grid.maybeDate(row, "angsuran pertama");
        var firstDue = typed == null ? product.usualFirstDue(disbursed) : typed;
        if (!firstDue.isAfter(disbursed)) {
            grid.bad(no, "angsuran pertama", "first-due", slashed(disbursed));
            return null;
        }
        var rate = grid.maybePercent(row, "jasa % sebulan");
        try {
            var terms = product.terms(principal, instalments, disbursed, firstDue, Money.ZERO);
            return Schedule.of(
                    rate == null ? terms : terms.with(new Charge.ByRate(rate, Charge.Per.MONTH)));
        } catch (IllegalArgumentException noTerms) {
            grid.bad(no, "jumlah angsuran", "terms", product.name());
            return null;
        }
    }

    /** The lines as they were agreed; null when they are unsound, which is noted line by line. */
    private @Nullable Schedule agreed(
            LoanProduct product, Money principal, LocalDate disbursed, List<Agreed> unsorted) {
        var grid = grid(Tab.SCHEDULE);
        var typed =
                unsorted.stream()
                        .sorted(java.util.Comparator.comparingInt(each -> each.line().no()))
                        .toList();
        var lines = new ArrayList<Line>();
        var balance = principal;
        for (var each : typed) {
            var line = each.line();
            balance = balance.minus(line.principal());
            lines.add(
                    new Line(
                            line.no(),
                            line.due(),
                            line.interest(),
                            line.principal(),
                            line.interest(),
                            balance));
        }
        var sound = true;
        for (var fault : Schedule.faults(principal, disbursed, lines)) {
            switch (fault.what()) {
                case NUMBER -> {
                    grid.bad(
                            typed.get((int) fault.expected().rupiah() - 1).row(),
                            "ke",
                            "line-number",
                            String.valueOf(fault.expected().rupiah()),
                            String.valueOf(fault.found().rupiah()));
                    sound = false;
                }
                case DAY_NOT_AFTER_THE_ONE_BEFORE -> {
                    grid.bad(rowOf(typed, fault.no()), "jatuh tempo", "line-day");
                    sound = false;
                }
                case SUM_OF_PRINCIPAL -> {
                    grid.bad(
                            typed.getFirst().row(),
                            "pokok",
                            "line-sum",
                            fault.found().text(),
                            principal.text(),
                            principal.minus(fault.found()).text());
                    sound = false;
                }
                // The balance is ours; it is negative only when the sum is wrong.
                case NEGATIVE, BALANCE -> sound = false;
            }
        }
        return sound ? Schedule.agreed(principal, disbursed, product.interval(), lines) : null;
    }

    private static int rowOf(List<Agreed> typed, int no) {
        return typed.stream()
                .filter(each -> each.line().no() == no)
                .findFirst()
                .map(Agreed::row)
                .orElse(typed.getFirst().row());
    }

    /** Interest paid so far, by whichever of three columns the cooperative knows. */
    private @Nullable Money interestPaid(Grid grid, Rows.Row row, Schedule schedule) {
        int no = row.number();
        var said = grid.maybeMoney(row, "jasa sudah dibayar");
        if (said != null) {
            if (said.compareTo(schedule.totalInterest()) > 0) {
                grid.bad(
                        no,
                        "jasa sudah dibayar",
                        "more-interest",
                        said.text(),
                        schedule.totalInterest().text());
                return null;
            }
            return said;
        }
        var paid = grid.maybeWhole(row, "angsuran lunas");
        if (paid != null) {
            if (paid > schedule.lines().size()) {
                grid.bad(
                        no,
                        "angsuran lunas",
                        "more-lines",
                        String.valueOf(schedule.lines().size()));
                return null;
            }
            return interest(schedule.lines().subList(0, paid));
        }
        var late = grid.maybeMoney(row, "tunggakan jasa");
        if (late != null) {
            var billed =
                    interest(
                            schedule.lines().stream()
                                    .filter(line -> line.due().isBefore(cutOver))
                                    .toList());
            if (late.compareTo(billed) > 0) {
                grid.bad(no, "tunggakan jasa", "more-late", late.text(), billed.text());
                return null;
            }
            return billed.minus(late);
        }
        grid.bad(no, "angsuran lunas", "paid-unknown");
        return null;
    }

    private static Money interest(List<Line> lines) {
        return lines.stream().map(Line::interest).reduce(Money.ZERO, Money::plus);
    }

    /** Arrears that were typed must be those of the schedule. */
    private static void arrears(Grid grid, Rows.Row row, String column, Money computed) {
        var said = grid.maybeMoney(row, column);
        if (said != null && !said.equals(computed)) {
            grid.bad(
                    row.number(),
                    column,
                    "arrears",
                    said.text(),
                    computed.text(),
                    said.minus(computed).text());
        }
    }

    private static void paidLines(Grid grid, Rows.Row row, Standing standing) {
        var paid = grid.maybeWhole(row, "angsuran lunas");
        if (paid == null || paid == 0) {
            return;
        }
        var open = standing.open();
        if (!open.isEmpty() && open.getFirst().no() <= paid) {
            var missing = open.stream().filter(due -> due.no() <= paid).toList();
            grid.bad(
                    row.number(),
                    "angsuran lunas",
                    "paid-lines",
                    String.valueOf(paid),
                    String.valueOf(open.getFirst().no()),
                    missing.stream()
                            .map(due -> due.principal().plus(due.interest()))
                            .reduce(Money.ZERO, Money::plus)
                            .text());
        }
    }

    // ---- Neraca awal

    private List<Workbook.Balance> balances() {
        var grid = grid(Tab.BALANCE);
        var found = new ArrayList<Workbook.Balance>();
        for (var row : grid.rows()) {
            int no = row.number();
            var debit = grid.money(row, "debit");
            var credit = grid.money(row, "kredit");
            if (debit.isZero() && credit.isZero()) {
                continue;
            }
            var code = grid.text(row, "kode");
            int account = code.matches("[0-9]{6}") ? Integer.parseInt(code) : 0;
            var known = offer.chart().get(account);
            if (known == null) {
                grid.bad(no, "kode", "account", code);
                continue;
            }
            if (debit.isPositive() && credit.isPositive()) {
                grid.bad(no, "debit", "one-side");
            }
            if (account == TILLS) {
                grid.bad(no, "kode", "till", String.valueOf(VAULT));
            }
            if (Reconciliation.isKeptByName(account)
                    && (known.normal() == Side.DEBIT ? credit : debit).isPositive()) {
                grid.bad(no, "debit", "wrong-side", String.valueOf(account));
            }
            found.add(new Workbook.Balance(account, sub(grid, row, account), debit, credit));
        }
        if (found.size() < 2) {
            grid.bad(0, "", "too-few");
        }
        return found;
    }

    /** Which bank account; nothing else is told apart here. */
    private long sub(Grid grid, Rows.Row row, int account) {
        var text = grid.text(row, "sub");
        if (account / 100 != 1102) {
            return 0;
        }
        var banks = offer.banks().getOrDefault(account, List.of());
        if (text.isEmpty() && banks.size() == 1) {
            return banks.getFirst();
        }
        if (!text.matches("[0-9]{1,9}") || !banks.contains(Long.valueOf(text))) {
            grid.bad(
                    row.number(),
                    "sub",
                    banks.isEmpty() ? "no-bank" : "which-bank",
                    banks.stream().map(String::valueOf).toList().toString());
            return 0;
        }
        return Long.parseLong(text);
    }
}
