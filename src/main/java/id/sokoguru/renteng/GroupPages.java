package id.sokoguru.renteng;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Tone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The groups of a cooperative, one group, and who comes and goes. */
@Controller
@RequestMapping("/k/{coop}/kelompok")
class GroupPages {
    private final Groups groups;
    private final Meetings meetings;
    private final GroupSettlements settlements;
    private final Coverings coverings;
    private final Members members;
    private final Books books;
    private final Templates templates;

    GroupPages(
            Groups groups,
            Meetings meetings,
            GroupSettlements settlements,
            Coverings coverings,
            Members members,
            Books books,
            Templates templates) {
        this.groups = groups;
        this.meetings = meetings;
        this.settlements = settlements;
        this.coverings = coverings;
        this.members = members;
        this.books = books;
        this.templates = templates;
    }

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping
    Html list(Page page, Actor actor) {
        var rows = new ArrayList<GroupViews.Row>();
        for (var one : groups.health(actor, page.today())) {
            rows.add(
                    new GroupViews.Row(
                            page.in("/kelompok/" + one.group().number()),
                            page.t(
                                    "renteng.group.name",
                                    String.valueOf(one.group().number()),
                                    one.group().name()),
                            page.t(
                                    "renteng.group.lead",
                                    String.valueOf(one.size()),
                                    page.shortDate(one.group().nextMeeting(page.today())),
                                    RentengWords.clock(page, one.group().meetingTime())),
                            marks(page, one),
                            one.savings()));
        }
        return Html.of(
                templates.rentengHome(
                        page, rows, groups.limits(page.today()), page.may(Permission.MEMBERS)));
    }

    /** What should worry somebody, the worst first. */
    static List<GroupViews.Mark> marks(Page page, Groups.Health one) {
        var marks = new ArrayList<GroupViews.Mark>();
        for (var sign : one.signs()) {
            marks.add(
                    new GroupViews.Mark(
                            Tone.ACT,
                            page.t(
                                    "renteng.sign." + sign.name(),
                                    String.valueOf(one.months().getFirst().covered()),
                                    String.valueOf(one.months().getFirst().members()))));
        }
        if (one.signs().isEmpty() && one.isCovering()) {
            marks.add(
                    new GroupViews.Mark(
                            Tone.WAIT,
                            page.t("renteng.covering", one.months().getFirst().amount().text())));
        }
        for (var flag : one.flags()) {
            marks.add(
                    new GroupViews.Mark(
                            Tone.WAIT,
                            page.t("renteng.flag." + flag.name(), String.valueOf(one.size()))));
        }
        return marks;
    }

    // ---- founding and changing

    @Needs(Permission.MEMBERS)
    @GetMapping("/baru")
    Html blank(Page page) {
        return Html.of(form(page, 0, GroupForm.fresh(page.today()), Problems.none()));
    }

    private gg.jte.models.runtime.JteModel form(
            Page page, long number, GroupForm form, Problems problems) {
        return templates.rentengForm(page, number, form.withId(), problems);
    }

    @Needs(Permission.MEMBERS)
    @PostMapping("/baru")
    Html found(Page page, Actor actor, GroupForm form) {
        return keep(page, actor, 0, form);
    }

    @Needs(Permission.MEMBERS)
    @GetMapping("/{no:[0-9]{1,9}}/ubah")
    Html change(Page page, Actor actor, @PathVariable long no) {
        return Html.of(form(page, no, GroupForm.of(required(actor, no)), Problems.none()));
    }

    @Needs(Permission.MEMBERS)
    @PostMapping("/{no:[0-9]{1,9}}/ubah")
    Html changed(Page page, Actor actor, @PathVariable long no, GroupForm form) {
        required(actor, no);
        return keep(page, actor, no, form);
    }

    private Html keep(Page page, Actor actor, long no, GroupForm form) {
        var problems = Problems.none();
        var order = form.order(page, problems);
        if (!problems.isEmpty()) {
            return Html.refused(form(page, no, form, problems));
        }
        var answer = no == 0 ? groups.found(actor, order) : groups.change(actor, no, order);
        return switch (answer) {
            case Founding.Founded(var group) ->
                    Html.seeOther(page.in("/kelompok/" + group.number()));
            case Founding.Refused refusal ->
                    Html.refused(
                            form(
                                    page,
                                    no,
                                    form,
                                    Problems.of(
                                            switch (refusal) {
                                                case Founding.NoName _, Founding.NameTaken _ ->
                                                        "nama";
                                                case Founding.BadSchedule _ -> "hari";
                                                case Founding.InFuture _ -> "tanggal";
                                            },
                                            RentengWords.sentence(page, refusal))));
        };
    }

