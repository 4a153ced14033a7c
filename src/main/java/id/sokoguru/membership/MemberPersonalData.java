package id.sokoguru.membership;

import id.sokoguru.kernel.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The register's part of what a person may have of themself. */
@Component
class MemberPersonalData implements PersonalData {
    private static final int FIRST = 100;

    /** Goes into the list of looks, where the member reads it. */
    static final String WHY = "Salinan data untuk anggota sendiri";

    private final Members members;

    MemberPersonalData(Members members) {
        this.members = members;
    }

    @Override
    public int order() {
        return FIRST;
    }

    @Override
    public List<Section> export(Actor actor, long member) {
        var m = members.required(actor, member);
        var nik = members.nationalId(actor, member, WHY);
        var profile = new ArrayList<List<String>>();
        field(profile, "number", m.number());
        field(profile, "name", m.name());
        field(profile, "nik", nik instanceof NationalIdLook.Shown(var whole) ? whole : m.nik());
        field(profile, "kind", m.kind());
        field(profile, "birth_place", m.birthPlace());
        field(profile, "birth_date", m.birthDate());
        field(profile, "sex", m.sex());
        field(profile, "phone", m.phone());
        field(profile, "address", m.address());
        field(profile, "village", m.village());
        field(profile, "occupation", m.occupation());
        field(profile, "applied", m.applied());
        field(profile, "approved", m.approved());
        field(profile, "joined", m.joined());
        field(profile, "left", m.left());
        var history = new ArrayList<List<String>>();
        for (var step : members.history(actor, m.person())) {
            history.add(
                    List.of(
                            step.at().toInstant().toString(),
                            step.what(),
                            Objects.requireNonNullElse(step.old(), ""),
                            Objects.requireNonNullElse(step.detail(), "")));
        }
        var looks = new ArrayList<List<String>>();
        for (var look : members.looks(actor, member)) {
            looks.add(List.of(look.at().toInstant().toString(), look.reason()));
        }
        return List.of(
                new Section(
                        "membership.personal.profile",
                        List.of("membership.personal.field", "membership.personal.value"),
                        profile),
                new Section(
                        "membership.personal.history",
                        List.of(
                                "membership.personal.when",
                                "membership.personal.what",
                                "membership.personal.before",
                                "membership.personal.after"),
                        history),
                new Section(
                        "membership.nik.looks",
                        List.of("membership.personal.when", "membership.nik.reason"),
                        looks));
    }

    private static void field(List<List<String>> rows, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            rows.add(List.of(name, value.toString()));
        }
    }

    @Override
    public void erase(Actor actor, long member) {
        members.erase(actor, member);
    }
}
