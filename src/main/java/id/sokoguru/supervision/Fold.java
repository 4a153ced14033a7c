package id.sokoguru.supervision;

import java.util.List;

/**
 * Something that can be said of a territory from what was said of its parts. Two equal folds say
 * the same of the same cooperatives, so a {@link Snapshot} remembers the answer of every region
 * that did not move. Implemented by records.
 */
interface Fold<T> {
    /** Of some cooperatives, in the order of their numbers. */
    T of(List<CooperativePulse> standings);

    /** Of several regions, in the order of their numbers. */
    T plus(List<T> parts);
}
