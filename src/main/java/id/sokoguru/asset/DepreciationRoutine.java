package id.sokoguru.asset;

import id.sokoguru.dayend.Cadence;
import id.sokoguru.dayend.Routine;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import org.springframework.stereotype.Component;

/**
 * What wears off in a month (J42): for each thing what should have worn off by the end of the month
 * less what the books already say, so that nothing is written off twice or forgotten.
 */
@Component
class DepreciationRoutine implements Routine {
    private static final int EXPENSE = 520107;

    private final Assets assets;
    private final Ledger ledger;
    private final Books books;

    DepreciationRoutine(Assets assets, Ledger ledger, Books books) {
        this.assets = assets;
        this.ledger = ledger;
        this.books = books;
    }

    @Override
    public String name() {
        return "asset.depreciation";
    }

    @Override
    public Cadence cadence() {
        return Cadence.MONTH;
    }

    @Override
    public int order() {
        return 600;
    }

    @Override
    public Outcome run(Actor actor, LocalDate endedOn) {
        var lines = new ArrayList<Line>();
        var total = Money.ZERO;
        for (var asset : assets.all(actor)) {
            var part =
                    asset.wornBy(YearMonth.from(endedOn))
                            .minus(asset.worn())
                            .minus(books.balance(actor, asset.contra(), asset.assetNo()));
            if (part.isPositive()) {
                lines.add(Line.credit(asset.contra(), asset.assetNo(), part));
                total = total.plus(part);
            }
        }
        if (lines.isEmpty()) {
            return new Outcome.Done(0);
        }
        int items = lines.size();
        lines.addFirst(Line.debit(EXPENSE, 0, total));
        var entry =
                new Entry(
                        Uuid7.create(),
                        endedOn,
                        "asset.depreciation",
                        "Penyusutan bulan " + YearMonth.from(endedOn) + ", " + items + " aset",
                        "",
                        null,
                        null,
                        lines);
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted _ -> new Outcome.Done(items);
            case Posting.PeriodClosed _ ->
                    new Outcome.Hindered(
                            "Bulan dari tanggal "
                                    + endedOn
                                    + " sudah ditutup. Buka kembali bulannya, lalu jalankan lagi.");
            case Posting.Refused _ ->
                    new Outcome.Hindered("Pembukuan menolak penyusutan tanggal " + endedOn + ".");
        };
    }
}
