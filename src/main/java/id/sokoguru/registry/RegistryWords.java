package id.sokoguru.registry;

import id.sokoguru.registry.FoundingAnswer.Founded;
import id.sokoguru.registry.FoundingAnswer.IdUsedBefore;
import id.sokoguru.registry.FoundingAnswer.KindDoesNotFitRegion;
import id.sokoguru.registry.FoundingAnswer.NameDoesNotFitKind;
import id.sokoguru.registry.FoundingAnswer.NameTaken;
import id.sokoguru.registry.FoundingAnswer.UnknownRegion;
import id.sokoguru.registry.FoundingAnswer.VillageFull;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Page;
import id.sokoguru.web.Tone;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The register's refusals and choices as sentences, the same on pages and in the API. */
@Component
public class RegistryWords {
    /** Why nothing was founded. */
    String refusal(Page page, FoundingAnswer answer) {
        return switch (answer) {
            case Founded(var cooperative) -> cooperative.text();
            case NameTaken(var by) -> page.t("registry.found.name-taken", by.text());
            case NameDoesNotFitKind(var beginning) ->
                    page.t("registry.found.name-begins", beginning.strip());
            case KindDoesNotFitRegion(var level) ->
                    page.t("registry.found.kind-misfit", level.label());
            case UnknownRegion(var code) -> page.t("registry.found.no-village", code);
            case VillageFull() -> page.t("registry.found.village-full");
            case IdUsedBefore(var by) -> page.t("registry.found.id-used", by.text());
        };
    }

    /** The same, for machines. */
    String kind(FoundingAnswer answer) {
        return "registry."
                + switch (answer) {
                    case Founded _ -> "founded";
                    case NameTaken _ -> "name-taken";
                    case NameDoesNotFitKind _ -> "name-does-not-fit-kind";
                    case KindDoesNotFitRegion _ -> "kind-does-not-fit-region";
                    case UnknownRegion _ -> "unknown-region";
                    case VillageFull _ -> "village-full";
                    case IdUsedBefore _ -> "id-used-before";
                };
    }

    /** The field of the founding form that a refusal is about. */
    String field(FoundingAnswer answer) {
        return switch (answer) {
            case NameTaken _, NameDoesNotFitKind _ -> "name";
            case KindDoesNotFitRegion _ -> "kind";
            case UnknownRegion _, VillageFull _, IdUsedBefore _, Founded _ -> "";
        };
    }

    public static List<Choice> kinds(Page page) {
        return Arrays.stream(CooperativeKind.values())
                .map(kind -> Choice.of(kind.name(), page.t("registry.kind." + kind.name())))
                .toList();
    }

    public static List<Choice> positions(Page page) {
        return Arrays.stream(Position.values())
                .map(seat -> Choice.of(seat.name(), page.t("registry.position." + seat.name())))
                .toList();
    }

    public static List<Choice> months(Page page) {
        return Arrays.stream(java.time.Month.values())
                .map(month ->
                        Choice.of(
                                Integer.toString(month.getValue()),
                                month.getDisplayName(
                                        java.time.format.TextStyle.FULL_STANDALONE,
                                        page.words().locale())))
                .toList();
    }

    public static List<Choice> sharingLevels(Page page) {
        return List.of(0, 1, 2, 3).stream()
                .map(level ->
                        Choice.of(
                                Integer.toString(level),
                                page.t("registry.sharing." + level),
                                page.t("registry.sharing." + level + ".who")))
                .toList();
    }

    public static Tone tone(CooperativeStatus status) {
        return switch (status) {
            case AKTIF, AKTIF_KEMBALI -> Tone.GOOD;
            case TERDAFTAR -> Tone.NOTE;
            case PERLU_PERHATIAN, DIUSULKAN_BUBAR -> Tone.ACT;
            case DALAM_PEMBINAAN -> Tone.WAIT;
            case TIDAK_AKTIF, BUBAR -> Tone.OFF;
        };
    }
}
