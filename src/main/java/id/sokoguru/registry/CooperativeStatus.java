package id.sokoguru.registry;

/** What the office holds a cooperative for; kept as dated rows. */
public enum CooperativeStatus {
    TERDAFTAR,
    AKTIF,
    PERLU_PERHATIAN,
    TIDAK_AKTIF,
    DALAM_PEMBINAAN,
    AKTIF_KEMBALI,
    DIUSULKAN_BUBAR,
    BUBAR
}
