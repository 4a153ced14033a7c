package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import id.sokoguru.access.Role;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everybody follows every link they are shown, and no page is broken, clipped or untranslated. */
class EveryPageTest extends Journey {
    private static final Pattern FILE =
            Pattern.compile(".*(\\.(pdf|xlsx|csv|journal|beancount|json)|/berkas)");

    /** Pages a person; more with {@code -Dsokoguru.pages=200}, kept with -Dsokoguru.album=DIR. */
    private static final int AT_MOST = Integer.getInteger("sokoguru.pages", 24);

    @TestFactory
    List<DynamicTest> every_link_shown_leads_to_a_page_that_is_whole() {
        var village = founded();
        var tests = new ArrayList<DynamicTest>();
        for (var who : people(village)) {
            tests.add(
                    DynamicTest.dynamicTest(
                            who + ", phone, Indonesian",
                            () -> walk(who, Person.PHONE, "id", AT_MOST)));
            tests.add(
                    DynamicTest.dynamicTest(
                            who + ", desk, English",
                            () -> walk(who, Person.DESK, "en", AT_MOST / 2)));
        }
        return tests;
    }

    private static List<String> people(Village.Cooperative village) {
        var people = new ArrayList<String>();
        for (var role :
                List.of(
                        Role.TELLER,
                        Role.COLLECTOR,
                        Role.BOOKKEEPER,
                        Role.MANAGER,
                        Role.CHAIR,
                        Role.INTERNAL_SUPERVISOR,
                        Role.ADMINISTRATOR,
                        Role.MEMBER)) {
            people.add(village.signIn(role));
        }
        people.add("dinas." + village.tag());
        people.add("admin." + village.tag());
        return people;
    }

    private void walk(String who, int width, String language, int atMost) {
        try (var person = new Person(world.port(), width, true, language)) {
            person.page.navigate("/masuk?bahasa=" + language);
            person.signsIn(who);
            person.page.navigate("/?bahasa=" + language);
            var problems = new ArrayList<String>();
            var seen = new HashSet<String>();
            var kinds = new HashMap<String, Integer>();
            var waiting = new ArrayDeque<String>();
            waiting.add(person.path());
            waiting.add("/akun");
            int visited = 0;
            while (!waiting.isEmpty() && visited < atMost) {
                var path = waiting.removeFirst();
                if (!seen.add(path) || kinds.merge(kind(path), 1, Integer::sum) > 2) {
                    continue;
                }
                visited++;
                if (FILE.matcher(path.replaceAll("\\?.*", "")).matches()
                        || path.contains("/contoh-")) {
                    var answer = person.context.request().get(path, RequestOptions.create());
                    if (answer.status() >= 400) {
                        problems.add(path + " answers " + answer.status());
                    }
                    answer.dispose();
                    continue;
                }
                try {
                    visit(person, path, language, problems);
                } catch (RuntimeException | AssertionError broken) {
                    problems.add(path + ": " + broken.getMessage());
                    continue;
                }
                shoot(person, who, width, language, path);
                for (var link : links(person.page)) {
                    waiting.add(link);
                }
            }
            problems.addAll(person.complaints());
            person.complaints().clear();
            assertThat(problems).as(who + " saw " + visited + " pages").isEmpty();
        }
    }

    private static void visit(Person person, String path, String language, List<String> problems) {
        var answer = person.page.navigate(path);
        if (answer.status() >= 400) {
            problems.add(path + " answers " + answer.status());
        }
        try {
            person.looks();
        } catch (AssertionError wrong) {
            problems.add(wrong.getMessage().replaceAll("\\s+", " "));
        }
        if (!language.equals(person.page.locator("html").getAttribute("lang"))) {
            problems.add(path + " is not in " + language);
        }
        for (var barrier : person.barriers()) {
            problems.add(path + " axe " + barrier);
        }
        if (person.page.viewportSize().width == Person.PHONE) {
            for (var small : person.smallTargets()) {
                problems.add(path + " small " + small);
            }
        }
    }

    /** Pages of the same kind differ in their numbers only; two of each are enough. */
    private static String kind(String path) {
        return path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "U")
                .replaceAll("=[^&]*", "=")
                .replaceAll("/baris/[^/?]+", "/baris/B")
                .replaceAll("/catat/[a-z_]+", "/catat/E")
                .replaceAll("[0-9]+", "N");
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        return (List<String>)
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('a[href]')]
                          .filter(a => a.origin === location.origin && !a.classList.contains('lang'))
                          .map(a => a.pathname + a.search)
                        """);
    }

    private static void shoot(Person person, String who, int width, String language, String path) {
        var where = System.getProperty("sokoguru.album");
        if (where == null) {
            return;
        }
        var name =
                String.format(
                        Locale.ROOT,
                        "%s-%d-%s%s.png",
                        who.replaceAll("\\..*", ""),
                        width,
                        language,
                        kind(path).replaceAll("/k/N", "").replaceAll("[^A-Za-z0-9]+", "_"));
        person.page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of(where, name)).setFullPage(true));
    }
}
