package id.sokoguru.membership;

import id.sokoguru.kernel.Actor;
import java.util.List;

/**
 * What a room keeps of a member as a person, and how it forgets them. Implemented as a bean by
 * every room that keeps something; the room {@code privacy} calls them together. A room that keeps
 * suspicions does not implement it: who is suspected may not learn it (UU 8/2010 pasal 12).
 */
public interface PersonalData {
    /** What comes first in the copy that the person gets. */
    int order();

    /**
     * Everything that is kept of the member. Whoever calls has made sure that the copy goes to that
     * person; the whole NIK is in it.
     */
    List<Section> export(Actor actor, long member);

    /**
     * Removes what says who the member was, in the open transaction. Numbers and money stay. Called
     * when the law's time is over.
     */
    void erase(Actor actor, long member);

    /**
     * A table of the copy.
     *
     * @param title a message key
     * @param columns message keys
     * @param rows as many cells as columns; dates as ISO, money as whole rupiah
     */
    record Section(String title, List<String> columns, List<List<String>> rows) {}
}
