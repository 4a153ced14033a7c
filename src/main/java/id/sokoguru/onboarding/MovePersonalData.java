package id.sokoguru.onboarding;

import id.sokoguru.kernel.Actor;
import id.sokoguru.membership.PersonalData;
import java.util.List;
import org.springframework.stereotype.Component;

/** Under which numbers a member was known before the move. */
@Component
class MovePersonalData implements PersonalData {
    private static final int LATE = 700;
    private static final int MOST = 1_000;

    private final Moving moving;

    MovePersonalData(Moving moving) {
        this.moving = moving;
    }

    @Override
    public int order() {
        return LATE;
    }

    @Override
    public List<Section> export(Actor actor, long member) {
        var rows =
                moving.numbers(actor, String.valueOf(member), MOST).stream()
                        .filter(n -> n.member() == member)
                        .map(n -> List.of(n.kind(), n.oldNo(), String.valueOf(n.newNo())))
                        .toList();
        return rows.isEmpty()
                ? List.of()
                : List.of(
                        new Section(
                                "onboarding.numbers.title",
                                List.of(
                                        "onboarding.numbers.what",
                                        "onboarding.numbers.old",
                                        "onboarding.numbers.new"),
                                rows));
    }

    /** Numbers name nobody. */
    @Override
    public void erase(Actor actor, long member) {}
}
