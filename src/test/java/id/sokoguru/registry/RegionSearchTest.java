package id.sokoguru.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.world.InWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class RegionSearchTest {
    @Autowired Regions regions;

    @Test
    void jombang_finds_the_regency_first_and_then_the_district_of_that_name() {
        assertThat(regions.find("jombang", 3))
                .extracting(Region::path)
                .startsWith("Kabupaten Jombang, Jawa Timur")
                .contains("Kec. Jombang, Kab. Jombang");
    }

    @Test
    void the_beginning_of_a_name_is_enough() {
        assertThat(regions.find("keude bak", 5))
                .extracting(Region::path)
                .startsWith("Desa Keude Bakongan, Kec. Bakongan, Kab. Aceh Selatan");
    }

    @Test
    void a_word_of_the_name_and_one_of_the_address_find_the_village() {
        assertThat(regions.find("mojowarno  jombang", 5).getFirst().code()).isEqualTo("35.17.07");
        assertThat(regions.find("ketapang kota probolinggo", 5))
                .extracting(Region::path)
                .containsExactly("Kelurahan Ketapang, Kec. Kademangan, Kota Probolinggo");
        assertThat(regions.find("kabupaten jombang", 1))
                .extracting(Region::code)
                .containsExactly("35.17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"35.17", "3517", "35.17."})
    void a_code_is_found_with_and_without_dots(String typed) {
        assertThat(regions.find(typed, 2))
                .extracting(Region::code)
                .containsExactly("35.17", "35.17.01");
    }

    @Test
    void a_whole_villages_code_finds_only_that_village() {
        assertThat(regions.find("3574011001", 5))
                .extracting(Region::name)
                .containsExactly("Ketapang");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "!!", "&|:*", "'; drop table x; --", "\\", "%", "xyzzyqq"})
    void nonsense_finds_nothing_and_breaks_nothing(String typed) {
        assertThat(regions.find(typed, 5)).isEmpty();
    }
}
