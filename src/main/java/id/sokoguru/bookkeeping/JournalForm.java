package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Account;
import id.sokoguru.ledger.Side;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The form of a manual journal as typed.
 *
 * @param typed every field by its name; those of line n end in {@code -n}
 * @param rows how many lines are shown
 */
public record JournalForm(Map<String, String> typed, int rows) {
    private static final int FEWEST = 3;
    private static final int MOST = 60;

    static JournalForm empty() {
        return new JournalForm(Map.of("id", Uuid7.create().toString()), FEWEST);
    }

    static JournalForm sent(Map<String, String> typed, boolean oneMore) {
        var rows = 0;
        while (rows < MOST && typed.containsKey("account-" + rows)) {
            rows++;
        }
        return new JournalForm(typed, Math.min(MOST, Math.max(FEWEST, oneMore ? rows + 1 : rows)));
    }

    static JournalForm of(Page page, JournalDraft draft, Map<Integer, Account> chart) {
        var typed = new HashMap<String, String>();
        typed.put("id", draft.id().toString());
        typed.put("date", draft.date().toString());
        typed.put("description", draft.description());
        typed.put("document", draft.document());
        typed.put("note", draft.note());
        for (int i = 0; i < draft.lines().size(); i++) {
            var line = draft.lines().get(i);
            var account = line.account() == null ? null : chart.get(line.account());
            if (account != null) {
                typed.put("account-" + i, label(page, account));
            }
            var amount = line.amount();
            typed.put("sub-" + i, line.sub() == 0 ? "" : Long.toString(line.sub()));
            typed.put("unit-" + i, Integer.toString(line.unit()));
            typed.put("side-" + i, line.side().code());
            typed.put("amount-" + i, amount == null ? "" : new Money(amount).figure());
        }
        return new JournalForm(typed, Math.max(FEWEST, draft.lines().size()));
    }

    /** As the finder lists an account: {@code 110101 Kas Besar (Brankas)}. */
    public static String label(Page page, Account account) {
        return account.code() + " " + account.name(page.words().locale());
    }

    public String entry() {
        return typed.getOrDefault("id", "");
    }

    public @Nullable String at(String field) {
        return typed.get(field);
    }

    /** Which side a line shows: as typed, else the first is debit and the others credit. */
    public String side(int row) {
        return typed.getOrDefault("side-" + row, row == 0 ? "D" : "K");
    }

    /** The sum of what is typed on a side, as far as it can be read. */
    public Money sum(Side side) {
        var sum = Money.ZERO;
        for (int i = 0; i < rows; i++) {
            if (side(i).equals(side.code())) {
                sum =
                        sum.plus(
                                Money.parse(typed.getOrDefault("amount-" + i, ""))
                                        .orElse(Money.ZERO));
            }
        }
        return sum;
    }

    /** The order; empty after saying in {@code problems} what cannot even be kept as a draft. */
    Optional<JournalOrder> order(Page page, Map<Integer, Account> chart, Problems problems) {
        LocalDate date = null;
        try {
            date = LocalDate.parse(typed.getOrDefault("date", ""));
        } catch (DateTimeParseException e) {
            problems.add("date", page.t("bookkeeping.problem.date"));
        }
        var id = EventForm.uuid(entry());
        if (id == null) {
            problems.add("", page.t("bookkeeping.problem.id"));
        }
        var lines = new ArrayList<DraftLine>();
        for (int i = 0; i < rows; i++) {
            line(page, i, chart, problems).ifPresent(lines::add);
        }
        if (date == null || id == null || !problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new JournalOrder(
                        id,
                        date,
                        EventForm.cut(typed.getOrDefault("description", ""), 200),
                        EventForm.cut(typed.getOrDefault("document", ""), 60),
                        EventForm.cut(typed.getOrDefault("note", ""), 2000),
                        lines));
    }

    private Optional<DraftLine> line(
            Page page, int row, Map<Integer, Account> chart, Problems problems) {
        var account = typed.getOrDefault("account-" + row, "").strip();
        var amount = typed.getOrDefault("amount-" + row, "").strip();
        var sub = typed.getOrDefault("sub-" + row, "").strip();
        if (account.isEmpty() && amount.isEmpty()) {
            return Optional.empty();
        }
        var code = account(account, chart.values());
        if (code.isEmpty() && !account.isEmpty()) {
            problems.add("account-" + row, page.t("bookkeeping.problem.account"));
        }
        var money = Money.parse(amount);
        if (money.isEmpty() && !amount.isEmpty()) {
            problems.add("amount-" + row, page.t("bookkeeping.problem.amount"));
        }
        if (!sub.matches("[0-9]{0,18}")) {
            problems.add("sub-" + row, page.t("bookkeeping.problem.sub"));
            sub = "";
        }
        var unit = typed.getOrDefault("unit-" + row, "0");
        return Optional.of(
                new DraftLine(
                        code.orElse(null),
                        sub.isEmpty() ? 0 : Long.parseLong(sub),
                        unit.matches("[0-9]{1,3}") ? Integer.parseInt(unit) : 0,
                        Side.of(side(row)),
                        money.map(Money::rupiah).orElse(null)));
    }

    /** An account by its code, by its whole label, or by words that only one account has. */
    private static Optional<Integer> account(String typed, Iterable<Account> chart) {
        if (typed.matches("[0-9]{6}.*")) {
            return Optional.of(Integer.valueOf(typed.substring(0, 6)));
        }
        if (typed.isBlank()) {
            return Optional.empty();
        }
        var wanted = typed.toLowerCase(Locale.ROOT);
        List<Integer> found = new ArrayList<>();
        for (var account : chart) {
            if ((account.nameId() + " " + account.nameEn())
                    .toLowerCase(Locale.ROOT)
                    .contains(wanted)) {
                found.add(account.code());
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
