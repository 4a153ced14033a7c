package id.sokoguru.renteng;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.PostedEntry;
import id.sokoguru.membership.Drawers;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Pdf;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Qr;
import id.sokoguru.web.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The dues list that is read out at the meeting, the collection sheet, and the receipt of what the
 * group brought.
 */
@Controller
@RequestMapping("/k/{coop}/kelompok")
class SheetPages {
    private final Groups groups;
    private final DuesLists dues;
    private final GroupSettlements settlements;
    private final Members members;
    private final Books books;
    private final Drawers drawers;
    private final Templates templates;

    SheetPages(
            Groups groups,
            DuesLists dues,
            GroupSettlements settlements,
            Members members,
            Books books,
            Drawers drawers,
            Templates templates) {
        this.groups = groups;
        this.dues = dues;
        this.settlements = settlements;
        this.members = members;
        this.books = books;
        this.drawers = drawers;
        this.templates = templates;
    }

    private Group required(Actor actor, long no) {
        return groups.group(actor, no).orElseThrow(() -> new NotFound("group " + no));
    }

    private Map<Long, String> names(Actor actor, DuesList list) {
        return members.names(actor, list.lines().stream().map(DueLine::member).toList());
    }

    // ---- the dues list (DKA)

    /** For the day of the next meeting unless another is asked for. */
    private DuesList list(Page page, Actor actor, long no, @Nullable String date) {
        var group = required(actor, no);
        var asked = GroupForm.date(date);
        var on = asked == null ? group.nextMeeting(page.today()) : asked;
        return dues.of(actor, group, on);
    }

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping("/{no:[0-9]{1,9}}/tagihan")
    Html dues(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam(required = false) @Nullable String tanggal) {
        var list = list(page, actor, no, tanggal);
        return Html.of(templates.rentengDues(page, list, names(actor, list)));
    }

    @Needs({Permission.LEND, Permission.TELLER, Permission.READ_MEMBERS})
    @GetMapping("/{no:[0-9]{1,9}}/tagihan.pdf")
    Html duesPdf(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam(required = false) @Nullable String tanggal) {
        var list = list(page, actor, no, tanggal);
        return Pdf.file(
                "tagihan-kelompok-" + no + "-" + list.date() + ".pdf",
                templates.rentengDuesPdf(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        list,
                        RentengWords.meets(
                                page,
                                list.date(),
                                list.group().meetingTime(),
                                list.group().place()),
                        names(actor, list)));
    }

    @Needs({Permission.LEND, Permission.TELLER, Permission.READ_MEMBERS})
    @GetMapping("/{no:[0-9]{1,9}}/tagihan.xlsx")
    Html duesSheet(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam(required = false) @Nullable String tanggal) {
        var list = list(page, actor, no, tanggal);
        var names = names(actor, list);
        var sheet =
                new Sheet(page.t("renteng.dues"))
                        .title(title(page, list))
                        .head(
                                page.t("renteng.no"),
                                page.t("renteng.member"),
                                page.t("renteng.obligatory"),
                                page.t("renteng.principal"),
                                page.t("renteng.interest"),
                                page.t("renteng.penalty"),
                                page.t("renteng.contribution"),
                                page.t("renteng.total"),
                                page.t("renteng.debt"));
        for (var line : list.lines()) {
            sheet.row(
                    Sheet.number(line.member()),
                    Sheet.text(names.getOrDefault(line.member(), "")),
                    Sheet.money(line.obligatory()),
                    Sheet.money(line.principal()),
                    Sheet.money(line.interest()),
                    Sheet.money(line.penalty()),
                    Sheet.money(line.contribution()),
                    Sheet.money(line.total()),
                    Sheet.money(line.debt()));
        }
        sheet.sum(
                Sheet.text(""),
                Sheet.text(page.t("renteng.total")),
                Sheet.money(list.sum(DueLine::obligatory)),
                Sheet.money(list.sum(DueLine::principal)),
                Sheet.money(list.sum(DueLine::interest)),
                Sheet.money(list.sum(DueLine::penalty)),
                Sheet.money(list.sum(DueLine::contribution)),
                Sheet.money(list.total()),
                Sheet.money(list.sum(DueLine::debt)));
        return sheet.file("tagihan-kelompok-" + no + "-" + list.date() + ".xlsx");
    }

