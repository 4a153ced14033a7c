package id.sokoguru.dayend;

import org.jspecify.annotations.Nullable;

/**
 * A work that was done or is hindered, as people read it.
 *
 * @param at when it was done; on the installation's page the cooperative
 * @param sentence what is in the way; null when it was done
 */
public record RoutineRow(
        String title, String endedOn, String items, String at, @Nullable String sentence) {}
