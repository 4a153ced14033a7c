package id.sokoguru.web;

import com.fasterxml.jackson.databind.JavaType;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Money;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * The OpenAPI document at {@code /api/v1/openapi}, drawn from the handlers themselves, and how our
 * values look in JSON: money as a whole number of rupiah, cooperatives as thirteen digits of text.
 */
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String PROBLEM = "Problem";

    ApiDescription() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Actor.class, Page.class)
                .replaceWithSchema(Money.class, whole("Whole rupiah."))
                .replaceWithSchema(
                        CooperativeId.class,
                        type("string").pattern("^[0-9]{13}$").example("3517022001001"));
    }

    @Bean
    static JacksonModule values() {
        var module = new SimpleModule("sokoguru");
        module.addSerializer(new Rupiah());
        module.addSerializer(new Number13());
        return module;
    }

    private static final class Rupiah extends StdSerializer<Money> {
        Rupiah() {
            super(Money.class);
        }

        @Override
        public void serialize(Money value, JsonGenerator json, SerializationContext context) {
            json.writeNumber(value.rupiah());
        }
    }

    private static final class Number13 extends StdSerializer<CooperativeId> {
        Number13() {
            super(CooperativeId.class);
        }

        @Override
        public void serialize(
                CooperativeId value, JsonGenerator json, SerializationContext context) {
            json.writeString(value.text());
        }
    }

    @Bean
    static OpenAPI openApi() {
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Sokoguru")
                                .version("1")
                                .description(
                                        """
                                        Everything that the pages do. Amounts are whole rupiah, dates ISO 8601, \
                                        business dates are those of Jakarta. Send each new posting with an \
                                        Idempotency-Key (a UUID of your own making): the same request again, \
                                        after a lost answer, gets the first receipt. Reading answers an ETag; \
                                        with If-None-Match, 304 when nothing changed. What does not exist and \
                                        what you may not see are both 404.\
                                        """)
                                .license(
                                        new License()
                                                .name("Apache License 2.0")
                                                .identifier("Apache-2.0")))
                .servers(List.of(new Server().url("/")))
                .components(
                        new Components()
                                .addSchemas(PROBLEM, problem())
                                .addSecuritySchemes(
                                        "token",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.HTTP)
                                                .scheme("bearer")
                                                .description("A key made under /akun."))
                                .addSecuritySchemes(
                                        "session",
                                        new SecurityScheme()
                                                .type(SecurityScheme.Type.APIKEY)
                                                .in(SecurityScheme.In.COOKIE)
                                                .name("sokoguru")
                                                .description(
                                                        """
                                                        The browser's session; a request that changes something also carries \
                                                        the form's token in X-CSRF-TOKEN.\
                                                        """)));
    }

    private static Schema<?> problem() {
        return type("object")
                .description("RFC 9457")
                .addProperty("type", type("string"))
                .addProperty("title", type("string"))
                .addProperty("status", type("integer"))
                .addProperty("detail", type("string"))
                .addProperty("instance", type("string"))
                .addProperty(
                        "fields",
                        type("object").description("A sentence for each field that is wrong."))
                .required(List.of("type", "title", "status", "detail"));
    }

    /**
     * Every answer to a GET carries an ETag of its bytes, and 304 when the caller has them: a
     * program that asks again and again loads nothing again and again.
     */
    @Bean
    static FilterRegistrationBean<ShallowEtagHeaderFilter> unchanged() {
        var filter = new FilterRegistrationBean<>(new ShallowEtagHeaderFilter());
        filter.addUrlPatterns("/api/v1/*");
        return filter;
    }

    /** What every handler has without saying it: who may call it, and the ways it can say no. */
    @Bean
    static OperationCustomizer refusals() {
        return (operation, method) -> {
            var answers = operation.getResponses();
            operation.setOperationId(name(method));
            operation.setTags(List.of(room(method)));
            for (var own : List.copyOf(answers.entrySet())) {
                if (own.getKey().startsWith("4")) {
                    told(answers, own.getKey(), own.getValue().getDescription());
                }
            }
            var isPublic = method.hasMethodAnnotation(Public.class);
            operation.setSecurity(
                    isPublic
                            ? List.of()
                            : List.of(
                                    new SecurityRequirement().addList("token"),
                                    new SecurityRequirement().addList("session")));
            told(answers, "400", "Not understood: malformed JSON, a wrong date, a missing key.");
            if (!isPublic) {
                told(answers, "401", "No token, or one that ended.");
                told(answers, "403", "This role may not do this.");
            }
            told(answers, "404", "Does not exist, or not for you.");
            if (operation.getRequestBody() != null) {
                told(answers, "422", "Understood and refused; the detail is the sentence to show.");
            }
            keyed(operation);
            if (method.hasMethodAnnotation(GetMapping.class)) {
                tagged(operation);
            }
            return operation;
        };
    }

    /** Of the handler's class and method, so that it stays when others come. */
    private static String name(HandlerMethod handler) {
        var type = handler.getBeanType().getSimpleName().replaceFirst("(Api|Pages)$", "");
        var method = handler.getMethod().getName();
        return type.substring(0, 1).toLowerCase(Locale.ROOT)
                + type.substring(1)
                + method.substring(0, 1).toUpperCase(Locale.ROOT)
                + method.substring(1);
    }

    private static String room(HandlerMethod handler) {
        var whole = handler.getBeanType().getPackageName();
        return whole.substring(whole.lastIndexOf('.') + 1);
    }

    private static void told(ApiResponses answers, String status, String when) {
        var schema = new JsonSchema();
        schema.set$ref("#/components/schemas/" + PROBLEM);
        answers.addApiResponse(
                status,
                new ApiResponse()
                        .description(when)
                        .content(
                                new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(schema))));
    }

    /** What {@link #unchanged} adds to the answers of a GET. */
    private static void tagged(Operation operation) {
        operation.addParametersItem(
                new HeaderParameter()
                        .name("If-None-Match")
                        .description("The ETag of the answer that the caller has.")
                        .required(false)
                        .schema(type("string")));
        operation
                .getResponses()
                .addApiResponse(
                        "304", new ApiResponse().description("Unchanged since the given ETag."));
        var ok = operation.getResponses().get("200");
        if (ok != null) {
            ok.addHeaderObject(
                    "ETag",
                    new Header().description("Of these very bytes.").schema(type("string")));
        }
    }

    /** Handlers take the key as optional text to answer its absence in their own words. */
    private static void keyed(Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            if ("Idempotency-Key".equals(parameter.getName())) {
                parameter
                        .required(true)
                        .description("A UUID; it becomes the id of what is made.")
                        .schema(type("string").format("uuid"));
            }
        }
    }

    /** Only ours, under the one version that there is. */
    @Bean
    static OpenApiCustomizer onlyTheApi() {
        return openApi -> {
            openApi.getPaths().keySet().removeIf(path -> !path.startsWith("/api/v1/"));
            openApi.getPaths()
                    .forEach((path, item) -> {
                        for (var operation : item.readOperations()) {
                            situated(path, operation);
                            operation.getResponses().values().forEach(ApiDescription::inJson);
                        }
                    });
        };
    }

    /** Most handlers have the cooperative from their actor, so the address alone tells of it. */
    private static void situated(String path, Operation operation) {
        if (!path.contains("{coop}")) {
            return;
        }
        var others = new ArrayList<Parameter>();
        others.add(
                new PathParameter()
                        .name("coop")
                        .description("The cooperative's thirteen digits.")
                        .schema(type("string").pattern("^[0-9]{13}$").example("3517022001001")));
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> !"coop".equals(parameter.getName()))
                    .forEach(others::add);
        }
        operation.setParameters(others);
    }

    private static void inJson(ApiResponse answer) {
        var content = answer.getContent();
        if (content != null && content.containsKey("*/*")) {
            content.addMediaType("application/json", content.remove("*/*"));
        }
    }

    /** A record's component is always there; null only where the source says {@code @Nullable}. */
    @Bean
    static ModelConverter records() {
        return new Records();
    }

    private static final class Records implements ModelConverter {
        @Override
        public @Nullable Schema<?> resolve(
                AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
            if (!chain.hasNext()) {
                return null;
            }
            Schema<?> schema = chain.next().resolve(type, context, chain);
            JavaType java = Json31.mapper().constructType(type.getType());
            if (schema == null || java == null || !java.getRawClass().isRecord()) {
                return schema;
            }
            var reference = schema.get$ref();
            Schema<?> defined =
                    reference == null
                            ? schema
                            : context.getDefinedModels()
                                    .get(reference.substring(reference.lastIndexOf('/') + 1));
            if (defined != null && defined.getProperties() != null) {
                for (var component : java.getRawClass().getRecordComponents()) {
                    describe(defined, component);
                }
            }
            return schema;
        }

        @SuppressWarnings({"rawtypes", "unchecked"})
        private static void describe(Schema<?> defined, RecordComponent component) {
            Schema property = defined.getProperties().get(component.getName());
            if (property == null) {
                return;
            }
            var type = component.getAnnotatedType();
            if (!type.isAnnotationPresent(Nullable.class)) {
                if (defined.getRequired() == null
                        || !defined.getRequired().contains(component.getName())) {
                    defined.addRequiredItem(component.getName());
                }
            } else {
                defined.getProperties().put(component.getName(), orNull(property));
            }
            if (type instanceof AnnotatedParameterizedType list
                    && property.getItems() != null
                    && Arrays.stream(list.getAnnotatedActualTypeArguments())
                            .anyMatch(item -> item.isAnnotationPresent(Nullable.class))) {
                property.setItems(orNull(property.getItems()));
            }
        }

        private static Schema<?> orNull(Schema<?> schema) {
            if (schema.get$ref() != null
                    || schema.getTypes() == null
                    || schema.getEnum() != null) { // whose values null is none of
                if (schema.getAnyOf() != null) {
                    return schema;
                }
                var either = new JsonSchema();
                either.addAnyOfItem(schema);
                either.addAnyOfItem(type("null"));
                return either;
            }
            schema.addType("null");
            return schema;
        }
    }

    private static Schema<?> whole(String description) {
        return type("integer").format("int64").description(description);
    }

    private static Schema<?> type(String name) {
        var schema = new JsonSchema();
        schema.setTypes(new java.util.LinkedHashSet<>(Set.of(name)));
        return schema;
    }
}
