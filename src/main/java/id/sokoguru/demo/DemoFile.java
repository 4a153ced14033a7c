package id.sokoguru.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What a demo remembers beside its books, in a file of its data directory: that the region was
 * filled to the end, who stands at its counters, and as whom visitors sign in. Written last, so
 * without it a filling was interrupted.
 */
public final class DemoFile {
    private static final String NAME = "demo-region.tsv";

    private DemoFile() {}

    /** Whether the data directory holds a region that was filled to the end. */
    public static boolean isFilled(Path data) {
        return Files.exists(data.resolve(NAME));
    }

    static void write(Path data, Filled filled) throws IOException {
        var lines = new ArrayList<String>();
        filled.seats().forEach(seat -> lines.add("seat\t" + seat.line()));
        filled.signIns().forEach(row -> lines.add("sign-in\t" + row.line()));
        var draft = data.resolve(NAME + ".new");
        Files.write(draft, lines);
        Files.move(draft, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    static List<Seat> seats(Path data) throws IOException {
        return rest(data, "seat\t").stream().map(Seat::of).toList();
    }

    static List<SignInRow> signIns(Path data) throws IOException {
        return rest(data, "sign-in\t").stream().map(SignInRow::of).toList();
    }

    private static List<String> rest(Path data, String begin) throws IOException {
        return Files.readAllLines(data.resolve(NAME)).stream()
                .filter(line -> line.startsWith(begin))
                .map(line -> line.substring(begin.length()))
                .toList();
    }
}
