package id.sokoguru.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The files of {@code classpath:/static} and htmx, read once at start. Each is served under an
 * address that contains a hash of its content, so browsers keep it for a year and never show a
 * stale one.
 */
final class Assets {
    private static final Map<String, Asset> BY_NAME = load();
    private static final Map<String, Asset> BY_ADDRESS = byAddress();

    /**
     * @param address e.g. {@code /static/base.0123456789ab.css}
     * @param zipped the gzipped body; null when zipping does not pay
     */
    record Asset(
            String name,
            String address,
            String contentType,
            byte[] body,
            byte @org.jspecify.annotations.Nullable [] zipped) {}

    private Assets() {}

    /** The address of a file; a name that does not exist is a bug in a template. */
    static String address(String name) {
        return named(name).address();
    }

    static Asset named(String name) {
        var asset = BY_NAME.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("no file static/" + name);
        }
        return asset;
    }

    static Optional<Asset> at(String address) {
        return Optional.ofNullable(BY_ADDRESS.get(address));
    }

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    static String hash(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Asset> load() {
        var assets = new HashMap<String, Asset>();
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            for (var resource : resolver.getResources("classpath*:static/*.*")) {
                add(assets, resource);
            }
            for (var resource :
                    resolver.getResources(
                            "classpath*:META-INF/resources/webjars/htmx.org/*/dist/htmx.min.js")) {
                add(assets, resource);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(assets);
    }

    private static void add(Map<String, Asset> assets, Resource resource) throws IOException {
        var name = Objects.requireNonNull(resource.getFilename());
        var body = resource.getContentAsByteArray();
        int dot = name.lastIndexOf('.');
        var address = "/static/" + name.substring(0, dot) + "." + hash(body) + name.substring(dot);
        var zipped = zip(body);
        assets.put(
                name,
                new Asset(
                        name,
                        address,
                        contentType(name),
                        body,
                        zipped.length < body.length * 9 / 10 ? zipped : null));
    }

    private static Map<String, Asset> byAddress() {
        var assets = new HashMap<String, Asset>();
        BY_NAME.values().forEach(asset -> assets.put(asset.address(), asset));
        return Map.copyOf(assets);
    }

    private static byte[] zip(byte[] body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip =
                new GZIPOutputStream(bytes) {
                    {
                        def.setLevel(Deflater.BEST_COMPRESSION);
                    }
                }) {
            zip.write(body);
        }
        return bytes.toByteArray();
    }

    private static String contentType(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "css" -> "text/css;charset=UTF-8";
            case "js" -> "text/javascript;charset=UTF-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "webmanifest" -> "application/manifest+json";
            case "html" -> "text/html;charset=UTF-8";
            default -> "application/octet-stream";
        };
    }
}
