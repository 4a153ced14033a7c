package id.sokoguru.registry;

import id.sokoguru.kernel.CooperativeId;

/** A cooperative in a list. */
public record CooperativeLine(
        CooperativeId coopId,
        String name,
        CooperativeKind kind,
        String regionPath,
        CooperativeStatus status,
        int sharing) {}
