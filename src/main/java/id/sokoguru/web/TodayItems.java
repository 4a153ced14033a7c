package id.sokoguru.web;

import id.sokoguru.kernel.Actor;
import java.util.List;

/**
 * A room's part of the list "Hari ini": implemented as a bean by every room that has something to
 * do.
 */
public interface TodayItems {
    /** What waits in {@code actor.at()} for somebody who may do it; empty when nothing does. */
    List<TodayItem> today(Actor actor, Words words);
}
