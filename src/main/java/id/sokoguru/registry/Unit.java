package id.sokoguru.registry;

/**
 * A part of a cooperative with books of its own within the cooperative's.
 *
 * @param unit 0 is the cooperative itself (induk)
 * @param code short, for columns: {@code INDUK}, {@code USP}, {@code TOKO}
 */
public record Unit(int unit, String code, String name) {}
