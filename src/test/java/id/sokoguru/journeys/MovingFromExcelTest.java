package id.sokoguru.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Scope;
import id.sokoguru.lending.Loans;
import id.sokoguru.onboarding.Excel;
import id.sokoguru.onboarding.Mover;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.Founding;
import id.sokoguru.registry.FoundingAnswer;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Terms;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A bookkeeper of sixty and a chair move a cooperative in one evening. */
class MovingFromExcelTest extends Journey {
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);

    @Autowired Loans loans;

    private CooperativeId empty() {
        var number =
                ((FoundingAnswer.Founded)
                                registry.found(
                                        Actor.installation(),
                                        new Founding(
                                                Uuid7.create(),
                                                "KSP Pindah Rumah",
                                                CooperativeKind.KSP,
                                                "35.17.03.2004",
                                                FROM,
                                                FROM,
                                                EnumSet.noneOf(Scope.class))))
                        .cooperative();
        var system = Actor.system(number);
        savings.setTerms(system, Terms.usual("KSP", FROM));
        savings.setProduct(
                system,
                Product.plain(
                        1,
                        FROM,
                        "Simpanan Sukarela",
                        Product.Kind.ORDINARY,
                        Money.ZERO,
                        Money.ZERO));
        Mover.products(savings, loans, system);
        user(number, "pindah.pembuku", "Bu Hartini", Role.BOOKKEEPER);
        user(number, "pindah.ketua", "Pak Wibowo", Role.CHAIR);
        return number;
    }

    private void user(CooperativeId number, String name, String display, Role role) {
        access.createAll(
                Actor.installation(),
                List.of(
                        new NewUser(
                                name, display, Village.PASSWORD, List.of(Place.in(number, role)))));
    }

    private static void uploads(Person person, byte[] file) {
        person.page
                .locator("[name=berkas]")
                .setInputFiles(
                        new FilePayload(
                                "koperasi.xlsx",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                                file));
        person.presses("Periksa");
    }

    @Test
    void the_workbook_is_filled_in_refused_corrected_signed_and_in_the_books() {
        var at = "/k/" + empty().text();
        try (var bookkeeper = phone();
                var chair = desk();
                var reader = new Person(world.port(), Person.DESK, true, "en")) {
            bookkeeper.signsIn("pindah.pembuku").opens(at).sees("Buku masih kosong");
            bookkeeper.clicks("Buku masih kosong").photo("move-start");
            bookkeeper.sees("Produk simpanan: 2", "Produk pinjaman: 1").looks();
            var template =
                    bookkeeper
                            .context
                            .request()
                            .get(
                                    "http://localhost:"
                                            + world.port()
                                            + at
                                            + "/pindahan/buku-kerja?tanggal="
                                            + Mover.CUT_OVER);
            assertThat(template.status()).isEqualTo(200);
            var excel = Mover.fill(new Excel(template.body()));

            excel.set("Anggota", "no anggota", "18", "tgl masuk", "kemarin");
            uploads(bookkeeper, excel.bytes());
            bookkeeper.sees("“kemarin” bukan tanggal", "baris 3").photo("move-wrong");
            excel.set("Anggota", "no anggota", "18", "tgl masuk", "03/02/2021");
            excel.set("Kontrol", "uraian", "Simpanan pokok", "nilai", "301.000");
            uploads(bookkeeper, excel.bytes());
            bookkeeper
                    .sees("Ada selisih", "Simpanan pokok: Buku kerja 300.000, Kontrol 301.000")
                    .photo("move-differs");
            excel.set("Kontrol", "uraian", "Simpanan pokok", "nilai", "300.000");
            uploads(bookkeeper, excel.bytes());
            bookkeeper.sees("Semua angka cocok").looks().photo("move-agrees");
            bookkeeper.presses("Minta tanda tangan pengurus").sees("Menunggu tanda tangan");

            chair.signsIn("pindah.ketua").opens(at + "/pindahan").photo("move-sign");
            chair.clicks("Baca dan tanda tangani").sees("3 anggota").photo("move-approve");
            chair.presses("Setujui");
            chair.opens(at + "/pindahan").sees("Pindahan selesai").looks().photo("move-done");
            var protocol =
                    chair.context
                            .request()
                            .get(
                                    "http://localhost:"
                                            + world.port()
                                            + at
                                            + "/pindahan/berita-acara.pdf");
            assertThat(new String(protocol.body(), 0, 5, StandardCharsets.US_ASCII))
                    .isEqualTo("%PDF-");
            var wanted = System.getProperty("sokoguru.screenshots");
            if (wanted != null) {
                write(java.nio.file.Path.of(wanted, "protocol.pdf"), protocol.body());
                write(java.nio.file.Path.of(wanted, "template.xlsx"), template.body());
            }
            bookkeeper.opens(at + "/pindahan/nomor").sees("A-21", "P-2").photo("move-numbers");
            bookkeeper.opens(at + "/pinjaman/2").sees("Rp4.175.000").photo("move-loan");
            reader.signsIn("pindah.pembuku").opens(at + "/pindahan?bahasa=en").photo("move-en");
            reader.sees("Moved in on", "Old and new numbers").looks();
        }
    }

    private static void write(java.nio.file.Path path, byte[] bytes) {
        try {
            java.nio.file.Files.write(path, bytes);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
