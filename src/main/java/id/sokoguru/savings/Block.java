package id.sokoguru.savings;

import java.time.OffsetDateTime;

/**
 * Nothing may be taken out of a savings account: it is blocked.
 *
 * @param reason as somebody wrote it
 */
public record Block(String reason, OffsetDateTime blockedAt) {}
