package id.sokoguru.renteng;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.membership.PersonalData;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The groups of a member, what she asked them for, and what was paid for whom. */
@Component
class GroupPersonalData implements PersonalData {
    private static final int AFTER_LOANS = 310;

    private final GroupStore groups;
    private final SettlementStore settlements;
    private final Tenancy tenancy;

    GroupPersonalData(GroupStore groups, SettlementStore settlements, Tenancy tenancy) {
        this.groups = groups;
        this.settlements = settlements;
        this.tenancy = tenancy;
    }

    @Override
    public int order() {
        return AFTER_LOANS;
    }

    @Override
    public List<Section> export(Actor actor, long member) {
        return tenancy.read(actor, () -> sections(actor, member));
    }

    private List<Section> sections(Actor actor, long member) {
        var seats = new ArrayList<List<String>>();
        for (var seat : groups.ofMember(actor, member)) {
            seats.add(
                    List.of(
                            String.valueOf(seat.groupNo()),
                            seat.joinedOn().toString(),
                            Objects.toString(seat.leftOn(), ""),
                            seat.reason()));
        }
        for (var refusal : groups.refusals(actor, 0, member)) {
            seats.add(
                    List.of(
                            String.valueOf(refusal.groupNo()),
                            "",
                            refusal.refusedOn().toString(),
                            refusal.reason()));
        }
        var wishes = new ArrayList<List<String>>();
        for (var wish : groups.wishesOf(actor, member)) {
            wishes.add(
                    List.of(
                            String.valueOf(wish.meetingNo()),
                            String.valueOf(wish.asked().rupiah()),
                            String.valueOf(wish.agreed().rupiah()),
                            wish.purpose()));
        }
        var claims = new ArrayList<List<String>>();
        for (var claim : settlements.claimsOn(actor, member)) {
            claims.add(row(claim, "", String.valueOf(claim.coverer())));
        }
        for (var claim : settlements.claimsOf(actor, member)) {
            claims.add(row(claim, String.valueOf(claim.covered()), ""));
        }
        return List.of(
                new Section(
                        "renteng.privacy.groups",
                        List.of(
                                "renteng.privacy.group",
                                "renteng.privacy.from",
                                "renteng.privacy.until",
                                "renteng.privacy.reason"),
                        seats),
                new Section(
                        "renteng.privacy.wishes",
                        List.of(
                                "renteng.privacy.meeting",
                                "renteng.privacy.asked",
                                "renteng.privacy.agreed",
                                "renteng.privacy.purpose"),
                        wishes),
                new Section(
                        "renteng.privacy.claims",
                        List.of(
                                "renteng.privacy.date",
                                "renteng.privacy.covered",
                                "renteng.privacy.coverer",
                                "renteng.privacy.amount"),
                        claims));
    }

    private static List<String> row(Claim claim, String covered, String coverer) {
        return List.of(
                claim.settledOn().toString(),
                covered,
                coverer,
                String.valueOf(claim.amount().rupiah()));
    }

    /** Why she left or was refused is forgotten; everything else names her by number only. */
    @Override
    public void erase(Actor actor, long member) {
        tenancy.write(
                actor,
                () -> {
                    groups.forgetReasons(actor, member);
                    return true;
                });
    }
}
