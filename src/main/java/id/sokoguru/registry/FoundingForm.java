package id.sokoguru.registry;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The founding form as typed. */
public record FoundingForm(
        @Nullable UUID id,
        @Nullable String village,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String foundedOn,
        @Nullable String booksFrom) {
    /** Proposes what is usual in the village: its Merah Putih cooperative. */
    static FoundingForm in(Region village, LocalDate today) {
        var kind = CooperativeKind.merahPutihIn(village.level());
        return new FoundingForm(
                Uuid7.create(),
                village.code(),
                kind.name(),
                kind.nameBeginsWith().orElse("") + village.name(),
                today.toString(),
                today.toString());
    }

    /** The order, or empty with the reasons in {@code problems}. */
    Optional<Founding> order(Page page, Problems problems) {
        var kindTyped =
                Arrays.stream(CooperativeKind.values())
                        .filter(each -> each.name().equals(kind))
                        .findFirst();
        if (kindTyped.isEmpty()) {
            problems.add("kind", page.t("registry.form.kind-missing"));
        }
        if (name == null || name.isBlank()) {
            problems.add("name", page.t("registry.form.name-missing"));
        }
        var founded = date(page, "foundedOn", foundedOn, problems);
        var books = date(page, "booksFrom", booksFrom, problems);
        if (founded.isPresent() && founded.get().isAfter(page.today())) {
            problems.add("foundedOn", page.t("registry.form.future"));
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Founding(
                        id == null ? Uuid7.create() : id,
                        Objects.requireNonNull(name).strip(),
                        kindTyped.orElseThrow(),
                        village == null ? "" : village,
                        founded.orElseThrow(),
                        books.orElseThrow(),
                        Set.of()));
    }

    static Optional<LocalDate> date(
            Page page, String field, @Nullable String typed, Problems problems) {
        try {
            return Optional.of(LocalDate.parse(typed == null ? "" : typed.strip()));
        } catch (DateTimeParseException e) {
            problems.add(field, page.t("registry.form.date"));
            return Optional.empty();
        }
    }
}
