package id.sokoguru.demo;

import id.sokoguru.ledger.Scope;
import id.sokoguru.registry.CooperativeKind;
import java.util.List;
import java.util.Set;

/**
 * Which region is invented.
 *
 * @param regions where every village has its Merah Putih cooperative
 * @param others cooperatives besides
 * @param home the village whose Merah Putih cooperative the demo's people work in
 * @param suffix behind every name for signing in, since those are unique over an installation
 */
record Plan(long seed, List<String> regions, List<Other> others, String home, String suffix) {
    /** A cooperative of another kind. */
    record Other(CooperativeKind kind, String name, String village, Set<Scope> scopes) {}

    /**
     * Kabupaten Jombang with 306 villages, Kota Probolinggo with 29, and seven cooperatives
     * besides.
     */
    static Plan whole() {
        return new Plan(
                20_251_028,
                List.of("35.17", "35.74"),
                List.of(
                        other(
                                CooperativeKind.KOPWAN,
                                "Koperasi Wanita Melati Asri",
                                "35.17.09.1005"),
                        other(CooperativeKind.KPRI, "KPRI Guyub Rukun", "35.17.09.1004"),
                        other(
                                CooperativeKind.KOPONTREN,
                                "Kopontren Nurul Barokah",
                                "35.17.08.2007"),
                        new Other(
                                CooperativeKind.TANI,
                                "Koperasi Tani Sumber Makmur",
                                "35.17.05.2005",
                                Set.of(Scope.SP, Scope.RT)),
                        other(CooperativeKind.KSP, "KSP Artha Mandiri Sejahtera", "35.17.09.1002"),
                        other(CooperativeKind.KSU, "KSU Bayuangga Jaya", "35.74.03.1001"),
                        other(
                                CooperativeKind.SEKUNDER,
                                "Pusat Koperasi Merah Putih Jombang",
                                "35.17.09.1006")),
                "35.17.05.2005",
                "");
    }

    private static Other other(CooperativeKind kind, String name, String village) {
        return new Other(kind, name, village, kind.scopes());
    }
}
