package id.sokoguru.privacy;

import static id.sokoguru.savings.Counter.TILL;
import static id.sokoguru.savings.Counter.TODAY;
import static id.sokoguru.savings.Counter.rp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.membership.Application;
import id.sokoguru.membership.Exit;
import id.sokoguru.membership.ExitReason;
import id.sokoguru.membership.Members;
import id.sokoguru.membership.PersonalData;
import id.sokoguru.membership.ProfileChange;
import id.sokoguru.membership.Settlement;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.CounterOrder;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Tone;
import id.sokoguru.web.Words;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@InWorld
class PersonalDataTest {
    private static final String NIK = "3517034605740001";

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Privacy privacy;
    @Autowired PrivacyTasks tasks;
    Counter counter;
    Actor siti;

    @BeforeEach
    void siti_is_a_member() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        var a = Counter.application("Siti Rahayu", TODAY);
        members.enrolAll(
                counter.teller,
                List.of(
                        new Application(
                                a.id(),
                                a.kind(),
                                a.name(),
                                NIK,
                                "Jombang",
                                a.birthDate(),
                                a.sex(),
                                a.phone(),
                                a.address(),
                                a.village(),
                                a.occupation(),
                                a.date())));
        desk.take(
                counter.teller,
                new CounterOrder.Principal(Uuid7.create(), 1, rp(100_000), TILL, TODAY));
        siti = self(1);
    }

    private Actor self(long number) {
        return new Actor(
                Uuid7.create(),
                "Siti",
                counter.coop,
                Territory.NONE,
                Set.of(Permission.MEMBER_SELF),
                number,
                false,
                "web");
    }

    private Request.Order order(Request.Kind kind) {
        return new Request.Order(Uuid7.create(), 1, kind, "Mohon salinan", How.PHONE);
    }

    // ---- the clock

    @Test
    void a_request_is_due_after_three_times_24_hours_and_turns_red_on_the_last_day() {
        var order = order(Request.Kind.ACCESS);
        assertThat(privacy.ask(siti, order)).isEqualTo(new Request.Asked(1));
        assertThat(privacy.ask(siti, order)).as("sent twice").isEqualTo(new Request.Asked(1));
        var request = privacy.request(counter.chair, 1).orElseThrow();
        assertThat(Duration.between(request.askedAt(), request.dueAt()))
                .isEqualTo(Duration.ofHours(72));
        var words = Words.in(Locale.of("id"));
        assertThat(tasks.today(counter.chair, words))
                .singleElement()
                .satisfies(item -> assertThat(item.tone()).isEqualTo(Tone.WAIT));
        world.setTime(World.START.plusHours(47));
        assertThat(tasks.today(counter.chair, words).getFirst().tone()).isEqualTo(Tone.WAIT);
        world.setTime(World.START.plusHours(48));
        assertThat(tasks.today(counter.chair, words).getFirst().tone()).isEqualTo(Tone.ACT);
        assertThat(request.isLate(World.START.plusHours(72).toInstant())).isFalse();
        assertThat(request.isLate(World.START.plusHours(73).toInstant())).isTrue();

        assertThat(privacy.answer(counter.chair, 1, true, "Sudah diunduh sendiri"))
                .isInstanceOf(Request.Answered.class);
        assertThat(privacy.answer(counter.chair, 1, false, "Terlambat"))
                .isInstanceOf(Request.AlreadyAnswered.class);
        assertThat(tasks.today(counter.chair, words)).isEmpty();
        assertThat(privacy.requestsOf(siti, 1).getFirst().answer())
                .isEqualTo("Sudah diunduh sendiri");
    }

    @Test
    void nobody_asks_or_reads_for_somebody_else() {
        privacy.ask(siti, order(Request.Kind.ACCESS));
        assertThatThrownBy(() -> privacy.ask(self(2), order(Request.Kind.ACCESS)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> privacy.copy(self(2), 1)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> privacy.consents(self(2), 1)).isInstanceOf(NotFound.class);
        assertThat(privacy.request(self(2), 1)).isEmpty();
        assertThat(privacy.requests(siti)).as("the register is the cooperative's").isEmpty();
        var elsewhere =
                Counter.actor(world.cooperative(), true, Permission.MEMBERS, Permission.APPROVE);
        assertThat(privacy.requests(elsewhere)).isEmpty();
        assertThat(privacy.request(elsewhere, 1)).isEmpty();
        assertThatThrownBy(() -> privacy.copy(elsewhere, 1)).isInstanceOf(NotFound.class);
        assertThat(privacy.erase(elsewhere, 1)).isInstanceOf(Erasure.Unknown.class);
    }

    // ---- consent

    @Test
    void consent_is_no_until_given_and_withdrawn_as_easily() {
        assertThat(privacy.consented(counter.teller, 1, Purpose.MESSAGES)).isFalse();
        privacy.consent(siti, 1, Purpose.MESSAGES, true, How.PHONE);
        assertThat(privacy.consented(counter.teller, 1, Purpose.MESSAGES)).isTrue();
        assertThat(privacy.consented(counter.teller, 1, Purpose.PHOTOS)).isFalse();
        world.setTime(World.START.plusDays(1));
        privacy.consent(siti, 1, Purpose.MESSAGES, false, How.PHONE);
        assertThat(privacy.consented(counter.teller, 1, Purpose.MESSAGES)).isFalse();
        assertThat(privacy.consents(siti, 1)).hasSize(1);
        var copied = section(privacy.copy(siti, 1), "privacy.consents");
        assertThat(copied.rows()).as("both words stay").hasSize(2);
    }

    // ---- the copy

    private static PersonalData.Section section(List<PersonalData.Section> all, String title) {
        return all.stream().filter(s -> s.title().equals(title)).findFirst().orElseThrow();
    }

    @Test
    void the_copy_holds_what_the_rooms_keep_and_nothing_of_a_suspicion() {
        counter.obligatory(1, 20_000, TODAY);
        members.nationalId(counter.chair, 1, "Mengisi formulir BPJS");
        var copy = privacy.copy(siti, 1);
        var json = DataCopy.json(copy);
        assertThat(json)
                .contains("Siti Rahayu", NIK, "Jombang", "20000", "Mengisi formulir BPJS")
                .doesNotContain("screening", "STRUCTURING", "LTKM");
        assertThat(section(copy, "savings.personal.lines").rows()).hasSize(2);
        assertThat(copy)
                .extracting(PersonalData.Section::title)
                .containsExactly(
                        "membership.personal.profile",
                        "membership.personal.history",
                        "membership.nik.looks",
                        "savings.personal.accounts",
                        "savings.personal.lines",
                        "privacy.related",
                        "privacy.guaranteed",
                        "privacy.loans",
                        "renteng.privacy.groups",
                        "renteng.privacy.wishes",
                        "renteng.privacy.claims",
                        "collector.personal.route",
                        "collector.personal.papers",
                        "payroll.privacy.jobs",
                        "payroll.privacy.mandates",
                        "privacy.consents",
                        "privacy.requests",
                        "privacy.visits",
                        "privacy.deeds");
        for (var s : copy) {
            assertThat(s.rows()).allSatisfy(row -> assertThat(row).hasSize(s.columns().size()));
        }
        assertThat(section(privacy.copy(siti, 1), "privacy.deeds").rows())
                .as("each copy is written down")
                .hasSize(2);
    }

    // ---- erasure

    @Test
    void erasure_is_refused_for_five_years_after_leaving_and_then_leaves_number_and_money() {
        assertThat(privacy.erase(counter.chair, 1)).isInstanceOf(Erasure.StillHere.class);
        var noted = Uuid7.create();
        assertThat(
                        ledger.post(
                                counter.teller,
                                Entry.of(
                                                noted,
                                                TODAY,
                                                "savings.obligatory",
                                                "Simpanan wajib anggota 1",
                                                Line.debit(110102, 1, rp(20_000)),
                                                Line.credit(310201, 1, rp(20_000)))
                                        .withRemark("Dititipkan Siti Rahayu")))
                .isInstanceOf(Posting.Posted.class);
        var change =
                new ProfileChange(
                        1,
                        members.required(counter.teller, 1).kind(),
                        "Siti Rahayuningsih",
                        null,
                        "Jombang",
                        LocalDate.of(1974, 5, 6),
                        null,
                        "0812-3456-7890",
                        "RT 09",
                        null,
                        "Petani");
        members.changeProfile(counter.teller, change);
        assertThat(
                        members.exit(
                                counter.teller,
                                new Exit(
                                        Uuid7.create(),
                                        1,
                                        ExitReason.MOVED,
                                        "Ikut suami ke Kediri",
                                        TODAY)))
                .isInstanceOf(Exit.Left.class);
        assertThat(privacy.erase(counter.chair, 1)).isInstanceOf(Erasure.StillHere.class);
        assertThat(
                        members.settle(
                                counter.chair,
                                new Settlement(Uuid7.create(), 1, TILL, null, TODAY)))
                .isInstanceOf(Settlement.Settled.class);
        assertThat(privacy.erase(counter.chair, 1))
                .isEqualTo(new Erasure.TooEarly(LocalDate.of(2031, 11, 21)));
        world.setDay(LocalDate.of(2031, 11, 20));
        assertThat(privacy.erase(counter.chair, 1))
                .isEqualTo(new Erasure.TooEarly(LocalDate.of(2031, 11, 21)));
        assertThat(members.required(counter.teller, 1).name()).isEqualTo("Siti Rahayuningsih");

        world.setDay(LocalDate.of(2031, 11, 21));
        var entries = books.head(counter.teller).treeSize();
        assertThat(privacy.erase(counter.chair, 1))
                .isEqualTo(new Erasure.Done(LocalDate.of(2031, 11, 21)));
        var gone = members.required(counter.teller, 1);
        assertThat(gone.number()).isEqualTo(1);
        assertThat(gone.name()).isEqualTo("–");
        assertThat(gone.nik()).isNull();
        assertThat(gone.phone()).isNull();
        assertThat(gone.address()).isEmpty();
        assertThat(gone.left()).isEqualTo(TODAY);
        assertThat(books.head(counter.teller).treeSize()).isEqualTo(entries);
        assertThat(books.entry(counter.teller, noted).orElseThrow().remark()).isNull();
        var left =
                world.asOwner()
                        .sql(
                                """
                                select string_agg(t, ' ') from (
                                  select p::text t from membership.person p where coop_id = :c
                                  union all select x::text from membership.change x where coop_id = :c
                                  union all select x::text from membership.departure x where coop_id = :c
                                  union all select x::text from membership.settlement x where coop_id = :c
                                  union all select x::text from ledger.remark x where coop_id = :c) y
                                """)
                        .param("c", counter.coop.value())
                        .query(String.class)
                        .single();
        assertThat(left).doesNotContain("Siti", "Kediri", "RT 0", "0812", "Jombang", "Petani");
        assertThat(privacy.erase(counter.chair, 1))
                .isEqualTo(new Erasure.Done(LocalDate.of(2031, 11, 21)));
    }

    // ---- breaches

    @Test
    void a_breach_is_open_until_members_and_authority_are_told() {
        var order =
                new Breach.Order(
                        Uuid7.create(),
                        "Daftar anggota terkirim ke grup lain",
                        World.START.minusHours(5).toInstant(),
                        "Nama dan telepon 40 anggota",
                        "");
        assertThat(privacy.breached(counter.chair, order)).isEqualTo(1);
        assertThat(privacy.breached(counter.chair, order)).isEqualTo(1);
        var breach = privacy.breach(counter.chair, 1).orElseThrow();
        assertThat(breach.dueAt().toInstant()).isEqualTo(World.START.plusHours(67).toInstant());
        var words = Words.in(Locale.of("en"));
        assertThat(tasks.today(counter.chair, words)).hasSize(1);
        assertThat(tasks.today(counter.teller, words)).isEmpty();
        assertThat(privacy.told(counter.chair, 1, Breach.Whom.MEMBERS, "Surat")).isTrue();
        assertThat(privacy.breach(counter.chair, 1).orElseThrow().isOpen()).isTrue();
        assertThat(privacy.told(counter.chair, 1, Breach.Whom.AUTHORITY, "Surat")).isTrue();
        assertThat(privacy.breach(counter.chair, 1).orElseThrow().isOpen()).isFalse();
        assertThat(privacy.told(counter.chair, 9, Breach.Whom.AUTHORITY, "Surat")).isFalse();
        var elsewhere = Counter.actor(world.cooperative(), true, Permission.APPROVE);
        assertThat(privacy.breach(elsewhere, 1)).isEmpty();
        assertThat(ZonedDateTime.ofInstant(order.known(), BusinessDay.ZONE).getHour()).isEqualTo(5);
    }
}
