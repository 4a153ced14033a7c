package id.sokoguru.renteng;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.lending.LoanProduct;
import id.sokoguru.lending.Loans;
import id.sokoguru.membership.Members;
import id.sokoguru.renteng.Meeting.Decision;
import id.sokoguru.renteng.Meeting.How;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Tone;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing a meeting down, and reading it. */
@Controller
@RequestMapping("/k/{coop}/kelompok/{no:[0-9]{1,9}}/rapat")
class MeetingPages {
    /** Wishes that one form takes. */
    static final int WISHES = 4;

    private final Groups groups;
    private final Meetings meetings;
    private final Loans loans;
    private final Members members;
    private final Templates templates;

    MeetingPages(
            Groups groups, Meetings meetings, Loans loans, Members members, Templates templates) {
        this.groups = groups;
        this.meetings = meetings;
        this.loans = loans;
        this.members = members;
        this.templates = templates;
    }

    private Group required(Actor actor, long no) {
        return groups.group(actor, no).orElseThrow(() -> new NotFound("group " + no));
    }

    @Needs(Permission.MEMBERS)
    @GetMapping("/baru")
    Html blank(Page page, Actor actor, @PathVariable long no) {
        var group = required(actor, no);
        var typed = new HashMap<String, String>();
        typed.put("jam", group.meetingTime().toString());
        typed.put("tempat", group.place());
        typed.put("ppl", group.officer());
        var leader = groups.leaders(actor, no).get(1);
        typed.put("pemimpin", leader == null ? "" : String.valueOf(leader));
        return Html.of(draw(page, actor, group, typed, Problems.none()));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page, Actor actor, Group group, Map<String, String> typed, Problems problems) {
        var numbers = groups.members(actor, group.number(), page.today());
        var names = members.names(actor, numbers);
        var people =
                numbers.stream()
                        .map(number ->
                                Choice.of(String.valueOf(number), RentengWords.name(names, number)))
                        .toList();
        var products =
                loans.products(actor, page.today()).stream()
                        .filter(LoanProduct::joint)
                        .map(product -> Choice.of(String.valueOf(product.number()), product.name()))
                        .toList();
        return templates.rentengMeetingForm(
                page,
                group,
                GroupForm.uuid(typed.get("id")).toString(),
                people,
                products,
                typed,
                problems);
    }

    @Needs(Permission.MEMBERS)
    @PostMapping("/baru")
    Html record(
            Page page,
            Actor actor,
            @PathVariable long no,
            @RequestParam Map<String, String> typed) {
        var group = required(actor, no);
        var problems = Problems.none();
        var meeting = read(page, actor, group, typed, problems);
        if (!problems.isEmpty()) {
            return Html.refused(draw(page, actor, group, typed, problems));
        }
        return switch (meetings.record(actor, meeting)) {
            case Meeting.Recorded done ->
                    Html.seeOther(page.in("/kelompok/" + no + "/rapat/" + done.meeting()));
            case Meeting.Refused refusal ->
                    Html.refused(
                            draw(
                                    page,
                                    actor,
                                    group,
                                    typed,
                                    Problems.of(
                                            "",
                                            RentengWords.sentence(
                                                    page,
                                                    refusal,
                                                    members.names(
                                                            actor,
                                                            meeting.attendance().keySet())))));
        };
    }

    private Meeting read(
            Page page, Actor actor, Group group, Map<String, String> typed, Problems problems) {
        var date = GroupForm.date(typed.get("tanggal"));
        var time = GroupForm.time(typed.get("jam"));
        if (date == null) {
            problems.add("tanggal", page.t("renteng.problem.date"));
        }
        if (time == null) {
            problems.add("jam", page.t("renteng.problem.time"));
        }
        var on = date == null ? page.today() : date;
        var attendance = new LinkedHashMap<Long, How>();
        for (long member : groups.members(actor, group.number(), on)) {
            attendance.put(member, how(typed.get("hadir." + member)));
        }
        var leader = whole(typed.get("pemimpin"));
        return new Meeting(
                GroupForm.uuid(typed.get("id")),
                group.number(),
                on,
                time == null ? LocalTime.NOON : time,
                typed.getOrDefault("tempat", ""),
                leader == 0 ? null : Long.valueOf(leader),
                typed.getOrDefault("ppl", ""),
                typed.getOrDefault("notulen", ""),
                attendance,
                wishes(page, typed, problems));
    }

    private static How how(@Nullable String typed) {
        for (var how : How.values()) {
            if (how.name().equals(typed)) {
                return how;
            }
        }
        // Most come; who did not is marked.
        return How.PRESENT;
    }

