package id.sokoguru.access;

import java.util.UUID;

/** The number of a request for approval, within its cooperative. */
public record ApprovalId(UUID value) {}
