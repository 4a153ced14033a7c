package id.sokoguru.treasury;

import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.ledger.Side;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.List;

/** What a receipt of this room says: from where to where, by whom, and why. */
public final class ReceiptFacts {
    private ReceiptFacts() {}

    public static List<Fact> of(Page page, PostedEntry entry, PlaceNames names, String who) {
        var facts = new ArrayList<Fact>();
        for (var line : entry.lines()) {
            var place = CashPlace.parse(line.account() + "-" + line.sub());
            if (place.isPresent()) {
                facts.add(
                        Fact.of(
                                page.t(
                                        line.side() == Side.CREDIT
                                                ? "treasury.move.from"
                                                : "treasury.move.to"),
                                names.of(page, place.get())));
            } else if (line.account() == TreasuryJournals.BANK_CHARGES) {
                facts.add(Fact.of(page.t("treasury.move.fee"), line.amount()));
            }
        }
        facts.add(Fact.of(page.t("treasury.receipt.date"), page.date(entry.date())));
        if (!who.isBlank()) {
            facts.add(Fact.of(page.t("treasury.receipt.by"), who));
        }
        if (!entry.document().isEmpty()) {
            facts.add(Fact.of(page.t("treasury.move.document"), entry.document()));
        }
        if (entry.remark() != null) {
            facts.add(Fact.of(page.t("treasury.move.remark"), entry.remark()));
        }
        return facts;
    }
}
