package id.sokoguru.lending;

import id.sokoguru.credit.DayScheme;
import id.sokoguru.credit.InstalmentScheme;
import id.sokoguru.credit.Quality;
import id.sokoguru.credit.Reserve;
import id.sokoguru.kernel.Rate;
import id.sokoguru.rule.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/** The limits of the classes and the rates of the reserve as the rules of a day have them. */
record QualityRules(
        DayScheme days,
        DayScheme legacy,
        InstalmentScheme instalments,
        int restructured,
        Reserve.Rules reserve,
        boolean onPerforming) {
    static QualityRules of(Rules rules, LocalDate date) {
        var rows = new ArrayList<InstalmentScheme.Row>();
        for (var row : InstalmentScheme.PERMENKOP.rows()) {
            var key = "quality.instalments." + word(row.shape()) + "." + word(row.overdue());
            rows.add(
                    new InstalmentScheme.Row(
                            row.shape(),
                            row.overdue(),
                            (int) rules.number(key + ".more", date),
                            (int) rules.number(key + ".up_to", date)));
        }
        var rates = new EnumMap<Quality, Rate>(Quality.class);
        for (var quality : Quality.values()) {
            rates.put(quality, percent(rules, "reserve.rate." + word(quality), date));
        }
        var shares = new EnumMap<Reserve.Collateral.Kind, Rate>(Reserve.Collateral.Kind.class);
        for (var kind : Reserve.Collateral.Kind.values()) {
            shares.put(kind, percent(rules, "reserve.share." + word(kind), date));
        }
        return new QualityRules(
                bands(
                        rules,
                        "quality.days.",
                        date,
                        Quality.SPECIAL_MENTION,
                        Quality.SUBSTANDARD,
                        Quality.DOUBTFUL,
                        Quality.LOSS),
                bands(
                        rules,
                        "quality.days_legacy.",
                        date,
                        Quality.SUBSTANDARD,
                        Quality.DOUBTFUL,
                        Quality.LOSS),
                new InstalmentScheme(rows),
                (int) rules.number("quality.restructured_instalments", date),
                new Reserve.Rules(rates, shares),
                rules.holds("reserve.on_performing", date));
    }

    private static DayScheme bands(
            Rules rules, String prefix, LocalDate date, Quality... qualities) {
        var bands = new ArrayList<DayScheme.Band>();
        bands.add(new DayScheme.Band(0, Quality.CURRENT));
        for (var quality : List.of(qualities)) {
            bands.add(
                    new DayScheme.Band((int) rules.number(prefix + word(quality), date), quality));
        }
        return new DayScheme(bands);
    }

    private static Rate percent(Rules rules, String key, LocalDate date) {
        return Rate.percent(rules.value(key, date).toPlainString());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
