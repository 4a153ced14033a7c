package id.sokoguru.web;

import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a page handler answers: a rendered template, a redirect, or a file. Written by {@link
 * HtmlWriter}.
 */
public final class Html {
    private final int status;
    private final @Nullable JteModel model;
    private final @Nullable String location;
    private final byte @Nullable [] body;
    private final @Nullable String contentType;
    private final @Nullable String fileName;

    private Html(
            int status,
            @Nullable JteModel model,
            @Nullable String location,
            byte @Nullable [] body,
            @Nullable String contentType,
            @Nullable String fileName) {
        this.status = status;
        this.model = model;
        this.location = location;
        this.body = body;
        this.contentType = contentType;
        this.fileName = fileName;
    }

    public static Html of(JteModel model) {
        return new Html(200, model, null, null, null, null);
    }

    /** A form that comes back with its problems keeps what was typed and answers 422. */
    public static Html refused(JteModel model) {
        return new Html(422, model, null, null, null, null);
    }

    public static Html status(int status, JteModel model) {
        return new Html(status, model, null, null, null, null);
    }

    /** After something was done: 303, so that the back button and a reload do it no second time. */
    public static Html seeOther(String location) {
        return new Html(303, null, location, null, null, null);
    }

    /** A file to save under {@code fileName}. */
    public static Html file(String fileName, String contentType, byte[] body) {
        return new Html(200, null, null, body, contentType, fileName);
    }

    /** Bytes to show in place, e.g. an SVG. */
    public static Html inline(String contentType, String text) {
        return new Html(200, null, null, text.getBytes(StandardCharsets.UTF_8), contentType, null);
    }

    public int status() {
        return status;
    }

    public @Nullable String location() {
        return location;
    }

    public @Nullable String fileName() {
        return fileName;
    }

    public String contentType() {
        return contentType == null ? "text/html;charset=UTF-8" : contentType;
    }

    public byte[] bytes() {
        if (body != null) {
            return body;
        }
        return Objects.requireNonNull(model).render().getBytes(StandardCharsets.UTF_8);
    }
}
