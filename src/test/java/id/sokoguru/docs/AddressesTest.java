package id.sokoguru.docs;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Public;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Draws docs/reference/urls.md from the handlers. */
class AddressesTest {
    private record Address(String path, String method, String needs, String handler)
            implements Comparable<Address> {
        @Override
        public int compareTo(Address other) {
            return (path + method + handler).compareTo(other.path + other.method + other.handler);
        }
    }

    @Test
    void the_list_of_addresses_is_the_one_of_the_handlers() throws Exception {
        var rooms = addresses();
        assertThat(rooms).containsKeys("access", "savings", "reporting");
        var text = new StringBuilder();
        text.append("# Addresses\n\nDrawn from the handlers by `AddressesTest`. ");
        text.append(
                "`{coop}` is a cooperative's number of 13 digits; who has no business in that ");
        text.append("cooperative gets 404, who may not do this gets 403. One of the permissions ");
        text.append("listed is enough ([who has which](permissions.md)); *signed in* asks for no ");
        text.append(
                "permission, *public* not even for that. Addresses under `/api/v1` speak JSON, ");
        text.append("described by `/api/v1/openapi`.\n");
        rooms.forEach((room, addresses) -> {
            text.append("\n## ").append(room);
            text.append("\n\n| Address | Method | Needs | Handler |\n| --- | --- | --- | --- |\n");
            for (var address : addresses) {
                text.append(
                        "| `%s` | %s | %s | `%s` |\n"
                                .formatted(
                                        address.path,
                                        address.method,
                                        address.needs,
                                        address.handler));
            }
        });
        Reference.isCurrent("urls.md", text.toString());
    }

    private static TreeMap<String, Set<Address>> addresses()
            throws ClassNotFoundException, IOException {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
        var rooms = new TreeMap<String, Set<Address>>();
        for (var found : scan.findCandidateComponents("id.sokoguru")) {
            var type = Class.forName(found.getBeanClassName());
            if (!type.getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .getPath()
                    .endsWith("/classes/")) {
                continue;
            }
            var room = type.getPackageName().substring("id.sokoguru.".length());
            var above = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
            var prefixes =
                    above == null || above.path().length == 0 ? new String[] {""} : above.path();
            for (var method : type.getDeclaredMethods()) {
                var mapping =
                        AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping == null) {
                    continue;
                }
                var paths = mapping.path().length == 0 ? new String[] {""} : mapping.path();
                var methods =
                        Arrays.stream(mapping.method())
                                .map(Enum::name)
                                .collect(Collectors.joining(" "));
                for (var prefix : prefixes) {
                    for (var path : paths) {
                        rooms.computeIfAbsent(room, _ -> new TreeSet<>())
                                .add(
                                        new Address(
                                                Reference.cell(prefix + path),
                                                methods.isEmpty() ? "any" : methods,
                                                needs(
                                                        method.getAnnotation(Needs.class),
                                                        method.isAnnotationPresent(Public.class)),
                                                type.getSimpleName() + "." + method.getName()));
                    }
                }
            }
        }
        return rooms;
    }

    private static String needs(@org.jspecify.annotations.Nullable Needs needs, boolean open) {
        if (needs == null) {
            return open ? "*public*" : "*shut*";
        }
        return needs.value().length == 0
                ? "*signed in*"
                : Arrays.stream(needs.value())
                        .map(Permission::name)
                        .collect(Collectors.joining(", "));
    }
}
