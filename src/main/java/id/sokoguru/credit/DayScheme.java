package id.sokoguru.credit;

import java.util.List;

/**
 * Quality by days past due.
 *
 * @param bands the first from day 0, days rising
 */
public record DayScheme(List<Band> bands) {
    /** From this day on. */
    public record Band(int fromDay, Quality quality) {}

    /**
     * 0–30, 31–90, 91–120, 121–180, over 180: most software, near banking practice (RECALLED
     * medium).
     */
    public static final DayScheme USUAL =
            new DayScheme(
                    List.of(
                            new Band(0, Quality.CURRENT),
                            new Band(31, Quality.SPECIAL_MENTION),
                            new Band(91, Quality.SUBSTANDARD),
                            new Band(121, Quality.DOUBTFUL),
                            new Band(181, Quality.LOSS)));

    /** 0–90, 91–180, 181–270, over 270, without special mention (RECALLED medium). */
    public static final DayScheme LEGACY =
            new DayScheme(
                    List.of(
                            new Band(0, Quality.CURRENT),
                            new Band(91, Quality.SUBSTANDARD),
                            new Band(181, Quality.DOUBTFUL),
                            new Band(271, Quality.LOSS)));

    public DayScheme {
        bands = List.copyOf(bands);
        if (bands.isEmpty() || bands.getFirst().fromDay() != 0) {
            throw new IllegalArgumentException("bands begin with day 0");
        }
        for (int i = 1; i < bands.size(); i++) {
            var before = bands.get(i - 1);
            var band = bands.get(i);
            if (band.fromDay() <= before.fromDay()
                    || band.quality().compareTo(before.quality()) <= 0) {
                throw new IllegalArgumentException("bands do not rise: " + bands);
            }
        }
    }

    public Quality of(DaysPastDue late) {
        var quality = bands.getFirst().quality();
        for (var band : bands) {
            if (late.days() >= band.fromDay()) {
                quality = band.quality();
            }
        }
        return quality;
    }
}
