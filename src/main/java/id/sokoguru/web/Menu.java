package id.sokoguru.web;

import id.sokoguru.kernel.Permission;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries a visitor may follow from where they are, the most used first: phones show four and a
 * rest.
 */
public final class Menu {
    private static final List<Entry> IN_A_COOPERATIVE =
            List.of(
                    new Entry(
                            "today",
                            "",
                            "home",
                            Permission.TELLER,
                            Permission.BOOKKEEP,
                            Permission.JOURNAL,
                            Permission.APPROVE,
                            Permission.MEMBERS,
                            Permission.READ_BOOKS,
                            Permission.ADMINISTER),
                    new Entry("round", "/keliling", "phone", Permission.COLLECT),
                    new Entry("savings", "/simpanan", "deposit", Permission.TELLER),
                    new Entry(
                            "loans",
                            "/pinjaman",
                            "loan",
                            Permission.LEND,
                            Permission.TELLER,
                            Permission.READ_MEMBERS,
                            Permission.APPROVE,
                            Permission.OVERSEE),
                    new Entry(
                            "members",
                            "/anggota",
                            "members",
                            Permission.MEMBERS,
                            Permission.READ_MEMBERS,
                            Permission.TELLER),
                    new Entry(
                            "cash",
                            "/kas",
                            "cash",
                            Permission.TELLER,
                            Permission.APPROVE,
                            Permission.BOOKKEEP,
                            Permission.READ_BOOKS),
                    new Entry(
                            "groups",
                            "/kelompok",
                            "users",
                            Permission.LEND,
                            Permission.TELLER,
                            Permission.READ_MEMBERS,
                            Permission.APPROVE,
                            Permission.OVERSEE),
                    new Entry(
                            "payroll",
                            "/potong-gaji",
                            "dues",
                            Permission.BOOKKEEP,
                            Permission.LEND,
                            Permission.APPROVE,
                            Permission.OVERSEE),
                    new Entry("record", "/catat", "record", Permission.BOOKKEEP),
                    new Entry(
                            "reports",
                            "/laporan",
                            "report",
                            Permission.READ_BOOKS,
                            Permission.READ_REPORTS,
                            Permission.READ_AGGREGATES),
                    new Entry("books", "/buku", "book", Permission.READ_BOOKS),
                    new Entry("trace", "/lacak", "trace", Permission.READ_BOOKS),
                    new Entry("journal", "/jurnal", "journal", Permission.JOURNAL),
                    new Entry("assets", "/aset", "record", Permission.BOOKKEEP),
                    new Entry("approvals", "/persetujuan", "approve", Permission.APPROVE),
                    new Entry("periods", "/periode", "period", Permission.CLOSE_PERIOD),
                    new Entry(
                            "routines",
                            "/rutin",
                            "clock",
                            Permission.CLOSE_PERIOD,
                            Permission.BOOKKEEP),
                    new Entry("compliance", "/kepatuhan", "search", Permission.COMPLIANCE),
                    new Entry(
                            "privacy",
                            "/privasi",
                            "lock",
                            Permission.MEMBERS,
                            Permission.READ_AUDIT),
                    new Entry("users", "/pengguna", "users", Permission.ADMINISTER),
                    new Entry("profile", "/profil", "profile", Permission.ADMINISTER));

    private record Entry(String word, String path, String icon, Permission... needs) {
        boolean opensTo(Page page) {
            for (var permission : needs) {
                if (page.may(permission)) {
                    return true;
                }
            }
            return false;
        }
    }

    private Menu() {}

    public static List<Link> of(Page page) {
        var actor = page.actor();
        var links = new ArrayList<Link>();
        if (actor == null) {
            return links;
        }
        if (actor.cooperative() != null) {
            var root = "/k/" + actor.cooperative().text();
            for (var entry : IN_A_COOPERATIVE) {
                if (entry.opensTo(page)) {
                    links.add(
                            link(
                                    page,
                                    "web.menu." + entry.word,
                                    root + entry.path,
                                    entry.icon,
                                    entry.path.isEmpty()));
                }
            }
        }
        if (page.may(Permission.SUPERVISE)) {
            links.add(link(page, "web.menu.region", "/dinas", "region", false));
        }
        if (actor.cooperative() == null && page.may(Permission.INSTALLATION)) {
            links.add(link(page, "web.menu.installation", "/instalasi", "settings", true));
            links.add(link(page, "web.menu.cooperatives", "/instalasi/koperasi", "profile", false));
            links.add(link(page, "web.menu.users", "/instalasi/pengguna", "users", false));
        }
        if (page.may(Permission.MEMBER_SELF)) {
            links.add(link(page, "web.menu.mine", "/anggota", "phone", false));
        }
        return links;
    }

    private static Link link(Page page, String key, String href, String icon, boolean exactly) {
        var here = page.path();
        var current = here.equals(href) || (!exactly && here.startsWith(href + "/"));
        return new Link(page.t(key), href, icon, null, current);
    }
}
