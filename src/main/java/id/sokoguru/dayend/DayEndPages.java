package id.sokoguru.dayend;

import gg.jte.models.runtime.JteModel;
import id.sokoguru.database.Tenancy;
import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** What the routines did, what hinders them, and the button that does not wait for midnight. */
@Controller
class DayEndPages {
    private static final String HERE = "/k/{coop}/rutin";
    private static final String ALL = "/instalasi/rutin";
    private static final int SHOWN = 60;

    private final DayEndRun run;
    private final RunStore store;
    private final Tenancy tenancy;
    private final Templates templates;

    DayEndPages(DayEndRun run, RunStore store, Tenancy tenancy, Templates templates) {
        this.run = run;
        this.store = store;
        this.tenancy = tenancy;
        this.templates = templates;
    }

    @Needs({Permission.BOOKKEEP, Permission.CLOSE_PERIOD, Permission.READ_BOOKS})
    @GetMapping(HERE)
    Html list(Page page, Actor actor) {
        return Html.of(list(page, actor, null));
    }

    @Needs({Permission.BOOKKEEP, Permission.CLOSE_PERIOD})
    @PostMapping(HERE)
    Html runNow(Page page, Actor actor) {
        var done = run.runOne(actor.at(), page.today().minusDays(1));
        return Html.of(list(page, actor, told(page, done)));
    }

    private JteModel list(Page page, Actor actor, @Nullable String told) {
        var rows =
                tenancy.read(actor, () -> store.history(actor, SHOWN)).stream()
                        .map(row ->
                                new RoutineRow(
                                        title(page, row.routine()),
                                        page.shortDate(row.endedOn()),
                                        row.items() == null ? "" : page.count(row.items()),
                                        page.moment(row.at().toInstant()),
                                        row.sentence()))
                        .toList();
        var kinds =
                run.routines().stream()
                        .map(routine ->
                                new RoutineKind(
                                        title(page, routine.name()),
                                        page.t(
                                                "dayend.cadence."
                                                        + routine.cadence()
                                                                .name()
                                                                .toLowerCase(Locale.ROOT)),
                                        page.t(key(routine.name()) + ".why")))
                        .toList();
        return templates.dayendRoutines(page, kinds, rows, told);
    }

    @Needs(Permission.INSTALLATION)
    @GetMapping(ALL)
    Html all(Page page, Actor actor) {
        var troubles =
                tenancy.read(actor, () -> store.troubles(actor)).stream()
                        .map(trouble ->
                                new RoutineRow(
                                        title(page, trouble.routine()),
                                        page.shortDate(trouble.endedOn()),
                                        "",
                                        new CooperativeId(trouble.coopId()).text(),
                                        trouble.sentence()))
                        .toList();
        return Html.of(templates.dayendAll(page, run.progress().orElse(null), troubles));
    }

    @Needs(Permission.INSTALLATION)
    @PostMapping(ALL)
    Html runAll(Page page) {
        var until = page.today().minusDays(1);
        Thread.ofVirtual().name("dayend").start(() -> run.runAll(until));
        return Html.seeOther(ALL);
    }

    private static String told(Page page, Progress done) {
        if (done.hindered() > 0) {
            return page.t("dayend.told.hindered", done.works(), done.hindered());
        }
        return done.works() == 0
                ? page.t("dayend.told.nothing")
                : page.t("dayend.told.done", done.works(), done.items());
    }

    /** {@code savings.interest} is told by {@code savings.routine.interest}. */
    private static String key(String routine) {
        return routine.replaceFirst("\\.", ".routine.");
    }

    private static String title(Page page, String routine) {
        return page.t(key(routine));
    }
}
