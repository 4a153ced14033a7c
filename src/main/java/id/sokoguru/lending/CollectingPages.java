package id.sokoguru.lending;

import id.sokoguru.credit.Quality;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Moment;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Pdf;
import id.sokoguru.web.Problems;
import id.sokoguru.web.TodayItem;
import id.sokoguru.web.TodayItems;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who is late today, what was done about it, and the letters. */
@Controller
@RequestMapping("/k/{coop}/pinjaman")
class CollectingPages {
    /** More names than anybody calls in a day. */
    private static final int MOST = 200;

    private final Collecting collecting;
    private final Loans loans;
    private final Qualities qualities;
    private final Members members;
    private final Granting granting;
    private final Templates templates;

    CollectingPages(
            Collecting collecting,
            Loans loans,
            Qualities qualities,
            Members members,
            Granting granting,
            Templates templates) {
        this.collecting = collecting;
        this.loans = loans;
        this.qualities = qualities;
        this.members = members;
        this.granting = granting;
        this.templates = templates;
    }

    @Needs({Permission.LEND, Permission.TELLER, Permission.APPROVE, Permission.READ_BOOKS})
    @GetMapping("/tunggakan")
    Html late(Page page, Actor actor) {
        var late = collecting.late(actor, page.today());
        var rows = late.stream().limit(MOST).map(each -> row(page, actor, each)).toList();
        var total =
                late.stream()
                        .map(each -> each.position().dueTotal())
                        .reduce(Money.ZERO, Money::plus);
        return Html.of(templates.lendingLate(page, rows, late.size(), total, classes(page, actor)));
    }

    private LateRow row(Page page, Actor actor, Collecting.Late late) {
        var loan = late.position().loan();
        var member = members.required(actor, loan.member());
        var phone = member.phone();
        var last = late.last();
        return new LateRow(
                loan.number(),
                member.name(),
                phone,
                dial(phone),
                page.t("lending.days", String.valueOf(late.position().late().days())),
                late.position().dueTotal(),
                page.t("lending.quality." + late.classed().quality().name()),
                tone(late.classed().quality()),
                last == null
                        ? page.t("lending.chase.none")
                        : late.broken(page.today())
                                ? page.t(
                                        "lending.chase.broken",
                                        page.date(Objects.requireNonNull(last.promisedOn())))
                                : page.t("lending.chase." + last.what().name())
                                        + " · "
                                        + page.shortDate(last.doneOn()));
    }

    private static @Nullable String dial(@Nullable String phone) {
        var digits = phone == null ? "" : phone.replaceAll("[^0-9+]", "");
        return digits.length() < 8 ? null : "tel:" + digits;
    }

    static Tone tone(Quality quality) {
        return switch (quality) {
            case CURRENT -> Tone.GOOD;
            case SPECIAL_MENTION -> Tone.WAIT;
            case SUBSTANDARD, DOUBTFUL, LOSS -> Tone.ACT;
        };
    }

    private List<QualityRow> classes(Page page, Actor actor) {
        var all = qualities.running(actor, page.today());
        var rows = new ArrayList<QualityRow>();
        for (var quality : Quality.values()) {
            var of = all.stream().filter(each -> each.quality() == quality).toList();
            rows.add(
                    new QualityRow(
                            page.t("lending.quality." + quality.name()),
                            of.size(),
                            of.stream()
                                    .map(each -> each.position().outstanding())
                                    .reduce(Money.ZERO, Money::plus),
                            of.stream()
                                    .map(each -> each.reserve().amount())
                                    .reduce(Money.ZERO, Money::plus),
                            of.stream().map(Classed::impairment).reduce(Money.ZERO, Money::plus)));
        }
        return rows;
    }

    @Needs(Permission.LEND)
    @GetMapping("/{no:[0-9]+}/penagihan")
    Html chase(Page page, Actor actor, @PathVariable long no) {
        return Html.of(draw(page, actor, no, ChaseForm.fresh(), Problems.none()));
    }

