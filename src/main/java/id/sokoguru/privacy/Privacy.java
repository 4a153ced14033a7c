package id.sokoguru.privacy;

import id.sokoguru.access.Audit;
import id.sokoguru.access.Visits;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.PersonalData;
import id.sokoguru.membership.Standing;
import id.sokoguru.rule.Rules;
import id.sokoguru.web.NotFound;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The door to what people may ask of their data (UU 27/2022 PDP). A member asks for themself; who
 * may register members asks for them. Nobody gets anything of anybody else.
 */
@Component
public class Privacy {
    private final PrivacyStore store;
    private final List<PersonalData> rooms;
    private final Members members;
    private final Visits visits;
    private final Audit audit;
    private final Ledger ledger;
    private final Rules rules;
    private final Tenancy tenancy;
    private final BusinessDay day;

    Privacy(
            PrivacyStore store,
            ObjectProvider<PersonalData> rooms,
            Members members,
            Visits visits,
            Audit audit,
            Ledger ledger,
            Rules rules,
            Tenancy tenancy,
            BusinessDay day) {
        this.store = store;
        this.rooms = rooms.stream().sorted(Comparator.comparingInt(PersonalData::order)).toList();
        this.members = members;
        this.visits = visits;
        this.audit = audit;
        this.ledger = ledger;
        this.rules = rules;
        this.tenancy = tenancy;
        this.day = day;
    }

    /** The member themself, or who works with members; for all others there is nobody here. */
    private void mayAskFor(Actor actor, long member) {
        var themself = actor.member() != null && actor.member() == member;
        if (!themself && !actor.may(Permission.MEMBERS) && !actor.may(Permission.READ_AUDIT)) {
            throw new NotFound("member " + member);
        }
        members.required(actor, member);
    }

    // ---- consent

    /** What the member said last about each purpose; a purpose never spoken of is a no. */
    public List<Consent> consents(Actor actor, long member) {
        mayAskFor(actor, member);
        return tenancy.read(actor, () -> store.consents(actor, member));
    }

