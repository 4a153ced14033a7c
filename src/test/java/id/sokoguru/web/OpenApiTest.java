package id.sokoguru.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import id.sokoguru.access.Access;
import id.sokoguru.access.Approvals;
import id.sokoguru.access.NewUser;
import id.sokoguru.access.Place;
import id.sokoguru.access.Role;
import id.sokoguru.bench.Counter;
import id.sokoguru.collector.Collectors;
import id.sokoguru.collector.Stop;
import id.sokoguru.collector.VisitDay;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.MoneyPlace;
import id.sokoguru.lending.Granting;
import id.sokoguru.lending.LendingStory;
import id.sokoguru.lending.Loans;
import id.sokoguru.payroll.Agencies;
import id.sokoguru.payroll.Agency;
import id.sokoguru.payroll.Drawn;
import id.sokoguru.payroll.Mandate;
import id.sokoguru.payroll.Payroll;
import id.sokoguru.renteng.Founding;
import id.sokoguru.renteng.Groups;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.models.OpenAPI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document tells the truth: what the program answers is what the document says. */
@InWorld
class OpenApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String IN = "/api/v1/cooperatives/{coop}";
    private static final String DEPOSITS = IN + "/savings/deposits";
    private static final String PASSWORD = "tiga ekor sapi biru";
    private static final List<String> STATEMENTS =
            List.of(
                    "posisi-keuangan",
                    "hasil-usaha",
                    "perubahan-ekuitas",
                    "arus-kas",
                    "neraca-saldo");

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDialect(
                    Dialects.getDraft202012(),
                    builder ->
                            builder.schemaRegistryConfig(
                                    SchemaRegistryConfig.builder()
                                            .formatAssertionsEnabled(true)
                                            .build()));

    @Autowired World world;
    @Autowired Groups groups;
    @Autowired Counter counter;
    @Autowired Access access;
    @Autowired Collectors collectors;
    @Autowired Approvals approvals;
    @Autowired Ledger ledger;
    @Autowired Granting granting;
    @Autowired Loans loans;
    @Autowired Agencies agencies;
    @Autowired Payroll payroll;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private final HttpClient http = HttpClient.newHttpClient();
    private JsonNode document = JSON.createObjectNode();

    private record Answer(int status, String type, JsonNode body) {}

    @BeforeEach
    void readTheDocument() throws Exception {
        var answer =
                http.send(
                        HttpRequest.newBuilder(world.at("/api/v1/openapi")).build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        document = JSON.readTree(answer.body());
    }

    @Test
    void the_document_is_openapi_3_1_and_its_schemas_are_json_schemas() throws Exception {
        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        var parsed = Json31.mapper().readValue(document.toString(), OpenAPI.class);
        assertThat(parsed.getPaths()).hasSize(document.path("paths").size());

        var meta =
                SCHEMAS.getSchema(
                        SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        document.path("components")
                .path("schemas")
                .properties()
                .forEach(schema ->
                        assertThat(meta.validate(schema.getValue())).as(schema.getKey()).isEmpty());
        for (var reference : document.findValues("$ref")) {
            assertThat(document.at(reference.asString().substring(1)).isMissingNode())
                    .as(reference.asString())
                    .isFalse();
        }
        var names = new ArrayList<String>();
        eachOperation((_, _, operation) -> names.add(operation.path("operationId").asString()));
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void every_handler_is_in_the_document_and_nothing_else() {
        var handled = new TreeSet<String>();
        handlers.getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (!method.getBeanType().getName().startsWith("id.sokoguru.")) {
                        return;
                    }
                    for (var pattern : mapping.getPatternValues()) {
                        if (pattern.startsWith("/api/v1/")) {
                            var path =
                                    pattern.replaceAll("\\{(\\w+):(?:[^{}]|\\{[^}]*})*}", "{$1}");
                            mapping.getMethodsCondition()
                                    .getMethods()
                                    .forEach(verb -> handled.add(verb + " " + path));
                        }
                    }
                });
        var documented = new TreeSet<String>();
        eachOperation((path, verb, _) ->
                documented.add(verb.toUpperCase(java.util.Locale.ROOT) + " " + path));
        assertThat(handled).hasSizeGreaterThan(30);
        assertThat(documented).isEqualTo(handled);
    }

    @Test
    void every_operation_has_a_summary_its_parameters_and_a_schema_for_success() {
        eachOperation((path, verb, operation) -> {
            var name = verb + " " + path;
            assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
            var succeeds = 0;
            for (var response : operation.path("responses").properties()) {
                if (!response.getKey().startsWith("2")) {
                    continue;
                }
                var schema = response.getValue().at("/content/application~1json/schema");
                assertThat(schema.isObject()).as(name).isTrue();
                assertThat(schema.has("$ref") || "array".equals(schema.path("type").asString()))
                        .as(name + " says what it answers: " + schema)
                        .isTrue();
                succeeds++;
            }
            assertThat(succeeds).as(name).isPositive();
            var inPath = new TreeSet<String>();
            for (var parameter : operation.path("parameters")) {
                if ("path".equals(parameter.path("in").asString())) {
                    inPath.add(parameter.path("name").asString());
                }
            }
            var inAddress = new TreeSet<String>();
            Pattern.compile("\\{(\\w+)}")
                    .matcher(path)
                    .results()
                    .forEach(found -> inAddress.add(found.group(1)));
            assertThat(inPath).as(name).isEqualTo(inAddress);
        });
    }

    @Test
    void no_two_records_share_a_name_in_the_document() {
        var names = new HashMap<String, Class<?>>();
        handlers.getHandlerMethods()
                .forEach((mapping, method) -> {
                    if (mapping.getPatternValues().stream()
                            .noneMatch(path -> path.startsWith("/api/v1/"))) {
                        return;
                    }
                    for (var type : method.getBeanType().getDeclaredClasses()) {
                        if (type.isRecord()) {
                            var given = type.getAnnotation(Schema.class);
                            var name =
                                    given == null || given.name().isEmpty()
                                            ? type.getSimpleName()
                                            : given.name();
                            assertThat(names.getOrDefault(name, type)).as(name).isEqualTo(type);
                            names.put(name, type);
                        }
                    }
                });
        assertThat(names).hasSizeGreaterThan(20);
    }

    @Test
    void every_get_answers_what_its_schema_says() throws Exception {
        var here = counter.open("35.17.03.2001", 2);
        var at = here.cooperative();
        var staff = staff(at);
        var member = token(at, Place.member(at, 1));
        var collector = token(at, Place.in(at, Role.COLLECTOR));
        aRound(at);
        assertThat(
                        post(
                                        DEPOSITS,
                                        at,
                                        here.token(),
                                        Uuid7.create(),
                                        Counter.Open.deposit(1, 50_000))
                                .status())
                .isEqualTo(201);
        var journal = post(IN + "/journals", at, staff, Uuid7.create(), JOURNAL);
        assertThat(journal.status()).as(journal.toString()).isEqualTo(202);
        var leaf = get("/api/v1/cooperatives/" + at.text() + "/entries/1", staff).body();

        world.asOwner()
                .sql("insert into onboarding.number values (?, 'LOAN', 1, 'P-1', 1)")
                .param(at.value())
                .update();
        var values = new HashMap<String, String>();
        values.putAll(
                Map.of(
                        "coop", at.text(),
                        "cooperative", at.text(),
                        "number", "1",
                        "no", "1",
                        "line", "1",
                        "till", "1",
                        "journal", journal.body().path("id").asString(),
                        "from", "1",
                        "to", "2"));
        aLoan(at);
        aList(at);
        aGroup(at);
        values.putAll(Map.of("product", "2", "amount", "200000", "instalments", "12"));
        values.put("h", leaf.path("leaf").asString().substring(0, 16));
        var browser = officer();
        var called = new ArrayList<String>();
        var empty = new ArrayList<String>();
        for (var path : document.path("paths").propertyNames()) {
            if (document.path("paths").path(path).path("get").isMissingNode()) {
                continue;
            }
            for (var filled : addresses(path, values)) {
                var answer = send(browser, HttpRequest.newBuilder(world.at(filled)));
                for (var token : List.of(staff, here.token(), member, collector)) {
                    if (answer.status() != 403 && answer.status() != 404) {
                        break;
                    }
                    answer = get(filled, token);
                }
                assertThat(answer.status()).as(filled + " " + answer.body()).isEqualTo(200);
                fits(path, "get", answer);
                if (answer.body().isEmpty()) {
                    empty.add(filled);
                }
                if (path.endsWith("}")) {
                    unchanged(filled, List.of(staff, here.token(), member, collector));
                }
                called.add(filled);
            }
        }
        assertThat(called).hasSizeGreaterThan(30);
        assertThat(empty).isEmpty();
    }

    private void aGroup(CooperativeId at) {
        var founded =
                groups.found(
                        Actor.system(at),
                        new Founding(
                                Uuid7.create(),
                                "Melati",
                                LocalDate.of(2026, 11, 1),
                                10,
                                LocalTime.of(15, 30),
                                "Balai RW",
                                5,
                                Money.ZERO,
                                ""));
        assertThat(founded).isInstanceOf(Founding.Founded.class);
    }

    /** One thing asked for again with its ETag is 304 and empty, with another it comes whole. */
    private void unchanged(String address, List<String> tokens) throws Exception {
        for (var token : tokens) {
            var request =
                    HttpRequest.newBuilder(world.at(address))
                            .header("Authorization", "Bearer " + token);
            var first = http.send(request.copy().build(), BodyHandlers.ofString());
            if (first.statusCode() != 200) {
                continue;
            }
            var tag = first.headers().firstValue("ETag");
            assertThat(tag).as(address).isPresent();
            var again =
                    http.send(
                            request.copy().header("If-None-Match", tag.get()).build(),
                            BodyHandlers.ofString());
            assertThat(again.statusCode()).as(address).isEqualTo(304);
            assertThat(again.body()).as(address).isEmpty();
            var other =
                    http.send(
                            request.copy().header("If-None-Match", "\"0\"").build(),
                            BodyHandlers.ofString());
            assertThat(other.statusCode()).as(address).isEqualTo(200);
            assertThat(other.body()).as(address).isEqualTo(first.body());
            return;
        }
        throw new AssertionError("nobody may read " + address);
    }

    @Test
    void every_get_says_that_it_answers_304_to_who_has_it_already() {
        eachOperation((path, verb, operation) -> {
            assertThat(operation.path("responses").has("304"))
                    .as(path)
                    .isEqualTo(verb.equals("get"));
            if (verb.equals("get")) {
                assertThat(operation.at("/responses/200/headers/ETag").isObject())
                        .as(path)
                        .isTrue();
                assertThat(operation.path("parameters").findValuesAsString("name"))
                        .as(path)
                        .contains("If-None-Match");
            }
        });
    }

    /** The address with its variables, and with the query that has to be there. */
    private List<String> addresses(String path, Map<String, String> values) {
        var required = new StringBuilder();
        for (var parameter : document.path("paths").path(path).path("get").path("parameters")) {
            var name = parameter.path("name").asString();
            var wanted = parameter.path("required").asBoolean(false) || "h".equals(name);
            if ("query".equals(parameter.path("in").asString()) && wanted) {
                assertThat(values).as(path).containsKey(name);
                required.append(required.isEmpty() ? "?" : "&")
                        .append(name + "=" + values.get(name));
            }
        }
        if (path.contains("{kind}")) {
            return STATEMENTS.stream()
                    .map(kind -> fill(path.replace("{kind}", kind), values))
                    .toList();
        }
        var own = new HashMap<>(values);
        own.put("code", path.contains("/regions/") ? "35.17" : "110102");
        return List.of(fill(path, own) + required);
    }

    private static String fill(String path, Map<String, String> values) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(path)
                .replaceAll(found -> {
                    assertThat(values).as(path).containsKey(found.group(1));
                    return values.get(found.group(1));
                });
    }

    private static final String JOURNAL =
            """
            {"description": "Penyusutan November", "lines": [
              {"account": 520107, "sub": 0, "unit": 0, "side": "DEBIT", "amount": 200000},
              {"account": 120203, "sub": 0, "unit": 0, "side": "CREDIT", "amount": 200000}]}
            """;

    private static final String INCOME =
            """
            {"event": "other_income", "place": "110103-0", "amounts": {"amount": 500000}}
            """;

    @Test
    void money_posted_is_answered_as_documented_and_the_same_key_answers_the_first_receipt()
            throws Exception {
        var here = counter.open("35.17.03.2001", 1);
        var at = here.cooperative();
        var staff = staff(at);
        postedOnce(
                DEPOSITS,
                at,
                here.token(),
                Counter.Open.deposit(1, 50_000),
                Counter.Open.deposit(1, 60_000));
        postedOnce(
                IN + "/savings/withdrawals",
                at,
                here.token(),
                Counter.Open.deposit(1, 20_000),
                Counter.Open.deposit(1, 10_000));
        postedOnce(
                IN + "/savings/obligatory",
                at,
                here.token(),
                "{\"member\": 1, \"amount\": 20000, \"till\": 1}",
                "{\"member\": 1, \"amount\": 40000, \"till\": 1}");
        postedOnce(IN + "/events", at, staff, INCOME, INCOME.replace("500000", "500001"));
        var chart = get("/api/v1/cooperatives/" + at.text() + "/accounts", staff).body();
        var savings = 0L;
        for (var account : chart) {
            if (account.path("code").asInt() == 210201) {
                savings += account.path("balance").asLong();
            }
        }
        assertThat(savings).as("each was posted once").isEqualTo(30_000);
    }

    @Test
    void a_journal_is_proposed_as_documented_and_once() throws Exception {
        var at = counter.open("35.17.03.2001", 1).cooperative();
        var staff = staff(at);
        var path = IN + "/journals";
        var key = Uuid7.create();
        var first = post(path, at, staff, key, JOURNAL);
        assertThat(first.status()).as(first.toString()).isEqualTo(202);
        fits(path, "post", first);
        var again = post(path, at, staff, key, JOURNAL);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(first.body());
        var changed = post(path, at, staff, key, JOURNAL.replace("200000", "200001"));
        assertThat(changed.status()).isEqualTo(409);
        isProblem(path, "post", changed);
        var sideless =
                post(
                        path,
                        at,
                        staff,
                        Uuid7.create(),
                        JOURNAL.replace("\"side\": \"CREDIT\", ", ""));
        assertThat(sideless.status()).as(sideless.toString()).isEqualTo(422);
        isProblem(path, "post", sideless);
        assertThat(sideless.body().at("/fields/1").asString())
                .isEqualTo("Baris 2 belum menyebut sisinya: isi side dengan DEBIT atau CREDIT.");
        var empty = "{\"description\": \"Kosong\", \"lines\": [null]}";
        assertThat(post(path, at, staff, Uuid7.create(), empty).status()).isEqualTo(422);
        var onesided = post(path, at, staff, Uuid7.create(), JOURNAL.replace("CREDIT", "DEBIT"));
        assertThat(onesided.status()).isEqualTo(422);
        isProblem(path, "post", onesided);
    }

    @Test
    void somebody_joins_pays_and_opens_an_account_as_documented() throws Exception {
        var here = counter.open("35.17.03.2001", 1);
        var at = here.cooperative();
        var members = IN + "/members";
        var sent =
                """
                {"kind": "BIASA", "name": "Siti Rahayu", "birthDate": "1974-05-06", "sex": "P",
                 "address": "RT 01 RW 02", "village": "35.17.03.2001"}
                """;
        var unnamed = post(members, at, here.token(), Uuid7.create(), "{}");
        assertThat(unnamed.status()).as(unnamed.toString()).isEqualTo(422);
        isProblem(members, "post", unnamed);
        assertThat(unnamed.body().path("fields").has("name")).isTrue();
        var applied = post(members, at, here.token(), Uuid7.create(), sent);
        assertThat(applied.status()).as(applied.toString()).isEqualTo(201);
        fits(members, "post", applied);

        var approval = members + "/applications/{person}/approval";
        var person = applied.body().path("person").asString();
        var staff = staff(at);
        var approved = post(approval.replace("{person}", person), at, staff, null, "{}");
        assertThat(approved.status()).as(approved.toString()).isEqualTo(201);
        fits(approval, "post", approved);
        long number = approved.body().path("member").asLong();
        assertThat(number).isEqualTo(2);

        var pokok = "{\"member\": 2, \"amount\": %d, \"till\": 1}";
        postedOnce(
                IN + "/savings/principal",
                at,
                here.token(),
                pokok.formatted(100_000),
                pokok.formatted(50_000));
        var accounts = IN + "/savings/accounts";
        var opening = "{\"member\": 2, \"product\": 1, \"amount\": 25000, \"till\": 1}";
        var key = Uuid7.create();
        var opened = post(accounts, at, here.token(), key, opening);
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        fits(accounts, "post", opened);
        var again = post(accounts, at, here.token(), key, opening);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(opened.body());
    }

    private void postedOnce(String path, CooperativeId at, String token, String body, String other)
            throws Exception {
        var key = Uuid7.create();
        var first = post(path, at, token, key, body);
        assertThat(first.status()).as(first.toString()).isEqualTo(201);
        fits(path, "post", first);
        assertThat(first.body().path("replayed").asBoolean()).isFalse();

        var again = post(path, at, token, key, body);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        fits(path, "post", again);
        assertThat(again.body().path("replayed").asBoolean()).isTrue();
        for (var same : List.of("entryNo", "recordedAt", "leaf")) {
            assertThat(again.body().path(same)).as(same).isEqualTo(first.body().path(same));
        }

        var changed = post(path, at, token, key, other);
        assertThat(changed.status()).as(changed.toString()).isIn(409, 422);
        isProblem(path, "post", changed);
    }

    @Test
    void a_till_is_opened_as_documented() throws Exception {
        var here = counter.open("35.17.03.2001", 1);
        var at = here.cooperative();
        var path = IN + "/tills/1/openings";
        var documented = IN + "/tills/{till}/openings";
        var holder = get(fill(IN + "/tills/1", Map.of("coop", at.text())), here.token());
        long inside = holder.body().path("balance").asLong();
        assertThat(inside % 100_000).isZero();
        var pieces = "{\"count\": {\"note_100000\": " + inside / 100_000 + "}}";
        var closed = post(IN + "/tills/1/closings", at, here.token(), Uuid7.create(), pieces);
        assertThat(closed.status()).as(closed.toString()).isEqualTo(201);
        fits(IN + "/tills/{till}/closings", "post", closed);

        var wrong = post(path, at, here.token(), Uuid7.create(), "{\"count\": {}}");
        assertThat(wrong.status()).as(wrong.toString()).isEqualTo(422);
        isProblem(documented, "post", wrong);
        var opened = post(path, at, here.token(), Uuid7.create(), pieces);
        assertThat(opened.status()).as(opened.toString()).isEqualTo(201);
        fits(documented, "post", opened);
        assertThat(opened.body().path("state").asString()).isEqualTo("open");
        assertThat(opened.body().path("balance").asLong()).isEqualTo(inside);
    }

    @Test
    void without_a_token_everything_but_the_public_is_401() throws Exception {
        var values =
                Map.of(
                        "coop",
                        world.cooperative().text(),
                        "number",
                        "1",
                        "no",
                        "1",
                        "line",
                        "1",
                        "till",
                        "1",
                        "person",
                        "1",
                        "kind",
                        "neraca-saldo",
                        "code",
                        "110102",
                        "journal",
                        Uuid7.create().toString(),
                        "agency",
                        "1");
        var asked = new ArrayList<String>();
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (!operation.getValue().path("responses").has("401")) {
                    continue;
                }
                var request = HttpRequest.newBuilder(world.at(fill(path.getKey(), values)));
                if ("post".equals(operation.getKey())) {
                    request.header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{}"));
                    var wrong =
                            send(http, request.copy().header("Authorization", "Bearer sg_wrong"));
                    assertThat(wrong.status()).as(path.getKey()).isEqualTo(401);
                    isProblem(path.getKey(), "post", wrong);
                }
                var answer = send(http, request);
                assertThat(answer.status()).as(path.getKey()).isEqualTo(401);
                isProblem(path.getKey(), operation.getKey(), answer);
                asked.add(path.getKey());
            }
        }
        assertThat(asked).hasSizeGreaterThan(35);
    }

    @Test
    void a_browser_that_posts_without_the_forms_token_is_403_and_told_so() throws Exception {
        var refused =
                send(
                        officer(),
                        HttpRequest.newBuilder(world.at("/api/v1/cooperatives"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")));
        assertThat(refused.status()).isEqualTo(403);
        isProblem("/api/v1/cooperatives", "post", refused);
    }

    @Test
    void a_cooperatives_own_key_finds_that_cooperative_in_the_list_and_no_other() throws Exception {
        var here = counter.open("35.17.03.2001", 1);
        counter.open("35.17.03.2001", 1);
        for (var token : List.of(here.token(), staff(here.cooperative()))) {
            var answer = get("/api/v1/cooperatives", token);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            fits("/api/v1/cooperatives", "get", answer);
            assertThat(answer.body().path("items").findValuesAsString("id"))
                    .containsExactly(here.cooperative().text());
        }
    }

    @Test
    void the_administrator_founds_a_cooperative_once() throws Exception {
        var name = "admin-" + UUID.randomUUID().toString().substring(0, 12);
        user(name, Place.installation());
        var browser = signedIn(name);
        var form =
                browser.send(
                        HttpRequest.newBuilder(world.at("/akun")).build(), BodyHandlers.ofString());
        var csrf = token(form.body());
        var key = Uuid7.create();
        var body =
                """
                {"name": "Kopwan Antarmuka %s", "kind": "KOPWAN", "village": "35.17.03.2005",
                 "foundedOn": "2026-01-02", "booksFrom": "2026-01-02"}
                """
                        .formatted(key);
        var answers = new ArrayList<Answer>();
        for (int i = 0; i < 2; i++) {
            var answer =
                    send(
                            browser,
                            HttpRequest.newBuilder(world.at("/api/v1/cooperatives"))
                                    .header("Content-Type", "application/json")
                                    .header("X-CSRF-TOKEN", csrf)
                                    .header("Idempotency-Key", key.toString())
                                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
            fits("/api/v1/cooperatives", "post", answer);
            answers.add(answer);
        }
        assertThat(answers.getFirst().body()).isEqualTo(answers.getLast().body());
        var founded = CooperativeId.of(answers.getFirst().body().path("id").asLong());
        var read = get("/api/v1/cooperatives/" + founded.text(), staff(founded));
        assertThat(read.body().path("name").asString()).isEqualTo("Kopwan Antarmuka " + key);
    }

    @Test
    void money_moves_between_places_as_documented() throws Exception {
        var here = counter.open("35.17.03.2001", 1);
        var at = here.cooperative();
        var path = IN + "/transfers";
        var key = Uuid7.create();
        var toPetty = "{\"from\": \"110102-1\", \"to\": \"110103-0\", \"amount\": 30000}";
        var moved = post(path, at, here.token(), key, toPetty);
        assertThat(moved.status()).as(moved.toString()).isEqualTo(201);
        fits(path, "post", moved);
        assertThat(moved.body().path("state").asString()).isEqualTo("posted");
        var again = post(path, at, here.token(), key, toPetty);
        assertThat(again.body()).isEqualTo(moved.body());
        var entry =
                get(
                        "/api/v1/cooperatives/%s/entries/%s"
                                .formatted(at.text(), moved.body().path("entryNo").asString()),
                        staff(at));
        assertThat(entry.body().path("event").asString()).isEqualTo("treasury.petty_cash");

        var toVault = toPetty.replace("110103-0", "110101-0");
        var waiting = post(path, at, here.token(), Uuid7.create(), toVault);
        assertThat(waiting.status()).as(waiting.toString()).isEqualTo(201);
        fits(path, "post", waiting);
        assertThat(waiting.body().path("state").asString()).isEqualTo("waiting");
        assertThat(waiting.body().path("entryNo").isNull()).isTrue();
    }

    @Test
    void what_is_elsewhere_and_what_does_not_exist_are_both_404() throws Exception {
        var mine = counter.open("35.17.03.2001", 1);
        var theirs = counter.open("35.17.03.2001", 1);
        var at = mine.cooperative();
        var staff = staff(at);
        for (var path :
                List.of(
                        IN + "/savings/accounts",
                        IN + "/savings/accounts/{number}",
                        IN + "/members/{number}",
                        IN + "/tills",
                        IN + "/entries/{no}",
                        IN + "/statements/{kind}",
                        IN)) {
            var values =
                    Map.of(
                            "coop", theirs.cooperative().text(),
                            "number", "1",
                            "no", "1",
                            "kind", "neraca-saldo");
            var answer = get(fill(path, values), staff);
            assertThat(answer.status()).as(path).isEqualTo(404);
            isProblem(path, "get", answer);
        }
        var deposit =
                post(
                        DEPOSITS,
                        theirs.cooperative(),
                        mine.token(),
                        Uuid7.create(),
                        Counter.Open.deposit(1, 50_000));
        assertThat(deposit.status()).isEqualTo(404);
        isProblem(DEPOSITS, "post", deposit);

        var unknown = new HashMap<String, String>();
        unknown.put(IN + "/savings/accounts/{number}", IN + "/savings/accounts/999");
        unknown.put(IN + "/members/{number}", IN + "/members/999");
        unknown.put(IN + "/tills/{till}", IN + "/tills/999");
        unknown.put(IN + "/entries/{no}", IN + "/entries/999999");
        unknown.put(IN + "/entries/{no}/proof", IN + "/entries/999999/proof");
        unknown.put(IN + "/accounts/{code}/lines", IN + "/accounts/999999/lines");
        unknown.put(IN + "/statements/{kind}", IN + "/statements/neraca-kosong");
        unknown.put(IN + "/journals/{journal}", IN + "/journals/" + Uuid7.create());
        unknown.put(IN + "/trace/{no}/{line}", IN + "/trace/999999/1");
        for (var path : unknown.entrySet()) {
            var answer = get(fill(path.getValue(), Map.of("coop", at.text())), staff);
            if (answer.status() == 403) {
                answer = get(fill(path.getValue(), Map.of("coop", at.text())), mine.token());
            }
            assertThat(answer.status()).as(path.getValue()).isEqualTo(404);
            isProblem(path.getKey(), "get", answer);
        }
        var nowhere =
                post(DEPOSITS, at, mine.token(), Uuid7.create(), Counter.Open.deposit(999, 50_000));
        assertThat(nowhere.status()).isEqualTo(404);
        isProblem(DEPOSITS, "post", nowhere);
    }

    @Test
    void a_posting_without_its_key_and_json_that_is_none_are_400() throws Exception {
        var here = counter.open("35.17.03.2001", 1);
        var at = here.cooperative();
        var staff = staff(at);
        var posts =
                Map.of(
                        DEPOSITS,
                        Counter.Open.deposit(1, 50_000),
                        IN + "/savings/withdrawals",
                        Counter.Open.deposit(1, 50_000),
                        IN + "/savings/obligatory",
                        "{\"member\":1,\"amount\":20000,\"till\":1}",
                        IN + "/savings/principal",
                        "{\"member\":1,\"amount\":20000,\"till\":1}",
                        IN + "/savings/accounts",
                        "{\"member\":1,\"product\":1,\"amount\":0,\"till\":1}",
                        IN + "/members",
                        "{\"name\":\"Siti\"}",
                        IN + "/events",
                        INCOME,
                        IN + "/journals",
                        JOURNAL,
                        IN + "/transfers",
                        "{}",
                        IN + "/tills/{till}/openings",
                        "{\"count\":{}}");
        var before = get("/api/v1/cooperatives/" + at.text() + "/entries?limit=500", staff);
        for (var one : posts.entrySet()) {
            var path = one.getKey();
            var token =
                    path.endsWith("/events") || path.endsWith("/journals") ? staff : here.token();
            var keyless = post(path.replace("{till}", "1"), at, token, null, one.getValue());
            assertThat(keyless.status()).as(path + " " + keyless).isEqualTo(400);
            isProblem(path, "post", keyless);
            var broken =
                    post(path.replace("{till}", "1"), at, token, Uuid7.create(), "{\"amount\": ");
            assertThat(broken.status()).as(path + " " + broken).isEqualTo(400);
            isProblem(path, "post", broken);
        }
        assertThat(get("/api/v1/cooperatives/" + at.text() + "/entries?limit=500", staff).body())
                .isEqualTo(before.body());
        assertThat(
                        get("/api/v1/cooperatives/" + at.text() + "/journals", staff)
                                .body()
                                .path("journals"))
                .isEmpty();
    }

    @Test
    void the_comparison_itself_sees_a_field_too_many_one_too_few_and_a_wrong_type()
            throws Exception {
        var here = counter.open("35.17.03.2001", 1);
        var path = IN + "/tills/{till}";
        var answer =
                get(
                        fill(path, Map.of("coop", here.cooperative().text(), "till", "1")),
                        here.token());
        fits(path, "get", answer);
        var more = (ObjectNode) answer.body().deepCopy();
        more.put("colour", "red");
        var less = (ObjectNode) answer.body().deepCopy();
        less.remove("balance");
        var other = (ObjectNode) answer.body().deepCopy();
        other.put("balance", "Rp100.000");
        for (var wrong : List.of(more, less, other)) {
            assertThatThrownBy(() -> fits(path, "get", new Answer(200, answer.type(), wrong)))
                    .isInstanceOf(AssertionError.class);
        }
    }

    /** Who keeps the books: accountant, manager and auditor in one person. */
    /** Loan 1, of member 1, granted and paid out of a bank account. */
    /** Whoever holds the role is collector 1, with member 1 on the route. */
    private void aRound(CooperativeId at) {
        var system = Actor.system(at);
        access.holding(system, Role.COLLECTOR)
                .keySet()
                .forEach(user -> collectors.register(system, user));
        collectors.assign(system, new Stop(1, 1, VisitDay.DAILY, Money.rupiah(20_000)));
    }

    private void aLoan(CooperativeId at) {
        var officer = Actor.system(at);
        var chair =
                new Actor(
                        UUID.randomUUID(),
                        "Ketua",
                        at,
                        officer.territory(),
                        officer.permissions(),
                        null,
                        true,
                        Actor.JOB);
        ledger.open(officer, 110201, 9, "BANK", 0, null);
        var story = new LendingStory(granting, loans);
        story.offer(chair, LocalDate.of(2026, 1, 1));
        story.lend(
                officer,
                () ->
                        approvals.list(chair, true).stream()
                                .filter(one -> one.kind().equals(Granting.KIND))
                                .forEach(one -> approvals.decide(chair, one.id(), true, "")),
                officer,
                new MoneyPlace(110201, 9),
                1,
                2,
                200_000,
                null,
                null);
    }

    /** Member 1 works for agency 1, which owes the next instalment by list 1. */
    private void aList(CooperativeId at) {
        var officer = Actor.system(at);
        long agency =
                agencies.register(officer, Uuid7.create(), new Agency(0, "Dinas", "", "", 20));
        agencies.employ(officer, 1, agency, "", Money.rupiah(9_000_000));
        agencies.authorise(
                officer, new Mandate(1, "SK-1", World.START.toLocalDate(), "", null, null));
        assertThat(payroll.draw(officer, Uuid7.create(), agency)).isEqualTo(new Drawn.Made(1));
        payroll.ask(officer, 1);
        var chair =
                new Actor(
                        UUID.randomUUID(),
                        "Ketua",
                        at,
                        officer.territory(),
                        officer.permissions(),
                        null,
                        true,
                        Actor.JOB);
        approvals.list(chair, true).stream()
                .filter(one -> one.kind().equals(Payroll.KIND))
                .forEach(one -> approvals.decide(chair, one.id(), true, ""));
    }

    private String staff(CooperativeId at) {
        return token(
                at,
                Place.in(at, Role.BOOKKEEPER),
                Place.in(at, Role.MANAGER),
                Place.in(at, Role.AUDITOR));
    }

    private String token(CooperativeId at, Place... places) {
        var user = user("api-" + UUID.randomUUID().toString().substring(0, 12), places);
        return access.token(Actor.installation(), user, "uji", at, Duration.ofDays(1));
    }

    private UUID user(String name, Place... places) {
        return access.createAll(
                        Actor.installation(),
                        List.of(new NewUser(name, "Penguji", PASSWORD, List.of(places))))
                .getFirst();
    }

    /** Programs' keys are for cooperatives; an officer reads with the session of the browser. */
    private HttpClient officer() throws Exception {
        var name = "dinas-" + UUID.randomUUID().toString().substring(0, 12);
        user(name, Place.office("35.17", Role.OFFICE_HEAD));
        return signedIn(name);
    }

    /** The form's token in a page. */
    private static String token(String html) {
        var csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(html);
        assertThat(csrf.find()).isTrue();
        return csrf.group(1);
    }

    private HttpClient signedIn(String name) throws Exception {
        var browser = world.http();
        var form =
                browser.send(
                        HttpRequest.newBuilder(world.at("/masuk")).build(),
                        BodyHandlers.ofString());
        var answer =
                browser.send(
                        HttpRequest.newBuilder(world.at("/masuk"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "_csrf="
                                                        + encode(token(form.body()))
                                                        + "&nama="
                                                        + encode(name)
                                                        + "&sandi="
                                                        + encode(PASSWORD)))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        return browser;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer get(String address, String token) throws Exception {
        return send(
                http,
                HttpRequest.newBuilder(world.at(address))
                        .header("Authorization", "Bearer " + token));
    }

    private Answer post(
            String path, CooperativeId at, String token, @Nullable UUID key, String body)
            throws Exception {
        var request =
                HttpRequest.newBuilder(world.at(path.replace("{coop}", at.text())))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key.toString());
        }
        return send(http, request);
    }

    private static Answer send(HttpClient client, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer =
                client.send(
                        request.header("Accept", "application/json").build(),
                        BodyHandlers.ofString());
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        return new Answer(
                answer.statusCode(),
                type,
                type.endsWith("json")
                        ? JSON.readTree(answer.body())
                        : JSON.getNodeFactory().stringNode(answer.body()));
    }

    private void isProblem(String path, String verb, Answer answer) {
        assertThat(answer.type()).as(path).isEqualTo("application/problem+json");
        assertThat(answer.body().path("status").asInt()).isEqualTo(answer.status());
        fits(path, verb, answer);
    }

    /** The answer has a documented status and type, and nothing but what its schema tells of. */
    private void fits(String path, String verb, Answer answer) {
        var content =
                document.path("paths")
                        .path(path)
                        .path(verb)
                        .path("responses")
                        .path(String.valueOf(answer.status()))
                        .path("content")
                        .path(answer.type());
        var as = verb + " " + path + " " + answer.status() + " " + answer.type();
        assertThat(content.isObject()).as(as + " is documented").isTrue();
        var schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.set("$defs", document.path("components").path("schemas").deepCopy());
        schema.path("$defs").forEach(OpenApiTest::shut);
        schema.putArray("allOf").add(content.path("schema"));
        var text = schema.toString().replace("#/components/schemas/", "#/$defs/");
        var errors =
                SCHEMAS.getSchema(text, InputFormat.JSON)
                        .validate(answer.body().toString(), InputFormat.JSON);
        assertThat(errors).as(as + "\n" + answer.body()).isEmpty();
    }

    /** Makes an object's schema refuse what it does not name. */
    private static void shut(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
    }

    private interface Seen {
        void operation(String path, String verb, JsonNode operation);
    }

    private void eachOperation(Seen seen) {
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                seen.operation(path.getKey(), operation.getKey(), operation.getValue());
            }
        }
    }
}
