package id.sokoguru.reporting;

import id.sokoguru.web.Crumb;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * The way back, as kept in the address: {@code posisi-keuangan:A01:110102} is the statement, its
 * line, its account; {@code jurnal} or {@code harian:2026-11-21} a book.
 */
final class Trails {
    private Trails() {}

    static List<Crumb> to(Page page, Asked asked) {
        var steps = asked.trail().split(":");
        var query = asked.query();
        var crumbs = new ArrayList<Crumb>();
        var kind = StatementKind.of(steps[0]);
        if (kind.isPresent()) {
            var slug = kind.get().slug();
            crumbs.add(
                    Crumb.to(
                            page.t("reporting.kind." + slug), page.in("/laporan/" + slug) + query));
            if (steps.length > 1 && !steps[1].isEmpty() && !steps[1].matches("[0-9]{6}")) {
                crumbs.add(
                        Crumb.to(
                                new StatementTables(page, asked, java.util.Map.of())
                                        .label(steps[1]),
                                page.in("/laporan/" + slug + "/baris/" + steps[1]) + query));
            }
        } else {
            crumbs.add(Crumb.to(page.t("reporting.books"), page.in("/buku")));
            if (List.of("jurnal", "kas", "bank").contains(steps[0])) {
                crumbs.add(
                        Crumb.to(
                                page.t("reporting.book." + steps[0]),
                                page.in("/buku/" + steps[0]) + query));
            } else if (steps[0].equals("harian") && steps.length > 1) {
                crumbs.add(
                        Crumb.to(
                                page.t("reporting.book.harian"),
                                page.in("/buku/harian") + "?sampai=" + steps[1]));
            }
        }
        var last = steps[steps.length - 1];
        if (last.matches("[0-9]{6}")) {
            var statement = asked.trail().substring(0, asked.trail().length() - 7);
            crumbs.add(Crumb.to(last, page.in("/buku/akun/" + last) + asked.query(statement)));
        }
        return crumbs;
    }
}
