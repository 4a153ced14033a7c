package id.sokoguru.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The Ed25519 keys of this node, one file each in {@code <data>/keys}, made at first use, readable
 * by the owner only: {@code node} signs the cooperatives' checkpoints, {@code office-35.17} is an
 * office's witness key. Losing one means a new one and a new start of trust, so a backup holds
 * them.
 */
@Component
public class NodeKey {
    private record Pair(SignedNote.Verifier verifier, PrivateKey secret) {}

    private final Path folder;
    private final ConcurrentHashMap<String, Pair> pairs = new ConcurrentHashMap<>();

    NodeKey(@Value("${sokoguru.data:data}") String data) {
        this.folder = Path.of(data).resolve("keys");
    }

    /** The public half of a key, for whoever wants to check. */
    public SignedNote.Verifier verifier(String name) {
        return pair(name).verifier();
    }

    /** A signature line of a text by a key. */
    public String sign(String name, String text) {
        var pair = pair(name);
        return SignedNote.sign(text, pair.verifier(), pair.secret());
    }

    private Pair pair(String name) {
        return pairs.computeIfAbsent(name, this::loadOrMake);
    }

    private Pair loadOrMake(String name) {
        if (!name.matches("[a-z0-9.-]{1,60}")) {
            throw new IllegalArgumentException("not a key's name: " + name);
        }
        var file = folder.resolve(name + ".key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
                var made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                var text =
                        Base64.getEncoder().encodeToString(made.getPrivate().getEncoded())
                                + "\n"
                                + Base64.getEncoder().encodeToString(made.getPublic().getEncoded())
                                + "\n";
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, text);
            }
            var lines = Files.readAllLines(file);
            var keys = KeyFactory.getInstance("Ed25519");
            var secret =
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(lines.get(0))));
            var open =
                    keys.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(lines.get(1))));
            return new Pair(SignedNote.Verifier.of("sokoguru.id/" + name, open), secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
