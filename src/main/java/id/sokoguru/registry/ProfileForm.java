package id.sokoguru.registry;

import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The identity of a cooperative as typed. */
public record ProfileForm(
        int version,
        @Nullable String name,
        @Nullable String legalNumber,
        @Nullable String legalDate,
        @Nullable String nik,
        @Nullable String npwp,
        @Nullable String nib,
        @Nullable String address,
        @Nullable String phone,
        int bookYearMonth) {
    static ProfileForm of(Profile profile) {
        return new ProfileForm(
                profile.version(),
                profile.name(),
                profile.legalNumber(),
                profile.legalDate() == null ? null : profile.legalDate().toString(),
                profile.nik(),
                profile.npwp(),
                profile.nib(),
                profile.address(),
                profile.phone(),
                profile.bookYearMonth());
    }

    /** The order, or empty with the reasons in {@code problems}. */
    Optional<ProfileChange> order(Page page, Problems problems) {
        if (name == null || name.isBlank()) {
            problems.add("name", page.t("registry.form.name-missing"));
        }
        LocalDate legal = null;
        if (text(legalDate) != null) {
            legal = FoundingForm.date(page, "legalDate", legalDate, problems).orElse(null);
            if (legal != null && legal.isAfter(page.today())) {
                problems.add("legalDate", page.t("registry.form.future"));
            }
        }
        digits(page, "nik", nik, 8, 20, problems);
        digits(page, "npwp", npwp, 15, 16, problems);
        digits(page, "nib", nib, 13, 13, problems);
        var number = text(phone);
        if (number != null && !number.matches("\\+?[0-9 ()-]{6,20}")) {
            problems.add("phone", page.t("registry.form.phone"));
        }
        if (bookYearMonth < 1 || bookYearMonth > 12) {
            problems.add("bookYearMonth", page.t("registry.form.month"));
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ProfileChange(
                        version,
                        Objects.requireNonNull(name).strip(),
                        text(legalNumber),
                        legal,
                        bare(nik),
                        bare(npwp),
                        bare(nib),
                        text(address),
                        text(phone),
                        bookYearMonth));
    }

    private static void digits(
            Page page,
            String field,
            @Nullable String typed,
            int least,
            int most,
            Problems problems) {
        var bare = bare(typed);
        if (bare != null && !bare.matches("[0-9]{" + least + "," + most + "}")) {
            problems.add(
                    field,
                    least == most
                            ? page.t("registry.form.digits", least)
                            : page.t("registry.form.digits-between", least, most));
        }
    }

    /** People group numbers by dots, dashes and blanks; the register keeps digits. */
    private static @Nullable String bare(@Nullable String typed) {
        var text = text(typed);
        return text == null ? null : text.replaceAll("[ .-]", "");
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }
}
