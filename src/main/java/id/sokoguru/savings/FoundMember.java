package id.sokoguru.savings;

import id.sokoguru.membership.Member;

/**
 * A member who was found at the counter.
 *
 * @param href where one tap on the name leads: their card, or the form of the act chosen before
 */
public record FoundMember(Member member, String href) {}
