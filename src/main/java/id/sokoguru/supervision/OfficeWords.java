package id.sokoguru.supervision;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Charts;
import id.sokoguru.web.Page;
import id.sokoguru.web.Tone;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** How the office's figures read on the pages. */
public final class OfficeWords {
    private static final Set<String> TOLD =
            Set.of(
                    "savings.principal",
                    "savings.obligatory",
                    "savings.deposit",
                    "savings.withdrawal",
                    "savings.interest",
                    "membership.exit",
                    "membership.settlement",
                    "treasury.till_open",
                    "treasury.till_close",
                    "treasury.vault_transfer",
                    "treasury.bank_deposit",
                    "treasury.bank_transfer",
                    "treasury.bank_withdrawal",
                    "treasury.petty_cash",
                    "treasury.difference",
                    "treasury.settlement",
                    "bookkeeping.manual",
                    "ledger.reversal");

    private OfficeWords() {}

    /** The eight figures of the strip, by their names. */
    static Map<String, String> figures(Page page, Totals totals) {
        var figures = new LinkedHashMap<String, String>();
        figures.put("cooperatives", page.count(totals.cooperatives()));
        figures.put("members", totals.members() == null ? "–" : page.count(totals.members()));
        figures.put("savings", brief(totals.savings()));
        figures.put("cash", brief(totals.cash()));
        figures.put("assets", brief(totals.assets()));
        figures.put("surplus", brief(totals.surplus()));
        figures.put("activity", page.count(totals.entriesToday()));
        figures.put("in", totals.cashInToday().text());
        figures.put("out", totals.cashOutToday().text());
        figures.put("posted", totals.showDays() == 0 ? "–" : share(page, totals));
        figures.put(
                "postedCount",
                page.t(
                        "supervision.stat.posted",
                        page.count(totals.postedToday()),
                        page.count(totals.showDays())));
        figures.put("last", totals.lastPosting() == null ? "–" : page.time(totals.lastPosting()));
        return figures;
    }

    /** To the rupiah: a control room does not round. */
    private static String brief(Money amount) {
        return amount.text();
    }

    static String share(Page page, Totals totals) {
        return page.percent(new Money(totals.postedToday()), new Money(totals.showDays()));
    }

    /**
     * What an entry was, in the reader's language where the office knows the event, else as the
     * cooperative wrote it.
     */
    public static String what(Page page, String event, String description) {
        return TOLD.contains(event) ? page.t("supervision.event." + event) : description;
    }

    /** A cooperative as its office calls it, where room is short: {@code KDMP Losari}. */
    public static String brief(String name) {
        return name.replace("Koperasi Desa Merah Putih ", "KDMP ")
                .replace("Koperasi Kelurahan Merah Putih ", "KKMP ");
    }

    /** {@code Kec. Ploso} of an address. */
    public static String kecamatan(String path) {
        var parts = path.split(", ");
        return parts.length > 1 ? parts[1] : path;
    }

    /** A figure of an indicator as people read it. */
    public static String figure(Page page, Indicator indicator, long value) {
        return switch (indicator) {
            case SIMPANAN, KAS, ASET, SHU -> new Money(value).text();
            case ANGGOTA, AKTIVITAS -> page.count(value);
            case DIAM -> page.t("supervision.days", value);
        };
    }

    /** A cooperative's figure, or a dash where the office does not know it. */
    public static String figure(
            Page page, Indicator indicator, CooperativePulse one, java.time.LocalDate today) {
        var value = indicator.of(one, today);
        return value == null ? "–" : figure(page, indicator, value);
    }

    /** The same where room is short. */
    static String key(Page page, Indicator indicator, long value) {
        return indicator.isMoney()
                ? "Rp" + Charts.brief(page, value)
                : figure(page, indicator, value);
    }

    public static String sentence(Page page, Attention one) {
        var since = one.since() == null ? "" : page.date(one.since());
        var amount =
                one.signal().isMoney() ? new Money(one.amount()).text() : page.count(one.amount());
        return page.t("supervision.signal." + one.signal(), amount, since);
    }

    public static Tone tone(Attention one) {
        return switch (one.severity()) {
            case ACT -> Tone.ACT;
            case WATCH -> Tone.WAIT;
            case NOTE -> Tone.NOTE;
        };
    }

    /** Where the next act begins. */
    public static String door(Attention one) {
        var coop = one.cooperative().text();
        return switch (one.signal()) {
            case SUSPENSE -> "/k/" + coop + "/buku/akun/111101";
            case NEGATIVE_EQUITY, LOSS, MONTH_OPEN -> "/k/" + coop + "/laporan";
            case NEGATIVE_CASH, ON_THE_ROAD, CASH_HIGH, TILL_OPEN, PAY_HELD, SILENT, NOT_BEGUN ->
                    "/dinas/koperasi/" + coop;
        };
    }
}
