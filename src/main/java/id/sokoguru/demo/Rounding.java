package id.sokoguru.demo;

import id.sokoguru.access.Role;
import id.sokoguru.collector.CarryLimit;
import id.sokoguru.collector.Collectors;
import id.sokoguru.collector.Stop;
import id.sokoguru.collector.Taking;
import id.sokoguru.collector.TakingAnswer;
import id.sokoguru.collector.VisitDay;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.savings.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The two collectors of the women's cooperative. The first has a round for today and is left to
 * visitors; the second took money on the last working day, did not hand it in, and has a phone that
 * still holds papers.
 */
final class Rounding {
    private static final int ROUTE = 14;
    private static final Money LIMIT = Money.rupiah(2_000_000);
    private static final List<VisitDay> DAYS =
            List.of(
                    VisitDay.DAILY,
                    VisitDay.DAILY,
                    VisitDay.DAILY,
                    VisitDay.PAHING,
                    VisitDay.SATURDAY,
                    VisitDay.DAILY,
                    VisitDay.KLIWON);

    private final Rooms rooms;
    private final Seat seat;
    private final Actor office;

    Rounding(Rooms rooms, Seat seat) {
        this.rooms = rooms;
        this.seat = seat;
        this.office = seat.recorder();
    }

    /** Answers how many entries were made. */
    int fill() {
        var borrowers = new ArrayList<Long>();
        rooms.loans().running(office, rooms.day().today()).values().stream()
                .map(position -> position.loan().member())
                .distinct()
                .forEach(borrowers::add);
        for (var member : rooms.members().list(office, 0, 60)) {
            if (member.isMember() && !borrowers.contains(member.number())) {
                borrowers.add(member.number());
            }
        }
        int made = 0;
        for (var user : rooms.access().holding(office, Role.COLLECTOR).keySet()) {
            if (!(rooms.collectors().register(office, user)
                    instanceof Collectors.Registration.Registered(var collector))) {
                throw new IllegalStateException(seat.name() + ": no collector");
            }
            int number = collector.collectorNo();
            rooms.collectors()
                    .setLimit(office, number, new CarryLimit(rooms.day().today(), LIMIT, true));
            int from = Math.min(borrowers.size(), (number - 1) * ROUTE);
            var route = borrowers.subList(from, Math.min(borrowers.size(), from + ROUTE));
            for (int i = 0; i < route.size(); i++) {
                rooms.collectors()
                        .assign(
                                office,
                                new Stop(
                                        route.get(i),
                                        number,
                                        DAYS.get(i % DAYS.size()),
                                        Money.rupiah(10_000L * (1 + i % 5))));
            }
            if (number == 2) {
                made += onTheRoad(outside(user), route);
            }
        }
        return made;
    }

    private Actor outside(UUID user) {
        return new Actor(
                user,
                "Kolektor",
                seat.cooperative(),
                Territory.of(seat.cooperative()),
                Role.COLLECTOR.permissions(),
                null,
                false,
                "web");
    }

    /** Papers 1, 2, 4 and 5 arrived; number 3 and two more are still on the phone. */
    private int onTheRoad(Actor collector, List<Long> route) {
        int phone = rooms.collectors().phone(collector, Uuid7.create()).number();
        int paper = 0;
        int made = 0;
        for (long member : route) {
            if (paper == 5) {
                break;
            }
            paper++;
            if (paper == 3) {
                continue;
            }
            var account =
                    rooms.savings().accounts(office, member).stream()
                            .filter(one -> one.isOpen() && one.account() == Product.VOLUNTARY)
                            .findFirst();
            var taking =
                    new Taking(
                            Uuid7.create(),
                            phone,
                            paper,
                            account.isPresent() ? Taking.Kind.SAVINGS : Taking.Kind.OBLIGATORY,
                            member,
                            account.map(one -> one.accountNo()).orElse(0L),
                            Money.rupiah(20_000L + 5_000L * paper),
                            rooms.day().today(),
                            rooms.day().now());
            if (!(rooms.receipts().take(collector, taking) instanceof TakingAnswer.Arrived)) {
                throw new IllegalStateException(seat.name() + ": paper " + paper);
            }
            made++;
        }
        rooms.collectors().heard(collector, phone, 2);
        return made;
    }
}
