package id.sokoguru.credit;

/**
 * Three graces that are often mixed up, each in intervals counted from the first.
 *
 * @param principal no principal is due; interest goes on and is paid. The method then runs over the
 *     remaining instalments.
 * @param payment interest goes on but is not yet paid; {@code deferred} says when it is
 * @param free no interest arises at all
 * @param deferred what happens to interest that was not yet paid
 */
public record Grace(int principal, int payment, int free, Deferred deferred) {
    public static final Grace NONE = new Grace(0, 0, 0, Deferred.FIRST_PAYMENT);

    public Grace {
        if (principal < 0 || payment < 0 || free < 0) {
            throw new IllegalArgumentException("a negative grace");
        }
    }

    /** What happens to interest of the intervals without payment. */
    public enum Deferred {
        /** Due in full with the first interest that is paid. */
        FIRST_PAYMENT,
        /** Spread evenly over the instalments with interest, the rest in the last. */
        SPREAD,
        /**
         * Added to the principal at the end of each interval, so interest bears interest. Forbidden
         * unless the product allows it (Terms asks); never in a restructuring.
         */
        CAPITALISED
    }

    public static Grace onPrincipal(int intervals) {
        return new Grace(intervals, 0, 0, Deferred.FIRST_PAYMENT);
    }

    public static Grace onPayment(int intervals, Deferred deferred) {
        return new Grace(0, intervals, 0, deferred);
    }

    public static Grace interestFree(int intervals) {
        return new Grace(0, 0, intervals, Deferred.FIRST_PAYMENT);
    }
}
