package id.sokoguru.docs;

import static org.assertj.core.api.Assertions.assertThat;

import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Draws docs/reference/tables.md and accounts.md from the migrated database. */
@InWorld
class TablesTest {
    private static final Pattern TABLE =
            Pattern.compile(
                    "((?:^--[^\\n]*\\n)+)create (?:table|view) ([a-z_]+\\.[a-z_]+)",
                    Pattern.MULTILINE);

    @Autowired World world;

    @Test
    void the_list_of_tables_is_the_one_of_the_database() throws IOException {
        var tables =
                world.asOwner()
                        .sql(
                                """
                                select n.nspname as room, c.relname as name, c.relkind = 'v' as view,
                                       c.relrowsecurity and c.relforcerowsecurity as walled,
                                       coalesce((select string_agg(a.attname, ', ' order by k.o)
                                                   from pg_index i, unnest(i.indkey) with ordinality as k(n, o)
                                                   join pg_attribute a on a.attnum = k.n
                                                  where i.indrelid = c.oid and i.indisprimary and a.attrelid = c.oid), '') as key,
                                       (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
                                         where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
                                       coalesce((select string_agg(lower(p.privilege_type), ', ' order by p.privilege_type)
                                          from aclexplode(c.relacl) p
                                         where p.grantee = 'sokoguru_app'::regrole), '') as rights
                                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                 where c.relkind in ('r', 'p', 'v') and not c.relispartition
                                   and n.nspname not in ('pg_catalog', 'information_schema', 'public')
                                 order by 1, 2
                                """)
                        .query()
                        .listOfRows();
        assertThat(tables).hasSizeGreaterThan(30);
        var comments = comments();
        var text = new StringBuilder();
        text.append(
                "# Tables\n\nDrawn from the migrated database by `TablesTest`. The schema is the ");
        text.append("room. *Walled*: under forced row-level security ");
        text.append("([tenancy](../concepts/tenancy.md)). *May*: what the application's role is ");
        text.append(
                "granted; where it is nothing more than select, functions of the room write.\n");
        var room = "";
        for (var table : tables) {
            if (!room.equals(table.get("room"))) {
                room = (String) table.get("room");
                text.append("\n## ").append(room);
                text.append("\n\n| Table | What a row is | Key | Other columns | Walled | May |\n");
                text.append("| --- | --- | --- | --- | --- | --- |\n");
            }
            text.append(row(table, comments));
        }
        Reference.isCurrent("tables.md", text.toString());
    }

    private static String row(Map<String, Object> table, Map<String, String> comments) {
        var key = (String) table.get("key");
        var inKey = List.of(key.split(", "));
        var others =
                List.of(((String) table.get("columns")).split(", ")).stream()
                        .filter(column -> !inKey.contains(column))
                        .toList();
        var name = table.get("room") + "." + table.get("name");
        return "| `%s`%s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        name,
                        (Boolean) table.get("view") ? " (view)" : "",
                        comments.getOrDefault(name, ""),
                        key,
                        String.join(", ", others),
                        (Boolean) table.get("walled") ? "yes" : "",
                        table.get("rights"));
    }

    /** The first sentence of the comment above a table in its migration. */
    private static Map<String, String> comments() throws IOException {
        var comments = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("src/main/resources/db/migration"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".sql")).sorted().toList()) {
                var found = TABLE.matcher(Files.readString(file));
                while (found.find()) {
                    var comment = found.group(1).replaceAll("(?m)^--\\s?", "").replace('\n', ' ');
                    var stop = Pattern.compile("[.:](?: [A-Z]|\\s*$)").matcher(comment);
                    var first = stop.find() ? comment.substring(0, stop.start() + 1) : comment;
                    comments.put(found.group(2), Reference.cell(first));
                }
            }
        }
        return comments;
    }

    @Test
    void the_chart_of_accounts_is_the_one_of_the_database() throws IOException {
        var accounts =
                world.asOwner()
                        .sql(
                                """
                                select account, name_id, name_en, normal::text as normal, line, cash_flow,
                                       array_to_string(scopes, ' ') as scopes, array_to_string(flags, ' ') as flags
                                  from ledger.account where coop_id = 0 order by account
                                """)
                        .query()
                        .listOfRows();
        assertThat(accounts).hasSizeGreaterThan(100);
        var text = new StringBuilder();
        text.append(
                "# Chart of accounts\n\nDrawn from the database by `TablesTest`: the template that ");
        text.append(
                "every cooperative starts from (SAK EP, Permenkop UKM 2/2024). *Side*: on which its ");
        text.append(
                "balance grows, D debit or K credit. *Line*: of the statements. *Cash flow*: direct ");
        text.append(
                "method. *For*: ALL, or cooperatives with SP (savings and loans), RT (trade), SY ");
        text.append("(sharia), AP (apex).\n\n");
        text.append("| Account | Nama | Name | Side | Line | Cash flow | For | Flags |\n");
        text.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (var account : accounts) {
            text.append(
                    "| %s | %s | %s | %s | %s | %s | %s | %s |\n"
                            .formatted(
                                    account.get("account"),
                                    Reference.cell((String) account.get("name_id")),
                                    Reference.cell((String) account.get("name_en")),
                                    account.get("normal"),
                                    account.get("line"),
                                    account.get("cash_flow"),
                                    account.get("scopes"),
                                    account.get("flags")));
        }
        Reference.isCurrent("accounts.md", text.toString());
    }
}
