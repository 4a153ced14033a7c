package id.sokoguru.web;

import id.sokoguru.jte.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves stylesheets, scripts and icons, and what makes the pages installable. */
@Controller
class AssetPages {
    private static final Pattern HASHED = Pattern.compile("(.+)\\.[0-9a-f]{12}(\\.[a-z0-9]+)");

    /** What the shell of every page needs, kept by the service worker. */
    private static final List<String> SHELL =
            List.of(
                    "base.css",
                    "htmx.min.js",
                    "form.js",
                    "money.js",
                    "shell.js",
                    "receipt.js",
                    "portal.css",
                    "portal.js",
                    "proof.js",
                    "collector.css",
                    "round-book.js",
                    "round-paper.js",
                    "round-take.js",
                    "round-send.js",
                    "round-show.js",
                    "round-keep.js",
                    "icon.svg",
                    "icon-192.png");

    private final Templates templates;
    private final Visit visit;

    AssetPages(Templates templates, Visit visit) {
        this.templates = templates;
        this.visit = visit;
    }

    @Public
    @GetMapping("/static/{file:.+}")
    void asset(@PathVariable String file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var current = Assets.at("/static/" + file);
        if (current.isPresent()) {
            response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
            write(current.get(), request, response);
            return;
        }
        // A page opened before an update asks for yesterday's file: today's is the best we have.
        var old = HASHED.matcher(file);
        var name = old.matches() ? old.group(1) + old.group(2) : file;
        if (!Assets.names().contains(name)) {
            throw new NotFound(file);
        }
        response.setHeader("Cache-Control", "no-cache");
        write(Assets.named(name), request, response);
    }

    private static void write(
            Assets.Asset asset, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(asset.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        var body = asset.body();
        var accepted = request.getHeader("Accept-Encoding");
        if (asset.zipped() != null) {
            response.setHeader("Vary", "Accept-Encoding");
            if (accepted != null && accepted.contains("gzip")) {
                response.setHeader("Content-Encoding", "gzip");
                body = asset.zipped();
            }
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The service worker must live at the root to see all pages. */
    @Public
    @GetMapping("/sw.js")
    Html serviceWorker(HttpServletResponse response) {
        var shell = new StringBuilder();
        for (var name : SHELL) {
            shell.append(shell.isEmpty() ? "" : ",")
                    .append('"')
                    .append(Assets.address(name))
                    .append('"');
        }
        var script = text("sw.js");
        var version = Assets.hash((script + shell).getBytes(StandardCharsets.UTF_8));
        response.setHeader("Cache-Control", "no-cache");
        return Html.inline(
                "text/javascript;charset=UTF-8",
                script.replace("\"{shell}\"", shell).replace("{version}", version));
    }

    @Public
    @GetMapping("/manifest.webmanifest")
    Html manifest(HttpServletResponse response) {
        var text = text("manifest.webmanifest");
        for (var name : List.of("icon.svg", "icon-192.png", "icon-512.png")) {
            text = text.replace("{" + name + "}", Assets.address(name));
        }
        response.setHeader("Cache-Control", "no-cache");
        return Html.inline("application/manifest+json;charset=UTF-8", text);
    }

    /** What the service worker shows when there is no network and nothing was kept. */
    @Public
    @GetMapping("/luring")
    Html offline(HttpServletRequest request) {
        var page = visit.page(request, null);
        return Html.of(
                templates.webError(
                        page,
                        0,
                        page.t("web.offline.title"),
                        page.t("web.offline.text"),
                        null,
                        "/",
                        page.t("web.offline.button")));
    }

    private static String text(String name) {
        return new String(Assets.named(name).body(), StandardCharsets.UTF_8);
    }
}
