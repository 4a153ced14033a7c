package id.sokoguru.privacy;

import id.sokoguru.jte.Templates;
import id.sokoguru.membership.PersonalData;
import id.sokoguru.web.Html;
import id.sokoguru.web.Page;
import id.sokoguru.web.Pdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A person's data as a file: JSON for programs, PDF for people, both in a ZIP. */
final class DataCopy {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private DataCopy() {}

    static Html zip(
            Page page,
            Templates templates,
            String place,
            long member,
            List<PersonalData.Section> sections) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "data.json", json(sections).getBytes(StandardCharsets.UTF_8));
            put(
                    zip,
                    "data.pdf",
                    Pdf.render(
                            templates.privacyCopy(page, place, Long.toString(member), sections)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Html.file("data-anggota-" + member + ".zip", "application/zip", bytes.toByteArray());
    }

    /** Titles and columns by their keys, which do not change with the language. */
    static String json(List<PersonalData.Section> sections) {
        Map<String, List<Map<String, String>>> all = new LinkedHashMap<>();
        for (var section : sections) {
            List<Map<String, String>> rows = new ArrayList<>();
            for (var row : section.rows()) {
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.put(key(section.columns().get(i)), row.get(i));
                }
                rows.add(cells);
            }
            all.put(section.title(), rows);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static String key(String message) {
        return message.substring(message.lastIndexOf('.') + 1);
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }
}