    static String title(Page page, DuesList list) {
        return page.t(
                "renteng.dues.title",
                String.valueOf(list.group().number()),
                list.group().name(),
                page.date(list.date()));
    }

    // ---- the collection sheet

    @Needs(Permission.TELLER)
    @GetMapping("/{no:[0-9]{1,9}}/setoran")
    Html sheet(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam Map<String, String> typed) {
        var list = on(page, actor, no, typed);
        var form = new SheetForm(typed);
        return Html.of(draw(page, actor, list, form, Problems.none()));
    }

    /** The sheet of today, or of an earlier day that was not written down yet. */
    private DuesList on(Page page, Actor actor, long no, Map<String, String> typed) {
        var asked = GroupForm.date(typed.get("tanggal"));
        var date = asked == null || asked.isAfter(page.today()) ? page.today() : asked;
        return dues.of(actor, required(actor, no), date);
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, DuesList list, SheetForm form, Problems problems) {
        var names = names(actor, list);
        var rows = new ArrayList<GroupViews.SheetRow>();
        for (var line : list.lines()) {
            var no = line.member();
            var back = form.at("kembali." + no, "");
            var takes = form.at("tanggung." + no, "");
            rows.add(
                    new GroupViews.SheetRow(
                            no,
                            names.getOrDefault(no, ""),
                            made(page, line),
                            line.total(),
                            form.at(
                                    "bayar." + no,
                                    line.total().isZero() ? "0" : line.total().figure()),
                            line.debt(),
                            back,
                            takes,
                            !back.isBlank() || !takes.isBlank()));
        }
        var places = drawers.choices(page);
        return templates.rentengSheet(
                page,
                new GroupViews.Sheet(
                        list.group(),
                        list.date().toString(),
                        list.total(),
                        rows,
                        places,
                        form.at("kas", places.isEmpty() ? "" : places.getFirst().value()),
                        form.at("bagi", "NONE"),
                        form.at("uang", ""),
                        form.typed().containsKey("id")
                                ? form.uuid().toString()
                                : Uuid7.create().toString(),
                        problems));
    }

    /** "wajib 20.000 · pokok 100.000 · jasa 20.000". */
    private static String made(Page page, DueLine line) {
        var parts = new ArrayList<String>();
        part(page, parts, "renteng.obligatory", line.obligatory());
        part(page, parts, "renteng.principal", line.principal());
        part(page, parts, "renteng.interest", line.interest());
        part(page, parts, "renteng.penalty", line.penalty());
        part(page, parts, "renteng.contribution.short", line.contribution());
        return String.join(" · ", parts);
    }

    private static void part(Page page, List<String> parts, String key, Money amount) {
        if (amount.isPositive()) {
            parts.add(page.t(key) + " " + amount.figure());
        }
    }

    /** The first time leads to the page with everybody's sum, confirmed to the receipt. */
    @Needs(Permission.TELLER)
    @PostMapping("/{no:[0-9]{1,9}}/setoran")
    Html settle(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam Map<String, String> typed) {
        var form = new SheetForm(typed);
        var list = on(page, actor, no, typed);
        var problems = Problems.none();
        var order = form.order(page, list, problems);
        var done = done(actor, form);
        if (!problems.isEmpty() && done.isEmpty()) {
            return Html.refused(draw(page, actor, list, form, problems));
        }
        if (!form.confirmed()) {
            return switch (settlements.check(actor, order).orElseThrow()) {
                case GroupSettlements.Sum.Not(var reason) when done.isEmpty() ->
                        Html.refused(refused(page, actor, list, form, reason));
                case GroupSettlements.Sum _ ->
                        Html.seeOther(
                                page.in("/kelompok/" + no + "/setoran/periksa")
                                        + "?"
                                        + form.query(list.date()));
            };
        }
        return switch (settlements.settle(actor, order)) {
            case SettlementAnswer.Settled(var receipt) ->
                    Html.seeOther(page.in("/kelompok/bukti/" + receipt.entryNo()));
            case SettlementAnswer.Refused reason ->
                    Html.refused(refused(page, actor, list, form, reason));
        };
    }

