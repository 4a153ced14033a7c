package id.sokoguru.privacy;

import java.time.OffsetDateTime;

/** What a member said last about a purpose. */
public record Consent(Purpose purpose, boolean given, How how, OffsetDateTime at) {}
