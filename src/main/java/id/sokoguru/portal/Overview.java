package id.sokoguru.portal;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Link;
import id.sokoguru.web.Tone;
import java.util.List;

/**
 * A member's first page.
 *
 * @param loans address of the member's loans; empty when there are none
 * @param others the member's cooperatives, if there is more than one
 * @param older address of the whole history; empty when all of it is here
 */
public record Overview(
        String greeting,
        String membership,
        Money total,
        List<Row> rows,
        List<Passed> latest,
        String older,
        String loans,
        List<Link> others) {

    /** Something the member has. @param tone how {@code hint} is meant */
    public record Row(String label, Tone tone, String hint, Money amount, String href) {}

    /**
     * Something that happened.
     *
     * @param sign {@code +}, {@code −}, or empty when money moved between own places
     */
    public record Passed(String what, String date, String sign, Money amount, String href) {}
}
