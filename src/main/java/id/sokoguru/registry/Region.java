package id.sokoguru.registry;

import org.jspecify.annotations.Nullable;

/**
 * One area of the decree.
 *
 * @param code dotted, e.g. {@code 35.17.02.2001}
 * @param name in normal letters; regencies with their kind, e.g. {@code Kabupaten Jombang}
 * @param parent the code above; null for a province
 * @param path as in an address: {@code Desa X, Kec. Y, Kab. Z}
 */
public record Region(
        String code, String name, RegionLevel level, @Nullable String parent, String path) {}
