package id.sokoguru.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hashing of RFC 6962: leaf = SHA-256(0x00 ‖ entry), node = SHA-256(0x01 ‖ left ‖ right), and
 * the checks of its proofs. Pure: knows no database.
 */
public final class Merkle {
    private Merkle() {}

    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static byte[] leaf(byte[] entry) {
        var digest = sha256();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    public static byte[] node(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** The root of an empty log: SHA-256 of nothing. */
    public static byte[] emptyRoot() {
        return sha256().digest();
    }

    /** The root from the compact range: the roots of the perfect subtrees, largest first. */
    public static byte[] root(List<byte[]> peaks) {
        if (peaks.isEmpty()) {
            return emptyRoot();
        }
        var root = peaks.getLast();
        for (int i = peaks.size() - 2; i >= 0; i--) {
            root = node(peaks.get(i), root);
        }
        return root;
    }

    /** Grows a compact range leaf by leaf. */
    public static final class Range {
        private final List<byte[]> peaks = new ArrayList<>();
        private final MessageDigest digest = sha256();
        private long size;

        public void append(byte[] leaf) {
            append(leaf, 0);
        }

        /**
         * Appends the root of a perfect subtree of 2^height leaves; the size so far must be a
         * multiple of that.
         */
        void append(byte[] root, int height) {
            if ((size & ((1L << height) - 1)) != 0) {
                throw new IllegalArgumentException(size + " is no multiple of 2^" + height);
            }
            var node = root;
            for (long rest = size >> height; (rest & 1) == 1; rest >>= 1) {
                digest.update((byte) 1);
                digest.update(peaks.removeLast());
                node = digest.digest(node);
            }
            peaks.add(node);
            size += 1L << height;
        }

        public long size() {
            return size;
        }

        public byte[] root() {
            return Merkle.root(peaks);
        }
    }

    /**
     * Whether a leaf is in a log (RFC 9162 §2.1.3.2).
     *
     * @param index of the leaf, from 0
     * @param size of the log
     * @param path hashes from the leaf's sibling upwards
     */
    public static boolean includes(
            byte[] leaf, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                hash = node(sibling, hash);
                if ((fn & 1) == 0) {
                    while (fn != 0 && (fn & 1) == 0) {
                        fn >>= 1;
                        sn >>= 1;
                    }
                }
            } else {
                hash = node(hash, sibling);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(hash, root);
    }

    /**
     * Whether a log of {@code second} leaves begins with the log of {@code first} leaves (RFC 9162
     * §2.1.4.2).
     */
    public static boolean extendsLog(
            long first, byte[] firstRoot, long second, byte[] secondRoot, List<byte[]> path) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && Arrays.equals(firstRoot, secondRoot);
        }
        if (first == 0) {
            return path.isEmpty() && Arrays.equals(firstRoot, emptyRoot());
        }
        var proof = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            proof.addFirst(firstRoot);
        }
        if (proof.isEmpty()) {
            return false;
        }
        long fn = first - 1;
        long sn = second - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        var fr = proof.getFirst();
        var sr = proof.getFirst();
        for (var hash : proof.subList(1, proof.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = node(hash, fr);
                sr = node(hash, sr);
                while (fn != 0 && (fn & 1) == 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = node(sr, hash);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && Arrays.equals(fr, firstRoot) && Arrays.equals(sr, secondRoot);
    }
}
