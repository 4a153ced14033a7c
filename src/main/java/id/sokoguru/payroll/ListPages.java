package id.sokoguru.payroll;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.access.CooperativeNames;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.membership.Drawers;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Pdf;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Sheet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One list: who with what, the file for the treasurer, the answer, the money, what is missing. */
@Controller
@RequestMapping("/k/{coop}/potong-gaji/daftar/{no:[0-9]+}")
class ListPages {
    /** The forms of the answer's page; a refusal stands at the one that was sent. */
    private static final String FILE = "file";

    private static final String ONE = "one";
    private static final String WHOLE = "whole";

    private final Payroll payroll;
    private final Agencies agencies;
    private final PayrollViews views;
    private final Drawers drawers;
    private final CooperativeNames names;
    private final Templates templates;

    ListPages(
            Payroll payroll,
            Agencies agencies,
            PayrollViews views,
            Drawers drawers,
            CooperativeNames names,
            Templates templates) {
        this.payroll = payroll;
        this.agencies = agencies;
        this.views = views;
        this.drawers = drawers;
        this.names = names;
        this.templates = templates;
    }

    private DeductionList required(Actor actor, long no) {
        return payroll.list(actor, no).orElseThrow(() -> new NotFound("list " + no));
    }

    private Agency agency(Actor actor, DeductionList list) {
        return agencies.agency(actor, list.agencyNo()).orElseThrow();
    }

    @Needs({
        Permission.BOOKKEEP,
        Permission.LEND,
        Permission.APPROVE,
        Permission.READ_BOOKS,
        Permission.OVERSEE
    })
    @GetMapping
    Html show(Page page, Actor actor, @PathVariable long no) {
        return Html.of(draw(page, actor, no, Problems.none()));
    }

    private JteModel draw(Page page, Actor actor, long no, Problems problems) {
        var list = required(actor, no);
        var people = payroll.people(actor, no);
        var failed = people.stream().map(ListedMember::failed).reduce(Money.ZERO, Money::plus);
        var facts = new ArrayList<Fact>();
        for (var kind : Kind.values()) {
            var sum = people.stream().map(p -> p.of(kind)).reduce(Money.ZERO, Money::plus);
            if (sum.isPositive()) {
                facts.add(Fact.of(page.t("payroll.kind." + kind.name()), sum));
            }
        }
        var skipped = new ArrayList<Fact>();
        for (var one : payroll.skipped(actor, no)) {
            skipped.add(
                    Fact.to(
                            views.name(page, actor, one.memberNo()),
                            page.t("payroll.skipped." + one.reason().name()),
                            page.in("/potong-gaji/anggota/" + one.memberNo())));
        }
        var received = new ArrayList<Fact>();
        for (var one : payroll.remittances(actor, no)) {
            received.add(
                    Fact.of(
                            page.date(one.receivedOn())
                                    + (one.undone() ? " · " + page.t("payroll.undone") : ""),
                            one.amount()));
        }
        return templates.payrollList(
                page,
                list,
                agency(actor, list),
                views.people(page, actor, people),
                failed,
                facts,
                skipped,
                received,
                PayrollViews.tone(list),
                PayrollViews.mark(page, list),
                PayrollForm.fresh(),
                problems);
    }

