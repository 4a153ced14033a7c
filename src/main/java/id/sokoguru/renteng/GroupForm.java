package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group as typed.
 *
 * @param hari day of the month on which it meets
 * @param sebelum days before, on which the dues list is drawn
 * @param iuran to the group's own savings, a member and month
 * @param ppl field officer
 */
public record GroupForm(
        @Nullable String id,
        @Nullable String nama,
        @Nullable String tanggal,
        @Nullable String hari,
        @Nullable String jam,
        @Nullable String tempat,
        @Nullable String sebelum,
        @Nullable String iuran,
        @Nullable String ppl) {
    static GroupForm fresh(LocalDate today) {
        return new GroupForm(
                Uuid7.create().toString(),
                null,
                today.toString(),
                "10",
                "15:30",
                null,
                "5",
                null,
                null);
    }

    static GroupForm of(Group group) {
        return new GroupForm(
                Uuid7.create().toString(),
                group.name(),
                group.foundedOn().toString(),
                String.valueOf(group.meetingDay()),
                group.meetingTime().toString(),
                group.place(),
                String.valueOf(group.noticeDays()),
                group.contribution().isZero() ? "" : group.contribution().figure(),
                group.officer());
    }

    GroupForm withId() {
        return new GroupForm(
                uuid(id).toString(), nama, tanggal, hari, jam, tempat, sebelum, iuran, ppl);
    }

    /** Reads the fields; what cannot be read is told in {@code problems}. */
    Founding order(Page page, Problems problems) {
        var date = date(tanggal);
        if (date == null) {
            problems.add("tanggal", page.t("renteng.problem.date"));
        }
        var time = time(jam);
        if (time == null) {
            problems.add("jam", page.t("renteng.problem.time"));
        }
        int meets = whole(hari);
        if (meets < 1 || meets > 31) {
            problems.add("hari", page.t("renteng.problem.day"));
        }
        int before = whole(sebelum);
        if (before < 0 || before > 28) {
            problems.add("sebelum", page.t("renteng.problem.notice"));
        }
        var typed = Objects.requireNonNullElse(iuran, "");
        var contribution = typed.isBlank() ? Money.ZERO : Money.parse(typed).orElse(null);
        if (contribution == null) {
            problems.add("iuran", page.t("renteng.refused.amount"));
        }
        return new Founding(
                uuid(id),
                Objects.requireNonNullElse(nama, ""),
                date == null ? page.today() : date,
                meets,
                time == null ? LocalTime.NOON : time,
                Objects.requireNonNullElse(tempat, ""),
                before,
                contribution == null ? Money.ZERO : contribution,
                Objects.requireNonNullElse(ppl, ""));
    }

    /** A missing or damaged id is replaced, so that a page always has one. */
    static UUID uuid(@Nullable String id) {
        try {
            return id == null ? Uuid7.create() : UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uuid7.create();
        }
    }

    static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return typed == null ? null : LocalDate.parse(typed.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    static @Nullable LocalTime time(@Nullable String typed) {
        try {
            return typed == null ? null : LocalTime.parse(typed.strip().replace('.', ':'));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** −1 when it is no whole number. */
    static int whole(@Nullable String typed) {
        return typed != null && typed.strip().matches("[0-9]{1,9}")
                ? Integer.parseInt(typed.strip())
                : -1;
    }
}