    private gg.jte.models.runtime.JteModel refused(
            Page page,
            Actor actor,
            DuesList list,
            SheetForm form,
            SettlementAnswer.Refused reason) {
        var field =
                switch (reason) {
                    case SettlementAnswer.CountedDiffers _ -> "uang";
                    case SettlementAnswer.PlaceNotOpen _ -> "kas";
                    case SettlementAnswer.MoreThanDue(long member, _) -> "bayar." + member;
                    case SettlementAnswer.MoreThanOwed(long member, _) -> "kembali." + member;
                    case SettlementAnswer.GivesBackWhileShort(long member) -> "kembali." + member;
                    case SettlementAnswer.CoversWhileShort(long member) -> "tanggung." + member;
                    case SettlementAnswer.NotComplete _,
                            SettlementAnswer.AgreedDiffers _,
                            SettlementAnswer.NobodyPays _ ->
                            "bagi";
                    case SettlementAnswer.NoGroup _,
                            SettlementAnswer.NothingDue _,
                            SettlementAnswer.FigureMoved _,
                            SettlementAnswer.NotOnSheet _,
                            SettlementAnswer.BooksRefuse _ ->
                            "";
                };
        var sentence = RentengWords.sentence(page, reason, names(actor, list));
        return draw(page, actor, list, form, Problems.of("", sentence).add(field, sentence));
    }

    private Optional<PostedEntry> done(Actor actor, SheetForm form) {
        return form.typed().containsKey("id") ? books.entry(actor, form.uuid()) : Optional.empty();
    }

    /** What each brings in the end, before anything is written; or that it has been. */
    @Needs(Permission.TELLER)
    @GetMapping("/{no:[0-9]{1,9}}/setoran/periksa")
    Html confirm(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam Map<String, String> typed) {
        var form = new SheetForm(typed);
        var list = on(page, actor, no, typed);
        var done = done(actor, form);
        var back = page.in("/kelompok/" + no + "/setoran") + "?" + form.query(list.date());
        if (done.isPresent()) {
            return Html.of(
                    templates.rentengConfirm(
                            page,
                            list.group(),
                            List.of(),
                            Map.of(),
                            "",
                            back,
                            page.in("/kelompok/bukti/" + done.get().entryNo())));
        }
        var problems = Problems.none();
        var order = form.order(page, list, problems);
        if (!problems.isEmpty()) {
            return Html.refused(draw(page, actor, list, form, problems));
        }
        return switch (settlements.check(actor, order).orElseThrow()) {
            case GroupSettlements.Sum.Not(var reason) ->
                    Html.refused(refused(page, actor, list, form, reason));
            case GroupSettlements.Sum.Whole whole -> {
                var hidden = new LinkedHashMap<String, String>();
                hidden.put("tanggal", list.date().toString());
                hidden.put("id", form.uuid().toString());
                typed.forEach((name, value) -> {
                    if (SheetForm.isKept(name)) {
                        hidden.put(name, value);
                    }
                });
                var effect =
                        page.t(
                                "renteng.effect",
                                drawers.label(page, order.place()),
                                order.counted().text(),
                                list.group().name());
                yield Html.of(
                        templates.rentengConfirm(
                                page,
                                list.group(),
                                shares(list, order, whole, names(actor, list)),
                                hidden,
                                effect,
                                back,
                                null));
            }
        };
    }

    private static List<GroupViews.Share> shares(
            DuesList list,
            SettlementOrder order,
            GroupSettlements.Sum.Whole whole,
            Map<Long, String> names) {
        var lacks = new HashMap<Long, Money>();
        whole.lacking().forEach(share -> lacks.put(share.member(), share.amount()));
        var covers = new HashMap<Long, Money>();
        whole.covering().forEach(share -> covers.put(share.member(), share.amount()));
        var backs = new HashMap<Long, Money>();
        order.parts().forEach(part -> backs.put(part.member(), part.givesBack()));
        return list.lines().stream()
                .map(line ->
                        share(
                                line.member(),
                                names,
                                line.total(),
                                lacks.getOrDefault(line.member(), Money.ZERO),
                                covers.getOrDefault(line.member(), Money.ZERO),
                                backs.getOrDefault(line.member(), Money.ZERO)))
                .toList();
    }