    @Needs(Permission.LEND)
    @PostMapping("/{no:[0-9]+}/penagihan")
    Html note(Page page, Actor actor, @PathVariable long no, ChaseForm form) {
        var what = form.kind();
        if (what == null) {
            return Html.refused(
                    draw(
                            page,
                            actor,
                            no,
                            form,
                            Problems.of("what", page.t("lending.chase.problem.what"))));
        }
        var answer =
                collecting.note(
                        actor,
                        form.uuid(),
                        no,
                        what,
                        form.date(),
                        form.money(),
                        Objects.requireNonNullElse(form.note(), ""));
        return switch (answer) {
            case Collecting.Noted() -> Html.seeOther(page.in("/pinjaman/" + no + "/penagihan"));
            case Collecting.Unknown() -> throw new NotFound("loan " + no);
            case Collecting.NotLate() ->
                    Html.refused(
                            draw(
                                    page,
                                    actor,
                                    no,
                                    form,
                                    Problems.of("what", page.t("lending.chase.problem.late"))));
            case Collecting.NoPromise() ->
                    Html.refused(
                            draw(
                                    page,
                                    actor,
                                    no,
                                    form,
                                    Problems.of("day", page.t("lending.chase.problem.promise"))));
            case Collecting.LetterBefore(var missing) ->
                    Html.refused(
                            draw(
                                    page,
                                    actor,
                                    no,
                                    form,
                                    Problems.of(
                                            "what",
                                            page.t(
                                                    "lending.chase.problem.letter",
                                                    page.t("lending.chase." + missing.name())))));
        };
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, long no, ChaseForm form, Problems problems) {
        var position =
                loans.position(actor, no, page.today())
                        .orElseThrow(() -> new NotFound("loan " + no));
        var classed = qualities.of(actor, List.of(position), page.today()).getFirst();
        var member = members.required(actor, position.loan().member());
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("lending.receipt.member"),
                        member.name(),
                        page.in("/anggota/" + member.number())));
        var call = dial(member.phone());
        if (call != null) {
            facts.add(Fact.to(page.t("lending.phone"), String.valueOf(member.phone()), call));
        }
        facts.add(Fact.of(page.t("lending.address"), member.address()));
        facts.add(
                Fact.of(
                        page.t("lending.quality"),
                        page.t("lending.quality." + classed.quality().name())));
        facts.add(
                Fact.of(
                        page.t("lending.late"),
                        page.t("lending.days", String.valueOf(position.late().days()))));
        facts.add(Fact.of(page.t("lending.outstanding"), position.outstanding()));
        var moments = new ArrayList<Moment>();
        for (var step : collecting.steps(actor, no)) {
            var promised = step.promised();
            var promisedOn = step.promisedOn();
            var detail =
                    promised != null && promisedOn != null
                            ? page.t(
                                            "lending.chase.promised",
                                            promised.text(),
                                            page.date(promisedOn))
                                    + (step.note().isEmpty() ? "" : " · " + step.note())
                            : page.t(
                                            "lending.chase.figures",
                                            String.valueOf(step.days()),
                                            step.due().text())
                                    + (step.note().isEmpty() ? "" : " · " + step.note());
            moments.add(
                    new Moment(
                            page.date(step.doneOn()),
                            page.t("lending.chase." + step.what().name()),
                            detail,
                            step.what().isLetter()
                                    ? page.in("/pinjaman/" + no + "/surat/" + step.stepNo())
                                    : null,
                            step.what().isLetter() ? Tone.ACT : Tone.NOTE));
        }
        var choices = new ArrayList<Choice>();
        for (var what : Chase.What.values()) {
            choices.add(Choice.of(what.name(), page.t("lending.chase." + what.name())));
        }
        return templates.lendingChase(
                page,
                page.t("lending.chase.title", member.name()),
                page.in("/pinjaman/" + no + "/penagihan"),
                facts,
                Fact.of(page.t("lending.due.total"), position.dueTotal()),
                choices,
                form,
                problems,
                moments);
    }

    /** SP1 to SP3 with the figures of the day on which it was written. */
    @Needs(Permission.LEND)
    @GetMapping("/{no:[0-9]+}/surat/{step:[0-9]+}")
    Html letter(Page page, Actor actor, @PathVariable long no, @PathVariable int step) {
        var found =
                collecting
                        .step(actor, no, step)
                        .filter(each -> each.what().isLetter())
                        .orElseThrow(() -> new NotFound("letter " + step));
        var loan = loans.loan(actor, no).orElseThrow(() -> new NotFound("loan " + no));
        var member = members.required(actor, loan.member());
        return Pdf.file(
                "surat-" + no + "-" + step + ".pdf",
                templates.lendingLetter(
                        page,
                        Objects.requireNonNullElse(page.place(), "Sokoguru"),
                        page.t("lending.letter.title." + found.what().name()),
                        found,
                        loan,
                        member.name(),
                        member.address(),
                        found.what() == Chase.What.LETTER_1 ? List.of() : guarantors(actor, loan)));
    }

    /** Who guarantees is told from the second letter on. */
    private List<String> guarantors(Actor actor, Loan loan) {
        var application = loan.application();
        return application == null
                ? List.of()
                : granting.guarantors(actor, application).stream()
                        .map(one -> {
                            var no = one.member();
                            return no == null
                                    ? one.name()
                                    : members.member(actor, no)
                                            .map(m -> m.name() + " · " + no)
                                            .orElse(String.valueOf(no));
                        })
                        .toList();
    }

    /** "Hari ini": how many are late, and promises that were not kept. */
    @Component
    static class Tasks implements TodayItems {
        private final Collecting collecting;
        private final BusinessDay day;

        Tasks(Collecting collecting, BusinessDay day) {
            this.collecting = collecting;
            this.day = day;
        }

        @Override
        public List<TodayItem> today(Actor actor, Words words) {
            if (!actor.may(Permission.LEND)) {
                return List.of();
            }
            var late = collecting.late(actor, day.today());
            if (late.isEmpty()) {
                return List.of();
            }
            var broken = late.stream().filter(each -> each.broken(day.today())).count();
            return List.of(
                    new TodayItem(
                            30,
                            broken > 0 ? Tone.ACT : Tone.WAIT,
                            words.t("lending.today.late", String.valueOf(late.size())),
                            broken > 0
                                    ? words.t("lending.today.broken", String.valueOf(broken))
                                    : null,
                            "/k/" + actor.at().text() + "/pinjaman/tunggakan"));
        }
    }
}
