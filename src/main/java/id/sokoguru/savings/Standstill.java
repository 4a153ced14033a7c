package id.sokoguru.savings;

import id.sokoguru.dayend.Routine;
import id.sokoguru.ledger.Posting;
import java.time.LocalDate;

/** Why a routine of this room could not post, in a plain Indonesian sentence. */
final class Standstill {
    private Standstill() {}

    static Routine.Outcome.Hindered because(Posting.Refused reason, LocalDate date) {
        return new Routine.Outcome.Hindered(
                switch (reason) {
                    case Posting.PeriodClosed _ ->
                            "Bulan dari tanggal "
                                    + date
                                    + " sudah ditutup. Buka kembali bulannya, lalu jalankan lagi.";
                    case Posting.BeforeBooks _ -> "Tanggal " + date + " sebelum pembukuan dimulai.";
                    case Posting.UnknownAccount(int account) ->
                            "Akun " + account + " tidak ada di bagan akun koperasi ini.";
                    case Posting.NotEnough n ->
                            "Saldo rekening "
                                    + n.sub()
                                    + " tidak cukup: tersedia "
                                    + n.available().text()
                                    + ", diperlukan "
                                    + n.wanted().text()
                                    + ".";
                    case Posting.PlaceClosed p ->
                            "Rekening " + p.sub() + " baru saja ditutup. Jalankan lagi.";
                    case Posting.UnknownSubAccount u ->
                            "Rekening " + u.sub() + " tidak ada di buku besar.";
                    case Posting.InFuture _,
                            Posting.OtherContent _,
                            Posting.BeforeOriginal _,
                            Posting.AlreadyReversed _ ->
                            "Pembukuan menolak pencatatan tanggal " + date + ".";
                });
    }
}
