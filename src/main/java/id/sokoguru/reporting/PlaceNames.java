package id.sokoguru.reporting;

import id.sokoguru.kernel.Actor;
import id.sokoguru.ledger.Account;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Page;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people call a place of money: {@code Kas teller 1}, {@code Tabungan anggota 42}. */
@Component
class PlaceNames {
    private final Members members;

    PlaceNames(Members members) {
        this.members = members;
    }

    Map<Long, String> members(Actor actor, Collection<Long> numbers) {
        var wanted = numbers.stream().filter(number -> number > 0).distinct().toList();
        return wanted.isEmpty() ? Map.of() : members.names(actor, wanted);
    }

    /**
     * @param members what {@link #members} answered
     * @param owner the member's number, 0 = nobody's
     */
    static String of(
            Page page,
            Map<Integer, Account> chart,
            Map<Long, String> members,
            int account,
            long sub,
            long owner) {
        var name = account(page, chart, account);
        if (sub == 0) {
            return name;
        }
        if (owner > 0) {
            var member = members.get(owner);
            return member == null
                    ? page.t("reporting.place.member", ofMember(name), page.count(owner))
                    : page.t("reporting.place.named", ofMember(name), member);
        }
        return switch (account) {
            case 110102 -> page.t("reporting.place.till", page.count(sub));
            case 110104 -> page.t("reporting.place.collector", page.count(sub));
            default -> page.t("reporting.place.sub", shortened(name), page.count(sub));
        };
    }

    static String account(Page page, Map<Integer, Account> chart, int account) {
        var known = chart.get(account);
        return known == null
                ? page.t("reporting.account.unknown") + " " + account
                : known.name(page.words().locale());
    }

    /** Whose it is follows in words, so the account's own "members" goes. */
    private static String ofMember(String name) {
        return shortened(name).replaceAll("(?i),? (anggota|members)$", "");
    }

    /** Without what the chart explains in brackets. */
    private static String shortened(String name) {
        return name.replaceAll("\\s*\\(.*\\)", "").replaceAll("\\s+-\\s+.*", "");
    }
}
