package id.sokoguru.onboarding;

/** A total that the workbook must meet, as the cooperative itself states it. */
enum Control {
    MEMBERS("jumlah anggota"),
    PRINCIPAL("simpanan pokok"),
    OBLIGATORY("simpanan wajib"),
    VOLUNTARY("simpanan sukarela dan lainnya"),
    TERM("simpanan berjangka"),
    LOANS("sisa pokok pinjaman"),
    LATE_PRINCIPAL("tunggakan pokok"),
    LATE_INTEREST("tunggakan jasa"),
    ASSETS("jumlah aset");

    private final String label;

    Control(String label) {
        this.label = label;
    }

    /** As it is written in the workbook, in lower case. */
    String label() {
        return label;
    }
}
