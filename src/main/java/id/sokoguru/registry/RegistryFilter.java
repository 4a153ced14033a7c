package id.sokoguru.registry;

import org.jspecify.annotations.Nullable;

/**
 * Which cooperatives to list.
 *
 * @param region only those seated in this region; empty for all that the actor may see
 * @param text part of the name or of the address's names; empty for all
 * @param kind null for all
 * @param after the number of the last cooperative of the page before; 0 for the first page
 */
public record RegistryFilter(
        String region, String text, @Nullable CooperativeKind kind, long after) {
    public static final RegistryFilter ALL = new RegistryFilter("", "", null, 0);
}
