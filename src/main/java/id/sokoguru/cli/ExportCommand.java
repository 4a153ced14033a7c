package id.sokoguru.cli;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.ledger.JournalFile;
import id.sokoguru.registry.Registry;
import id.sokoguru.reporting.PlainText;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A cooperative's whole journal as a file, in a form that other programs read. */
final class ExportCommand implements Command {
    private static final Option COOPERATIVE =
            new Option("cooperative", "NUMBER", "the cooperative's 13 digits");
    private static final Option OUT =
            new Option("out", "FILE", "the file to write (else the console)");

    /** What is written, and for whom. */
    enum Form {
        JOURNAL("the signed journal that \"verify\" checks"),
        HLEDGER("the journal for hledger"),
        BEANCOUNT("the journal for beancount"),
        CSV("the journal's lines as CSV");

        private final String summary;

        Form(String summary) {
            this.summary = summary;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Form form;

    ExportCommand(Form form) {
        this.form = form;
    }

    @Override
    public String name() {
        return "export " + form.word();
    }

    @Override
    public String synopsis() {
        return "--cooperative NUMBER [--out FILE] [--data DIR]";
    }

    @Override
    public String summary() {
        return "write " + form.summary;
    }

    @Override
    public List<Option> options() {
        return List.of(COOPERATIVE, OUT);
    }

    @Override
    public int run(Call call) throws IOException {
        call.noArguments();
        var cooperative = cooperative(call.required("cooperative"));
        var target = call.option("out").map(Path::of);
        if (target.isPresent()) {
            checkWritable(target.get().toAbsolutePath());
        }
        call.checkDataExists();
        if (call.room(Registry.class).profile(Actor.installation(), cooperative).isEmpty()) {
            throw new WrongCall(
                    "There is no cooperative " + cooperative.text() + " in this database.");
        }
        if (target.isEmpty()) {
            // Not closed: the console is not ours.
            var console = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
            write(call, cooperative, console);
            console.flush();
            return Commands.DONE;
        }
        var file = target.get().toAbsolutePath();
        var unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
            write(call, cooperative, out);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        System.out.printf("%s: %,d kB%n", file, Files.size(file) / 1024);
        return Commands.DONE;
    }

    private static CooperativeId cooperative(String typed) {
        try {
            return new CooperativeId(Long.parseLong(typed.replace(".", "")));
        } catch (IllegalArgumentException noNumber) {
            throw new WrongCall(
                    "--cooperative needs the 13 digits of a cooperative, not \"" + typed + "\".");
        }
    }

    private static void checkWritable(Path file) {
        if (Files.exists(file)) {
            throw new WrongCall(file + " exists; an export overwrites nothing.");
        }
        var directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new WrongCall("There is no directory for " + file + ".");
        }
    }

    private void write(Call call, CooperativeId cooperative, OutputStream out) throws IOException {
        var actor = Actor.system(cooperative);
        switch (form) {
            case JOURNAL -> call.room(JournalFile.class).write(actor, out);
            case HLEDGER -> write(call, actor, PlainText.Language.HLEDGER, out);
            case BEANCOUNT -> write(call, actor, PlainText.Language.BEANCOUNT, out);
            case CSV -> write(call, actor, PlainText.Language.CSV, out);
        }
    }

    private static void write(Call call, Actor actor, PlainText.Language language, OutputStream out)
            throws IOException {
        var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        call.room(PlainText.class).write(actor, language, text);
        text.flush();
    }
}
