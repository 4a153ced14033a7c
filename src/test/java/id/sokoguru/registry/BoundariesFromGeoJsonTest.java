package id.sokoguru.registry;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Actor;
import id.sokoguru.registry.Boundaries.Fault;
import id.sokoguru.registry.Boundaries.Imported;
import id.sokoguru.registry.Boundaries.Unreadable;
import id.sokoguru.registry.Boundaries.WrongArea;
import id.sokoguru.registry.Boundaries.WrongAreas;
import id.sokoguru.world.InWorld;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Two villages of Wonoasih, Kota Probolinggo, that share a crooked border; the shapes are invented.
 */
@InWorld
class BoundariesFromGeoJsonTest {
    private static final String WEST =
            feature(
                    "35.74.02.1001",
                    "[113.20,-7.80],[113.21,-7.80],[113.2101,-7.805],[113.21,-7.81],[113.20,-7.81],[113.20,-7.80]");
    private static final String EAST =
            feature(
                    "35.74.02.1002",
                    "[113.21,-7.81],[113.2101,-7.805],[113.21,-7.80],[113.22,-7.80],[113.22,-7.81],[113.21,-7.81]");

    @Autowired Boundaries boundaries;
    private final Actor installation = Actor.installation();

    private static String feature(String code, String ring) {
        return """
        {"type":"Feature","properties":{"name":"x","code":"%s"},
         "geometry":{"type":"Polygon","coordinates":[[%s]]}}\
        """
                .formatted(code, ring);
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"crs\":{\"a\":[1,{}]},\"features\":[\n"
                + String.join(",\n", features)
                + "\n]}";
    }

    private Boundaries.Import take(String json) {
        return boundaries.importFrom(
                installation, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void outlines_are_taken_and_taking_them_again_replaces_them() {
        take(collection(WEST, EAST));
        assertThat(take(collection(WEST, EAST))).isEqualTo(new Imported(2, 2));
        var map = boundaries.mapOf("35.74.02").orElseThrow();
        assertThat(map.viewBox()).isEqualTo("1132000 78000 200 100");
        assertThat(map.areas())
                .extracting(Boundaries.Area::code, Boundaries.Area::kecamatan)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("35.74.02.1001", "Wonoasih"),
                        org.assertj.core.groups.Tuple.tuple("35.74.02.1002", "Wonoasih"));
    }

    @Test
    void neighbours_lose_the_same_corner_of_their_shared_border() {
        take(collection(WEST, EAST));
        // 113.2101 lies 10 m off the straight line: gone at 35 m on the map, there at 5 m up close.
        assertThat(boundaries.mapOf("35.74.02").orElseThrow().areas())
                .extracting(Boundaries.Area::path)
                .containsExactlyInAnyOrder(
                        "M1132100 78000l0 100-100 0 0-100z", "M1132100 78000l100 0 0 100-100 0z");
        assertThat(boundaries.mapOf("35.74.02.1001").orElseThrow().areas().getFirst().path())
                .contains("10 500");
    }

    @Test
    void a_multipolygon_keeps_its_islands_and_holes() {
        var islands =
                """
                {"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[
                 [[[113.30,-7.80,5],[113.32,-7.80,5],[113.32,-7.82],[113.30,-7.82],[113.30,-7.80]],
                  [[113.305,-7.805],[113.31,-7.805],[113.31,-7.81],[113.305,-7.805]]],
                 [[[113.40,-7.80],[113.41,-7.80],[113.41,-7.81],[113.40,-7.80]]]]},
                 "properties":{"code":"35.74.02.1003"}}\
                """;
        assertThat(take(collection(islands))).isInstanceOf(Imported.class);
        assertThat(boundaries.mapOf("35.74.02.1003").orElseThrow().areas().getFirst().path())
                .matches("(M[^z]+z){3}");
    }

    @Test
    void a_code_that_the_decree_does_not_know_refuses_the_whole_file_and_names_the_line() {
        var stranger = feature("35.74.02.9999", "[113,-7],[113.1,-7],[113.1,-7.1],[113,-7]");
        var island = feature("35.74.05.1001", "[113,-7],[113.1,-7],[113.1,-7.1],[113,-7]");
        var nameless = island.replace("\"code\"", "\"nothing\"");
        assertThat(take(collection(island, stranger, nameless, island)))
                .isEqualTo(
                        new WrongAreas(
                                java.util.List.of(
                                        new WrongArea(2, 4, "35.74.02.9999", Fault.UNKNOWN_CODE),
                                        new WrongArea(3, 6, null, Fault.NO_CODE),
                                        new WrongArea(4, 8, "35.74.05.1001", Fault.TWICE))));
        assertThat(boundaries.mapOf("35.74.05")).isEmpty();
    }

    @Test
    void what_is_no_geojson_is_refused_with_the_line() {
        assertThat(take("")).isInstanceOf(Unreadable.class);
        assertThat(take("{\"type\":\"Topology\"}")).isInstanceOf(Unreadable.class);
        assertThat(take("{\n\n\"features\": [}"))
                .isInstanceOfSatisfying(
                        Unreadable.class, refused -> assertThat(refused.line()).isEqualTo(3));
        assertThat(take(collection(feature("35.74.02.1001", "[1132000,-78],[1,2],[3,4],[1,2]"))))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        refused -> assertThat(refused.reason()).contains("globe"));
        assertThat(take(collection(feature("35.74.02.1001", "[113.0,-7.8],[113.1,\"x\"]"))))
                .isInstanceOf(Unreadable.class);
        assertThat(take(collection(feature("35.74.02.1001", "[113.0,-7.8]"))))
                .isInstanceOf(Unreadable.class);
    }
}
