package id.sokoguru.cli;

import id.sokoguru.kernel.Actor;
import id.sokoguru.registry.Boundaries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The villages' borders for the office's map. */
final class ImportBoundariesCommand implements Command {
    /** More than a screen of faults helps nobody. */
    private static final int TOLD = 20;

    @Override
    public String name() {
        return "import boundaries";
    }

    @Override
    public String synopsis() {
        return "FILE.geojson [--data DIR]";
    }

    @Override
    public String summary() {
        return "read the borders of villages from a GeoJSON file, for the map";
    }

    @Override
    public List<Option> options() {
        return List.of();
    }

    @Override
    public int run(Call call) {
        var file = Path.of(call.argument("a GeoJSON file"));
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new WrongCall("There is no readable file " + file + ".");
        }
        var answer = call.room(Boundaries.class).importFile(Actor.installation(), file);
        return switch (answer) {
            case Boundaries.Imported(int areas, int replaced) -> {
                System.out.printf(
                        "%s: %,d areas, %,d of them in place of older borders.%n",
                        file, areas, replaced);
                yield Commands.DONE;
            }
            case Boundaries.Unreadable(int line, var reason) -> {
                System.err.printf(
                        "%s:%d: this is no GeoJSON with polygons: %s%nNothing was imported.%n",
                        file, line, reason);
                yield Commands.FAILED;
            }
            case Boundaries.WrongAreas(var areas) -> {
                for (var area : areas.subList(0, Math.min(TOLD, areas.size()))) {
                    System.err.printf(
                            "%s:%d: area %d: %s%n",
                            file, area.line(), area.number(), sentence(area));
                }
                if (areas.size() > TOLD) {
                    System.err.printf("and %,d more%n", areas.size() - TOLD);
                }
                System.err.println("Nothing was imported.");
                yield Commands.FAILED;
            }
        };
    }

    private static String sentence(Boundaries.WrongArea area) {
        var code = Objects.requireNonNullElse(area.code(), "");
        return switch (area.fault()) {
            case NO_CODE -> "no property \"code\", \"kode\" or \"kode_wilayah\"";
            case UNKNOWN_CODE -> "the decree in force has no area " + code;
            case TWICE -> code + " comes twice in this file";
            case NO_POLYGON -> code + " has no polygon";
        };
    }
}
