package id.sokoguru.registry;

/**
 * What a code of the decree names. Villages are of three kinds, told by the first digit of their
 * number.
 */
public enum RegionLevel {
    PROVINSI("Provinsi", ""),
    KABUPATEN("Kabupaten", ""),
    KOTA("Kota", ""),
    KECAMATAN("Kecamatan", "Kec. "),
    KELURAHAN("Kelurahan", "Kelurahan "),
    DESA("Desa", "Desa "),
    DESA_ADAT("Desa adat", "Desa adat ");

    private final String label;
    private final String before;

    RegionLevel(String label, String before) {
        this.label = label;
        this.before = before;
    }

    /** The legal word, the same in every language of the screens. */
    public String label() {
        return label;
    }

    public boolean isVillage() {
        return this == KELURAHAN || this == DESA || this == DESA_ADAT;
    }

    /** The name as it stands in an address: "Kec. Jombang", "Desa Sumbermulyo", "Kab. Jombang". */
    String inAddress(String name) {
        return this == KABUPATEN ? name.replaceFirst("^Kabupaten ", "Kab. ") : before + name;
    }

    /**
     * Permendagri 58/2021: 2, 4, 6 or 10 digits; 71 to 99 is a kota; a village's first digit is its
     * kind.
     */
    static RegionLevel of(String code) {
        return switch (code.length()) {
            case 2 -> PROVINSI;
            case 5 -> code.charAt(3) >= '7' ? KOTA : KABUPATEN;
            case 8 -> KECAMATAN;
            case 13 ->
                    switch (code.charAt(9)) {
                        case '1' -> KELURAHAN;
                        case '2' -> DESA;
                        case '3' -> DESA_ADAT;
                        default ->
                                throw new IllegalArgumentException("no kind of village: " + code);
                    };
            default -> throw new IllegalArgumentException("not a region's code: " + code);
        };
    }
}
