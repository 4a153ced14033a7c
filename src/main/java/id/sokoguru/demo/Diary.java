package id.sokoguru.demo;

import id.sokoguru.bookkeeping.EventOrder;
import id.sokoguru.bookkeeping.EverydayEvent;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.MemberKind;
import id.sokoguru.membership.Sex;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Product;
import id.sokoguru.savings.Terms;
import id.sokoguru.treasury.CashPlace;
import id.sokoguru.treasury.MoveOrder;
import id.sokoguru.treasury.TillDay;
import id.sokoguru.treasury.Treasury;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happens in one cooperative, day after day, as far as chance decides it. It knows what lies
 * where only so that nobody tries what the books would refuse; the books still decide. The same
 * seed and the same days make the same diary.
 */
final class Diary {
    private static final LocalTime OPENING = LocalTime.of(7, 40);
    private static final LocalTime FIRST = LocalTime.of(8, 5);
    private static final LocalTime CLOSING = LocalTime.of(14, 25);
    private static final int COUNTER_MINUTES = 370;
    private static final long FLOAT = 300_000;

    final Seat seat;
    final Terms terms;
    final Product product;
    final CashPlace bank;
    final List<Newcomer> people = new ArrayList<>();
    final List<TillDay> tillDays = new ArrayList<>();

    private final SplittableRandom random;
    private final Size size;
    private final LocalDate first;
    private final LocalDate last;

    /** Four in ten village cooperatives are given something to begin with. */
    private final @Nullable LocalDate grantDay;

    private long drawer;
    private long vault;
    private long petty;
    private long atBank;

    /**
     * @param first the day on which the books begin
     * @param yesterday the last day of the past
     * @param names of the cooperatives that are members, for an apex
     */
    Diary(
            long seed,
            Seat seat,
            Size size,
            LocalDate first,
            LocalDate yesterday,
            List<String> names) {
        this.seat = seat;
        this.size = size;
        this.first = first;
        this.last = seat.habit().lastDay(yesterday);
        this.random =
                new SplittableRandom(seed ^ (seat.cooperative().value() * 0x9E3779B97F4A7C15L));
        this.terms = termsOf(seat.kind());
        this.product = productOf(seat.kind());
        this.bank = new CashPlace(random.nextInt(100) < 60 ? 110201 : 110204, 1);
        this.grantDay =
                seat.kind().isMerahPutih() && random.nextInt(100) < 40
                        ? workingDays().stream().skip(3).findFirst().orElse(null)
                        : null;
        if (seat.habit() != Habit.NOT_BEGUN) {
            invite(names);
        }
    }

    /**
     * Meetings decide differently, within what is usual (pokok 25.000 to 100.000, wajib 5.000 to
     * 20.000).
     */
    private Terms termsOf(CooperativeKind kind) {
        var usual = Terms.usual(kind.name(), first);
        if (!kind.isMerahPutih()) {
            return usual;
        }
        int percent = random.nextInt(100);
        long principal = percent < 60 ? 50_000 : percent < 85 ? 100_000 : 25_000;
        long obligatory = percent < 60 ? 10_000 : percent < 85 ? 20_000 : 5_000;
        return new Terms(
                first,
                Money.rupiah(principal),
                usual.principalInParts(),
                Money.rupiah(obligatory),
                usual.period());
    }

    private Product productOf(CooperativeKind kind) {
        return kind == CooperativeKind.SEKUNDER
                ? Product.plain(
                        1,
                        first,
                        "Tabungan Koperasi Anggota",
                        Product.Kind.APEX,
                        Money.rupiah(500_000),
                        Money.rupiah(100_000))
                : kind == CooperativeKind.KOPONTREN
                        ? Product.plain(
                                1,
                                first,
                                "Tabungan Wadiah",
                                Product.Kind.WADIAH,
                                Money.rupiah(10_000),
                                Money.rupiah(5_000))
                        : Product.usual(first);
    }

