package id.sokoguru.rule;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Money;
import id.sokoguru.web.Html;
import id.sokoguru.web.Page;
import id.sokoguru.web.Public;
import id.sokoguru.web.Tone;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The list of all rules; the law is public, so everybody may read it. */
@Controller
class RulePages {
    private final Rules rules;
    private final Templates templates;

    RulePages(Rules rules, Templates templates) {
        this.rules = rules;
        this.templates = templates;
    }

    @Public
    @GetMapping("/aturan")
    Html list(Page page) {
        var rows = new ArrayList<RuleRow>();
        for (var rule : rules.all()) {
            var now =
                    !rule.validFrom().isAfter(page.today())
                            && rules.at(rule.key(), page.today()).equals(rule);
            rows.add(
                    new RuleRow(
                            page.language().equals("en") ? rule.nameEn() : rule.nameId(),
                            text(page, rule),
                            page.shortDate(rule.validFrom()),
                            rule.source(),
                            rule.status().equals("VERIFIED")
                                    ? Tone.GOOD
                                    : rule.status().equals("VERIFIED-2") ? Tone.NOTE : Tone.WAIT,
                            page.t("rule.status." + rule.status()),
                            now));
        }
        return Html.of(templates.ruleList(page, List.copyOf(rows)));
    }

    private static String text(Page page, Rule rule) {
        var number = rule.value().stripTrailingZeros().toPlainString().replace('.', ',');
        return switch (rule.unit()) {
            case "RUPIAH" -> Money.rupiah(rule.value().longValueExact()).text();
            case "PERSEN" -> number + "%";
            case "YA_TIDAK" -> page.t(rule.value().signum() == 0 ? "rule.no" : "rule.yes");
            default -> page.t("rule.unit." + rule.unit(), number);
        };
    }
}
