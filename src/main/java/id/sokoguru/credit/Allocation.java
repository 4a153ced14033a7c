package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * How one payment is divided. Parts, extra principal and what is held always sum to the payment.
 *
 * @param parts what goes to which instalment, only those that receive something
 * @param extraPrincipal principal ahead of the schedule; {@link Prepayment} makes the new schedule
 * @param held kept for the member as a debt of the cooperative (titipan angsuran)
 */
public record Allocation(List<Part> parts, Money extraPrincipal, Money held) {
    /** What an instalment receives. */
    public record Part(int no, Money penalty, Money interest, Money principal) {
        Money total() {
            return penalty.plus(interest).plus(principal);
        }
    }

    /** What a payment pays. */
    public enum Kind {
        PENALTY,
        INTEREST,
        PRINCIPAL
    }

    /**
     * Which comes first.
     *
     * @param kinds each kind once
     * @param kindFirst all instalments of one kind before the next kind; otherwise instalment by
     *     instalment, the oldest first
     */
    public record Order(List<Kind> kinds, boolean kindFirst) {
        /** Denda, jasa, pokok. */
        public static final Order LEGACY =
                new Order(List.of(Kind.PENALTY, Kind.INTEREST, Kind.PRINCIPAL), false);

        /** Jasa, pokok, denda: a penalty never keeps a debt alive. Recommended. */
        public static final Order PROTECTIVE =
                new Order(List.of(Kind.INTEREST, Kind.PRINCIPAL, Kind.PENALTY), false);

        public Order {
            kinds = List.copyOf(kinds);
            if (kinds.size() != 3 || kinds.stream().distinct().count() != 3) {
                throw new IllegalArgumentException("each kind once: " + kinds);
            }
        }

        public Order kindFirst(boolean first) {
            return new Order(kinds, first);
        }
    }

    /** What happens to money beyond what is due. */
    public enum Advance {
        /** Pays the next instalments as billed, interest and principal. */
        NEXT_INSTALMENTS,
        /** Repays principal; the instalment stays, the loan ends earlier. */
        SHORTER,
        /** Repays principal; the term stays, instalments become smaller. */
        SMALLER,
        /** Is kept until the next due date. */
        HELD
    }

    public Money principal() {
        return sum(Kind.PRINCIPAL).plus(extraPrincipal);
    }

    public Money interest() {
        return sum(Kind.INTEREST);
    }

    public Money penalty() {
        return sum(Kind.PENALTY);
    }

    private Money sum(Kind kind) {
        return parts.stream()
                .map(part ->
                        switch (kind) {
                            case PENALTY -> part.penalty();
                            case INTEREST -> part.interest();
                            case PRINCIPAL -> part.principal();
                        })
                .reduce(Money.ZERO, Money::plus);
    }

    /**
     * Divides a payment.
     *
     * @param payment positive
     * @param due what is due now, the oldest first ({@link Standing#due}), with its penalties
     * @param coming what is not yet due, the next first ({@link Standing#coming})
     */
    public static Allocation of(
            Money payment, List<Due> due, List<Due> coming, Order order, Advance advance) {
        if (!payment.isPositive()) {
            throw new IllegalArgumentException("a payment of " + payment.text());
        }
        var parts = new ArrayList<Part>();
        var rest = pay(payment, due, order, parts);
        var extra = Money.ZERO;
        switch (advance) {
            case NEXT_INSTALMENTS -> rest = pay(rest, coming, order.kindFirst(false), parts);
            case SHORTER, SMALLER -> {
                var owed = coming.stream().map(Due::principal).reduce(Money.ZERO, Money::plus);
                extra = rest.compareTo(owed) <= 0 ? rest : owed;
                rest = rest.minus(extra);
            }
            case HELD -> {}
        }
        return new Allocation(List.copyOf(parts), extra, rest);
    }

    private static Money pay(Money payment, List<Due> dues, Order order, List<Part> parts) {
        var left = new long[] {payment.rupiah()};
        var paid = new long[dues.size()][3];
        if (order.kindFirst()) {
            for (var kind : order.kinds()) {
                for (int i = 0; i < paid.length; i++) {
                    paid[i][kind.ordinal()] = take(left, dues.get(i), kind);
                }
            }
        } else {
            for (int i = 0; i < paid.length; i++) {
                for (var kind : order.kinds()) {
                    paid[i][kind.ordinal()] = take(left, dues.get(i), kind);
                }
            }
        }
        for (int i = 0; i < paid.length; i++) {
            var part =
                    new Part(
                            dues.get(i).no(),
                            Money.rupiah(paid[i][Kind.PENALTY.ordinal()]),
                            Money.rupiah(paid[i][Kind.INTEREST.ordinal()]),
                            Money.rupiah(paid[i][Kind.PRINCIPAL.ordinal()]));
            if (part.total().isPositive()) {
                parts.add(part);
            }
        }
        return Money.rupiah(left[0]);
    }

    private static long take(long[] left, Due due, Kind kind) {
        var open =
                switch (kind) {
                    case PENALTY -> due.penalty();
                    case INTEREST -> due.interest();
                    case PRINCIPAL -> due.principal();
                };
        var taken = Math.min(left[0], open.rupiah());
        left[0] -= taken;
        return taken;
    }
}