    private static GroupViews.Share share(
            long member,
            Map<Long, String> names,
            Money due,
            Money lacks,
            Money covers,
            Money back) {
        return new GroupViews.Share(
                member,
                names.getOrDefault(member, ""),
                due,
                lacks,
                covers,
                back,
                due.minus(lacks).plus(covers).plus(back));
    }

    // ---- the receipt

    @Needs({Permission.TELLER, Permission.LEND, Permission.READ_MEMBERS})
    @GetMapping("/bukti/{no:[0-9]{1,15}}")
    Html receipt(Page page, Actor actor, @PathVariable long no) {
        var entry = books.entry(actor, no).orElseThrow(() -> new NotFound("receipt " + no));
        var signed =
                settlements
                        .signed(actor, entry.id())
                        .orElseThrow(() -> new NotFound("receipt " + no));
        var group = required(actor, signed.group());
        var covers = new HashMap<Long, Money>();
        signed.claims()
                .forEach(claim -> covers.merge(claim.coverer(), claim.amount(), Money::plus));
        var backs = backs(entry);
        var names =
                members.names(
                        actor,
                        signed.lines().stream().map(SettlementStore.Sheet::memberNo).toList());
        var shares =
                signed.lines().stream()
                        .map(line ->
                                share(
                                        line.memberNo(),
                                        names,
                                        line.due(),
                                        line.lacks(),
                                        covers.getOrDefault(line.memberNo(), Money.ZERO),
                                        backs.getOrDefault(line.memberNo(), Money.ZERO)))
                        .toList();
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("renteng.group"),
                        page.t("renteng.group.name", String.valueOf(group.number()), group.name()),
                        page.in("/kelompok/" + group.number())));
        facts.add(Fact.of(page.t("renteng.date"), page.date(entry.date())));
        fact(facts, page.t("renteng.obligatory"), sum(signed, SettlementStore.Sheet::obligatory));
        fact(facts, page.t("renteng.principal"), sum(signed, SettlementStore.Sheet::principal));
        fact(facts, page.t("renteng.interest"), sum(signed, SettlementStore.Sheet::interest));
        fact(facts, page.t("renteng.penalty"), sum(signed, SettlementStore.Sheet::penalty));
        fact(
                facts,
                page.t("renteng.contribution"),
                sum(signed, SettlementStore.Sheet::contribution));
        fact(
                facts,
                page.t("renteng.back"),
                backs.values().stream().reduce(Money.ZERO, Money::plus));
        var total = shares.stream().map(GroupViews.Share::brings).reduce(Money.ZERO, Money::plus);
        return Html.of(
                templates.rentengReceipt(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        page.t("renteng.receipt.no", String.valueOf(no)),
                        page.moment(entry.recordedAt()),
                        facts,
                        Fact.of(page.t("renteng.receipt.amount"), total),
                        shares,
                        Qr.ofReceipt(actor.at(), no, entry.leafHex()),
                        entry.reversedBy() != null,
                        page.in("/kelompok/" + group.number())));
    }

    private static Money sum(
            GroupSettlements.Signed signed,
            java.util.function.Function<SettlementStore.Sheet, Money> column) {
        return signed.lines().stream().map(column).reduce(Money.ZERO, Money::plus);
    }

    /** What was given back with it, by who gave it: the credits of their debts. */
    private static Map<Long, Money> backs(PostedEntry entry) {
        var backs = new HashMap<Long, Money>();
        for (var line : entry.lines()) {
            if (line.account() == RentengJournals.DEBT
                    && line.side() == id.sokoguru.ledger.Side.CREDIT) {
                backs.merge(line.sub(), line.amount(), Money::plus);
            }
        }
        return backs;
    }

    private static void fact(List<Fact> facts, String label, Money amount) {
        if (amount.isPositive()) {
            facts.add(Fact.of(label, amount));
        }
    }
}