    private void invite(List<String> names) {
        var days = workingDays();
        int count = names.isEmpty() ? size.members() : Math.min(size.members(), names.size());
        for (int i = 0; i < count; i++) {
            // Most come in the first weeks, some every week after.
            var within = random.nextInt(100) < 70 ? Math.min(8, days.size()) : days.size();
            var comes = days.get(random.nextInt(within));
            var person = names.isEmpty() ? person(comes) : cooperative(names.get(i), comes);
            people.add(
                    new Newcomer(
                            person,
                            comes,
                            random.nextInt(100) < 80
                                    ? random.nextInt(88, 101)
                                    : random.nextInt(30, 80),
                            random.nextInt(1, 21),
                            random.nextInt(100) < 55));
        }
        people.sort((a, b) -> a.comes.compareTo(b.comes));
    }

    private Application person(LocalDate comes) {
        var sex = seat.kind() == CooperativeKind.KOPWAN || random.nextInt(100) < 54 ? Sex.P : Sex.L;
        return new Application(
                id(at(comes, OPENING)),
                MemberKind.BIASA,
                Names.of(sex, random),
                null,
                null,
                comes.minusYears(random.nextInt(19, 70)).minusDays(random.nextInt(1, 365)),
                sex,
                null,
                Names.address(random),
                seat.cooperative().village(),
                Names.trade(sex, random),
                comes);
    }

    private Application cooperative(String name, LocalDate comes) {
        return new Application(
                id(at(comes, OPENING)),
                MemberKind.BADAN,
                name,
                null,
                null,
                null,
                null,
                null,
                "Balai Desa",
                seat.cooperative().village(),
                null,
                comes);
    }

    private List<LocalDate> workingDays() {
        var days = new ArrayList<LocalDate>();
        for (var date = first; !date.isAfter(last); date = date.plusDays(1)) {
            if (isWorking(date)) {
                days.add(date);
            }
        }
        return days;
    }

    private boolean isWorking(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SUNDAY && size.isOpenOn(date);
    }

    /** Who comes between two days, both included. */
    List<Newcomer> newcomers(LocalDate from, LocalDate to) {
        return people.stream()
                .filter(one -> !one.comes.isBefore(from) && !one.comes.isAfter(to))
                .toList();
    }

    /** What happens between two days, both included; newcomers have their numbers by then. */
    List<Moment> moments(LocalDate from, LocalDate to) {
        var moments = new ArrayList<Moment>();
        if (seat.habit() == Habit.NOT_BEGUN) {
            return moments;
        }
        for (var date = from; !date.isAfter(to) && !date.isAfter(last); date = date.plusDays(1)) {
            if (isWorking(date)) {
                day(date, moments);
            }
        }
        return moments;
    }

    private void day(LocalDate date, List<Moment> moments) {
        long before = drawer;
        long wanted = Math.max(0, Math.min(FLOAT - drawer, vault)) / 1_000 * 1_000;
        vault -= wanted;
        drawer += wanted;
        var wishes = wishes(date);
        long received = 0;
        long paid = 0;
        var counter = new ArrayList<Moment>();
        for (int i = 0; i < wishes.size(); i++) {
            var instant =
                    at(date, FIRST)
                            .plusSeconds(COUNTER_MINUTES * 60L * i / wishes.size())
                            .plusMillis(random.nextInt(20_000));
            var order = wishes.get(i).at(instant, date);
            if (order == null) {
                continue;
            }
            counter.add(new Moment.AtTheCounter(order, instant));
            long amount = order.amount().rupiah();
            if (order instanceof CounterOrder.Withdrawal) {
                paid += amount;
                drawer -= amount;
            } else {
                received += amount;
                drawer += amount;
            }
        }
        var leftOpen = seat.habit() == Habit.TILL_LEFT_OPEN && isLastDay(date);
        if (counter.isEmpty() && !leftOpen) {
            vault += wanted;
            drawer = before;
        } else {
            long difference = leftOpen ? 0 : difference(date);
            drawer += difference;
            long toVault = leftOpen ? 0 : Math.max(0, drawer - FLOAT) / 1_000 * 1_000;
            drawer -= toVault;
            vault += toVault;
            var day =
                    new TillDay(
                            seat.till(),
                            seat.teller(),
                            seat.chair(),
                            at(date, OPENING).plusSeconds(random.nextInt(900)),
                            Money.rupiah(wanted),
                            Money.rupiah(received),
                            Money.rupiah(paid),
                            leftOpen ? null : at(date, CLOSING).plusSeconds(random.nextInt(1_200)),
                            Money.rupiah(difference),
                            difference < 0 ? "Salah memberi kembalian" : "",
                            Money.rupiah(toVault));
            tillDays.add(day);
            moments.add(new Moment.TillOpened(day));
            moments.addAll(counter);
            if (!leftOpen) {
                moments.add(new Moment.TillClosed(day));
            }
        }
        office(date, moments);
    }

