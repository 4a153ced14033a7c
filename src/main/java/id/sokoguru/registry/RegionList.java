package id.sokoguru.registry;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The shipped list of regions: the rows of idn-area-data as they are, put right by the corrections
 * that the decree asks for. Both files and their licence lie in {@code resources/registry/region}.
 */
final class RegionList {
    /** Keputusan Menteri Dalam Negeri 300.2.2-2430 Tahun 2025 of 23 June 2025. */
    static final String DECREE = "300.2.2-2430/2025";

    static final LocalDate IN_FORCE = LocalDate.of(2025, 6, 23);

    /** The decree before it, 300.2.2-2138 Tahun 2025, which the package follows. */
    static final String FORMER_DECREE = "300.2.2-2138/2025";

    static final LocalDate FORMERLY_IN_FORCE = LocalDate.of(2025, 4, 25);

    /** Part of the edition: raise it when the code below makes other rows of the same files. */
    private static final String READER = "1";

    private static final String FOLDER = "/registry/region/";
    private static final String ROWS = FOLDER + "idn-area-data-3.1.2.csv.gz";
    private static final String CORRECTIONS = FOLDER + "corrections.csv";
    private static final Pattern ROMAN = Pattern.compile("[IVX]+");
    private static final Pattern REGENCY = Pattern.compile("^(kabupaten|kota)( administrasi)? ");
    private static final Pattern SPACES = Pattern.compile(" {2,}");
    private static final Pattern QUOTE = Pattern.compile("(?<=\\p{L})\"(?=\\p{L})");
    private static final Pattern SPACED_HYPHEN = Pattern.compile(" *- +| +- *");

    /** One row of {@code registry.region}. */
    record Row(
            String code,
            String name,
            RegionLevel level,
            @Nullable String parent,
            String path,
            String bare,
            String province,
            @Nullable LocalDate validTo,
            @Nullable String successor) {}

    private record Name(String name, boolean ended, @Nullable String successor) {}

    private RegionList() {}

    /** A digest over everything that the rows are made of. */
    static String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(READER.getBytes(StandardCharsets.UTF_8));
            for (var file : new String[] {ROWS, CORRECTIONS}) {
                try (var in = open(file)) {
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rows in the order of their codes, so that a parent comes before its children. */
    static Collection<Row> rows() {
        try {
            var names = new TreeMap<String, Name>();
            try (var in = new GZIPInputStream(open(ROWS), 1 << 16);
                    var csv = csv(in)) {
                for (var line : csv) {
                    var code = line.getField("code");
                    names.put(code, new Name(written(code, line.getField("name")), false, null));
                }
            }
            try (var in = open(CORRECTIONS);
                    var csv = csv(in)) {
                for (var line : csv) {
                    correct(names, line);
                }
            }
            var rows = new TreeMap<String, Row>();
            names.forEach((code, name) -> rows.put(code, row(code, name, rows)));
            return rows.values();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void correct(Map<String, Name> names, NamedCsvRecord line) {
        var code = line.getField("code");
        var name = line.getField("name");
        switch (line.getField("action")) {
            case "name", "add" -> names.put(code, new Name(name, false, null));
            case "move" -> {
                names.put(code, new Name(name, false, null));
                names.computeIfPresent(
                        line.getField("was"), (was, old) -> new Name(old.name(), true, code));
            }
            case "end" -> names.put(code, new Name(name, true, null));
            default -> throw new IllegalStateException("corrections.csv, action of " + code);
        }
    }

    private static Row row(String code, Name name, Map<String, Row> above) {
        var level = RegionLevel.of(code);
        var parent =
                level == RegionLevel.PROVINSI
                        ? null
                        : above.get(code.substring(0, code.lastIndexOf('.')));
        if (parent == null) {
            if (level != RegionLevel.PROVINSI) {
                throw new IllegalStateException("region " + code + " has no parent");
            }
            return new Row(
                    code,
                    name.name(),
                    level,
                    null,
                    name.name(),
                    name.name().toLowerCase(Locale.ROOT),
                    name.name(),
                    null,
                    null);
        }
        // Addresses end at the regency; a regency itself is told from others by its province.
        var path =
                (level == RegionLevel.KABUPATEN || level == RegionLevel.KOTA)
                        ? name.name() + ", " + parent.name()
                        : level.inAddress(name.name()) + ", " + inAddress(parent);
        var bare = name.name().toLowerCase(Locale.ROOT);
        if (code.length() == 5) {
            bare = REGENCY.matcher(bare).replaceFirst("");
        }
        return new Row(
                code,
                name.name(),
                level,
                parent.code(),
                path,
                bare,
                parent.province(),
                name.ended() ? IN_FORCE.minusDays(1) : null,
                name.successor());
    }

    private static String inAddress(Row row) {
        return row.level() == RegionLevel.KECAMATAN
                ? row.path()
                : row.level().inAddress(row.name());
    }

    /**
     * The package writes provinces and regencies in capitals, and an apostrophe now and then as a
     * quote.
     */
    static String written(String code, String name) {
        var tidy = name.strip();
        if (tidy.contains("  ")) {
            tidy = SPACES.matcher(tidy).replaceAll(" ");
        }
        if (tidy.contains("\"")) {
            tidy = QUOTE.matcher(tidy).replaceAll("'");
        }
        if (tidy.contains("-") && code.length() == 13) {
            tidy = SPACED_HYPHEN.matcher(tidy).replaceAll("-");
        }
        return code.length() <= 5 ? unshouted(tidy) : tidy;
    }

    private static String unshouted(String name) {
        if (name.equals("DKI JAKARTA")) {
            return "DKI Jakarta";
        }
        var text = new StringBuilder();
        for (var word : name.replace("DAERAH ISTIMEWA YOGYAKARTA", "DI YOGYAKARTA").split(" ")) {
            if (!text.isEmpty()) {
                text.append(' ');
            }
            if (word.equals("DAN")) {
                text.append("dan");
            } else if (word.equals("DI") || ROMAN.matcher(word).matches()) {
                text.append(word);
            } else {
                text.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
            }
        }
        return text.toString();
    }

    private static CsvReader<NamedCsvRecord> csv(InputStream in) {
        return CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static InputStream open(String file) {
        var in = RegionList.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("missing in the jar: " + file);
        }
        return in;
    }
}
