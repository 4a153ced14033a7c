package id.sokoguru.credit;

/** What a new schedule does to the quality of a loan: nothing, until it is paid. */
public final class Restructuring {
    /** Instalments of the new schedule that must be paid before the quality may improve. */
    public static final int INSTALMENTS_NEEDED = 3;

    private Restructuring() {}

    /**
     * A restructured loan keeps its old class until three instalments of the new schedule were
     * paid; it may get worse at any time.
     *
     * @param before class when the new schedule was agreed
     * @param computed class by the new schedule
     * @param paid instalments of the new schedule paid in full
     */
    public static Quality quality(Quality before, Quality computed, int paid, int needed) {
        return paid >= needed ? computed : before.worse(computed);
    }
}
