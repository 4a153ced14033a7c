package id.sokoguru.screening;

import id.sokoguru.kernel.Actor;
import id.sokoguru.ledger.MemberCash;
import id.sokoguru.membership.Member;
import id.sokoguru.web.Page;
import id.sokoguru.web.Sheet;
import java.time.LocalDate;
import java.util.List;

/** What is known of a case: in a sentence, and as a sheet to take to goAML. */
final class CaseFacts {
    private CaseFacts() {}

    /** What somebody wrote, or what the signal says. */
    static String about(Page page, CaseFile file) {
        return file.signalFrom() == null || file.signalTo() == null
                ? file.facts()
                : page.t(
                        "screening.signal.STRUCTURING",
                        page.date(file.signalFrom()),
                        page.date(file.signalTo()));
    }

    /** The cash of the signal's days, or of the ninety days before a suspicion was noted. */
    static List<MemberCash.Movement> movements(
            Screening screening, Actor actor, LocalDate today, CaseFile file) {
        var from = file.signalFrom();
        var to = file.signalTo();
        return screening.movements(
                actor,
                file.memberNo(),
                from == null ? today.minusDays(90) : from,
                to == null ? today : to);
    }

    static Sheet sheet(
            Page page,
            CaseFile file,
            Member member,
            String nik,
            List<MemberCash.Movement> moved,
            List<CaseFile.Step> steps) {
        var sheet =
                new Sheet(page.t("screening.case", Integer.toString(file.caseNo())))
                        .title(page.place() == null ? "" : page.place())
                        .title(page.t("screening.case", Integer.toString(file.caseNo())))
                        .head(
                                page.t("screening.date"),
                                page.t("screening.entry"),
                                page.t("screening.what"),
                                page.t("screening.in"),
                                page.t("screening.out"));
        fact(sheet, page.t("screening.member"), member.number() + " " + member.name());
        fact(sheet, "NIK", nik);
        fact(
                sheet,
                page.t("screening.birth"),
                (member.birthPlace() == null ? "" : member.birthPlace() + ", ")
                        + (member.birthDate() == null ? "" : page.date(member.birthDate())));
        fact(sheet, page.t("screening.address"), member.address());
        fact(sheet, page.t("screening.phone"), member.phone() == null ? "" : member.phone());
        fact(
                sheet,
                page.t("screening.occupation"),
                member.occupation() == null ? "" : member.occupation());
        fact(sheet, page.t("screening.known"), page.moment(file.openedAt().toInstant()));
        fact(sheet, page.t("screening.due"), page.date(file.dueOn()));
        fact(sheet, page.t("screening.facts"), about(page, file));
        for (var step : steps) {
            fact(
                    sheet,
                    page.t("screening.step." + step.what())
                            + " "
                            + page.moment(step.at().toInstant()),
                    step.note());
        }
        for (var one : moved) {
            var in = one.direction().equals("IN");
            sheet.row(
                    Sheet.date(one.businessDate()),
                    Sheet.number(one.entryNo()),
                    Sheet.text(one.description()),
                    Sheet.money(in ? one.amount() : null),
                    Sheet.money(in ? null : one.amount()));
        }
        return sheet;
    }

    private static void fact(Sheet sheet, String label, String value) {
        sheet.row(
                Sheet.text(null),
                Sheet.text(null),
                Sheet.text(label + ": " + value),
                Sheet.text(null),
                Sheet.text(null));
    }
}
