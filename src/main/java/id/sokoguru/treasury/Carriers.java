package id.sokoguru.treasury;

import id.sokoguru.kernel.Actor;

/** Who carries the cooperative's money outside: answered by the room of the collectors. */
public interface Carriers {
    /** Whether the actor takes money into this bag (110104, sub-account = collector's number). */
    boolean carries(Actor actor, long bag);
}
