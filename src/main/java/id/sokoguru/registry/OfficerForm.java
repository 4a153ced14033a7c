package id.sokoguru.registry;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An officer's appointment as typed. */
public record OfficerForm(
        @Nullable UUID id,
        @Nullable String name,
        @Nullable String position,
        boolean exOfficio,
        @Nullable String from) {
    static OfficerForm empty() {
        return new OfficerForm(Uuid7.create(), null, null, false, null);
    }

    /** The order, or empty with the reasons in {@code problems}. */
    Optional<Appointment> order(Page page, Problems problems) {
        var seat =
                Arrays.stream(Position.values())
                        .filter(each -> each.name().equals(position))
                        .findFirst();
        if (name == null || name.isBlank()) {
            problems.add("name", page.t("registry.officer.name-missing"));
        }
        if (seat.isEmpty()) {
            problems.add("position", page.t("registry.officer.position-missing"));
        }
        var first = FoundingForm.date(page, "from", from, problems);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Appointment(
                        id == null ? Uuid7.create() : id,
                        Objects.requireNonNull(name).strip(),
                        seat.orElseThrow(),
                        exOfficio,
                        first.orElseThrow()));
    }
}
