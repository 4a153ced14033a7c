package id.sokoguru.registry;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The order to seat somebody in the pengurus or pengawas.
 *
 * @param id made by the form; the same again appoints nobody twice
 * @param exOfficio by virtue of another office: only the chair of the pengawas may be
 */
public record Appointment(
        UUID id, String name, Position position, boolean exOfficio, LocalDate from) {
    /** What became of it. */
    public sealed interface Answer {}

    public record Appointed(int officer) implements Answer {}

    /** The seat is for one person and is taken on that day; dismiss first. */
    public record SeatTaken(Officer by) implements Answer {}

    public record NotExOfficio() implements Answer {}
}
