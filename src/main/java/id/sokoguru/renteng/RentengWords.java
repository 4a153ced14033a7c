package id.sokoguru.renteng;

import id.sokoguru.ledger.Posting;
import id.sokoguru.lending.GrantingRefusals;
import id.sokoguru.web.Page;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Refusals as sentences, in the language of the page. */
final class RentengWords {
    private RentengWords() {}

    /** When and where a meeting is; a group without a usual place names none. */
    static String meets(Page page, LocalDate date, LocalTime time, String place) {
        var when = page.t("renteng.next.text", page.date(date), clock(page, time));
        return place.isBlank() ? when : when + " · " + place;
    }

    /** {@code 15.30} as Indonesians write it, {@code 15:30} in English. */
    static String clock(Page page, LocalTime time) {
        return time.format(
                DateTimeFormatter.ofPattern(page.language().equals("id") ? "HH.mm" : "HH:mm"));
    }

    static String sentence(Page page, Founding.Refused refusal) {
        return switch (refusal) {
            case Founding.NoName() -> page.t("renteng.refused.name");
            case Founding.NameTaken(long no) ->
                    page.t("renteng.refused.name-taken", String.valueOf(no));
            case Founding.BadSchedule() -> page.t("renteng.refused.schedule");
            case Founding.InFuture(var today) -> page.t("renteng.refused.future", page.date(today));
        };
    }

    static String sentence(Page page, Joining.Refused refusal) {
        return switch (refusal) {
            case Joining.NoGroup() -> page.t("renteng.refused.no-group");
            case Joining.NotMember() -> page.t("renteng.refused.not-member");
            case Joining.ElsewhereAlready(long no) ->
                    page.t("renteng.refused.elsewhere", String.valueOf(no));
            case Joining.NotInGroup() -> page.t("renteng.refused.not-in-group");
            case Joining.Unwanted(var since) ->
                    page.t("renteng.refused.unwanted", page.date(since));
            case Joining.TooMany(int most, var rule) ->
                    page.t("renteng.refused.too-many", String.valueOf(most), rule.source());
            case Joining.BadDate(var earliest) ->
                    page.t("renteng.refused.date", page.date(earliest));
            case Joining.Owes(var debt) -> page.t("renteng.refused.owes", debt.text());
            case Joining.HasLoan(long loan) ->
                    page.t("renteng.refused.has-loan", String.valueOf(loan));
            case Joining.LeadsAlready() -> page.t("renteng.refused.leads");
            case Joining.NoReason() -> page.t("renteng.refused.reason");
        };
    }

    static String sentence(Page page, Meeting.Refused refusal, Map<Long, String> names) {
        return switch (refusal) {
            case Meeting.NoGroup() -> page.t("renteng.refused.no-group");
            case Meeting.ThatDayAlready(_) -> page.t("renteng.refused.that-day");
            case Meeting.BadDate(var earliest) ->
                    page.t("renteng.refused.date", page.date(earliest));
            case Meeting.NotInGroup(long member) ->
                    page.t("renteng.refused.other-group", name(names, member));
            case Meeting.AttendanceMissing(long member) ->
                    page.t("renteng.refused.attendance", name(names, member));
            case Meeting.BadAmount(long member) ->
                    page.t("renteng.refused.wish-amount", name(names, member));
            case Meeting.NotJoint(long member) ->
                    page.t("renteng.refused.not-joint", name(names, member));
            case Meeting.WishRefused(long member, var reason) ->
                    name(names, member) + ": " + GrantingRefusals.sentence(page, reason);
        };
    }

    static String sentence(Page page, SettlementAnswer.Refused refusal, Map<Long, String> names) {
        return switch (refusal) {
            case SettlementAnswer.NoGroup() -> page.t("renteng.refused.no-group");
            case SettlementAnswer.NothingDue() -> page.t("renteng.refused.nothing-due");
            case SettlementAnswer.FigureMoved(var due) ->
                    page.t("renteng.refused.moved", due.text());
            case SettlementAnswer.NotOnSheet(long member) ->
                    page.t("renteng.refused.other-group", name(names, member));
            case SettlementAnswer.MoreThanDue(long member, var due) ->
                    page.t("renteng.refused.more-than-due", name(names, member), due.text());
            case SettlementAnswer.NotComplete(var missing, int payers) ->
                    page.t("renteng.refused.not-complete", missing.text(), String.valueOf(payers));
            case SettlementAnswer.NobodyPays(var missing) ->
                    page.t("renteng.refused.nobody-pays", missing.text());
            case SettlementAnswer.AgreedDiffers(var agreed, var missing) ->
                    page.t("renteng.refused.agreed", missing.text(), agreed.text());
            case SettlementAnswer.CoversWhileShort(long member) ->
                    page.t("renteng.refused.covers-short", name(names, member));
            case SettlementAnswer.GivesBackWhileShort(long member) ->
                    page.t("renteng.refused.back-short", name(names, member));
            case SettlementAnswer.MoreThanOwed(long member, var debt) ->
                    page.t("renteng.refused.more-than-owed", name(names, member), debt.text());
            case SettlementAnswer.CountedDiffers(var counted, var wanted) ->
                    counted.compareTo(wanted) < 0
                            ? page.t(
                                    "renteng.refused.counted-less",
                                    wanted.minus(counted).text(),
                                    counted.text(),
                                    wanted.text())
                            : page.t(
                                    "renteng.refused.counted-more",
                                    counted.minus(wanted).text(),
                                    counted.text(),
                                    wanted.text());
            case SettlementAnswer.PlaceNotOpen() -> page.t("renteng.refused.place");
            case SettlementAnswer.BooksRefuse(var reason) -> books(page, reason);
        };
    }

    static String sentence(Page page, GivingBack.Refused refusal) {
        return switch (refusal) {
            case GivingBack.NoAmount() -> page.t("renteng.refused.amount");
            case GivingBack.MoreThanOpen(var open) ->
                    page.t("renteng.refused.more-than-open", open.text());
            case GivingBack.PlaceNotOpen() -> page.t("renteng.refused.place");
            case GivingBack.BooksRefuse(var reason) -> books(page, reason);
        };
    }

    private static String books(Page page, Posting.Refused reason) {
        return switch (reason) {
            case Posting.NotEnough n -> page.t("renteng.refused.not-enough", n.available().text());
            case Posting.PeriodClosed(var month) ->
                    page.t("renteng.refused.period-closed", page.month(month));
            case Posting.BeforeBooks(var from) ->
                    page.t("renteng.refused.before-books", page.date(from));
            case Posting.InFuture(var today) -> page.t("renteng.refused.future", page.date(today));
            case Posting.OtherContent(long no) ->
                    page.t("renteng.refused.other-content", String.valueOf(no));
            case Posting.UnknownAccount _,
                    Posting.UnknownSubAccount _,
                    Posting.PlaceClosed _,
                    Posting.BeforeOriginal _,
                    Posting.AlreadyReversed _ ->
                    page.t("renteng.refused.books");
        };
    }

    static String name(Map<Long, String> names, long member) {
        var name = names.getOrDefault(member, "");
        return name.isBlank() ? "No. " + member : name + " · " + member;
    }

    /** A short word for programs. */
    static String kind(Record refusal) {
        return refusal.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(java.util.Locale.ROOT);
    }
}
