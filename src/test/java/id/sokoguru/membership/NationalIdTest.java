package id.sokoguru.membership;

import static id.sokoguru.savings.Counter.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.savings.Counter;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

@InWorld
class NationalIdTest {
    private static final String NIK = "3517034605740001";
    private static final String WHY = "Mengisi formulir BPJS";
    private static final String ONE = "1:" + "0a".repeat(32);
    private static final String TWO = ONE + ",2:" + "0b".repeat(32);

    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Members members;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Tenancy tenancy;
    @Autowired JdbcTemplate template;
    @Autowired Environment environment;
    @TempDir Path place;
    Counter counter;

    @BeforeEach
    void siti_with_her_nik() {
        counter = new Counter(world.cooperative(), ledger, members, savings, desk, lists);
        members.enrolAll(counter.teller, List.of(application()));
    }

    private static Application application() {
        var a = Counter.application("Siti Rahayu", TODAY);
        return new Application(
                a.id(),
                a.kind(),
                a.name(),
                NIK,
                a.birthPlace(),
                a.birthDate(),
                a.sex(),
                a.phone(),
                a.address(),
                a.village(),
                a.occupation(),
                a.date());
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

    @Test
    void everybody_reads_six_and_two_digits_until_a_reason_is_written_down() {
        assertThat(members.required(counter.teller, 1).nik()).isEqualTo("351703********01");
        assertThat(members.nationalId(counter.teller, 1, "ya"))
                .isEqualTo(new NationalIdLook.ReasonTooShort(10));
        assertThat(members.nationalId(counter.teller, 1, "..........."))
                .isInstanceOf(NationalIdLook.ReasonTooShort.class);
        assertThat(members.looks(counter.teller, 1)).isEmpty();

        assertThat(members.nationalId(counter.teller, 1, WHY))
                .isEqualTo(new NationalIdLook.Shown(NIK));
        assertThat(members.looks(counter.chair, 1))
                .singleElement()
                .satisfies(look -> {
                    assertThat(look.userId()).isEqualTo(counter.teller.user());
                    assertThat(look.reason()).isEqualTo(WHY);
                    assertThat(look.at().toInstant()).isEqualTo(World.START.toInstant());
                });
        assertThat(members.looks(self(1), 1)).as("the member reads it too").hasSize(1);
        assertThat(members.looks(self(2), 1)).isEmpty();
    }

    @Test
    void who_sees_no_names_opens_no_nik_whatever_the_reason() {
        var office =
                Counter.actor(counter.coop, false, Permission.SUPERVISE, Permission.READ_BOOKS);
        assertThat(members.required(office, 1).nik()).isNull();
        assertThat(members.nationalId(office, 1, WHY)).isInstanceOf(NationalIdLook.Unknown.class);
        var elsewhere = Counter.actor(world.cooperative(), true, Permission.MEMBERS);
        assertThat(members.nationalId(elsewhere, 1, WHY))
                .isInstanceOf(NationalIdLook.Unknown.class);
    }

    @Test
    void a_look_for_a_report_is_kept_and_told_to_nobody() {
        assertThat(members.nationalIdForReport(counter.teller, 1, WHY))
                .isInstanceOf(NationalIdLook.Unknown.class);
        var chair = Counter.actor(counter.coop, true, Permission.COMPLIANCE);
        assertThat(members.nationalIdForReport(chair, 1, WHY))
                .isEqualTo(new NationalIdLook.Shown(NIK));
        assertThat(members.looks(counter.teller, 1)).isEmpty();
        assertThat(members.looks(self(1), 1)).isEmpty();
        assertThat(
                        world.asOwner()
                                .sql(
                                        "select count(*) from membership.nik_look where coop_id = :c and silent")
                                .param("c", counter.coop.value())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void a_sealed_nik_copied_to_another_row_does_not_open() throws Exception {
        var ids = new NationalIds(ONE, "");
        var hex = HexFormat.of().formatHex(ids.seal(counter.coop, 1, NIK).text());
        assertThat(ids.open(counter.coop, 1, 1, hex)).isEqualTo(NIK);
        assertThatThrownBy(() -> ids.open(counter.coop, 2, 1, hex))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ids.open(world.cooperative(), 1, 1, hex))
                .isInstanceOf(IllegalStateException.class);
        assertThat(ids.seal(counter.coop, 1, NIK).text())
                .as("the same number looks different each time")
                .isNotEqualTo(ids.seal(counter.coop, 1, NIK).text());
    }

    @Test
    void after_a_change_of_keys_old_niks_are_found_and_then_sealed_anew() throws Exception {
        var before = new MemberStore(world.jdbc(), template, new NationalIds(ONE, ""));
        var after = new MemberStore(world.jdbc(), template, new NationalIds(TWO, ""));
        tenancy.write(
                counter.teller,
                () -> {
                    before.seal(counter.teller, 1, NIK);
                    assertThat(after.byNik(counter.teller, NIK, 0)).isPresent();
                    var old = after.byNumber(counter.teller, 1).orElseThrow();
                    assertThat(old.nikKey()).isEqualTo(1);
                    assertThat(after.masked(counter.teller, old)).isEqualTo("351703********01");

                    assertThat(after.sealAnew(counter.teller)).isEqualTo(1);
                    assertThat(after.sealAnew(counter.teller)).isZero();
                    var anew = after.byNumber(counter.teller, 1).orElseThrow();
                    assertThat(anew.nikKey()).isEqualTo(2);
                    assertThat(after.nik(counter.teller, anew)).isEqualTo(NIK);
                    assertThat(after.find(counter.teller, "0001", true, 5)).hasSize(1);
                    assertThatThrownBy(() -> before.nik(counter.teller, anew))
                            .hasMessageContaining("identity-2.key");
                    return null;
                });
    }

    @Test
    void the_key_lies_outside_the_database_for_its_owner_alone() throws Exception {
        var file =
                Path.of(environment.getProperty("sokoguru.data", "data"))
                        .resolve("keys/identity-1.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var made = new NationalIds("", place.toString());
        var again = new NationalIds("", place.toString());
        var hex = HexFormat.of().formatHex(made.seal(counter.coop, 7, NIK).text());
        assertThat(again.open(counter.coop, 7, 1, hex)).isEqualTo(NIK);
        assertThatThrownBy(() -> new NationalIds("1:abc", ""))
                .hasMessageContaining("64 hexadecimal digits");
    }

    @Test
    void what_a_correction_of_the_nik_replaced_is_not_kept_open_either() {
        members.changeProfile(
                counter.teller,
                new ProfileChange(
                        1,
                        MemberKind.BIASA,
                        "Siti Rahayu",
                        "3517034605740009",
                        null,
                        null,
                        null,
                        null,
                        "",
                        null,
                        null));
        assertThat(members.required(counter.teller, 1).nik()).isEqualTo("351703********09");
        assertThat(
                        world.asOwner()
                                .sql(
                                        "select count(*) from membership.change where coop_id = :c and field = 'nik' and new = '••••'")
                                .param("c", counter.coop.value())
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }
}
