package id.sokoguru.docs;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.access.Role;
import id.sokoguru.kernel.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Draws docs/reference/permissions.md from the roles. */
class PermissionsTest {
    @Test
    void the_list_of_permissions_is_the_one_of_the_roles() throws IOException {
        var source = Files.readString(Path.of("src/main/java/id/sokoguru/kernel/Permission.java"));
        var text = new StringBuilder();
        text.append(
                "# Roles and permissions\n\nDrawn from `access.Role` and `kernel.Permission` by ");
        text.append(
                "`PermissionsTest`. A person holds a role at a place: a cooperative, a region ");
        text.append("(an office), or the whole installation. An officer's permissions inside a ");
        text.append("cooperative come from what that cooperative shares: see ");
        text.append("[tenancy](../concepts/tenancy.md).\n");
        text.append(
                "\n## Permissions\n\n| Permission | What it allows | Roles |\n| --- | --- | --- |\n");
        for (var permission : Permission.values()) {
            var roles =
                    Arrays.stream(Role.values())
                            .filter(role -> role.permissions().contains(permission))
                            .map(Role::name)
                            .collect(Collectors.joining(", "));
            text.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(permission, meaning(source, permission), roles));
        }
        text.append("\n## Roles\n\n| Role | Held in | Permissions |\n| --- | --- | --- |\n");
        for (var role : Role.values()) {
            var permissions =
                    role.permissions().stream()
                            .sorted(Comparator.naturalOrder())
                            .map(Permission::name)
                            .collect(Collectors.joining(", "));
            text.append(
                    "| `%s` | %s | %s |\n"
                            .formatted(
                                    role,
                                    role.where().name().toLowerCase(Locale.ROOT),
                                    permissions));
        }
        Reference.isCurrent("permissions.md", text.toString());
    }

    private static String meaning(String source, Permission permission) {
        var comment =
                Pattern.compile(
                                "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + permission + "\\b",
                                Pattern.DOTALL)
                        .matcher(source);
        assertThat(comment.find()).as("what %s allows, above it", permission).isTrue();
        return Reference.cell(comment.group(1).replaceAll("\\n\\s*\\*", " "));
    }
}
