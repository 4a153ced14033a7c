package id.sokoguru.onboarding;

import id.sokoguru.ledger.Account;
import id.sokoguru.web.Sheet;
import id.sokoguru.web.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Draws the workbook that a cooperative fills in, with what it has set up as choices. */
final class Template {
    private static final String LISTS = "Daftar";

    private Template() {}

    static byte[] draw(Words words, WorkbookReader.Offer offer, LocalDate cutOver) {
        var choices = choices(offer);
        var sheets = new ArrayList<Sheet>();
        sheets.add(explanation(words, cutOver));
        for (var tab : Tab.values()) {
            var sheet = new Sheet(tab.label());
            sheet.toFill(
                    tab.columns().stream()
                            .map(column ->
                                    new Sheet.Column(
                                            column.head(),
                                            column.filled(),
                                            column.choices() == null
                                                    ? null
                                                    : range(choices, column.choices())))
                            .toList());
            if (tab == Tab.BALANCE) {
                accounts(sheet, offer);
            } else if (tab == Tab.CONTROL) {
                controls(sheet, cutOver);
            }
            sheets.add(sheet);
        }
        sheets.add(lists(choices));
        return Sheet.workbook(sheets);
    }

    private static Sheet explanation(Words words, LocalDate cutOver) {
        var sheet = new Sheet("Petunjuk");
        sheet.title(words.t("onboarding.template.title"));
        sheet.title(words.t("onboarding.template.date", WorkbookReader.slashed(cutOver)));
        for (int step = 1; step <= 7; step++) {
            sheet.row(Sheet.text(words.t("onboarding.template.step." + step)));
        }
        sheet.row();
        sheet.sum(
                Sheet.text(words.t("onboarding.template.sheet")),
                Sheet.text(words.t("onboarding.template.column")),
                Sheet.text(words.t("onboarding.template.needed")),
                Sheet.text(words.t("onboarding.template.example")),
                Sheet.text(words.t("onboarding.template.meaning")));
        for (var tab : Tab.values()) {
            for (var column : tab.columns()) {
                sheet.row(
                        Sheet.text(tab.label()),
                        Sheet.text(column.head()),
                        Sheet.text(
                                words.t(
                                        column.needed()
                                                ? "onboarding.template.yes"
                                                : "onboarding.template.no")),
                        Sheet.text(column.example()),
                        Sheet.text(words.t(tab.key(column))));
            }
        }
        return sheet;
    }

    /** All accounts of the chart, banks one by one: only amounts are left to fill in. */
    private static void accounts(Sheet sheet, WorkbookReader.Offer offer) {
        offer.chart().values().stream()
                .filter(account -> !account.line().equals("OFF"))
                .sorted(Comparator.comparingInt(Account::code))
                .forEach(account -> {
                    var banks = offer.banks().getOrDefault(account.code(), List.of());
                    if (banks.isEmpty()) {
                        sheet.row(
                                Sheet.text(String.valueOf(account.code())),
                                Sheet.text(null),
                                Sheet.text(account.name(Locale.of("id"))));
                    }
                    for (var bank : banks) {
                        sheet.row(
                                Sheet.text(String.valueOf(account.code())),
                                Sheet.text(String.valueOf(bank)),
                                Sheet.text(account.name(Locale.of("id"))));
                    }
                });
    }

    private static void controls(Sheet sheet, LocalDate cutOver) {
        sheet.row(Sheet.text("Tanggal pindah"), Sheet.date(cutOver));
        sheet.row(Sheet.text("Tanggal RAT"));
        sheet.row(Sheet.text("Tutup buku RAT"));
        sheet.row(Sheet.text("Nomor laporan RAT"));
        for (var control : Control.values()) {
            var label = control.label();
            sheet.row(
                    Sheet.text(
                            label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1)));
        }
    }

    // ---- choices

    private static Map<Tab.Choices, List<String>> choices(WorkbookReader.Offer offer) {
        var all = new EnumMap<Tab.Choices, List<String>>(Tab.Choices.class);
        all.put(Tab.Choices.SEX, List.of("L", "P"));
        all.put(Tab.Choices.YES, List.of("ya", "tidak"));
        all.put(Tab.Choices.RENEWAL, List.of("tidak", "pokok", "pokok dan bunga"));
        all.put(Tab.Choices.PAYS, List.of("bulanan", "jatuh tempo"));
        all.put(
                Tab.Choices.SAVINGS,
                offer.savings().values().stream()
                        .filter(p -> !p.kind().isTerm())
                        .map(p -> p.number() + " " + p.name())
                        .toList());
        all.put(
                Tab.Choices.TERMS,
                offer.savings().values().stream()
                        .filter(p -> p.kind() == id.sokoguru.savings.Product.Kind.TERM)
                        .map(p -> p.number() + " " + p.name())
                        .toList());
        all.put(
                Tab.Choices.LOANS,
                offer.loans().values().stream().map(p -> p.number() + " " + p.name()).toList());
        return all;
    }

    private static String range(Map<Tab.Choices, List<String>> choices, Tab.Choices which) {
        var column = (char) ('A' + which.ordinal());
        int last = 1 + Math.max(1, choices.getOrDefault(which, List.of()).size());
        return "'" + LISTS + "'!$" + column + "$2:$" + column + "$" + last;
    }

    private static Sheet lists(Map<Tab.Choices, List<String>> choices) {
        var sheet = new Sheet(LISTS);
        sheet.head(
                "L/P",
                "ya/tidak",
                "perpanjangan",
                "bunga dibayar",
                "produk simpanan",
                "produk berjangka",
                "produk pinjaman");
        int most = choices.values().stream().mapToInt(List::size).max().orElse(0);
        for (int r = 0; r < most; r++) {
            var cells = new ArrayList<Sheet.Cell>();
            for (var which : Tab.Choices.values()) {
                var values = choices.getOrDefault(which, List.of());
                cells.add(Sheet.text(r < values.size() ? values.get(r) : null));
            }
            sheet.row(cells.toArray(Sheet.Cell[]::new));
        }
        return sheet;
    }
}
