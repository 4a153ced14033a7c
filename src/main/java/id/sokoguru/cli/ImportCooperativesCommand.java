package id.sokoguru.cli;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.registry.MassFounding;
import id.sokoguru.registry.Registry;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/** The programme's cooperative of every village of a region that has none yet. */
final class ImportCooperativesCommand implements Command {
    private static final Option REGION =
            new Option("region", "CODE", "a province, regency or district, e.g. 35.17");
    private static final Option KIND = new Option("kind", "KIND", "KDMP or KKMP");
    private static final Option BOOKS_FROM =
            new Option("books-from", "DATE", "first day of their books (1 January of this year)");

    @Override
    public String name() {
        return "import cooperatives";
    }

    @Override
    public String synopsis() {
        return "--region CODE --kind KDMP [--books-from YYYY-MM-DD] [--data DIR]";
    }

    @Override
    public String summary() {
        return "found the Merah Putih cooperative of every village of a region";
    }

    @Override
    public List<Option> options() {
        return List.of(REGION, KIND, BOOKS_FROM);
    }

    @Override
    public int run(Call call) {
        call.noArguments();
        var region = call.required("region");
        var kind = kind(call.required("kind"));
        var from = call.option("books-from").map(ImportCooperativesCommand::date);
        var started = System.nanoTime();
        var day = call.room(BusinessDay.class);
        var answer =
                call.room(Registry.class)
                        .foundAll(
                                Actor.installation(),
                                region,
                                kind,
                                from.orElseGet(() -> day.today().withDayOfYear(1)),
                                ImportCooperativesCommand::tell);
        return switch (answer) {
            case MassFounding.FoundedAll(int founded, int already) -> {
                System.out.printf(
                        "%s: %,d cooperatives founded, %,d villages had theirs before (%,d ms).%n",
                        region, founded, already, (System.nanoTime() - started) / 1_000_000);
                yield Commands.DONE;
            }
            case MassFounding.UnknownRegion(var code) ->
                    throw new WrongCall("The decree in force knows no region \"" + code + "\".");
            case MassFounding.NotAProgramme(var other) -> throw notAProgramme(other.name());
        };
    }

    private static void tell(int done) {
        if (done % 50 == 0) {
            System.out.printf("  %,d founded …%n", done);
        }
    }

    private static CooperativeKind kind(String typed) {
        return Arrays.stream(CooperativeKind.values())
                .filter(kind -> kind.isMerahPutih() && kind.name().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> notAProgramme(typed));
    }

    private static WrongCall notAProgramme(String typed) {
        return new WrongCall(
                "Only KDMP and KKMP have a cooperative in every village, not \"" + typed + "\".");
    }

    private static LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeParseException e) {
            throw new WrongCall(
                    "--books-from needs a date like 2026-01-01, not \"" + typed + "\".");
        }
    }
}
