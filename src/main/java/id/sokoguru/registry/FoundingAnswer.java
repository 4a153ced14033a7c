package id.sokoguru.registry;

import id.sokoguru.kernel.CooperativeId;

/** What became of a {@link Founding}. Unless it is {@link Founded}, nothing was written. */
public sealed interface FoundingAnswer {
    record Founded(CooperativeId cooperative) implements FoundingAnswer {}

    /** Another cooperative bears the name; SABH would refuse it too. */
    record NameTaken(CooperativeId by) implements FoundingAnswer {}

    /** SE Menkop 1/2025: Merah Putih names begin in one way only, and go on. */
    record NameDoesNotFitKind(String beginning) implements FoundingAnswer {}

    /** KKMP only in a kelurahan, KDMP only in a desa or desa adat. */
    record KindDoesNotFitRegion(RegionLevel level) implements FoundingAnswer {}

    /** The code is no village of the decree in force. */
    record UnknownRegion(String code) implements FoundingAnswer {}

    /** 999 cooperatives have been numbered in the village. */
    record VillageFull() implements FoundingAnswer {}

    /** The order's id founded another cooperative before. */
    record IdUsedBefore(CooperativeId by) implements FoundingAnswer {}
}
