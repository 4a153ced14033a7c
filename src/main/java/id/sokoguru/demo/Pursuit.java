package id.sokoguru.demo;

import java.util.ArrayList;
import java.util.List;

/** What a cooperative does besides taking savings; a chapter's end brings it forward. */
interface Pursuit {
    /**
     * Lives through a chapter, as if on the evening of its last day.
     *
     * @return entries made
     */
    int live(Calendar.Chapter chapter);

    /** What a cooperative does, in the order in which it does it. */
    static List<Pursuit> of(Rooms rooms, Diary diary, long seed) {
        var pursuits = new ArrayList<Pursuit>();
        if (Borrowing.isFor(diary.seat)) {
            pursuits.add(new Borrowing(rooms, diary, seed));
        }
        if (Depositing.isFor(diary.seat)) {
            pursuits.add(new Depositing(rooms, diary, seed));
        }
        if (Deducting.isFor(diary.seat)) {
            pursuits.add(new Deducting(rooms, diary, seed));
        }
        if (Grouping.isFor(diary.seat)) {
            pursuits.add(new Grouping(rooms, diary, seed));
        }
        return List.copyOf(pursuits);
    }
}
