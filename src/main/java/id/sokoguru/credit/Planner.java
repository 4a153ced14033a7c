package id.sokoguru.credit;

import id.sokoguru.kernel.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a schedule from its terms, one interval after the other. The order in each: interest
 * arises; it is billed, deferred or capitalised; principal by the method; the bill is rounded up;
 * the last interval takes all that remains.
 */
final class Planner {
    private final Terms terms;
    private final int count;
    private final List<Line> lines = new ArrayList<>();
    private Money balance;
    private Money capitalised = Money.ZERO;
    private Money deferred = Money.ZERO;
    private Money deferredShare = Money.ZERO;
    private Money fixedShare = Money.ZERO;
    private Money fixedLeft = Money.ZERO;
    private Money payment = Money.ZERO;

    Planner(Terms terms) {
        this.terms = terms;
        this.count = terms.instalments();
        this.balance = terms.principal();
    }

    Schedule plan() {
        if (terms.method() == Method.HARVEST) {
            harvest();
        } else {
            fixSum();
            for (int number = 1; number <= count && !done(); number++) {
                lines.add(line(number));
            }
        }
        return new Schedule(
                terms.principal(), capitalised, terms.disbursed(), terms.interval(), lines);
    }

    /** Rounding up to principal can repay a loan before its last interval. */
    private boolean done() {
        return balance.isZero() && fixedLeft.isZero();
    }

    private Line line(int number) {
        var accrued = accrued(number);
        var interest = billed(number, accrued);
        var principal = min(balance, principal(number));
        var rounded = rounded(number, principal, interest);
        if (terms.rounding().excess() == Rounding.Excess.INTEREST) {
            accrued = accrued.plus(rounded);
            interest = interest.plus(rounded);
        } else {
            principal = principal.plus(rounded);
        }
        balance = balance.minus(principal);
        if (done() && deferred.isPositive()) {
            interest = interest.plus(deferred);
            deferred = Money.ZERO;
        }
        return new Line(number, terms.due(number), accrued, principal, interest, balance);
    }

    /** Interest that arises in an interval. */
    private Money accrued(int number) {
        if (number <= terms.grace().free()) {
            return Money.ZERO;
        }
        if (fixedLeft.isPositive()) {
            var share = number == count ? fixedLeft : min(fixedLeft, fixedShare);
            fixedLeft = fixedLeft.minus(share);
            return share;
        }
        if (isFixed()) {
            return Money.ZERO;
        }
        if (terms.method() == Method.DAILY) {
            var from = number == 1 ? terms.disbursed() : terms.due(number - 1);
            var days = terms.due(number).toEpochDay() - from.toEpochDay();
            return terms.perDay().times(days).of(balance);
        }
        var base = terms.method() == Method.FLAT ? terms.principal().plus(capitalised) : balance;
        return rate(number).of(base);
    }

    private Portion rate(int number) {
        return number == 1 ? terms.perInterval().times(terms.firstPortion()) : terms.perInterval();
    }

    private boolean isFixed() {
        return terms.method() == Method.FLAT
                && switch (terms.charge()) {
                    case Charge.Fixed _ -> true;
                    case Charge.ByRate(_, var per) -> per == Charge.Per.TERM;
                };
    }

    /** A sum known from the start is spread so that its shares sum to it exactly. */
    private void fixSum() {
        if (!isFixed()) {
            return;
        }
        var bearing = count - terms.grace().free();
        fixedLeft =
                switch (terms.charge()) {
                    case Charge.Fixed(var total) -> total;
                    case Charge.ByRate(var rate, _) ->
                            Portion.of(rate).times(bearing).over(count).of(terms.principal());
                };
        if (bearing > 0) {
            fixedShare = Portion.of(1, bearing).of(fixedLeft);
        }
    }

    /** What of the interest is due now: deferred in the grace, more than accrued after it. */
    private Money billed(int number, Money accrued) {
        var grace = terms.grace();
        if (number <= grace.payment()) {
            if (grace.deferred() == Grace.Deferred.CAPITALISED) {
                balance = balance.plus(accrued);
                capitalised = capitalised.plus(accrued);
            } else {
                deferred = deferred.plus(accrued);
            }
            return Money.ZERO;
        }
        if (number == grace.payment() + 1) {
            deferredShare =
                    grace.deferred() == Grace.Deferred.SPREAD
                            ? Portion.of(1, count - grace.payment()).of(deferred)
                            : deferred;
        }
        var part = number == count ? deferred : min(deferred, deferredShare);
        deferred = deferred.minus(part);
        return accrued.plus(part);
    }

    private Money principal(int number) {
        if (number == count) {
            return balance;
        }
        if (number <= terms.grace().principal()) {
            return Money.ZERO;
        }
        var first = number == terms.grace().principal() + 1;
        return switch (terms.method()) {
            case FLAT, DECLINING -> {
                if (first) {
                    payment = Portion.of(1, count - number + 1).of(balance);
                }
                yield payment;
            }
            case ANNUITY -> {
                if (first) {
                    payment = annuity(number);
                }
                yield payment.minus(
                        number <= terms.grace().free()
                                ? Money.ZERO
                                : terms.perInterval().of(balance));
            }
            case STEPWISE -> terms.steps().get(number - 1);
            case DAILY, HARVEST, BULLET -> Money.ZERO;
        };
    }

    /** A = B / Σ v, which is B·i / (1 − (1+i)^−n) and also holds at 0 % and with intervals free. */
    private Money annuity(int from) {
        var growth = BigDecimal.ONE.add(terms.perInterval().value());
        var factor = BigDecimal.ONE;
        var sum = BigDecimal.ZERO;
        for (int number = from; number <= count; number++) {
            if (number > terms.grace().free()) {
                factor = factor.divide(growth, Portion.DIGITS);
            }
            sum = sum.add(factor, Portion.DIGITS);
        }
        return Money.rupiah(
                BigDecimal.valueOf(balance.rupiah())
                        .divide(sum, Portion.DIGITS)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /** What rounding up adds to the bill; to principal never more than is owed. */
    private Money rounded(int number, Money principal, Money interest) {
        var bill = principal.plus(interest);
        var more = terms.rounding().up(bill).minus(bill);
        if (terms.rounding().excess() == Rounding.Excess.INTEREST) {
            return more;
        }
        // A bill of interest alone stays exact: there, nobody agreed to repay principal.
        return principal.isZero() || number == count
                ? Money.ZERO
                : min(more, balance.minus(principal));
    }

    private void harvest() {
        var free = terms.grace().free();
        var length =
                free > 0
                        ? Portion.of(count - free, 1)
                        : terms.firstPortion().plus(Portion.of(count - 1, 1));
        var interest = terms.perInterval().times(length).of(balance);
        if (terms.rounding().excess() == Rounding.Excess.INTEREST) {
            interest = terms.rounding().up(balance.plus(interest)).minus(balance);
        }
        lines.add(new Line(1, terms.maturity(), interest, balance, interest, Money.ZERO));
        balance = Money.ZERO;
    }

    private static Money min(Money a, Money b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
