package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody at a screen of their own. Whatever page comes up is looked at: no sideways scroll, one
 * heading, all words known, nothing forbidden by the content policy, nothing red in the console.
 */
final class Person implements AutoCloseable {
    static final int PHONE = 360;
    static final int DESK = 1280;

    final BrowserContext context;
    final Page page;
    private final String base;
    private final List<String> complaints = new ArrayList<>();
    private final boolean scripts;

    static Person onPhone(int port) {
        return new Person(port, PHONE, true, "id");
    }

    static Person atDesk(int port) {
        return new Person(port, DESK, true, "id");
    }

    Person(int port, int width, boolean scripts, String language) {
        this.base = "http://localhost:" + port;
        this.scripts = scripts;
        this.context =
                Browsers.browser()
                        .newContext(
                                new Browser.NewContextOptions()
                                        .setBaseURL(base)
                                        .setViewportSize(width, width == PHONE ? 740 : 800)
                                        .setHasTouch(width == PHONE)
                                        .setJavaScriptEnabled(scripts)
                                        .setAcceptDownloads(true)
                                        .setLocale(language.equals("id") ? "id-ID" : "en-GB"));
        context.setDefaultTimeout(10_000);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !expected(message.text())) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    /** A form that comes back with problems (422) and what does not exist (404) are answers. */
    private static boolean expected(String message) {
        return message.contains("status of 422")
                || message.contains("status of 404")
                || message.contains("ERR_INTERNET_DISCONNECTED");
    }

    Person signsIn(String name) {
        page.navigate("/masuk");
        page.getByLabel("Nama masuk").or(page.getByLabel("Sign-in name")).fill(name);
        page.locator("[name=sandi]").fill(Village.PASSWORD);
        page.locator("main button[type=submit]").click();
        page.waitForURL(Pattern.compile("^(?!.*/masuk).*$"));
        return looks();
    }

    /** Goes to an address and looks at what is there. */
    Person opens(String path) {
        Response answer = page.navigate(path);
        assertThat(answer.status()).as(path).isLessThan(400);
        return looks();
    }

    Person clicks(String words) {
        link(words).click();
        page.waitForLoadState();
        return looks();
    }

    Person presses(String words) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true))
                .first()
                .click();
        page.waitForLoadState();
        return looks();
    }

    Person types(String label, String value) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(false)).first().fill(value);
        return this;
    }

    Locator link(String words) {
        return page.locator("main")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(words))
                .first();
    }

    Person sees(String... words) {
        var text = page.locator("main").innerText().replace('\u00a0', ' ');
        assertThat(text).as(page.url()).contains(words);
        return this;
    }

    String path() {
        return page.url().substring(base.length());
    }

    /** What must hold on every page. */
    Person looks() {
        if (!scripts) {
            return this;
        }
        var where = page.url() + " at " + page.viewportSize().width + " px";
        assertThat(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
                .as("sideways scroll of " + where)
                .isEqualTo(0);
        assertThat(page.locator("h1").count()).as("h1 of " + where).isEqualTo(1);
        assertThat(page.title()).as(where).isNotBlank();
        assertThat(page.locator("html").getAttribute("lang")).as(where).isIn("id", "en");
        assertThat(page.content()).as(where).doesNotContain("⟦");
        return this;
    }

    /** Serious and critical findings of axe on the page as it is now. */
    @SuppressWarnings("unchecked")
    List<String> barriers() {
        page.evaluate(AXE);
        return (List<String>)
                page.evaluate(
                        """
                        async () => {
                          const found = await axe.run(document, {resultTypes: ['violations']});
                          return found.violations
                            .filter(v => v.impact === 'serious' || v.impact === 'critical')
                            .map(v => v.id + ': ' + v.nodes.slice(0, 3)
                              .map(n => n.target.join(' ') + ' ' + n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? '')).join(' | '));
                        }
                        """);
    }

    /** Buttons and the like that a thumb would miss. */
    @SuppressWarnings("unchecked")
    List<String> smallTargets() {
        return (List<String>)
                page.evaluate(
                        """
                        () => [...document.querySelectorAll('main .button, main .tile, main input:not([type=hidden]):not([type=checkbox]):not([type=radio]), main select, .menu > ul > li > a, .menu summary')]
                          .filter(e => e.getClientRects().length && !e.closest('[hidden]'))
                          .map(e => ({e, box: (e.closest('.box') ?? e).getBoundingClientRect()}))
                          .filter(({box}) => box.height < 43.5)
                          .map(({e, box}) => e.outerHTML.slice(0, 80) + ' ' + Math.round(box.width) + '×' + Math.round(box.height))
                        """);
    }

    /** Keeps a picture when asked to: {@code -Dsokoguru.screenshots=docs/screenshots}. */
    Person photo(String name) {
        var wanted = System.getProperty("sokoguru.screenshots");
        if (wanted != null) {
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setPath(Path.of(wanted, name + ".png"))
                            .setType(ScreenshotType.PNG));
        }
        return this;
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }

    private static final String AXE;

    static {
        try (var script = Person.class.getResourceAsStream("/axe.min.js")) {
            AXE = new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