    private static List<Meeting.Wish> wishes(
            Page page, Map<String, String> typed, Problems problems) {
        var wishes = new ArrayList<Meeting.Wish>();
        for (int i = 1; i <= WISHES; i++) {
            long member = whole(typed.get("anggota." + i));
            if (member == 0) {
                continue;
            }
            var asked = Money.parse(typed.getOrDefault("minta." + i, "")).orElse(Money.ZERO);
            if (!asked.isPositive()) {
                problems.add("minta." + i, page.t("renteng.refused.amount"));
            }
            int times = GroupForm.whole(typed.get("kali." + i));
            if (times < 1) {
                problems.add("kali." + i, page.t("renteng.problem.times"));
            }
            var decision =
                    switch (typed.getOrDefault("putusan." + i, "")) {
                        case "REDUCED" -> Decision.REDUCED;
                        case "REFUSED" -> Decision.REFUSED;
                        default -> Decision.AGREED;
                    };
            var agreed =
                    switch (decision) {
                        case AGREED -> asked;
                        case REDUCED ->
                                Money.parse(typed.getOrDefault("menjadi." + i, ""))
                                        .orElse(Money.ZERO);
                        case REFUSED -> Money.ZERO;
                    };
            if (decision == Decision.REDUCED
                    && asked.isPositive()
                    && (!agreed.isPositive() || agreed.compareTo(asked) >= 0)) {
                problems.add("menjadi." + i, page.t("renteng.problem.reduced", asked.text()));
            }
            if (decision != Decision.REFUSED && typed.getOrDefault("guna." + i, "").isBlank()) {
                problems.add("guna." + i, page.t("renteng.problem.purpose"));
            }
            wishes.add(
                    new Meeting.Wish(
                            member,
                            Math.max(0, GroupForm.whole(typed.get("produk." + i))),
                            asked,
                            decision,
                            agreed,
                            Math.max(1, times),
                            typed.getOrDefault("guna." + i, "")));
        }
        return wishes;
    }

    private static long whole(@Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9]{1,15}")
                ? Long.parseLong(typed.strip())
                : 0;
    }

    @Needs({
        Permission.LEND,
        Permission.TELLER,
        Permission.READ_MEMBERS,
        Permission.APPROVE,
        Permission.OVERSEE
    })
    @GetMapping("/{meeting:[0-9]{1,9}}")
    Html meeting(Page page, Actor actor, @PathVariable long no, @PathVariable long meeting) {
        var group = required(actor, no);
        var row =
                meetings.meeting(actor, meeting)
                        .filter(one -> one.groupNo() == no)
                        .orElseThrow(() -> new NotFound("meeting " + meeting));
        var attendance = meetings.attendance(actor, meeting);
        var names =
                members.names(
                        actor, attendance.stream().map(GroupStore.Attendance::memberNo).toList());
        var leader = row.ledBy();
        var facts = new ArrayList<Fact>();
        facts.add(
                Fact.to(
                        page.t("renteng.group"),
                        page.t("renteng.group.name", String.valueOf(no), group.name()),
                        page.in("/kelompok/" + no)));
        facts.add(
                Fact.of(
                        page.t("renteng.meeting.when"),
                        RentengWords.meets(page, row.heldOn(), row.heldAt(), row.place())));
        facts.add(
                Fact.of(
                        page.t("renteng.meeting.leader"),
                        leader == null ? "–" : RentengWords.name(names, leader)));
        facts.add(
                Fact.of(page.t("renteng.officer"), row.officer().isBlank() ? "–" : row.officer()));
        facts.add(
                Fact.of(
                        page.t("renteng.attendance"),
                        page.t(
                                "renteng.meeting.present",
                                String.valueOf(row.present()),
                                String.valueOf(row.members()))));
        var products = new HashMap<Integer, String>();
        loans.products(actor, page.today())
                .forEach(product -> products.put(product.number(), product.name()));
        return Html.of(
                templates.rentengMeeting(
                        page,
                        group,
                        page.t("renteng.meeting.title", page.date(row.heldOn())),
                        facts,
                        attendance.stream()
                                .map(one ->
                                        new GroupViews.Present(
                                                one.memberNo(),
                                                names.getOrDefault(one.memberNo(), ""),
                                                page.t("renteng.how." + one.how().name()),
                                                one.how().isThere()
                                                        ? Tone.GOOD
                                                        : one.how() == How.EXCUSED
                                                                ? Tone.NOTE
                                                                : Tone.WAIT))
                                .toList(),
                        meetings.wishes(actor, meeting).stream()
                                .map(wish ->
                                        new GroupViews.Wished(
                                                RentengWords.name(names, wish.memberNo()),
                                                products.getOrDefault(wish.productNo(), "")
                                                        + " · "
                                                        + wish.purpose(),
                                                wish.asked(),
                                                page.t(
                                                        "renteng.decision."
                                                                + wish.decision().name()),
                                                wish.agreed(),
                                                wish.applicationNo() == null
                                                        ? null
                                                        : page.in(
                                                                "/pinjaman/permohonan/"
                                                                        + wish.applicationNo())))
                                .toList(),
                        row.minutes()));
    }
}
