package id.sokoguru.bench;

import id.sokoguru.dayend.DayEndRun;
import id.sokoguru.kernel.BusinessDay;
import org.springframework.stereotype.Component;

/** A regency's month-end: every routine of every cooperative for a whole month, (j). */
@Component
public class MonthEnds {
    private static final int ACCOUNTS = 1_000;
    private static final String VILLAGE = "35.74.01.1001";

    private final Counter counter;
    private final DayEndRun run;
    private final BusinessDay day;

    MonthEnds(Counter counter, DayEndRun run, BusinessDay day) {
        this.counter = counter;
        this.run = run;
        this.day = day;
    }

    /**
     * The month before this one, with a deposit and a withdrawal on each account; then the night
     * after its last day, with all its days still to be done.
     *
     * @param cooperatives with a thousand savings accounts each
     */
    public void regency(int cooperatives, Table table) {
        var from = day.today().withDayOfMonth(1).minusMonths(1);
        for (int i = 0; i < cooperatives; i++) {
            counter.livedThrough(VILLAGE, ACCOUNTS, from);
        }
        var start = System.nanoTime();
        var done = run.runAll(from.withDayOfMonth(from.lengthOfMonth())).orElseThrow();
        var seconds = (System.nanoTime() - start) / 1e9;
        // Each account earns something, or the month-end did not happen.
        if (done.hindered() > 0 || done.items() < (long) cooperatives * ACCOUNTS) {
            throw new IllegalStateException("the month-end is not done: " + done);
        }
        int accounts = cooperatives * ACCOUNTS;
        table.atMost(
                "j.month_end",
                "(j) a regency's month-end: "
                        + cooperatives
                        + " cooperatives, "
                        + accounts
                        + " savings accounts",
                seconds,
                "s",
                60);
        table.add("j.account", "(j) … each account", seconds * 1e6 / accounts, "µs");
        table.add("j.works", "(j) … works of routines", done.works(), "");
    }
}
