package id.sokoguru.supervision;

import id.sokoguru.kernel.Money;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * By what the map is coloured and the cooperatives are ranked. The address says it by its
 * Indonesian word.
 */
public enum Indicator {
    SIMPANAN,
    KAS,
    ASET,
    SHU,
    ANGGOTA,
    AKTIVITAS,
    /** Days since the last posting: the only one of which less is better. */
    DIAM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Indicator> of(@Nullable String word) {
        for (var one : values()) {
            if (one.word().equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    boolean isMoney() {
        return switch (this) {
            case SIMPANAN, KAS, ASET, SHU -> true;
            case ANGGOTA, AKTIVITAS, DIAM -> false;
        };
    }

    /**
     * The figure of a cooperative, in whole rupiah, people, entries or days; null when it is not
     * known to the office.
     */
    @Nullable Long of(CooperativePulse standing, LocalDate today) {
        return switch (this) {
            case SIMPANAN -> standing.savings().map(Money::rupiah).orElse(null);
            case KAS -> standing.cash().map(Money::rupiah).orElse(null);
            case ASET -> standing.assets().map(Money::rupiah).orElse(null);
            case SHU -> standing.surplus().map(Money::rupiah).orElse(null);
            case ANGGOTA -> standing.members().orElse(null);
            case AKTIVITAS -> standing.entriesOn(today).map(Integer::longValue).orElse(null);
            case DIAM -> standing.silentDays(today).orElse(null);
        };
    }

    /**
     * The figure of an area. Of silence it is the share of cooperatives without a posting today, in
     * percent.
     */
    @Nullable Long of(Totals totals) {
        return switch (this) {
            case SIMPANAN -> shown(totals, totals.savings().rupiah());
            case KAS -> shown(totals, totals.cash().rupiah());
            case ASET -> shown(totals, totals.assets().rupiah());
            case SHU -> shown(totals, totals.surplus().rupiah());
            case ANGGOTA -> totals.members();
            case AKTIVITAS -> totals.showDays() == 0 ? null : (Long) totals.entriesToday();
            case DIAM ->
                    totals.showDays() == 0
                            ? null
                            : (Long)
                                    ((totals.showDays() - totals.postedToday())
                                            * 100L
                                            / totals.showDays());
        };
    }

    private static @Nullable Long shown(Totals totals, long rupiah) {
        return totals.showBalances() == 0 ? null : (Long) rupiah;
    }
}
