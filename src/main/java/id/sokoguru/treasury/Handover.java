package id.sokoguru.treasury;

import id.sokoguru.kernel.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Money between a till and the vault, as it was asked for; it moves when a second person confirms.
 */
record Handover(
        UUID handoverId,
        String purpose,
        int till,
        boolean toVault,
        Money amount,
        String remark,
        Instant askedAt,
        UUID askedBy) {}