    private boolean isLastDay(LocalDate date) {
        for (var next = date.plusDays(1); !next.isAfter(last); next = next.plusDays(1)) {
            if (isWorking(next)) {
                return false;
            }
        }
        return true;
    }

    /** Counted less book: seldom not nothing. */
    private long difference(LocalDate date) {
        if (seat.habit() == Habit.DIFFERENCE_OPEN && isLastDay(date)) {
            return -Math.min(27_000, drawer);
        }
        if (random.nextInt(100) >= 2) {
            return 0;
        }
        long amount = random.nextInt(1, 6) * 1_000L;
        return random.nextInt(100) < 60 ? -Math.min(amount, drawer) : amount;
    }

    /**
     * What somebody comes for; made into an order when their turn comes, for only then it shows
     * what can be.
     */
    private interface Wish {
        @Nullable CounterOrder at(Instant instant, LocalDate date);
    }

    private List<Wish> wishes(LocalDate date) {
        var wishes = new ArrayList<Wish>();
        var month = date.withDayOfMonth(1);
        for (var one : people) {
            if (one.comes.isAfter(date)) {
                break;
            }
            if (!one.joined) {
                one.joined = true;
                one.asked = month;
                wishes.add((at, on) -> principal(one, at, on));
                wishes.add((at, on) -> obligatory(one, at, on));
            } else if (!one.asked.equals(month) && date.getDayOfMonth() >= one.payday) {
                one.asked = month;
                if (random.nextInt(100) < one.punctual) {
                    wishes.add((at, on) -> obligatory(one, at, on));
                }
            } else if (one.account != 0 && !one.comes.equals(date)) {
                int percent = random.nextInt(100);
                if (percent < 7) {
                    wishes.add((at, on) -> deposit(one, at, on));
                } else if (percent < 9) {
                    wishes.add((at, on) -> withdrawal(one, at, on));
                }
            }
        }
        return wishes;
    }

    private MoneyPlace till() {
        return new MoneyPlace(CashPlace.TILL_ACCOUNT, seat.till());
    }

    private CounterOrder principal(Newcomer one, Instant at, LocalDate on) {
        return new CounterOrder.Principal(id(at), one.number, terms.principal(), till(), on);
    }

    private CounterOrder obligatory(Newcomer one, Instant at, LocalDate on) {
        return new CounterOrder.Obligatory(id(at), one.number, terms.obligatory(), till(), on);
    }

    private CounterOrder deposit(Newcomer one, Instant at, LocalDate on) {
        long amount = (long) size.unit() * random.nextInt(1, 11);
        if (one.balance == 0) {
            amount = Math.max(amount, product.minimumOpening().rupiah());
        }
        one.balance += amount;
        return new CounterOrder.Deposit(id(at), one.account, Money.rupiah(amount), till(), on);
    }

    private @Nullable CounterOrder withdrawal(Newcomer one, Instant at, LocalDate on) {
        long most = Math.min(one.balance - product.minimumBalance().rupiah(), drawer);
        long amount = most / size.unit() * random.nextInt(20, 91) / 100 * size.unit();
        if (amount <= 0) {
            return null;
        }
        one.balance -= amount;
        return new CounterOrder.Withdrawal(id(at), one.account, Money.rupiah(amount), till(), on);
    }

    // ---- after the counter

