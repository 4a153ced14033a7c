package id.sokoguru.registry;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads a GeoJSON FeatureCollection (RFC 7946) feature by feature, so that a file of many megabytes
 * needs no tree in memory. The village is told by a property named {@code code}, {@code kode} or
 * {@code kode_wilayah}.
 */
final class BoundaryFile {
    /** The file is no GeoJSON that we can read; the line says where. */
    static final class Unreadable extends Exception {
        final int line;

        Unreadable(int line, String what) {
            super(what);
            this.line = line;
        }
    }

    /**
     * One area of the file.
     *
     * @param number its place in the file, from 1
     * @param line the line on which it begins
     * @param code null when it names none
     * @param rings closed rings of points on the fine grid; outer rings and holes alike
     */
    record Feature(int number, int line, @Nullable String code, List<Ring> rings) {}

    /**
     * Points in 1/100,000 degree, x to the east and y to the south; the first is not repeated at
     * the end.
     */
    record Ring(int[] x, int[] y) {}

    private static final int GRID = 100_000;

    private final JsonParser json;
    private int features;

    private BoundaryFile(JsonParser json) {
        this.json = json;
    }

    static void read(InputStream in, Consumer<Feature> each) throws Unreadable {
        try (var json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            new BoundaryFile(json).collection(each);
        } catch (JacksonException e) {
            var at = e.getLocation();
            throw new Unreadable(at == null ? 1 : at.getLineNr(), e.getOriginalMessage());
        }
    }

    private void collection(Consumer<Feature> each) throws Unreadable {
        expect(json.nextToken(), JsonToken.START_OBJECT, "an object");
        boolean seen = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals("features")) {
                seen = true;
                expect(json.currentToken(), JsonToken.START_ARRAY, "an array of features");
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    each.accept(feature());
                }
                expect(json.currentToken(), JsonToken.END_ARRAY, "the end of the features");
            } else {
                json.skipChildren();
            }
        }
        expect(json.currentToken(), JsonToken.END_OBJECT, "the end of the file");
        if (!seen) {
            throw new Unreadable(1, "no FeatureCollection: \"features\" is missing");
        }
    }

    private Feature feature() throws Unreadable {
        int line = json.currentTokenLocation().getLineNr();
        String code = null;
        List<Ring> rings = List.of();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            var token = json.nextToken();
            if (name.equals("properties") && token == JsonToken.START_OBJECT) {
                code = code();
            } else if (name.equals("geometry") && token == JsonToken.START_OBJECT) {
                rings = geometry();
            } else {
                json.skipChildren();
            }
        }
        return new Feature(++features, line, code, rings);
    }

    private @Nullable String code() {
        String code = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals("code") || name.equals("kode") || name.equals("kode_wilayah")) {
                code = json.getValueAsString();
            } else {
                json.skipChildren();
            }
        }
        return code;
    }

    private List<Ring> geometry() throws Unreadable {
        String type = "";
        var rings = new ArrayList<Ring>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = json.currentName();
            json.nextToken();
            if (name.equals("type")) {
                type = json.getString();
            } else if (name.equals("coordinates")) {
                expect(json.currentToken(), JsonToken.START_ARRAY, "coordinates");
                rings(rings);
            } else {
                json.skipChildren();
            }
        }
        if (!type.equals("Polygon") && !type.equals("MultiPolygon")) {
            throw new Unreadable(line(), "a geometry is neither Polygon nor MultiPolygon: " + type);
        }
        return rings;
    }

    /**
     * An array of rings (Polygon) or an array of those (MultiPolygon): told apart by how deep the
     * numbers lie.
     */
    private void rings(List<Ring> rings) throws Unreadable {
        while (json.nextToken() == JsonToken.START_ARRAY) {
            if (json.nextToken() == JsonToken.END_ARRAY) {
                continue;
            }
            expect(json.currentToken(), JsonToken.START_ARRAY, "a ring");
            var token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                // polygon › ring › point: the ring that has begun, then its sisters
                rings.add(ring());
                rings.addAll(sisters());
            } else {
                // ring › point: this array was a ring of a plain Polygon and its first point has
                // begun
                rings.add(ringFromFirstNumber());
            }
        }
        expect(json.currentToken(), JsonToken.END_ARRAY, "the end of the coordinates");
    }

    private List<Ring> sisters() throws Unreadable {
        var rings = new ArrayList<Ring>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            expect(json.nextToken(), JsonToken.START_ARRAY, "a point");
            rings.add(ring());
        }
        expect(json.currentToken(), JsonToken.END_ARRAY, "the end of a polygon");
        return rings;
    }

    /** The current token opens the first point. */
    private Ring ring() throws Unreadable {
        json.nextToken();
        return ringFromFirstNumber();
    }

    private Ring ringFromFirstNumber() throws Unreadable {
        int[] x = new int[64];
        int[] y = new int[64];
        int n = 0;
        while (true) {
            int px = grid(180);
            json.nextToken();
            int py = -grid(90);
            // an altitude may follow
            while (json.nextToken() != JsonToken.END_ARRAY) {
                grid(Integer.MAX_VALUE / GRID);
            }
            if (n == 0 || x[n - 1] != px || y[n - 1] != py) {
                if (n == x.length) {
                    x = java.util.Arrays.copyOf(x, n * 2);
                    y = java.util.Arrays.copyOf(y, n * 2);
                }
                x[n] = px;
                y[n++] = py;
            }
            if (json.nextToken() == JsonToken.END_ARRAY) {
                break;
            }
            expect(json.currentToken(), JsonToken.START_ARRAY, "a point");
            json.nextToken();
        }
        if (n > 1 && x[0] == x[n - 1] && y[0] == y[n - 1]) {
            n--;
        }
        if (n < 3) {
            throw new Unreadable(line(), "a ring has fewer than three corners");
        }
        return new Ring(java.util.Arrays.copyOf(x, n), java.util.Arrays.copyOf(y, n));
    }

    private int grid(int limit) throws Unreadable {
        var token = json.currentToken();
        if (token == null || !token.isNumeric()) {
            throw new Unreadable(line(), "a coordinate is no number");
        }
        double degrees = json.getDoubleValue();
        if (!(Math.abs(degrees) <= limit)) {
            throw new Unreadable(
                    line(),
                    "a coordinate lies outside the globe (degrees WGS 84 expected): " + degrees);
        }
        return (int) Math.round(degrees * GRID);
    }

    private void expect(@Nullable JsonToken token, JsonToken wanted, String what)
            throws Unreadable {
        if (token != wanted) {
            throw new Unreadable(line(), "expected " + what);
        }
    }

    private int line() {
        return json.currentTokenLocation().getLineNr();
    }
}
