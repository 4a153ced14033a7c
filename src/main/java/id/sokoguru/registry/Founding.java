package id.sokoguru.registry;

import id.sokoguru.ledger.Scope;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * The order to found a cooperative.
 *
 * @param id made by whoever asks; asking again with it finds the same cooperative
 * @param village the code of the village of its seat, e.g. {@code 35.17.02.2001}
 * @param foundedOn the day of its founding meeting or deed
 * @param booksFrom the first business date that its books take
 * @param scopes the parts of the chart; empty for what the kind usually needs
 */
public record Founding(
        UUID id,
        String name,
        CooperativeKind kind,
        String village,
        LocalDate foundedOn,
        LocalDate booksFrom,
        Set<Scope> scopes) {}
