package id.sokoguru.supervision;

import id.sokoguru.access.Access;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Permission;
import id.sokoguru.kernel.Territory;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Line;
import id.sokoguru.world.World;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** An officer of a region, at the door of the room and in a browser. */
final class Office {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String PASSWORD = "kunci-kantor-yang-panjang-7";

    final HttpClient http;
    private final World world;

    private Office(World world, HttpClient http) {
        this.world = world;
        this.http = http;
    }

    static Actor of(String region) {
        return new Actor(
                UUID.randomUUID(),
                "Pengawas",
                null,
                Territory.ofRegion(region),
                Set.of(Permission.SUPERVISE),
                null,
                false,
                "web");
    }

    static Office signedIn(World world, Access access, String region) throws Exception {
        var name = "dinas-" + UUID.randomUUID().toString().substring(0, 8);
        access.create(
                Actor.installation(),
                new NewUser(
                        name,
                        "Pengawas " + region,
                        PASSWORD,
                        List.of(Place.office(region, Role.OFFICE_INSPECTOR))));
        var office = new Office(world, world.http());
        var answer = office.post("/masuk", "/masuk", "nama", name, "sandi", PASSWORD);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("could not sign in: " + answer.statusCode());
        }
        return office;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(world.at(path)).header("Accept-Language", "id").build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> post(String from, String path, String... fields)
            throws IOException, InterruptedException {
        var token = CSRF.matcher(get(from).body());
        if (!token.find()) {
            throw new IllegalStateException("no form on " + from);
        }
        var body = new StringBuilder("_csrf=" + encoded(token.group(1)));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return http.send(
                HttpRequest.newBuilder(world.at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A member's savings into the till. */
    static Entry deposit(LocalDate date, long member, long rupiah) {
        return Entry.of(
                Uuid7.create(),
                date,
                "savings.deposit",
                "Setoran simpanan anggota nomor " + member,
                Line.debit(110101, 0, new Money(rupiah)),
                Line.credit(210201, 1, new Money(rupiah)));
    }

    static Actor at(CooperativeId cooperative) {
        return Actor.system(cooperative);
    }
}
