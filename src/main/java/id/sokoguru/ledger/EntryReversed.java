package id.sokoguru.ledger;

import id.sokoguru.kernel.Actor;

/**
 * An entry was undone, told inside the transaction that undoes it: rooms that keep rows about the
 * entry (a schedule, an ending) set them right, or throw and nothing was undone.
 */
public record EntryReversed(Actor actor, PostedEntry original) {}
