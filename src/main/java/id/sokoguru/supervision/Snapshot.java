package id.sokoguru.supervision;

import id.sokoguru.kernel.CooperativeId;
import id.sokoguru.kernel.Territory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All cooperatives at one moment, as the tree of the regions in which they are seated: nation,
 * provinces, regencies, kecamatan. Never changes; the next snapshot shares every region that did
 * not move, with what was found out about it. So a posting costs the way from its kecamatan to the
 * root, and a figure of a territory costs the regions below it, however many cooperatives they
 * have.
 */
final class Snapshot {
    static final Snapshot EMPTY = new Snapshot(new Inner(0, 0, new Node[0]));

    private static final int KECAMATAN = 6;
    private static final Comparator<CooperativePulse> BY_NUMBER =
            Comparator.comparing(CooperativePulse::coopId);

    private final Inner root;

    private Snapshot(Inner root) {
        this.root = root;
    }

    static Snapshot of(Collection<CooperativePulse> standings) {
        return EMPTY.with(standings);
    }

    /** How many cooperatives there are. */
    int size() {
        return root.size();
    }

    /** How many are seated in a territory. */
    int size(Territory territory) {
        return fold(territory, Count.ALL);
    }

    private enum Count implements Fold<Integer> {
        ALL;

        @Override
        public Integer of(List<CooperativePulse> standings) {
            return standings.size();
        }

