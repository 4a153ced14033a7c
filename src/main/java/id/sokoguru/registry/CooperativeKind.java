package id.sokoguru.registry;

import id.sokoguru.ledger.Scope;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds that the office tells apart. A kind proposes the parts of the chart; the cooperative
 * may use others.
 */
public enum CooperativeKind {
    /** Koperasi Desa Merah Putih: seated in a desa or desa adat. */
    KDMP(Scope.SP, Scope.RT),
    /** Koperasi Kelurahan Merah Putih: seated in a kelurahan. */
    KKMP(Scope.SP, Scope.RT),
    /** Women's cooperative. */
    KOPWAN(Scope.SP),
    /** Civil servants' cooperative (Koperasi Pegawai Republik Indonesia). */
    KPRI(Scope.SP, Scope.RT),
    /** Employees of an enterprise. */
    KARYAWAN(Scope.SP, Scope.RT),
    /** Cooperative of an Islamic boarding school. */
    KOPONTREN(Scope.RT, Scope.SY),
    TANI(Scope.RT),
    NELAYAN(Scope.RT),
    /** Savings and loans only. */
    KSP(Scope.SP),
    /** Savings and financing under sharia. */
    KSPPS(Scope.SY),
    /** Several lines of business. */
    KSU(Scope.SP, Scope.RT),
    KONSUMEN(Scope.RT),
    PRODUSEN(Scope.RT),
    JASA(Scope.RT),
    PEMASARAN(Scope.RT),
    /** Its members are cooperatives (apex). */
    SEKUNDER(Scope.SP, Scope.AP);

    private final Set<Scope> scopes;

    CooperativeKind(Scope... scopes) {
        this.scopes = Set.of(scopes);
    }

    /** The parts of the chart that such a cooperative usually needs. */
    public Set<Scope> scopes() {
        return scopes;
    }

    public CooperativeLevel level() {
        return this == SEKUNDER ? CooperativeLevel.SEKUNDER : CooperativeLevel.PRIMER;
    }

    /** The programme of village cooperatives, under Inpres 9/2025. */
    public boolean isMerahPutih() {
        return this == KDMP || this == KKMP;
    }

    /** The Merah Putih kind of a village: KKMP in a kelurahan, KDMP in a desa or desa adat. */
    static CooperativeKind merahPutihIn(RegionLevel village) {
        return village == RegionLevel.KELURAHAN ? KKMP : KDMP;
    }

    boolean fits(RegionLevel village) {
        return !isMerahPutih() || this == merahPutihIn(village);
    }

    /** How the name must begin: SE Menkop 1/2025; empty when the law leaves it free. */
    public Optional<String> nameBeginsWith() {
        return switch (this) {
            case KDMP -> Optional.of("Koperasi Desa Merah Putih ");
            case KKMP -> Optional.of("Koperasi Kelurahan Merah Putih ");
            case KOPWAN, KPRI, KARYAWAN, KOPONTREN, TANI, NELAYAN, KSP, KSPPS, KSU ->
                    Optional.empty();
            case KONSUMEN, PRODUSEN, JASA, PEMASARAN, SEKUNDER -> Optional.empty();
        };
    }
}
