package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Drawers;
import id.sokoguru.renteng.SettlementOrder.Part;
import id.sokoguru.renteng.SettlementOrder.Sharing;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The collection sheet as typed: {@code bayar.12}, {@code kembali.12} and {@code tanggung.12} of
 * member 12, {@code bagi}, {@code uang}, {@code kas}.
 */
record SheetForm(Map<String, String> typed) {
    UUID uuid() {
        return GroupForm.uuid(typed.get("id"));
    }

    boolean confirmed() {
        return "true".equals(typed.get("confirm"));
    }

    String at(String name, String otherwise) {
        return typed.getOrDefault(name, otherwise);
    }

    /** Reads the fields; what cannot be read is told in {@code problems}. */
    SettlementOrder order(Page page, DuesList list, Problems problems) {
        var parts = new ArrayList<Part>();
        for (var line : list.lines()) {
            parts.add(
                    new Part(
                            line.member(),
                            money(page, "bayar." + line.member(), line.total(), problems),
                            money(page, "kembali." + line.member(), Money.ZERO, problems),
                            money(page, "tanggung." + line.member(), Money.ZERO, problems)));
        }
        var place = place();
        if (place == null) {
            problems.add("kas", page.t("renteng.problem.place"));
        }
        if (typed.getOrDefault("uang", "").isBlank()) {
            problems.add("uang", page.t("renteng.problem.counted"));
        }
        return new SettlementOrder(
                uuid(),
                list.group().number(),
                list.date(),
                place == null ? MoneyPlace.vault() : place,
                money(page, "tagihan", list.total(), problems),
                sharing(),
                money(page, "uang", Money.ZERO, problems),
                parts);
    }

    private @Nullable MoneyPlace place() {
        return Drawers.parse(typed.get("kas")).orElse(null);
    }

    private Sharing sharing() {
        return switch (typed.getOrDefault("bagi", "")) {
            case "EQUALLY" -> Sharing.EQUALLY;
            case "AGREED" -> Sharing.AGREED;
            default -> Sharing.NONE;
        };
    }

    /** A field that is not there is as proposed; an empty one, or a stroke, is nothing. */
    private Money money(Page page, String name, Money proposed, Problems problems) {
        var text = typed.get(name);
        if (text == null) {
            return proposed;
        }
        if (text.isBlank() || text.strip().equals("–") || text.strip().equals("-")) {
            return Money.ZERO;
        }
        var read = Money.parse(text);
        if (read.isEmpty()) {
            problems.add(name, page.t("renteng.refused.amount"));
        }
        return read.orElse(Money.ZERO);
    }

    /** All of it but the confirmation, for the address of the page that asks for it. */
    String query(LocalDate date) {
        var query = new StringBuilder("tanggal=" + date + "&id=" + uuid());
        new TreeMap<>(typed)
                .forEach((name, value) -> {
                    if (isKept(name) && !value.isBlank()) {
                        query.append('&')
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
                    }
                });
        // An empty amount says that somebody pays nothing.
        typed.forEach((name, value) -> {
            if (name.startsWith("bayar.") && value.isBlank()) {
                query.append('&').append(name).append("=0");
            }
        });
        return query.toString();
    }

    static boolean isKept(String name) {
        return name.equals("bagi")
                || name.equals("uang")
                || name.equals("kas")
                || name.equals("tagihan")
                || name.matches("(bayar|kembali|tanggung)\\.[0-9]{1,15}");
    }
}
