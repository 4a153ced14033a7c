package id.sokoguru.registry;

/**
 * Seats in the pengurus and the pengawas, as SE Menkop 1/2025 names them; other cooperatives use
 * some of them.
 */
public enum Position {
    KETUA(Organ.PENGURUS, true),
    WAKIL_KETUA(Organ.PENGURUS, false),
    WAKIL_KETUA_USAHA(Organ.PENGURUS, true),
    WAKIL_KETUA_ANGGOTA(Organ.PENGURUS, true),
    SEKRETARIS(Organ.PENGURUS, true),
    BENDAHARA(Organ.PENGURUS, true),
    ANGGOTA_PENGURUS(Organ.PENGURUS, false),
    /** In a Merah Putih cooperative the kepala desa or lurah, by virtue of the office. */
    KETUA_PENGAWAS(Organ.PENGAWAS, true),
    ANGGOTA_PENGAWAS(Organ.PENGAWAS, false);

    /** The organs of a cooperative that have officers (UU 25/1992 art. 21). */
    public enum Organ {
        PENGURUS,
        PENGAWAS
    }

    private final Organ organ;
    private final boolean single;

    Position(Organ organ, boolean single) {
        this.organ = organ;
        this.single = single;
    }

    public Organ organ() {
        return organ;
    }

    /** Whether only one person holds it at a time. */
    public boolean isSingle() {
        return single;
    }
}
