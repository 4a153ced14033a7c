package id.sokoguru.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.world.InWorld;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts of Kepmendagri 300.2.2-2430/2025, as {@code registry/README.md} lists them. */
@InWorld
class RegionsOfTheDecreeTest {
    @Autowired JdbcClient jdbc;
    @Autowired Regions regions;

    private long count(String under, RegionLevel level) {
        return jdbc.sql(
                        """
                        select count(*) from registry.region
                         where (code = :under or code like :under || '.%' or :under = '')
                           and level = :level and valid_to is null
                        """)
                .param("under", under)
                .param("level", level.name())
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource({
        "PROVINSI, 38",
        "KABUPATEN, 416",
        "KOTA, 98",
        "KECAMATAN, 7285",
        "KELURAHAN, 8496",
        "DESA, 75252",
        "DESA_ADAT, 14"
    })
    void the_nation_has_as_many_areas_as_the_decree(RegionLevel level, long expected) {
        assertThat(count("", level)).isEqualTo(expected);
    }

    @Test
    void the_nation_has_83762_villages_and_its_desa_adat_lie_in_papua() {
        assertThat(
                        jdbc.sql(
                                        "select count(*) from registry.region where length(code) = 13"
                                                + " and valid_to is null")
                                .query(Long.class)
                                .single())
                .isEqualTo(83_762);
        assertThat(count("91", RegionLevel.DESA_ADAT)).isEqualTo(14);
    }

    @ParameterizedTest
    @CsvSource({
        // code, kabupaten, kota, kecamatan, kelurahan, desa
        "35,    29, 9, 666, 773, 7721",
        "35.17,  1, 0,  21,   4,  302",
        "35.74,  0, 1,   5,  29,    0",
        "35.13,  1, 0,  24,   5,  325"
    })
    void east_java_and_the_three_offices_have_as_many_areas_as_the_decree(
            String code, long kabupaten, long kota, long kecamatan, long kelurahan, long desa) {
        assertThat(
                        List.of(
                                count(code, RegionLevel.KABUPATEN),
                                count(code, RegionLevel.KOTA),
                                count(code, RegionLevel.KECAMATAN),
                                count(code, RegionLevel.KELURAHAN),
                                count(code, RegionLevel.DESA)))
                .containsExactly(kabupaten, kota, kecamatan, kelurahan, desa);
        assertThat(regions.villages(code)).hasSize((int) (kelurahan + desa));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31 | DKI Jakarta",
                "34 | DI Yogyakarta",
                "35.17 | Kabupaten Jombang",
                "35.74 | Kota Probolinggo",
                "73.10 | Kabupaten Pangkajene dan Kepulauan",
                "72.04 | Kabupaten Toli-Toli",
                "35.13.16 | Pajarakan",
                "35.18.17.2007 | Ja'an",
                "35.07.10.2010 | Urek-Urek"
            })
    void names_are_written_as_people_write_them(String code, String name) {
        assertThat(regions.get(code)).get().extracting(Region::name).isEqualTo(name);
    }

    @Test
    void a_village_that_the_decree_numbered_anew_keeps_its_old_code_closed() {
        assertThat(regions.get("36.02.16.2018")).isPresent();
        assertThat(
                        jdbc.sql(
                                        """
                                        select valid_to || ' ' || successor from registry.region
                                         where code = '36.02.16.2018'
                                        """)
                                .query(String.class)
                                .single())
                .isEqualTo("2025-06-22 36.02.28.2009");
        assertThat(regions.find("Cikaratuan", 5))
                .extracting(Region::code)
                .containsExactly("36.02.28.2009");
    }

    @Test
    void every_current_area_lies_in_a_current_one() {
        assertThat(
                        jdbc.sql(
                                        """
                                        select r.code from registry.region r
                                          left join registry.region p on p.code = r.parent
                                         where r.valid_to is null and length(r.code) > 2
                                           and (p.code is null or p.valid_to is not null)
                                        """)
                                .query(String.class)
                                .list())
                .isEmpty();
    }
}
