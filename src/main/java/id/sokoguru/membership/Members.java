package id.sokoguru.membership;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Books.Place;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.ledger.Receipt;
import id.sokoguru.rule.Rules;
import id.sokoguru.web.NotFound;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The door to the register of members. UU 25/1992 pasal 17–19: a member is owner and user;
 * membership is open, equal, and cannot be transferred (there is no verb for it). Names are shown
 * in full only to who may see them.
 */
@Component
public class Members {
    private static final int[] LOANS = {110501, 110502, 110503, 110504};
    private static final int[] SAVINGS = {
        210201, 210202, 210203, 210204, 210205, 210206, 230101, 230102
    };

    private final MemberStore store;
    private final Tenancy tenancy;
    private final BusinessDay day;
    private final Rules rules;
    private final Ledger ledger;
    private final Books books;
    private final NationalIds ids;

    Members(
            MemberStore store,
            Tenancy tenancy,
            BusinessDay day,
            Rules rules,
            Ledger ledger,
            Books books,
            NationalIds ids) {
        this.store = store;
        this.tenancy = tenancy;
        this.day = day;
        this.rules = rules;
        this.ledger = ledger;
        this.books = books;
        this.ids = ids;
    }

    // ---- the way in

    /** Somebody asks to become a member. The same id again answers the first application. */
    public Application.Answer apply(Actor actor, Application order) {
        if (order.date().isAfter(day.today())) {
            return new Application.InFuture(day.today());
        }
        var minimum = rules.number("member.minimum_age", order.date());
        if (order.birthDate() != null
                && order.kind() != MemberKind.BADAN
                && order.birthDate().plusYears(minimum).isAfter(order.date())) {
            return new Application.TooYoung(minimum);
        }
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var earlier = store.byRequest(actor, order.id());
                    if (earlier.isPresent()) {
                        return new Application.Applied(earlier.get().personNo());
                    }
                    if (order.nik() != null) {
                        var known = store.byNik(actor, order.nik(), 0);
                        if (known.isPresent()) {
                            return new Application.KnownAlready(member(actor, known.get()));
                        }
                    }
                    int person = store.drawPersons(actor, 1);
                    store.insertPersons(actor, person, List.of(order), day.now());
                    return new Application.Applied(person);
                });
    }

    /**
     * The managers say yes: a member number is drawn, and the places for their savings are opened.
     */
    public Decision approve(Actor actor, int person) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var row = store.byPerson(actor, person);
                    if (row.isEmpty()) {
                        return new Decision.Unknown();
                    }
                    if (row.get().verdict() != null) {
                        return new Decision.AlreadyDecided(member(actor, row.get()));
                    }
                    long number = store.drawMembers(actor, 1);
                    store.decide(actor, person, "APPROVED", day.today(), "", day.now());
                    store.insertMember(actor, number, person);
                    openPlaces(actor, number, 1);
                    return new Decision.Approved(number);
                });
    }

    /** The managers say no, with a reason that the applicant may read. */
    public Decision refuse(Actor actor, int person, String reason) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var row = store.byPerson(actor, person);
                    if (row.isEmpty()) {
                        return new Decision.Unknown();
                    }
                    if (row.get().verdict() != null) {
                        return new Decision.AlreadyDecided(member(actor, row.get()));
                    }
                    store.decide(actor, person, "REFUSED", day.today(), reason, day.now());
                    store.countRefused(actor);
                    return new Decision.Refused();
                });
    }

    /**
     * Applies and approves many at once, for imports and the demo: no check for known NIKs beyond
     * the list's own. Applications whose id is known are answered with their number.
     *
     * @return the member numbers, in the order of the list
     */
    public List<Long> enrolAll(Actor actor, List<Application> applications) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var known = new HashMap<UUID, Long>();
                    if (store.counts(actor).members() + store.counts(actor).candidates() > 0) {
                        for (var order : applications) {
                            store.byRequest(actor, order.id())
                                    .map(MemberStore.Row::memberNo)
                                    .ifPresent(number -> known.put(order.id(), number));
                        }
                    }
                    var fresh =
                            applications.stream().filter(a -> !known.containsKey(a.id())).toList();
                    if (!fresh.isEmpty()) {
                        int person = store.drawPersons(actor, fresh.size());
                        long number = store.drawMembers(actor, fresh.size());
                        store.insertPersons(actor, person, fresh, day.now());
                        store.approveAll(actor, person, number, fresh, day.now());
                        openPlaces(actor, number, fresh.size());
                        for (int i = 0; i < fresh.size(); i++) {
                            known.put(fresh.get(i).id(), number + i);
                        }
                    }
                    return applications.stream().map(a -> known.get(a.id())).toList();
                });
    }

    private void openPlaces(Actor actor, long first, int count) {
        var openings = new ArrayList<Ledger.Opening>();
        for (long number = first; number < first + count; number++) {
            openings.add(place(MembershipJournals.PRINCIPAL, number));
            openings.add(place(MembershipJournals.OBLIGATORY, number));
        }
        ledger.openAll(actor, openings);
    }

    private static Ledger.Opening place(int account, long number) {
        return new Ledger.Opening(account, number, "MEMBER", number, Money.ZERO);
    }

    /** A candidate has paid simpanan pokok in full and is a member from that day on. */
    public record Admission(long member, LocalDate joined) {}

    /** Called by savings in the transaction that takes the last of simpanan pokok. */
    public void admit(Actor actor, List<Admission> admissions) {
        if (!admissions.isEmpty()) {
            tenancy.write(
                    actor,
                    () -> {
                        store.admit(actor, admissions, day.now());
                        return admissions.size();
                    });
        }
    }

    /**
     * Corrects what the register says of somebody; every field that differs is kept with its old
     * value.
     */
    public ProfileChange.Answer changeProfile(Actor actor, ProfileChange to) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var found = store.byPerson(actor, to.person());
                    if (found.isEmpty()) {
                        return new ProfileChange.Unknown();
                    }
                    var row = found.get();
                    var corrections = new ArrayList<MemberStore.Correction>();
                    note(corrections, "kind", row.kind(), to.kind().name());
                    note(corrections, "name", row.name(), to.name());
                    if (to.nik() != null && !to.nik().equals(store.nik(actor, row))) {
                        // That it changed, not from what to what.
                        corrections.add(
                                new MemberStore.Correction(
                                        "nik", row.nikSealed() == null ? null : "••••", "••••"));
                    }
                    note(corrections, "birth_place", row.birthPlace(), to.birthPlace());
                    note(corrections, "birth_date", row.birthDate(), to.birthDate());
                    note(corrections, "sex", row.sex(), to.sex());
                    note(corrections, "phone", row.phone(), to.phone());
                    note(corrections, "address", row.address(), to.address());
                    note(corrections, "village", row.village(), to.village());
                    note(corrections, "occupation", row.occupation(), to.occupation());
                    if (!corrections.isEmpty()) {
                        store.change(actor, to, corrections, day.now());
                    }
                    return new ProfileChange.Changed(corrections.size());
                });
    }

    private static void note(
            List<MemberStore.Correction> corrections,
            String field,
            @Nullable Object old,
            @Nullable Object now) {
        var before = old == null ? null : old.toString();
        var after = now == null ? null : now.toString();
        if (!Objects.equals(before, after)) {
            corrections.add(new MemberStore.Correction(field, before, after));
        }
    }

    // ---- the way out

    /**
     * Which of some NIKs belong to people in the register, with their member number; 0 = waiting
     * for approval. Who was refused or has left may come again.
     */
    public Map<String, Long> withNik(Actor actor, Collection<String> niks) {
        return tenancy.read(
                actor,
                () -> {
                    var byDigest = new HashMap<String, String>();
                    for (var nik : niks) {
                        for (var digest : ids.digests(actor.at(), nik)) {
                            byDigest.put(digest, nik);
                        }
                    }
                    Map<String, Long> found = new HashMap<>();
                    for (var known : store.byNiks(actor, byDigest.keySet())) {
                        var number = known.memberNo();
                        found.put(
                                Objects.requireNonNull(byDigest.get(known.digest())),
                                number == null ? 0 : number);
                    }
                    return found;
                });
    }

    /** A member or candidate leaves: what they put in becomes a debt to them (J48a). */
    public Exit.Answer exit(Actor actor, Exit order) {
        return tenancy.write(
                actor,
                () -> {
                    store.hold(actor, order.member());
                    var row = store.byNumber(actor, order.member());
                    if (row.isEmpty()) {
                        return new Exit.Unknown();
                    }
                    var earlier = store.departure(actor, order.member());
                    if (earlier.isPresent() && earlier.get().entryId().equals(order.id())) {
                        var entry = books.entry(actor, order.id()).orElseThrow();
                        return new Exit.Left(receipt(actor, entry), entry.total());
                    }
                    if (row.get().standing() != Standing.MEMBER
                            && row.get().standing() != Standing.CANDIDATE) {
                        return new Exit.NotMember(member(actor, row.get()));
                    }
                    var open = owned(actor, SAVINGS, order.member());
                    if (!open.isEmpty()) {
                        return new Exit.SavingsOpen(open, total(open));
                    }
                    var capital = new ArrayList<Line>();
                    for (var place : capital(actor, order.member())) {
                        if (place.balance().isPositive()) {
                            capital.add(Line.debit(place.account(), place.sub(), place.balance()));
                        }
                    }
                    if (capital.isEmpty()) {
                        return leaveWithNothing(actor, order, row.get());
                    }
                    ledger.openAll(
                            actor,
                            List.of(place(MembershipJournals.OWED_TO_LEAVERS, order.member())));
                    var entry = MembershipJournals.exit(order, capital);
                    return switch (ledger.post(actor, entry)) {
                        case Posting.Refused reason -> new Exit.BooksRefuse(reason);
                        case Posting.Posted(var receipt) -> {
                            store.depart(
                                    actor,
                                    order,
                                    row.get().standing() == Standing.MEMBER,
                                    day.now());
                            closeCapital(actor, order.member());
                            yield new Exit.Left(receipt, entry.total());
                        }
                    };
                });
    }

    /** A candidate who never paid anything: nothing to post. */
    private Exit.Answer leaveWithNothing(Actor actor, Exit order, MemberStore.Row row) {
        store.depart(actor, order, row.standing() == Standing.MEMBER, day.now());
        closeCapital(actor, order.member());
        return new Exit.Left(
                new Receipt(actor.at(), 0, order.id(), day.now(), new byte[0], false), Money.ZERO);
    }

    /** In the books too: a payment that was looked at before the exit is refused by the ledger. */
    private void closeCapital(Actor actor, long member) {
        for (var place : capital(actor, member)) {
            ledger.closePlace(actor, place.account(), place.sub());
        }
    }

    /** What settling will do, for the page that asks first; empty when the member has not left. */
    public Optional<Settlement.Offer> offer(Actor actor, long member) {
        return tenancy.read(
                actor, () -> store.departure(actor, member).map(_ -> offerOf(actor, member)));
    }

    private Settlement.Offer offerOf(Actor actor, long member) {
        var owed = books.balance(actor, MembershipJournals.OWED_TO_LEAVERS, member);
        var loans = owned(actor, LOANS, member);
        var compensated = new ArrayList<Money>();
        var rest = owed;
        for (var loan : loans) {
            var part = loan.balance().compareTo(rest) < 0 ? loan.balance() : rest;
            compensated.add(part);
            rest = rest.minus(part);
        }
        return new Settlement.Offer(member, owed, loans, compensated, rest);
    }

    /** Pays who left: loans first, the rest from a till or bank account (J48b). */
    public Settlement.Answer settle(Actor actor, Settlement order) {
        return tenancy.write(
                actor,
                () -> {
                    store.hold(actor, order.member());
                    var row = store.byNumber(actor, order.member());
                    if (row.isEmpty()) {
                        return new Settlement.Unknown();
                    }
                    var departure = store.departure(actor, order.member());
                    if (departure.isEmpty()) {
                        return new Settlement.NotLeft();
                    }
                    var done = store.settlement(actor, order.member());
                    if (done.isPresent()) {
                        return done.get().entryId().equals(order.id())
                                ? settledBefore(actor, order)
                                : new Settlement.AlreadySettled(done.get().settledOn());
                    }
                    if (rules.holds("four_eyes.exit_settlement", order.date())
                            && departure.get().recordedBy().equals(actor.user())) {
                        return new Settlement.SameEyes();
                    }
                    if (departure.get().reason().equals("DEATH") && order.heir() == null) {
                        return new Settlement.HeirMissing();
                    }
                    var offer = offerOf(actor, order.member());
                    if (offer.owed().isZero()) {
                        store.settle(actor, order, day.now());
                        return new Settlement.Settled(
                                new Receipt(
                                        actor.at(), 0, order.id(), day.now(), new byte[0], false),
                                offer);
                    }
                    return switch (ledger.post(
                            actor, MembershipJournals.settlement(order, offer))) {
                        case Posting.NotEnough n when n.account() == order.from().account() ->
                                new Settlement.PlaceShort(n.available(), n.wanted());
                        case Posting.Refused reason -> new Settlement.BooksRefuse(reason);
                        case Posting.Posted(var receipt) -> {
                            store.settle(actor, order, day.now());
                            yield new Settlement.Settled(receipt, offer);
                        }
                    };
                });
    }

    private Settlement.Answer settledBefore(Actor actor, Settlement order) {
        var entry = books.entry(actor, order.id());
        if (entry.isEmpty()) {
            return new Settlement.Settled(
                    new Receipt(actor.at(), 0, order.id(), day.now(), new byte[0], true),
                    new Settlement.Offer(
                            order.member(), Money.ZERO, List.of(), List.of(), Money.ZERO));
        }
        var paid = Money.ZERO;
        for (var line : entry.get().lines()) {
            if (line.account() == order.from().account() && line.sub() == order.from().sub()) {
                paid = line.amount();
            }
        }
        return new Settlement.Settled(
                receipt(actor, entry.get()),
                new Settlement.Offer(
                        order.member(), entry.get().total(), List.of(), List.of(), paid));
    }

    private static Receipt receipt(Actor actor, id.sokoguru.ledger.PostedEntry entry) {
        return new Receipt(
                actor.at(), entry.entryNo(), entry.id(), entry.recordedAt(), entry.leaf(), true);
    }

    private List<Place> capital(Actor actor, long member) {
        return books.places(
                actor,
                List.of(
                        MembershipJournals.PRINCIPAL,
                        MembershipJournals.OBLIGATORY,
                        MembershipJournals.SPECIAL_OBLIGATORY,
                        MembershipJournals.CANDIDATE_DEPOSIT),
                List.of(member));
    }

    /** Places of some accounts that belong to the member and hold something. */
    private List<Place> owned(Actor actor, int[] accounts, long member) {
        var owned = new ArrayList<Place>();
        for (int account : accounts) {
            for (var place : books.places(actor, account)) {
                if (place.owner() == member && !place.balance().isZero()) {
                    owned.add(place);
                }
            }
        }
        return owned;
    }

    private static Money total(List<Place> places) {
        var total = Money.ZERO;
        for (var place : places) {
            total = total.plus(place.balance());
        }
        return total;
    }

    // ---- the NIK in full, and forgetting

    /**
     * The whole NIK of a member, for a stated reason. Every answer that shows it is written down
     * with the reason, for the cooperative and for the member to read.
     *
     * @param actor may register members, or is the member who asks for what is kept of them
     */
    public NationalIdLook.Answer nationalId(Actor actor, long number, String reason) {
        return look(actor, number, reason, false);
    }

    /**
     * As {@link #nationalId}, for a report to PPATK: written down, but not shown, because nobody
     * may learn from it that there is a report (UU 8/2010 pasal 12).
     */
    public NationalIdLook.Answer nationalIdForReport(Actor actor, long number, String reason) {
        if (!actor.may(Permission.COMPLIANCE)) {
            return new NationalIdLook.Unknown();
        }
        return look(actor, number, reason, true);
    }

    private NationalIdLook.Answer look(Actor actor, long number, String reason, boolean silent) {
        var why = reason.strip();
        if (why.length() < NationalIdLook.SHORTEST_REASON
                || why.chars().distinct().count() < NationalIdLook.LEAST_LETTERS) {
            return new NationalIdLook.ReasonTooShort(NationalIdLook.SHORTEST_REASON);
        }
        var themself = actor.member() != null && actor.member() == number;
        if (!actor.unmasked() && !themself) {
            return new NationalIdLook.Unknown();
        }
        return tenancy.write(
                actor,
                () -> {
                    var row = store.byNumber(actor, number);
                    if (row.isEmpty()) {
                        return new NationalIdLook.Unknown();
                    }
                    var nik = store.nik(actor, row.get());
                    if (nik == null) {
                        return new NationalIdLook.NoneKept();
                    }
                    store.looked(actor, row.get().personNo(), why, silent, day.now());
                    return new NationalIdLook.Shown(nik);
                });
    }

    /** Who read the whole NIK of a member, the latest first; what the member may know too. */
    public List<NationalIdLook> looks(Actor actor, long number) {
        if (!maySee(actor, number)) {
            return List.of();
        }
        return tenancy.read(
                actor,
                () ->
                        store.byNumber(actor, number)
                                .map(row -> store.looks(actor, row.personNo()))
                                .orElse(List.of()));
    }

    /**
     * Removes name, NIK, birth, address, phone and occupation of somebody who has left and was
     * paid, with the words that others wrote about them. The number and the dates stay. The room
     * {@code privacy} asks whether the time has come.
     *
     * @return false when there is no such member, or they have not left
     */
    public boolean erase(Actor actor, long number) {
        return tenancy.write(
                actor,
                () -> {
                    store.hold(actor, number);
                    var row = store.byNumber(actor, number);
                    if (row.isEmpty() || row.get().standing() != Standing.GONE) {
                        return false;
                    }
                    store.erase(actor, row.get().personNo(), number, day.today());
                    return true;
                });
    }

    // ---- reading

    /**
     * The member with this number; empty when there is none, or when the actor may only see
     * themself.
     */
    public Optional<Member> member(Actor actor, long number) {
        if (!maySee(actor, number)) {
            return Optional.empty();
        }
        return tenancy.read(
                actor, () -> store.byNumber(actor, number).map(row -> member(actor, row)));
    }

    /** As {@link #member}, for pages: nothing found is 404. */
    public Member required(Actor actor, long number) {
        return member(actor, number).orElseThrow(() -> new NotFound("member " + number));
    }

    /** Somebody by the number of their application, from the moment they asked. */
    public Optional<Member> person(Actor actor, int person) {
        return tenancy.read(
                        actor, () -> store.byPerson(actor, person).map(row -> member(actor, row)))
                .filter(found -> maySee(actor, found.number()));
    }

    /**
     * Members by two letters of the name, member number, last four or more digits of the phone, or
     * last four of the NIK; who sees no names finds by number only.
     */
    public List<Member> find(Actor actor, String text, int limit) {
        if (text.isBlank() || onlyThemself(actor)) {
            return List.of();
        }
        return tenancy.read(
                actor,
                () ->
                        store.find(actor, text, actor.unmasked(), limit).stream()
                                .map(row -> member(actor, row))
                                .toList());
    }

    /**
     * The register in the order of numbers, after a number (0 = from the first): pages, prints,
     * exports.
     */
    public List<Member> list(Actor actor, long after, int limit) {
        if (onlyThemself(actor)) {
            return List.of();
        }
        return tenancy.read(
                actor,
                () ->
                        store.from(actor, after, limit).stream()
                                .map(row -> member(actor, row))
                                .toList());
    }

    /** Who asked and waits for the managers' decision, the longest waiting first. */
    public List<Member> waiting(Actor actor, int limit) {
        if (onlyThemself(actor)) {
            return List.of();
        }
        return tenancy.read(
                actor,
                () -> store.waiting(actor, limit).stream().map(row -> member(actor, row)).toList());
    }

    /** What happened with somebody, oldest first: asked, approved, joined, corrected, left. */
    public List<MemberStep> history(Actor actor, int person) {
        return tenancy.read(actor, () -> store.steps(actor, person));
    }

    public MemberCounts counts(Actor actor) {
        return tenancy.read(actor, () -> store.counts(actor));
    }

    /** Names by member number, as the actor may see them; the one way for other rooms to a name. */
    public Map<Long, String> names(Actor actor, Collection<Long> numbers) {
        if (numbers.isEmpty()) {
            return Map.of();
        }
        return tenancy.read(
                actor,
                () ->
                        store.names(actor, numbers).stream()
                                .collect(
                                        Collectors.toMap(
                                                MemberStore.Name::memberNo,
                                                n -> shown(actor, n.memberNo(), n.name()))));
    }

    /** {@code Siti Rahayu}, or {@code S*** R***} to who may not see it. */
    static String shown(Actor actor, long number, String name) {
        if (actor.unmasked()
                || (actor.member() != null && actor.member() == number && number != 0)) {
            return name;
        }
        return java.util.Arrays.stream(name.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + "***")
                .collect(Collectors.joining(" "));
    }

    private static boolean maySee(Actor actor, long number) {
        return !onlyThemself(actor) || (actor.member() != null && actor.member() == number);
    }

    /** A member on their phone sees their own row and nobody else's. */
    private static boolean onlyThemself(Actor actor) {
        return actor.may(Permission.MEMBER_SELF)
                && !actor.may(Permission.TELLER)
                && !actor.may(Permission.MEMBERS)
                && !actor.may(Permission.READ_MEMBERS)
                && !actor.may(Permission.READ_BOOKS)
                && !actor.may(Permission.SUPERVISE);
    }

    private Member member(Actor actor, MemberStore.Row row) {
        long number = row.memberNo() == null ? 0 : row.memberNo();
        var open =
                actor.unmasked()
                        || (actor.member() != null && actor.member() == number && number != 0);
        return new Member(
                row.personNo(),
                number,
                MemberKind.valueOf(row.kind()),
                row.standing(),
                shown(actor, number, row.name()),
                open ? store.masked(actor, row) : null,
                open ? row.birthPlace() : null,
                open ? row.birthDate() : null,
                row.sex() == null ? null : Sex.valueOf(row.sex()),
                open ? row.phone() : null,
                open ? row.address() : "",
                row.village(),
                open ? row.occupation() : null,
                row.appliedOn(),
                "APPROVED".equals(row.verdict()) ? row.decidedOn() : null,
                row.joinedOn(),
                row.leftOn(),
                row.reason() == null ? null : ExitReason.valueOf(row.reason()),
                row.erasedOn());
    }
}
