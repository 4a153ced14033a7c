package id.sokoguru.membership;

import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody's particulars, as typed. */
public record PersonForm(
        @Nullable String id,
        @Nullable String kind,
        @Nullable String name,
        @Nullable String nik,
        @Nullable String birthPlace,
        @Nullable String birthDate,
        @Nullable String sex,
        @Nullable String phone,
        @Nullable String address,
        @Nullable String village,
        @Nullable String occupation) {
    static PersonForm fresh(String village) {
        return new PersonForm(
                Uuid7.create().toString(),
                "BIASA",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                village,
                null);
    }

    static PersonForm of(Member m) {
        return new PersonForm(
                null,
                m.kind().name(),
                m.name(),
                null,
                m.birthPlace(),
                m.birthDate() == null ? null : m.birthDate().toString(),
                m.sex() == null ? null : m.sex().name(),
                m.phone(),
                m.address(),
                m.village(),
                m.occupation());
    }

    UUID uuid() {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    /**
     * Finds what is wrong; with no problems, {@link #application} and {@link #change} can be asked.
     */
    Problems check(Page page) {
        var problems = Problems.none();
        if (text(name) == null) {
            problems.add("name", page.t("membership.problem.name"));
        }
        var digits = digits(nik);
        if (digits != null && !digits.matches("[0-9]{16}")) {
            problems.add("nik", page.t("membership.problem.nik"));
        }
        var day = text(birthDate);
        if (day != null) {
            try {
                var date = LocalDate.parse(day);
                if (date.isAfter(page.today()) || date.getYear() < 1900) {
                    problems.add("birthDate", page.t("membership.problem.birth"));
                }
            } catch (DateTimeParseException e) {
                problems.add("birthDate", page.t("membership.problem.birth"));
            }
        }
        var call = text(phone);
        if (call != null && !call.matches("[0-9+ ().-]{6,20}")) {
            problems.add("phone", page.t("membership.problem.phone"));
        }
        var code = text(village);
        if (code != null && !code.matches("[0-9]{2}\\.[0-9]{2}\\.[0-9]{2}\\.[0-9]{4}")) {
            problems.add("village", page.t("membership.problem.village"));
        }
        return problems;
    }

    Application application(LocalDate today) {
        return new Application(
                uuid(),
                memberKind(),
                known(),
                digits(nik),
                text(birthPlace),
                born(),
                memberSex(),
                text(phone),
                home(),
                text(village),
                text(occupation),
                today);
    }

    ProfileChange change(int person) {
        return new ProfileChange(
                person,
                memberKind(),
                known(),
                digits(nik),
                text(birthPlace),
                born(),
                memberSex(),
                text(phone),
                home(),
                text(village),
                text(occupation));
    }

    private String known() {
        var text = text(name);
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").replaceAll("\\s+", " ");
    }

    private String home() {
        var text = text(address);
        return text == null ? "" : text;
    }

    private MemberKind memberKind() {
        return "BADAN".equals(kind)
                ? MemberKind.BADAN
                : "LUAR_BIASA".equals(kind) ? MemberKind.LUAR_BIASA : MemberKind.BIASA;
    }

    private @Nullable Sex memberSex() {
        return "P".equals(sex) ? Sex.P : "L".equals(sex) ? Sex.L : null;
    }

    private @Nullable LocalDate born() {
        var text = text(birthDate);
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    private static @Nullable String digits(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.replaceAll("[ .-]", "");
    }
}
