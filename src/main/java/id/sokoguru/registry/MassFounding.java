package id.sokoguru.registry;

/** What became of founding a programme's cooperatives in a whole region. */
public sealed interface MassFounding {
    /**
     * @param founded how many were founded now
     * @param already how many villages had theirs before
     */
    record FoundedAll(int founded, int already) implements MassFounding {}

    /** The code is no area of the decree in force. */
    record UnknownRegion(String code) implements MassFounding {}

    /** Only the Merah Putih programme has a cooperative in every village. */
    record NotAProgramme(CooperativeKind kind) implements MassFounding {}
}
