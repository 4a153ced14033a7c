package id.sokoguru.registry;

import id.sokoguru.registry.BoundaryFile.Ring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes outlines lighter without tearing neighbours apart. Corners where three areas (or an area
 * and the edge of the map) meet are kept; the stretch between two of them belongs to two areas and
 * is simplified (Douglas and Peucker) in one direction whoever asks, so both get the same line.
 */
final class BoundaryOutline {
    private final Set<Long> junctions = new HashSet<>();

    /** Learns where areas meet, from all rings of the file. */
    static BoundaryOutline of(List<Ring> rings) {
        var neighbours = new HashMap<Long, Set<Long>>();
        for (var ring : rings) {
            int n = ring.x().length;
            for (int i = 0; i < n; i++) {
                var around = neighbours.computeIfAbsent(point(ring, i), p -> new HashSet<>(4));
                around.add(point(ring, (i + 1) % n));
                around.add(point(ring, (i + n - 1) % n));
            }
        }
        var outline = new BoundaryOutline();
        for (var entry : neighbours.entrySet()) {
            if (entry.getValue().size() != 2) {
                outline.junctions.add(entry.getKey());
            }
        }
        return outline;
    }

    /**
     * SVG path data of an area.
     *
     * @param tolerance how far the line may move, in units of the fine grid
     * @param grain how many units of the fine grid make one of the path
     */
    String path(List<Ring> rings, int tolerance, int grain) {
        var path = new StringBuilder();
        for (var ring : rings) {
            append(path, simplified(ring, tolerance), grain);
        }
        return path.toString();
    }

    private List<Long> simplified(Ring ring, int tolerance) {
        int n = ring.x().length;
        int start = 0;
        long lowest = Long.MAX_VALUE;
        boolean meets = false;
        for (int i = 0; i < n; i++) {
            long point = point(ring, i);
            boolean junction = junctions.contains(point);
            // Begin at a junction; an island, which has none, begins at its lowest point for
            // everybody.
            if ((junction && !meets) || (junction == meets && point < lowest)) {
                start = i;
                lowest = point;
                meets = meets || junction;
            }
        }
        var result = new ArrayList<Long>();
        var stretch = new ArrayList<Long>();
        stretch.add(point(ring, start));
        for (int k = 1; k <= n; k++) {
            long point = point(ring, (start + k) % n);
            stretch.add(point);
            if (k == n || junctions.contains(point)) {
                var line = simplified(stretch, tolerance);
                result.addAll(line.subList(0, line.size() - 1));
                stretch.clear();
                stretch.add(point);
            }
        }
        return result;
    }

    private static List<Long> simplified(List<Long> stretch, int tolerance) {
        var line = new ArrayList<>(stretch);
        boolean turned = isTurned(line);
        if (turned) {
            java.util.Collections.reverse(line);
        }
        var keep = new boolean[line.size()];
        keep[0] = true;
        keep[line.size() - 1] = true;
        if (line.getFirst().equals(line.getLast())) {
            // a closed line has no chord to measure from: open it at the farthest point
            int far = farthest(line, 0, line.size() - 1).index();
            keep[far] = true;
            mark(line, 0, far, tolerance, keep);
            mark(line, far, line.size() - 1, tolerance, keep);
        } else {
            mark(line, 0, line.size() - 1, tolerance, keep);
        }
        var result = new ArrayList<Long>();
        for (int i = 0; i < keep.length; i++) {
            if (keep[i]) {
                result.add(line.get(i));
            }
        }
        if (turned) {
            java.util.Collections.reverse(result);
        }
        return result;
    }

    /**
     * Both neighbours walk a shared stretch in opposite directions; the one with the higher start
     * turns it.
     */
    private static boolean isTurned(List<Long> line) {
        for (int i = 0, j = line.size() - 1; i < j; i++, j--) {
            int order = Long.compare(line.get(i), line.get(j));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    private static void mark(List<Long> line, int from, int to, int tolerance, boolean[] keep) {
        if (to - from < 2) {
            return;
        }
        var far = farthest(line, from, to);
        if (far.distance() > tolerance) {
            keep[far.index()] = true;
            mark(line, from, far.index(), tolerance, keep);
            mark(line, far.index(), to, tolerance, keep);
        }
    }

    private record Far(int index, double distance) {}

    private static Far farthest(List<Long> line, int from, int to) {
        double ax = x(line.get(from));
        double ay = y(line.get(from));
        double dx = x(line.get(to)) - ax;
        double dy = y(line.get(to)) - ay;
        double length = dx * dx + dy * dy;
        int index = from + 1;
        double most = -1;
        for (int i = from + 1; i < to; i++) {
            double px = x(line.get(i)) - ax;
            double py = y(line.get(i)) - ay;
            double along = length == 0 ? 0 : Math.clamp((px * dx + py * dy) / length, 0.0, 1.0);
            double distance = Math.hypot(px - along * dx, py - along * dy);
            if (distance > most) {
                most = distance;
                index = i;
            }
        }
        return new Far(index, most);
    }

    private static void append(StringBuilder path, List<Long> points, int grain) {
        var corners = new ArrayList<int[]>();
        for (long point : points) {
            int x = Math.round((float) x(point) / grain);
            int y = Math.round((float) y(point) / grain);
            if (corners.isEmpty() || corners.getLast()[0] != x || corners.getLast()[1] != y) {
                corners.add(new int[] {x, y});
            }
        }
        if (corners.size() < 3) {
            return; // an islet smaller than the grid
        }
        path.append('M').append(corners.getFirst()[0]).append(' ').append(corners.getFirst()[1]);
        for (int i = 1; i < corners.size(); i++) {
            int dx = corners.get(i)[0] - corners.get(i - 1)[0];
            int dy = corners.get(i)[1] - corners.get(i - 1)[1];
            path.append(i == 1 ? 'l' : dx < 0 ? "" : " ").append(dx);
            path.append(dy < 0 ? "" : " ").append(dy);
        }
        path.append('z');
    }

    private static long point(Ring ring, int i) {
        return ((long) ring.x()[i] << 32) | (ring.y()[i] & 0xffff_ffffL);
    }

    private static int x(long point) {
        return (int) (point >> 32);
    }

    private static int y(long point) {
        return (int) point;
    }
}