        @Override
        public Integer plus(List<Integer> parts) {
            return parts.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /** Only what lies in the territory, in the order of the numbers. */
    List<CooperativePulse> in(Territory territory) {
        var found = new ArrayList<CooperativePulse>();
        root.collect(territory, found);
        return found;
    }

    /** What a fold says of a territory: only what lies in it is asked. */
    <T> T fold(Territory territory, Fold<T> fold) {
        var parts = new ArrayList<T>();
        root.fold(territory, fold, parts);
        return switch (parts.size()) {
            case 0 -> fold.of(List.of());
            case 1 -> parts.getFirst();
            default -> fold.plus(parts);
        };
    }

    /**
     * The regions of a level that have a cooperative in the territory, in order, each as its
     * number.
     *
     * @param digits of such a number: 2 provinces, 4 regencies, 6 kecamatan
     */
    List<Integer> regions(Territory territory, int digits) {
        var found = new ArrayList<Integer>();
        root.regions(territory, digits, found);
        return found;
    }

    Optional<CooperativePulse> get(CooperativeId cooperative) {
        Node node = root;
        while (node instanceof Inner inner) {
            var next = inner.child(cooperative.value());
            if (next == null) {
                return Optional.empty();
            }
            node = next;
        }
        for (var row : ((Leaf) node).rows) {
            if (row.coopId().equals(cooperative)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    /** The same with some rows replaced or added. */
    Snapshot with(Collection<CooperativePulse> changed) {
        if (changed.isEmpty()) {
            return this;
        }
        var sorted = new ArrayList<>(changed);
        sorted.sort(BY_NUMBER);
        return new Snapshot(root.with(sorted));
    }

    private abstract static sealed class Node {
        final long from;
        final long to;

        Node(int number, int digits) {
            var width = width(digits);
            this.from = number * width;
            this.to = from + width - 1;
        }

        static long width(int digits) {
            return Math.powExact(10L, 13 - digits);
        }

        boolean misses(Territory territory) {
            return to < territory.from() || territory.to() < from;
        }

        boolean liesIn(Territory territory) {
            return territory.from() <= from && to <= territory.to();
        }

        abstract int size();

        abstract void collect(Territory territory, List<CooperativePulse> found);

        abstract <T> T whole(Fold<T> fold);

        abstract <T> void fold(Territory territory, Fold<T> fold, List<T> parts);

        abstract Node with(List<CooperativePulse> sorted);
    }

    private static final class Inner extends Node {
        /** The present day's figures, seven indicators, three lists: more are of yesterday. */
        private static final int REMEMBERED = 40;

        private final int number;
        private final int digits;
        private final Node[] children;
        private final int size;
        private final Map<Fold<?>, Object> known = new ConcurrentHashMap<>(4);

        Inner(int number, int digits, Node[] children) {
            super(number, digits);
            this.number = number;
            this.digits = digits;
            this.children = children;
            int sum = 0;
            for (var child : children) {
                sum += child.size();
            }
            this.size = sum;
        }

        @Override
        int size() {
            return size;
        }

        @Override
        void collect(Territory territory, List<CooperativePulse> found) {
            for (var child : children) {
                if (!child.misses(territory)) {
                    child.collect(territory, found);
                }
            }
        }

        @Override
        @SuppressWarnings("unchecked") // what a fold said is kept under that very fold
        <T> T whole(Fold<T> fold) {
            var before = known.get(fold);
            if (before != null) {
                return (T) before;
            }
            var parts = new ArrayList<T>(children.length);
            for (var child : children) {
                parts.add(child.whole(fold));
            }
            T said = fold.plus(parts);
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(fold, said);
            return said;
        }

        @Override
        <T> void fold(Territory territory, Fold<T> fold, List<T> parts) {
            if (children.length > 0 && liesIn(territory)) {
                parts.add(whole(fold));
                return;
            }
            for (var child : children) {
                if (!child.misses(territory)) {
                    child.fold(territory, fold, parts);
                }
            }
        }

        void regions(Territory territory, int wanted, List<Integer> found) {
            for (var child : children) {
                if (child.misses(territory)) {
                    continue;
                }
                if (digits + 2 == wanted) {
                    found.add((int) (child.from / width(wanted)));
                } else if (child instanceof Inner inner) {
                    inner.regions(territory, wanted, found);
                }
            }
        }

        @org.jspecify.annotations.Nullable
        Node child(long cooperative) {
            int low = 0;
            int high = children.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                var child = children[middle];
                if (child.to < cooperative) {
                    low = middle + 1;
                } else if (child.from > cooperative) {
                    high = middle - 1;
                } else {
                    return child;
                }
            }
            return null;
        }

        @Override
        Inner with(List<CooperativePulse> sorted) {
            var next = new ArrayList<Node>(children.length + 1);
            int kept = 0;
            int at = 0;
            while (at < sorted.size()) {
                int below = digits + 2;
                var width = width(below);
                var part = (int) (sorted.get(at).coopId().value() / width);
                int end = at + 1;
                while (end < sorted.size() && sorted.get(end).coopId().value() / width == part) {
                    end++;
                }
                while (kept < children.length && children[kept].to < part * width) {
                    next.add(children[kept++]);
                }
                Node old =
                        kept < children.length && children[kept].from == part * width
                                ? children[kept++]
                                : below == KECAMATAN
                                        ? new Leaf(part, new CooperativePulse[0])
                                        : new Inner(part, below, new Node[0]);
                next.add(old.with(sorted.subList(at, end)));
                at = end;
            }
            next.addAll(Arrays.asList(children).subList(kept, children.length));
            return new Inner(number, digits, next.toArray(Node[]::new));
        }
    }

    /** A kecamatan: so few cooperatives that nothing about them is worth remembering. */
    private static final class Leaf extends Node {
        private final int number;
        private final CooperativePulse[] rows;

        Leaf(int number, CooperativePulse[] rows) {
            super(number, KECAMATAN);
            this.number = number;
            this.rows = rows;
        }

        @Override
        int size() {
            return rows.length;
        }

        @Override
        void collect(Territory territory, List<CooperativePulse> found) {
            for (var row : rows) {
                if (territory.contains(row.coopId())) {
                    found.add(row);
                }
            }
        }

        @Override
        <T> T whole(Fold<T> fold) {
            return fold.of(Arrays.asList(rows));
        }

        @Override
        <T> void fold(Territory territory, Fold<T> fold, List<T> parts) {
            if (liesIn(territory)) {
                parts.add(whole(fold));
                return;
            }
            var some = new ArrayList<CooperativePulse>();
            collect(territory, some);
            if (!some.isEmpty()) {
                parts.add(fold.of(some));
            }
        }

        @Override
        Leaf with(List<CooperativePulse> sorted) {
            var next = new ArrayList<CooperativePulse>(rows.length + sorted.size());
            int kept = 0;
            for (var one : sorted) {
                while (kept < rows.length && BY_NUMBER.compare(rows[kept], one) < 0) {
                    next.add(rows[kept++]);
                }
                if (kept < rows.length && BY_NUMBER.compare(rows[kept], one) == 0) {
                    kept++;
                }
                next.add(one);
            }
            next.addAll(Arrays.asList(rows).subList(kept, rows.length));
            return new Leaf(number, next.toArray(CooperativePulse[]::new));
        }
    }
}
