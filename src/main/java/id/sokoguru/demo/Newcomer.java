package id.sokoguru.demo;

import id.sokoguru.membership.Application;
import java.time.LocalDate;

/** Somebody of the invented region, with how punctual and thrifty they are. */
final class Newcomer {
    final Application application;
    final LocalDate comes;

    /** Of a hundred months, in how many the dues are paid. */
    final int punctual;

    /** Day of the month from which they come with the dues. */
    final int payday;

    final boolean saver;

    /** Drawn by the register. */
    long number;

    /** Drawn by savings; 0 = has no savings account. */
    long account;

    boolean joined;
    long balance;

    /** First day of the last month for which dues were decided upon. */
    LocalDate asked = LocalDate.MIN;

    Newcomer(Application application, LocalDate comes, int punctual, int payday, boolean saver) {
        this.application = application;
        this.comes = comes;
        this.punctual = punctual;
        this.payday = payday;
        this.saver = saver;
    }
}