    private Group required(Actor actor, long no) {
        return groups.group(actor, no).orElseThrow(() -> new NotFound("group " + no));
    }

    // ---- one group

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping("/{no:[0-9]{1,9}}")
    Html group(Page page, Actor actor, @PathVariable long no) {
        var health =
                groups.health(actor, no, page.today())
                        .orElseThrow(() -> new NotFound("group " + no));
        var group = health.group();
        return Html.of(
                templates.rentengGroup(
                        page,
                        new GroupViews.Whole(
                                group,
                                facts(page, group),
                                marks(page, health),
                                people(page, actor, no),
                                health.months().stream()
                                        .map(month ->
                                                new GroupViews.Month(
                                                        page.month(month.month().atDay(1)),
                                                        month.amount(),
                                                        page.t(
                                                                "renteng.month.members",
                                                                String.valueOf(month.covered()),
                                                                String.valueOf(month.members()))))
                                        .toList(),
                                met(page, actor, no),
                                settled(page, actor, no),
                                health.savings(),
                                movements(page, actor, no))));
    }

    private static List<Fact> facts(Page page, Group group) {
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.of(
                        page.t("renteng.next"),
                        RentengWords.meets(
                                page,
                                group.nextMeeting(page.today()),
                                group.meetingTime(),
                                group.place())));
        facts.add(
                Fact.to(
                        page.t("renteng.dues"),
                        page.t(
                                "renteng.dues.when",
                                page.date(
                                        group.nextMeeting(page.today())
                                                .minusDays(group.noticeDays()))),
                        page.in("/kelompok/" + group.number() + "/tagihan")));
        facts.add(
                Fact.of(
                        page.t("renteng.officer"),
                        group.officer().isBlank() ? "–" : group.officer()));
        facts.add(Fact.of(page.t("renteng.contribution"), group.contribution()));
        facts.add(Fact.of(page.t("renteng.founded"), page.date(group.foundedOn())));
        return facts;
    }

    private List<GroupViews.Person> people(Page page, Actor actor, long no) {
        var seats = groups.seats(actor, no, page.today());
        var numbers = seats.stream().map(GroupStore.Seat::memberNo).toList();
        var names = members.names(actor, numbers);
        var debts = coverings.debts(actor, numbers);
        var leaders = groups.leaders(actor, no);
        return seats.stream()
                .map(seat ->
                        new GroupViews.Person(
                                seat.memberNo(),
                                names.getOrDefault(seat.memberNo(), ""),
                                page.in("/kelompok/talangan/" + seat.memberNo()),
                                role(page, leaders, seat.memberNo()),
                                page.shortDate(seat.joinedOn()),
                                debts.getOrDefault(seat.memberNo(), Money.ZERO)))
                .toList();
    }

    static String role(Page page, Map<Integer, Long> leaders, long member) {
        for (int rank = 1; rank <= 2; rank++) {
            if (Objects.equals(leaders.get(rank), member)) {
                return page.t("renteng.leader." + rank);
            }
        }
        return "";
    }

    private List<GroupViews.Door> met(Page page, Actor actor, long no) {
        return meetings.list(actor, no).stream()
                .limit(12)
                .map(row ->
                        new GroupViews.Door(
                                page.in("/kelompok/" + no + "/rapat/" + row.meetingNo()),
                                page.date(row.heldOn()),
                                page.t(
                                        "renteng.meeting.present",
                                        String.valueOf(row.present()),
                                        String.valueOf(row.members())),
                                null,
                                false))
                .toList();
    }

    private List<GroupViews.Door> settled(Page page, Actor actor, long no) {
        return settlements.list(actor, no, page.today().minusMonths(12)).stream()
                .limit(12)
                .map(row -> {
                    var entry = books.entry(actor, row.entryId()).orElseThrow();
                    return new GroupViews.Door(
                            page.in("/kelompok/bukti/" + entry.entryNo()),
                            page.date(row.settledOn()),
                            row.stands()
                                    ? row.short_().isPositive()
                                            ? page.t(
                                                    "renteng.settlement.covered",
                                                    row.short_().text(),
                                                    String.valueOf(row.covered()))
                                            : page.t("renteng.settlement.whole")
                                    : page.t("renteng.settlement.undone"),
                            row.due(),
                            !row.stands());
                })
                .toList();
    }

    private List<GroupViews.Movement> movements(Page page, Actor actor, long no) {
        return groups.movements(actor, no).stream()
                .map(line ->
                        new GroupViews.Movement(
                                page.shortDate(line.businessDate()),
                                line.description(),
                                line.credit().minus(line.debit()),
                                line.event().equals(RentengJournals.SETTLEMENT)
                                        ? page.in("/kelompok/bukti/" + line.entryNo())
                                        : null))
                .toList();
    }

    // ---- who comes and goes

    @Needs(Permission.MEMBERS)
    @GetMapping("/{no:[0-9]{1,9}}/anggota")
    Html comings(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam Map<String, String> typed) {
        return Html.of(draw(page, actor, no, typed, Problems.none()));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, long no, Map<String, String> typed, Problems problems) {
        var group = required(actor, no);
        // Who could not be taken in is still the one that was looked for.
        var sought =
                typed.getOrDefault(
                        "q",
                        "masuk".equals(typed.get("apa")) ? typed.getOrDefault("anggota", "") : "");
        var people = people(page, actor, no);
        var here =
                people.stream()
                        .map(one -> Choice.of(String.valueOf(one.number()), label(one)))
                        .toList();
        var others =
                groups.groups(actor).stream()
                        .filter(other -> other.number() != no)
                        .map(other ->
                                Choice.of(
                                        String.valueOf(other.number()),
                                        page.t(
                                                "renteng.group.name",
                                                String.valueOf(other.number()),
                                                other.name())))
                        .toList();
        var found =
                members.find(actor, sought, 12).stream()
                        .filter(member -> member.isMember())
                        .map(member ->
                                Choice.of(
                                        String.valueOf(member.number()),
                                        member.name() + " · " + member.number()))
                        .toList();
        var refusals = groups.refusals(actor, no, 0);
        var past =
                groups.history(actor, no).stream().filter(seat -> seat.leftOn() != null).toList();
        var numbers = new HashSet<Long>();
        refusals.forEach(one -> numbers.add(one.memberNo()));
        past.forEach(one -> numbers.add(one.memberNo()));
        var names = members.names(actor, numbers);
        return templates.rentengComings(
                page,
                new GroupViews.Comings(
                        group,
                        people,
                        here,
                        others,
                        found,
                        refusals.stream()
                                .map(one ->
                                        new GroupViews.Door(
                                                String.valueOf(one.memberNo()),
                                                RentengWords.name(names, one.memberNo()),
                                                page.date(one.refusedOn()) + " · " + one.reason(),
                                                null,
                                                one.liftedOn() != null))
                                .toList(),
                        past.stream()
                                .map(seat ->
                                        page.t(
                                                "renteng.left.line",
                                                RentengWords.name(names, seat.memberNo()),
                                                page.shortDate(seat.joinedOn()),
                                                page.shortDate(
                                                        Objects.requireNonNull(seat.leftOn())),
                                                seat.reason()))
                                .toList(),
                        sought,
                        typed,
                        problems));
    }

    private static String label(GroupViews.Person one) {
        return one.name()
                + " · "
                + one.number()
                + (one.role().isEmpty() ? "" : " (" + one.role() + ")");
    }

    /** One of five things that happen with members, named by the form's {@code apa}. */
    @Needs(Permission.MEMBERS)
    @PostMapping("/{no:[0-9]{1,9}}/anggota")
    Html happen(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam Map<String, String> typed) {
        required(actor, no);
        long member = number(typed.get("anggota"));
        var date = Optional.ofNullable(GroupForm.date(typed.get("tanggal"))).orElse(page.today());
        var reason = typed.getOrDefault("alasan", "");
        var answer =
                switch (typed.getOrDefault("apa", "")) {
                    case "masuk" -> groups.join(actor, no, member, date);
                    case "keluar" -> leave(actor, no, member, date, reason, typed.get("ke"));
                    case "pj" ->
                            groups.lead(
                                    actor,
                                    no,
                                    "2".equals(typed.get("pj")) ? 2 : 1,
                                    member,
                                    page.today());
                    case "tolak" -> groups.refuse(actor, no, member, page.today(), reason);
                    case "terima" -> {
                        groups.lift(actor, no, member, page.today());
                        yield new Joining.Done(0);
                    }
                    default -> throw new NotFound("deed");
                };
        return switch (answer) {
            case Joining.Done _ -> Html.seeOther(page.in("/kelompok/" + no + "/anggota"));
            case Joining.Refused refusal ->
                    Html.refused(
                            draw(
                                    page,
                                    actor,
                                    no,
                                    typed,
                                    Problems.of("", RentengWords.sentence(page, refusal))));
        };
    }

    private Joining leave(
            Actor actor,
            long no,
            long member,
            LocalDate date,
            String reason,
            @org.jspecify.annotations.Nullable String to) {
        return to == null || to.isBlank()
                ? groups.leave(actor, no, member, date, reason)
                : groups.transfer(actor, no, number(to), member, date, reason);
    }

    private static long number(@org.jspecify.annotations.Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9]{1,15}")
                ? Long.parseLong(typed.strip())
                : 0;
    }
}
