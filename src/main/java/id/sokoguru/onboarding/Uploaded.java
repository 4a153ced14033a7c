package id.sokoguru.onboarding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A workbook that held together when it was uploaded.
 *
 * @param sha256 of the file, in hexadecimal digits
 * @param computed loans whose schedule is ours, because the workbook has no lines for them
 */
public record Uploaded(
        UUID workbookId,
        int workbookNo,
        String fileName,
        String sha256,
        LocalDate cutOver,
        LocalDate ratOn,
        LocalDate ratBooks,
        String ratReport,
        int members,
        int accounts,
        int deposits,
        int loans,
        int computed,
        Instant uploadedAt,
        UUID uploadedBy) {}