    /** Given or withdrawn; withdrawing is as easy as giving (pasal 9). */
    public void consent(Actor actor, long member, Purpose purpose, boolean given, How how) {
        mayAskFor(actor, member);
        tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    store.consent(actor, member, purpose, given, how, day.now());
                    return null;
                });
    }

    /** Whether something may be done with the member's data today. */
    public boolean consented(Actor actor, long member, Purpose purpose) {
        return tenancy.read(actor, () -> store.consents(actor, member)).stream()
                .anyMatch(c -> c.purpose() == purpose && c.given());
    }

    // ---- requests

    /** Open ones first, by what is due. */
    public List<Request> requests(Actor actor) {
        if (!actor.may(Permission.MEMBERS) && !actor.may(Permission.READ_AUDIT)) {
            return List.of();
        }
        return tenancy.read(actor, () -> store.requests(actor));
    }

    public List<Request> requestsOf(Actor actor, long member) {
        mayAskFor(actor, member);
        return tenancy.read(actor, () -> store.requestsOf(actor, member));
    }

    public Optional<Request> request(Actor actor, int no) {
        return tenancy.read(actor, () -> store.request(actor, no))
                .filter(r ->
                        actor.may(Permission.MEMBERS)
                                || actor.may(Permission.READ_AUDIT)
                                || (actor.member() != null && actor.member() == r.memberNo()));
    }

    /** The clock starts now: days of rule {@code privacy.answer_within}, 24 hours each. */
    public Request.Answer ask(Actor actor, Request.Order order) {
        mayAskFor(actor, order.member());
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var earlier = store.request(actor, order.id());
                    if (earlier.isPresent()) {
                        return new Request.Asked(earlier.get().requestNo());
                    }
                    var now = day.now();
                    return new Request.Asked(
                            store.ask(
                                    actor, order, now, now.plus(within("privacy.answer_within"))));
                });
    }

    private Duration within(String rule) {
        return Duration.ofHours(24 * rules.number(rule, day.today()));
    }

    /**
     * @param granted whether it was done; else the words say why not
     */
    public Request.Answer answer(Actor actor, int no, boolean granted, String words) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    if (store.request(actor, no).isEmpty()) {
                        return new Request.Unknown();
                    }
                    return store.answer(actor, no, granted, words, day.now())
                            ? new Request.Answered()
                            : new Request.AlreadyAnswered();
                });
    }

    // ---- a copy of everything

    /**
     * Everything that the rooms keep of a member, for that member. The copy is written down, and so
     * is the look at the whole NIK in it.
     */
    public List<PersonalData.Section> copy(Actor actor, long member) {
        mayAskFor(actor, member);
        return tenancy.write(
                actor,
                () -> {
                    store.did(actor, member, "COPY", day.now());
                    if (actor.member() == null || actor.member() != member) {
                        audit.record(actor, "privacy.audit.copy", String.valueOf(member), "");
                    }
                    var sections = new ArrayList<PersonalData.Section>();
                    for (var room : rooms) {
                        sections.addAll(room.export(actor, member));
                    }
                    sections.addAll(own(actor, member));
                    return sections;
                });
    }

    private List<PersonalData.Section> own(Actor actor, long member) {
        var consents = new ArrayList<List<String>>();
        for (var one : store.everyConsent(actor, member)) {
            consents.add(
                    List.of(
                            one.at().toInstant().toString(),
                            one.purpose().name(),
                            String.valueOf(one.given()),
                            one.how().name()));
        }
        var requests = new ArrayList<List<String>>();
        for (var one : store.requestsOf(actor, member)) {
            requests.add(
                    List.of(
                            one.askedAt().toInstant().toString(),
                            one.kind().name(),
                            one.words(),
                            one.answer() == null ? "" : one.answer()));
        }
        var looks = new ArrayList<List<String>>();
        for (var look : visits.about(actor, member)) {
            looks.add(
                    List.of(
                            look.at().toString(),
                            look.userName() == null ? "" : look.userName(),
                            look.reason() == null ? "" : look.reason()));
        }
        var deeds = new ArrayList<List<String>>();
        for (var deed : store.deeds(actor, member)) {
            deeds.add(List.of(deed.at().toInstant().toString(), deed.what()));
        }
        return List.of(
                new PersonalData.Section(
                        "privacy.consents",
                        List.of("privacy.when", "privacy.purpose", "privacy.given", "privacy.how"),
                        consents),
                new PersonalData.Section(
                        "privacy.requests",
                        List.of("privacy.when", "privacy.kind", "privacy.words", "privacy.answer"),
                        requests),
                new PersonalData.Section(
                        "privacy.visits",
                        List.of("privacy.when", "privacy.who", "privacy.reason"),
                        looks),
                new PersonalData.Section(
                        "privacy.deeds", List.of("privacy.when", "privacy.what"), deeds));
    }

    /** Who from outside looked at the member, newest first. */
    public List<Visits.Look> visitsOf(Actor actor, long member) {
        mayAskFor(actor, member);
        return visits.about(actor, member);
    }

    // ---- erasure

    /** Whether the member's data may be erased today. */
    public Erasure erasure(Actor actor, long member) {
        var found = members.member(actor, member);
        if (found.isEmpty()) {
            return new Erasure.Unknown();
        }
        var m = found.get();
        if (m.erased() != null) {
            return new Erasure.Done(m.erased());
        }
        LocalDate left = m.left();
        if (left == null || m.standing() != Standing.GONE) {
            return new Erasure.StillHere();
        }
        var possible = left.plusYears(rules.number("documents.keep_after_relation", day.today()));
        return possible.isAfter(day.today())
                ? new Erasure.TooEarly(possible)
                : new Erasure.Possible(possible);
    }

    /** Erases what the rooms know of the person; answers why not when it may not be. */
    public Erasure erase(Actor actor, long member) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var now = erasure(actor, member);
                    if (!(now instanceof Erasure.Possible)) {
                        return now;
                    }
                    for (var room : rooms) {
                        room.erase(actor, member);
                    }
                    ledger.eraseRemarksOf(actor, member);
                    store.eraseWords(actor, member);
                    store.did(actor, member, "ERASURE", day.now());
                    audit.record(actor, "privacy.audit.erased", String.valueOf(member), "");
                    return new Erasure.Done(day.today());
                });
    }

    // ---- breaches

    public List<Breach> breaches(Actor actor) {
        return tenancy.read(actor, () -> store.breaches(actor));
    }

    public Optional<Breach> breach(Actor actor, int no) {
        return tenancy.read(actor, () -> store.breach(actor, no));
    }

    public List<Breach.Notice> notices(Actor actor, int no) {
        return tenancy.read(actor, () -> store.notices(actor, no));
    }

    /**
     * Writes down a breach; members and authority are due 3 × 24 hours after it was known.
     *
     * @return its number; the same id again answers the first
     */
    public int breached(Actor actor, Breach.Order order) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    var earlier = store.breach(actor, order.id());
                    return earlier.isPresent()
                            ? earlier.get().breachNo()
                            : store.breached(
                                    actor,
                                    order,
                                    order.known().plus(within("privacy.breach_within")),
                                    day.now());
                });
    }

    /** Who was told of a breach, and how; false when there is no such breach. */
    public boolean told(Actor actor, int no, Breach.Whom whom, String how) {
        return tenancy.write(
                actor,
                () -> {
                    store.lock(actor);
                    if (store.breach(actor, no).isEmpty()) {
                        return false;
                    }
                    store.told(actor, no, whom, how, day.now());
                    return true;
                });
    }

    Instant now() {
        return day.now();
    }
}
