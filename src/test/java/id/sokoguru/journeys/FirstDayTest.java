package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import id.sokoguru.Sokoguru;
import id.sokoguru.world.EmptyDatabase;
import id.sokoguru.world.World;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** A server is started where nobody was yet. */
@SpringBootTest(
        classes = {Sokoguru.class, World.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmptyDatabase.class)
@DirtiesContext
class FirstDayTest {
    @Autowired World world;

    @Test
    void the_first_visitor_becomes_administrator_and_founds_the_first_cooperative() {
        try (var wati = Person.atDesk(world.port())) {
            wati.opens("/").sees("Belum ada pengguna di sini");
            assertThat(wati.path()).isEqualTo("/mulai");
            wati.types("Kode dari layar server", "test code 1234")
                    .types("Nama lengkap", "Wati Nurhayati")
                    .types("Nama masuk", "wati");
            wati.page.locator("[name=sandi]").fill(Village.PASSWORD);
            wati.page.locator("[name=ulang]").fill(Village.PASSWORD);
            wati.photo("first-run").presses("Buat administrator");
            wati.page.waitForURL("**/masuk");
            wati.signsIn("wati");
            assertThat(wati.path()).isEqualTo("/instalasi");

            wati.clicks("Koperasi").sees("Belum ada koperasi").clicks("Daftarkan koperasi");
            wati.page.locator("[name=cari]").fill("Wonosalam");
            wati.page.locator("main a", hasText("Desa Wonosalam")).first().click();
            wati.page.locator("[name=village]").waitFor(attached());
            wati.looks();
            wati.page.locator("[name=name]").fill("Koperasi Desa Merah Putih Wonosalam");
            wati.presses("Daftarkan").sees("Koperasi Desa Merah Putih Wonosalam");

            wati.clicks("Koperasi Desa Merah Putih Wonosalam");
            wati.page.waitForURL(Pattern.compile(".*/k/\\d{13}/pengguna"));
            wati.looks();
            assertThat(wati.barriers()).isEmpty();
        }
    }

    private static Page.LocatorOptions hasText(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static com.microsoft.playwright.Locator.WaitForOptions attached() {
        return new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }
}
