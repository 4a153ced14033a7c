package id.sokoguru.dayend;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the run is.
 *
 * @param done cooperatives that are finished
 * @param total cooperatives that had something to do
 * @param works routines that did their work in a cooperative for a period
 * @param items what they moved
 * @param hindered works that could not be done yet
 * @param finishedAt null while it goes on
 */
public record Progress(
        int done,
        int total,
        long works,
        long items,
        long hindered,
        Instant startedAt,
        @Nullable Instant finishedAt) {}
