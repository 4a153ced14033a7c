package id.sokoguru.portal;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The page "Periksa bukti".
 *
 * @param file address of the proof as a file; the phone checks it by itself
 * @param undone a sentence when the entry was reversed later
 */
public record EvidenceView(
        boolean holds,
        String cooperative,
        String number,
        String date,
        String what,
        Money amount,
        String recorded,
        @Nullable String undone,
        List<Tick> ticks,
        String file) {

    /** One of the three checks. @param details names and hashes for whoever wants to look closer */
    public record Tick(boolean holds, String title, String sentence, List<Detail> details) {}

    public record Detail(String label, String text) {}

    static EvidenceView of(Page page, Examination found, String cooperative, String file) {
        var entry = found.entry();
        var reversedBy = entry.reversedBy();
        return new EvidenceView(
                found.holds(),
                cooperative,
                String.valueOf(entry.entryNo()),
                page.date(entry.date()),
                Deed.words(page, entry.event()),
                found.amount(),
                page.moment(entry.recordedAt()),
                reversedBy == null
                        ? null
                        : page.t("portal.evidence.undone", String.valueOf(reversedBy)),
                List.of(content(page, found), included(page, found), sealed(page, found)),
                file);
    }

    private static Tick content(Page page, Examination found) {
        var details = new ArrayList<Detail>();
        details.add(new Detail(page.t("portal.evidence.leaf"), found.entry().leafHex()));
        if (found.open()) {
            details.add(new Detail(page.t("portal.evidence.text"), found.text().strip()));
        }
        return new Tick(
                found.contentHolds(),
                page.t(
                        found.contentHolds()
                                ? "portal.evidence.content"
                                : "portal.evidence.content.not"),
                page.t(
                        found.contentHolds()
                                ? "portal.evidence.content.good"
                                : "portal.evidence.content.bad"),
                details);
    }

    private static Tick included(Page page, Examination found) {
        var inclusion = found.inclusion();
        return new Tick(
                found.included(),
                page.t(
                        found.included()
                                ? "portal.evidence.included"
                                : "portal.evidence.included.not"),
                found.included()
                        ? page.t(
                                "portal.evidence.included.good",
                                String.valueOf(found.entry().entryNo()),
                                page.count(inclusion.checkpoint().size()))
                        : page.t("portal.evidence.included.bad"),
                List.of(
                        new Detail(
                                page.t("portal.evidence.path"),
                                inclusion.path().isEmpty()
                                        ? "–"
                                        : inclusion.path().stream()
                                                .map(HexFormat.of()::formatHex)
                                                .collect(Collectors.joining("\n"))),
                        new Detail(
                                page.t("portal.evidence.root"),
                                HexFormat.of().formatHex(inclusion.checkpoint().root()))));
    }

    private static Tick sealed(Page page, Examination found) {
        var details = new ArrayList<Detail>();
        details.add(new Detail(page.t("portal.evidence.note"), found.inclusion().note().strip()));
        details.add(new Detail(page.t("portal.evidence.key"), found.key().text()));
        for (var witness : found.witnesses()) {
            details.add(
                    new Detail(
                            page.t("portal.evidence.witness", witness.office()),
                            witness.note().strip() + "\n\n" + witness.key().text()));
        }
        var sentence =
                !found.seal()
                        ? page.t("portal.evidence.sealed.bad")
                        : page.t("portal.evidence.sealed.good", page.moment(found.signedAt()))
                                + " "
                                + (found.witnesses().isEmpty()
                                        ? page.t("portal.evidence.unwitnessed")
                                        : found.witnesses().stream()
                                                .map(w ->
                                                        page.t(
                                                                "portal.evidence.witnessed",
                                                                w.office(),
                                                                page.moment(w.at())))
                                                .collect(Collectors.joining(" ")));
        return new Tick(
                found.seal(),
                page.t(
                        !found.seal()
                                ? "portal.evidence.sealed.not"
                                : found.witnesses().isEmpty()
                                        ? "portal.evidence.sealed"
                                        : "portal.evidence.sealed.witnessed"),
                sentence,
                details);
    }
}
