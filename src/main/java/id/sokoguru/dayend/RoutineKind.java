package id.sokoguru.dayend;

/** A routine, how often it works and what it does. */
public record RoutineKind(String title, String cadence, String why) {}
