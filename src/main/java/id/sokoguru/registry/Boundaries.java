package id.sokoguru.registry;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.registry.BoundaryFile.Feature;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The outlines of areas, from the GeoJSON file that the installation imports, as SVG paths on a
 * plain grid of degrees. Between 11° S and 6° N a degree of longitude is at most 2 % shorter than
 * one of latitude, so the grid is the projection.
 */
@SuppressWarnings("NullAway") // JdbcClient promises lists of nullable rows; a record is never null
@Component
public class Boundaries {
    /** About 35 m: what a map of a regency on a screen can show. */
    private static final int COARSE_TOLERANCE = 35;

    private static final int COARSE_GRAIN = 10;

    /** About 5 m: for one village filling the screen. */
    private static final int FINE_TOLERANCE = 5;

    private final JdbcClient jdbc;
    private final Tenancy tenancy;

    Boundaries(JdbcClient jdbc, Tenancy tenancy) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
    }

    /** What became of a file. Nothing was written unless it is {@link Imported}. */
    public sealed interface Import {}

    /**
     * @param areas how many outlines were written, {@code replaced} of them in place of older ones
     */
    public record Imported(int areas, int replaced) implements Import {}

    /** Areas whose code the decree does not know, that name no code, or that come twice. */
    public record WrongAreas(List<WrongArea> areas) implements Import {}

    /** The file is no GeoJSON with polygons. */
    public record Unreadable(int line, String reason) implements Import {}

    /**
     * @param number the feature's place in the file, from 1
     * @param line the line on which it begins
     * @param code as written in the file; null when there is none
     */
    public record WrongArea(int number, int line, @Nullable String code, Fault fault) {}

    public enum Fault {
        NO_CODE,
        UNKNOWN_CODE,
        TWICE,
        NO_POLYGON
    }

    /** Reads a file of outlines, all or nothing; outlines that are there already are replaced. */
    public Import importFile(Actor actor, Path file) {
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return importFrom(actor, in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #importFile}, from an upload. */
    public Import importFrom(Actor actor, InputStream in) {
        if (!actor.may(Permission.INSTALLATION)) {
            throw new IllegalStateException("outlines are the installation's business");
        }
        var features = new ArrayList<Feature>();
        try {
            BoundaryFile.read(in, features::add);
        } catch (BoundaryFile.Unreadable e) {
            return new Unreadable(e.line, String.valueOf(e.getMessage()));
        }
        return tenancy.write(actor, () -> take(features));
    }

    private static final Query<String> KNOWN =
            Query.of(
                    String.class,
                    """
                    select code from registry.region where code = any(:codes) and valid_to is null
                    """);

    private static final Query<String> DRAWN =
            Query.of(String.class, "select code from registry.boundary where code = any(:codes)");

    private Import take(List<Feature> features) {
        var codes =
                features.stream()
                        .map(Feature::code)
                        .filter(java.util.Objects::nonNull)
                        .toArray(String[]::new);
        var known = Set.copyOf(KNOWN.on(jdbc).param("codes", codes).query(KNOWN.row()).list());
        var wrong = new ArrayList<WrongArea>();
        var seen = new HashSet<String>();
        for (var feature : features) {
            var fault = fault(feature, known, seen);
            if (fault != null) {
                wrong.add(new WrongArea(feature.number(), feature.line(), feature.code(), fault));
            }
        }
        if (!wrong.isEmpty()) {
            return new WrongAreas(wrong);
        }
        int replaced = DRAWN.on(jdbc).param("codes", codes).query(DRAWN.row()).list().size();
        write(features);
        return new Imported(features.size(), replaced);
    }

    private static @Nullable Fault fault(Feature feature, Set<String> known, Set<String> seen) {
        if (feature.code() == null) {
            return Fault.NO_CODE;
        }
        if (!known.contains(feature.code())) {
            return Fault.UNKNOWN_CODE;
        }
        if (!seen.add(feature.code())) {
            return Fault.TWICE;
        }
        return feature.rings().isEmpty() ? Fault.NO_POLYGON : null;
    }

    private static final String WRITE =
            """
            insert into registry.boundary (code, coarse, fine, west, north, east, south)
            select * from unnest(:codes::text[], :coarse::text[], :fine::text[],
                :west::int[], :north::int[], :east::int[], :south::int[])
            on conflict (code) do update
               set coarse = excluded.coarse, fine = excluded.fine, west = excluded.west,
                   north = excluded.north, east = excluded.east, south = excluded.south
            """;

    private void write(List<Feature> features) {
        int n = features.size();
        var outline =
                BoundaryOutline.of(features.stream().flatMap(f -> f.rings().stream()).toList());
        var codes = new String[n];
        var coarse = new String[n];
        var fine = new String[n];
        var box = new Integer[4][n];
        for (int i = 0; i < n; i++) {
            var rings = features.get(i).rings();
            codes[i] = features.get(i).code();
            coarse[i] = outline.path(rings, COARSE_TOLERANCE, COARSE_GRAIN);
            fine[i] = outline.path(rings, FINE_TOLERANCE, 1);
            if (coarse[i].isEmpty()) {
                coarse[i] = outline.path(rings, 1, COARSE_GRAIN);
            }
            box[0][i] = rings.stream().mapToInt(r -> least(r.x())).min().orElseThrow();
            box[1][i] = rings.stream().mapToInt(r -> least(r.y())).min().orElseThrow();
            box[2][i] = rings.stream().mapToInt(r -> most(r.x())).max().orElseThrow();
            box[3][i] = rings.stream().mapToInt(r -> most(r.y())).max().orElseThrow();
        }
        jdbc.sql(WRITE)
                .param("codes", codes)
                .param("coarse", coarse)
                .param("fine", fine)
                .param("west", box[0])
                .param("north", box[1])
                .param("east", box[2])
                .param("south", box[3])
                .update();
    }

    private static int least(int[] values) {
        return java.util.Arrays.stream(values).min().orElseThrow();
    }

    private static int most(int[] values) {
        return java.util.Arrays.stream(values).max().orElseThrow();
    }

    /**
     * A map in one drawing.
     *
     * @param viewBox the SVG attribute of that name, fitting all areas
     */
    public record BoundaryMap(String viewBox, List<Area> areas) {}

    /**
     * @param kecamatan the name of the kecamatan, to group by; the area's own name on a map of one
     * @param path SVG path data in the units of the view box
     */
    public record Area(String code, String name, String kecamatan, String path) {}

    /** One row of {@link #COARSE}. */
    record Drawn(
            String code,
            String name,
            String kecamatan,
            String path,
            int west,
            int north,
            int east,
            int south) {}

    private static final Query<Drawn> COARSE =
            Query.of(
                    Drawn.class,
                    """
                    select b.code, r.name, k.name as kecamatan, b.coarse as path,
                           b.west, b.north, b.east, b.south
                      from registry.boundary b
                      join registry.region r on r.code = b.code
                      join registry.region k on k.code = left(b.code, 8)
                     where b.code >= :from and b.code < :to and length(b.code) = 13
                     order by b.code
                    """);

    private static final Query<Drawn> FINE =
            Query.of(
                    Drawn.class,
                    """
                    select b.code, r.name, k.name as kecamatan, b.fine as path,
                           b.west, b.north, b.east, b.south
                      from registry.boundary b
                      join registry.region r on r.code = b.code
                      join registry.region k on k.code = left(b.code, 8)
                     where b.code = :code
                    """);

    /** The villages of a region, light enough for a page; empty when no outline was imported. */
    public Optional<BoundaryMap> mapOf(String regionCode) {
        if (regionCode.length() == 13) {
            var own = FINE.on(jdbc).param("code", regionCode).query(FINE.row()).list();
            return map(own, 1);
        }
        var drawn =
                COARSE.on(jdbc)
                        .param("from", regionCode + ".")
                        .param("to", regionCode + "/")
                        .query(COARSE.row())
                        .list();
        return map(drawn, COARSE_GRAIN);
    }

    private static Optional<BoundaryMap> map(List<Drawn> drawn, int grain) {
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        int west = Math.floorDiv(drawn.stream().mapToInt(Drawn::west).min().orElseThrow(), grain);
        int north = Math.floorDiv(drawn.stream().mapToInt(Drawn::north).min().orElseThrow(), grain);
        int east = Math.ceilDiv(drawn.stream().mapToInt(Drawn::east).max().orElseThrow(), grain);
        int south = Math.ceilDiv(drawn.stream().mapToInt(Drawn::south).max().orElseThrow(), grain);
        var viewBox = west + " " + north + " " + (east - west) + " " + (south - north);
        return Optional.of(
                new BoundaryMap(
                        viewBox,
                        drawn.stream()
                                .map(d -> new Area(d.code(), d.name(), d.kecamatan(), d.path()))
                                .toList()));
    }
}
