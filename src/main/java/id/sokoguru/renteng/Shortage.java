package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Pure arithmetic of what is missing from a group's settlement and who steps in. */
public final class Shortage {
    private Shortage() {}

    /** Who stepped in for whom with how much. */
    public record Covered(long covered, long coverer, Money amount) {}

    /** A member and an amount: what she lacks, or what she takes over. */
    public record Share(long member, Money amount) {}

    /**
     * Shared equally by largest remainder: the parts sum to the whole, none differs from another by
     * more than Rp1, the earlier ones bear the odd rupiah.
     *
     * @param payers at least one
     */
    public static List<Money> equally(Money shortage, int payers) {
        return shortage.allocate(Collections.nCopies(payers, 1L));
    }

    /**
     * Who covers whom: everybody who steps in does so for all who lack something, in proportion.
     * Every row and every column sums exactly.
     *
     * @param lacking what each lacks
     * @param covering what each takes over; the same in all
     */
    public static List<Covered> pairs(List<Share> lacking, List<Share> covering) {
        var whole = sum(lacking);
        if (!whole.equals(sum(covering))) {
            throw new IllegalArgumentException("what is lacking is not what is covered");
        }
        var cells = new long[covering.size()][lacking.size()];
        var rows = new long[covering.size()];
        var columns = new long[lacking.size()];
        for (int j = 0; j < columns.length; j++) {
            columns[j] = lacking.get(j).amount().rupiah();
        }
        for (int i = 0; i < rows.length; i++) {
            long share = covering.get(i).amount().rupiah();
            rows[i] = share;
            for (int j = 0; j < lacking.size() && whole.isPositive(); j++) {
                long lacks = lacking.get(j).amount().rupiah();
                long cell = Math.floorDiv(Math.multiplyExact(share, lacks), whole.rupiah());
                cells[i][j] = cell;
                rows[i] -= cell;
                columns[j] -= cell;
            }
        }
        // The odd rupiahs: what is left of rows and columns sums to the same.
        int column = 0;
        for (int i = 0; i < rows.length; i++) {
            while (rows[i] > 0) {
                if (columns[column] == 0) {
                    column++;
                    continue;
                }
                long odd = Math.min(rows[i], columns[column]);
                cells[i][column] += odd;
                rows[i] -= odd;
                columns[column] -= odd;
            }
        }
        var pairs = new ArrayList<Covered>();
        for (int j = 0; j < lacking.size(); j++) {
            for (int i = 0; i < covering.size(); i++) {
                if (cells[i][j] > 0) {
                    pairs.add(
                            new Covered(
                                    lacking.get(j).member(),
                                    covering.get(i).member(),
                                    Money.rupiah(cells[i][j])));
                }
            }
        }
        return pairs;
    }

    /** A claim and what of it is open. */
    public record Open(long claim, java.util.UUID settlement, long coverer, Money amount) {}

    /**
     * Divides what is given back: the oldest settlement first; among those who stepped in then, in
     * proportion to what they have not got back, exactly.
     *
     * @param open the oldest first
     * @param amount at most all that is open
     * @return what each claim gets; claims that get nothing are left out
     */
    public static List<Open> giveBack(List<Open> open, Money amount) {
        var given = new ArrayList<Open>();
        var left = amount;
        for (int i = 0; i < open.size() && left.isPositive(); ) {
            int end = i;
            var of = Money.ZERO;
            while (end < open.size()
                    && open.get(end).settlement().equals(open.get(i).settlement())) {
                of = of.plus(open.get(end).amount());
                end++;
            }
            var now = left.compareTo(of) < 0 ? left : of;
            if (now.isPositive()) {
                var claims = open.subList(i, end);
                var parts =
                        now.allocate(
                                claims.stream().map(claim -> claim.amount().rupiah()).toList());
                for (int k = 0; k < parts.size(); k++) {
                    if (parts.get(k).isPositive()) {
                        var claim = claims.get(k);
                        given.add(
                                new Open(
                                        claim.claim(),
                                        claim.settlement(),
                                        claim.coverer(),
                                        parts.get(k)));
                    }
                }
            }
            left = left.minus(now);
            i = end;
        }
        if (left.isPositive()) {
            throw new IllegalArgumentException("more than is open: " + left.text());
        }
        return given;
    }

    static Money sum(List<Share> shares) {
        return shares.stream().map(Share::amount).reduce(Money.ZERO, Money::plus);
    }
}