    private Html refused(Page page, Actor actor, long no, String sentence) {
        return Html.refused(draw(page, actor, no, Problems.of("", sentence)));
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/ajukan")
    Html ask(Page page, Actor actor, @PathVariable long no) {
        return switch (payroll.ask(actor, no)) {
            case ASKED -> Html.seeOther(page.in("/potong-gaji/daftar/" + no));
            case UNKNOWN -> throw new NotFound("list " + no);
            case NOT_DRAFT -> refused(page, actor, no, page.t("payroll.refused.not-draft"));
        };
    }

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/batal")
    Html discard(Page page, Actor actor, @PathVariable long no) {
        var list = required(actor, no);
        return payroll.discard(actor, no)
                ? Html.seeOther(page.in("/potong-gaji/instansi/" + list.agencyNo()))
                : refused(page, actor, no, page.t("payroll.refused.not-draft"));
    }

    // ---- for the treasurer

    /** The table to fill in and send back; always in Indonesian, since it is read back. */
    @Needs({Permission.BOOKKEEP, Permission.APPROVE})
    @GetMapping("/berkas.xlsx")
    Html sheet(Page page, Actor actor, @PathVariable long no) {
        var list = required(actor, no);
        var sheet =
                new Sheet("Potong gaji " + list.period().toString().substring(0, 7))
                        .head(
                                ResultFile.MEMBER,
                                "NIP",
                                "Nama",
                                "Simpanan wajib",
                                "Pokok pinjaman",
                                "Jasa pinjaman",
                                "Angsuran barang",
                                "Belanja toko",
                                "Tabungan",
                                "Dana sosial",
                                "Jumlah potongan",
                                ResultFile.DEDUCTED,
                                ResultFile.REASON);
        var people = views.people(page, actor, payroll.people(actor, no));
        for (var row : people) {
            var cells = new ArrayList<Sheet.Cell>();
            cells.add(Sheet.number(row.person().memberNo()));
            cells.add(Sheet.text(row.person().staffNo()));
            cells.add(Sheet.text(row.name()));
            for (var kind : Kind.values()) {
                cells.add(Sheet.money(row.person().of(kind)));
            }
            cells.add(Sheet.money(row.person().listed()));
            sheet.row(cells.toArray(Sheet.Cell[]::new));
        }
        var sums = new ArrayList<Sheet.Cell>();
        sums.add(Sheet.text(null));
        sums.add(Sheet.text(null));
        sums.add(Sheet.text("JUMLAH " + people.size() + " anggota"));
        for (var kind : Kind.values()) {
            sums.add(
                    Sheet.money(
                            people.stream()
                                    .map(r -> r.person().of(kind))
                                    .reduce(Money.ZERO, Money::plus)));
        }
        sums.add(Sheet.money(list.listed()));
        return sheet.sum(sums.toArray(Sheet.Cell[]::new)).file(fileName(list) + ".xlsx");
    }

    @Needs({Permission.BOOKKEEP, Permission.APPROVE})
    @GetMapping("/berkas.pdf")
    Html paper(Page page, Actor actor, @PathVariable long no) {
        var list = required(actor, no);
        return Pdf.file(
                fileName(list) + ".pdf",
                templates.payrollPaper(
                        page,
                        names.nameOf(actor.at()).orElse("Koperasi"),
                        list,
                        agency(actor, list),
                        views.people(page, actor, payroll.people(actor, no))));
    }

    private static String fileName(DeductionList list) {
        return "potong-gaji-" + list.listNo() + "-" + list.period().toString().substring(0, 7);
    }

    // ---- the answer

    @Needs(Permission.BOOKKEEP)
    @GetMapping("/hasil")
    Html result(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        return Html.of(drawResult(page, actor, no, form, List.of(), FILE, Problems.none()));
    }

    private JteModel drawResult(
            Page page,
            Actor actor,
            long no,
            PayrollForm form,
            List<Reported.Wrong> wrong,
            String sent,
            Problems problems) {
        var list = required(actor, no);
        return templates.payrollResult(
                page,
                list,
                agency(actor, list),
                views.people(page, actor, payroll.people(actor, no)),
                wrong.stream()
                        .map(one ->
                                Fact.of(
                                        one.row() == 0
                                                ? page.t("payroll.file.whole")
                                                : page.t(
                                                        "payroll.file.row",
                                                        String.valueOf(one.row())),
                                        PayrollWords.sentence(page.words(), one)))
                        .toList(),
                form,
                sent,
                problems);
    }

    /** The file that came back; without one, the member that is named, or all in full. */
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/hasil")
    Html report(
            Page page,
            Actor actor,
            @PathVariable long no,
            PayrollForm form,
            @RequestParam(required = false) @Nullable MultipartFile berkas)
            throws IOException {
        required(actor, no);
        if (berkas == null || berkas.isEmpty()) {
            return Html.refused(
                    drawResult(
                            page,
                            actor,
                            no,
                            form,
                            List.of(),
                            FILE,
                            Problems.of("berkas", page.t("payroll.problem.file"))));
        }
        return answer(page, actor, no, form, FILE, payroll.report(actor, no, berkas.getBytes()));
    }

    /** All was kept back, except of whom was said otherwise before. */
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/hasil/utuh")
    Html whole(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        required(actor, no);
        return answer(page, actor, no, form, WHOLE, payroll.report(actor, no, List.of()));
    }

    /** One member of whom less was kept back. */
    @Needs(Permission.BOOKKEEP)
    @PostMapping("/hasil/anggota")
    Html one(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        required(actor, no);
        long member = PayrollForm.number(form.member());
        var typed = PayrollForm.text(form.amount());
        var amount = typed.equals("0") ? Money.ZERO : Money.parse(typed).orElse(null);
        var problems = Problems.none();
        if (member == 0) {
            problems.add("member", page.t("payroll.problem.who"));
        }
        if (amount == null) {
            problems.add("amount", page.t("payroll.problem.deducted"));
        }
        if (amount == null || !problems.isEmpty()) {
            return Html.refused(drawResult(page, actor, no, form, List.of(), ONE, problems));
        }
        var outcome = new Outcome(member, amount, PayrollForm.text(form.why()));
        return answer(page, actor, no, form, ONE, payroll.report(actor, no, List.of(outcome)));
    }

    private Html answer(
            Page page, Actor actor, long no, PayrollForm form, String sent, Reported answer) {
        return switch (answer) {
            case Reported.Done _ -> Html.seeOther(page.in("/potong-gaji/daftar/" + no));
            case Reported.Bad(var wrong) when sent.equals(ONE) -> {
                var problems = Problems.none();
                for (var each : wrong) {
                    problems.add(field(each), PayrollWords.sentence(page.words(), each));
                }
                yield Html.refused(drawResult(page, actor, no, form, List.of(), ONE, problems));
            }
            case Reported.Refused refused ->
                    Html.refused(
                            drawResult(
                                    page,
                                    actor,
                                    no,
                                    form,
                                    refused instanceof Reported.Bad(var wrong) ? wrong : List.of(),
                                    sent,
                                    Problems.of("", PayrollWords.sentence(page.words(), refused))));
        };
    }

    /** Where a fault of one member's answer belongs in the form. */
    private static String field(Reported.Wrong wrong) {
        return switch (wrong.key()) {
            case "payroll.file.more" -> "amount";
            case "payroll.file.reason" -> "why";
            default -> "member";
        };
    }

    // ---- the money

    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    @GetMapping("/setoran")
    Html remit(Page page, Actor actor, @PathVariable long no) {
        return Html.of(drawRemit(page, actor, no, PayrollForm.fresh(), Problems.none()));
    }

    private JteModel drawRemit(
            Page page, Actor actor, long no, PayrollForm form, Problems problems) {
        var list = required(actor, no);
        return templates.payrollRemit(
                page, list, agency(actor, list), drawers.choices(page), form, problems);
    }

    @Needs({Permission.BOOKKEEP, Permission.TELLER})
    @PostMapping("/setoran")
    Html receive(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        required(actor, no);
        var amount = PayrollForm.money(form.amount());
        var place = Drawers.parse(form.place());
        if (amount.isEmpty() || place.isEmpty()) {
            return Html.refused(
                    drawRemit(
                            page,
                            actor,
                            no,
                            form,
                            amount.isEmpty()
                                    ? Problems.of("amount", page.t("payroll.problem.amount"))
                                    : Problems.of("place", page.t("payroll.refused.place"))));
        }
        var answer =
                payroll.remit(
                        actor,
                        form.uuid(),
                        no,
                        amount.get(),
                        place.get(),
                        page.today(),
                        PayrollForm.text(form.document()));
        return switch (answer) {
            case Remitted.Received _ ->
                    Html.seeOther(page.in("/potong-gaji/daftar/" + no + "/setoran/" + form.uuid()));
            case Remitted.Refused refused ->
                    Html.refused(
                            drawRemit(
                                    page,
                                    actor,
                                    no,
                                    form,
                                    Problems.of(
                                            refused instanceof Remitted.PlaceNotOpen
                                                    ? "place"
                                                    : "amount",
                                            PayrollWords.sentence(page.words(), refused))));
        };
    }

    /** The treasurer's receipt. */
    @Needs({Permission.BOOKKEEP, Permission.TELLER, Permission.APPROVE, Permission.READ_BOOKS})
    @GetMapping("/setoran/{entry}")
    Html receipt(Page page, Actor actor, @PathVariable long no, @PathVariable String entry) {
        var list = required(actor, no);
        var one =
                payroll.remittances(actor, no).stream()
                        .filter(r -> r.entryId().toString().equals(entry))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("remittance " + entry));
        var agency = agency(actor, list);
        return Html.of(
                templates.payrollReceipt(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        list,
                        page.date(one.receivedOn()),
                        List.of(
                                Fact.of(page.t("payroll.agency"), agency.name()),
                                Fact.of(page.t("payroll.treasurer"), agency.treasurer()),
                                Fact.of(page.t("payroll.listed"), list.listed()),
                                Fact.of(page.t("payroll.open"), list.open())),
                        Fact.of(page.t("payroll.received"), one.amount())));
    }

    // ---- what failed

    @Needs(Permission.BOOKKEEP)
    @PostMapping("/kembalikan")
    Html giveBack(Page page, Actor actor, @PathVariable long no, PayrollForm form) {
        required(actor, no);
        return switch (payroll.giveBack(actor, form.uuid(), no)) {
            case GivenBack.Done _ -> Html.seeOther(page.in("/potong-gaji/daftar/" + no));
            case GivenBack.Refused refused ->
                    refused(page, actor, no, PayrollWords.sentence(page.words(), refused));
        };
    }
}