    private void office(LocalDate date, List<Moment> moments) {
        var at = at(date, LocalTime.of(14, 50)).plusSeconds(random.nextInt(300));
        if (petty < 60_000 && vault >= 400_000) {
            move(date, at, CashPlace.VAULT, CashPlace.PETTY_CASH, 150_000, moments);
            vault -= 150_000;
            petty += 150_000;
        }
        at = at.plusSeconds(120);
        if (vault > 1_500_000) {
            long amount = (vault - 500_000) / 100_000 * 100_000;
            move(date, at, CashPlace.VAULT, bank, amount, moments);
            vault -= amount;
            atBank += amount;
        }
        at = at.plusSeconds(120);
        expense(date, at, moments);
        at = at.plusSeconds(120);
        if (date.equals(grantDay)) {
            long amount = random.nextInt(2, 11) * 500_000L;
            event(
                    EverydayEvent.CAPITAL_GRANT,
                    date,
                    at,
                    bank,
                    Map.of("amount", Money.rupiah(amount)),
                    "",
                    moments);
            atBank += amount;
        }
        at = at.plusSeconds(60);
        if (isLastOfMonth(date)) {
            endOfMonth(date, at, moments);
        }
    }

    private void expense(LocalDate date, Instant at, List<Moment> moments) {
        int percent = random.nextInt(100);
        var what =
                percent < 6
                        ? EverydayEvent.UTILITIES
                        : percent < 13
                                ? EverydayEvent.STATIONERY
                                : percent < 18 ? EverydayEvent.TRANSPORT : null;
        long amount = random.nextInt(4, 36) * 2_000L;
        if (what == null || amount > petty) {
            return;
        }
        event(
                what,
                date,
                at,
                CashPlace.PETTY_CASH,
                Map.of("amount", Money.rupiah(amount)),
                "KK-" + date.getMonthValue() + "/" + random.nextInt(1, 100),
                moments);
        petty -= amount;
    }

    private void endOfMonth(LocalDate date, Instant at, List<Moment> moments) {
        long honorarium = (long) random.nextInt(3, 13) * 50_000;
        if (atBank > honorarium * 3) {
            event(
                    EverydayEvent.HONORARIUM,
                    date,
                    at,
                    bank,
                    Map.of("gross", Money.rupiah(honorarium)),
                    "",
                    moments);
            atBank -= honorarium;
        }
        if (atBank > 1_000_000) {
            long interest = atBank / 1_000;
            event(
                    EverydayEvent.BANK_INTEREST,
                    date,
                    at.plusSeconds(60),
                    bank,
                    Map.of("gross", Money.rupiah(interest)),
                    "",
                    moments);
            event(
                    EverydayEvent.BANK_FEE,
                    date,
                    at.plusSeconds(120),
                    bank,
                    Map.of("amount", Money.rupiah(7_500)),
                    "",
                    moments);
            atBank += interest - 7_500;
        }
    }

    private boolean isLastOfMonth(LocalDate date) {
        for (var next = date.plusDays(1);
                next.getMonthValue() == date.getMonthValue();
                next = next.plusDays(1)) {
            if (isWorking(next)) {
                return false;
            }
        }
        return true;
    }

    private void move(
            LocalDate date,
            Instant at,
            CashPlace from,
            CashPlace to,
            long amount,
            List<Moment> moments) {
        var order = new MoveOrder(id(at), date, from, to, Money.rupiah(amount), Money.ZERO, "", "");
        moments.add(new Moment.Moved(Treasury.pastMove(order, at)));
    }

    private void event(
            EverydayEvent event,
            LocalDate date,
            Instant at,
            CashPlace place,
            Map<String, Money> amounts,
            String document,
            List<Moment> moments) {
        moments.add(
                new Moment.InTheOffice(
                        new EventOrder(
                                id(at), event, date, place.text(), amounts, Map.of(), document, ""),
                        at));
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(BusinessDay.ZONE).toInstant();
    }

    /** A UUID of version 7 for that moment, from the seed. */
    private UUID id(Instant at) {
        long high = (at.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
        long low = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
