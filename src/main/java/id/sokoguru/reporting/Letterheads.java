package id.sokoguru.reporting;

import id.sokoguru.kernel.Actor;

/** Answers who the cooperative of {@code actor.at()} is. */
interface Letterheads {
    Letterhead of(Actor actor);
}
