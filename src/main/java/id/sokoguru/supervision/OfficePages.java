package id.sokoguru.supervision;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.registry.CooperativeKind;
import id.sokoguru.web.Charts;
import id.sokoguru.web.Crumb;
import id.sokoguru.web.Html;
import id.sokoguru.web.Link;
import id.sokoguru.web.Needs;
import id.sokoguru.web.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * The office's own pages: its territory at a glance, live; what needs attention; all cooperatives.
 */
@Controller
class OfficePages {
    private static final int WORRIES = 8;
    private static final int WORRIES_A_PAGE = 50;

    private final Supervision supervision;
    private final OfficeMap map;
    private final LiveStreams live;
    private final Templates templates;

    OfficePages(Supervision supervision, OfficeMap map, LiveStreams live, Templates templates) {
        this.supervision = supervision;
        this.map = map;
        this.live = live;
        this.templates = templates;
    }

    @Needs(Permission.SUPERVISE)
    @GetMapping("/dinas")
    Html dashboard(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String wilayah,
            @RequestParam(defaultValue = "") String warna,
            @RequestParam(defaultValue = "") String peta) {
        var indicator = Indicator.of(warna).orElse(Indicator.SIMPANAN);
        var board = supervision.dashboard(actor, wilayah, indicator, WORRIES);
        var first =
                supervision.cooperatives(
                        actor,
                        new CooperativeFilter(board.region(), "", null, null, indicator, 0, 5));
        var outlined = map.hasOutlines(board.region());
        return Html.of(
                templates.supervisionDashboard(
                        page,
                        board,
                        crumbs(page, board),
                        indicators(page, board, peta),
                        map.draw(page, actor, board.region(), indicator, !peta.equals("petak")),
                        outlined ? otherMap(page, board, peta) : null,
                        sparks(board),
                        first,
                        new CooperativeFilter(board.region(), "", null, null, indicator, 0, 5)));
    }

    @Needs(Permission.SUPERVISE)
    @GetMapping("/dinas/peta")
    Html mapAlone(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String wilayah,
            @RequestParam(defaultValue = "") String warna,
            @RequestParam(defaultValue = "") String peta) {
        var indicator = Indicator.of(warna).orElse(Indicator.SIMPANAN);
        var territory = supervision.territory(actor, wilayah);
        var chart = map.draw(page, actor, Area.of(territory), indicator, !peta.equals("petak"));
        return Html.of(templates.supervisionMap(page, chart, indicator));
    }

    @Needs(Permission.SUPERVISE)
    @GetMapping("/dinas/langsung")
    ResponseEntity<SseEmitter> live(
            Page page, Actor actor, @RequestParam(defaultValue = "") String wilayah) {
        var stream = live.open(page, supervision.territory(actor, wilayah));
        if (stream.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header("Retry-After", "30")
                    .build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("Cache-Control", "no-store")
                .header("X-Accel-Buffering", "no")
                .body(stream.get());
    }

    @Needs(Permission.SUPERVISE)
    @GetMapping("/dinas/perhatian")
    Html attention(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String wilayah,
            @RequestParam(defaultValue = "") String tanda,
            @RequestParam(defaultValue = "0") int hal) {
        var only = named(Attention.Signal.values(), tanda);
        var upTo = (Math.clamp(hal, 0, 1_000_000) + 1) * WORRIES_A_PAGE;
        var found = supervision.worries(actor, wilayah, only, upTo);
        var counts = found.counts();
        var every = counts.values().stream().mapToInt(Integer::intValue).sum();
        var tabs = new ArrayList<Link>();
        var base = "/dinas/perhatian?wilayah=" + wilayah;
        tabs.add(Link.tab(page.t("supervision.attention.all", every), base, only == null));
        counts.forEach((signal, count) ->
                tabs.add(
                        Link.tab(
                                page.t("supervision.signal." + signal + ".short")
                                        + " "
                                        + page.count(count),
                                base + "&tanda=" + signal,
                                signal == only)));
        int from = Math.clamp((long) hal * WORRIES_A_PAGE, 0, found.first().size());
        int to = Math.min(found.first().size(), from + WORRIES_A_PAGE);
        var here = base + "&tanda=" + (only == null ? "" : only) + "&hal=";
        return Html.of(
                templates.supervisionAttentionPage(
                        page,
                        supervision.name(Area.of(supervision.territory(actor, wilayah))),
                        found.first().subList(from, to),
                        tabs,
                        from == 0 ? null : here + (hal - 1),
                        to == found.all() ? null : here + (hal + 1),
                        found.all() == 0 ? "" : shown(page, from, to, found.all())));
    }

    @Needs(Permission.SUPERVISE)
    @GetMapping("/dinas/koperasi")
    Html cooperatives(
            Page page,
            Actor actor,
            @RequestParam(defaultValue = "") String wilayah,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String jenis,
            @RequestParam(defaultValue = "") String saring,
            @RequestParam(defaultValue = "") String urut,
            @RequestParam(defaultValue = "0") int hal) {
        var filter =
                new CooperativeFilter(
                        wilayah,
                        q,
                        named(CooperativeKind.values(), jenis),
                        named(CooperativeFilter.Only.values(), saring),
                        Indicator.of(urut).orElse(null),
                        Math.max(0, hal),
                        CooperativeFilter.PAGE);
        var found = supervision.cooperatives(actor, filter);
        var region = Area.of(actor.territory());
        var below =
                region.length() == 5
                        ? supervision.namesBelow(region)
                        : wilayah.length() >= 5
                                ? supervision.namesBelow(wilayah.substring(0, 5))
                                : Map.<String, String>of();
        return Html.of(
                templates.supervisionCooperatives(
                        page,
                        supervision.name(Area.of(supervision.territory(actor, wilayah))),
                        filter,
                        below,
                        found,
                        hal <= 0 ? null : address(filter, hal - 1),
                        (long) (hal + 1) * CooperativeFilter.PAGE >= found.all()
                                ? null
                                : address(filter, hal + 1),
                        found.rows().isEmpty()
                                ? ""
                                : shown(
                                        page,
                                        hal * CooperativeFilter.PAGE,
                                        hal * CooperativeFilter.PAGE + found.rows().size(),
                                        found.all())));
    }

    private static String shown(Page page, int from, int to, int all) {
        return page.t("supervision.shown", page.count(from + 1), page.count(to), page.count(all));
    }

    private static <E extends Enum<E>> @Nullable E named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String address(CooperativeFilter filter, int page) {
        return "/dinas/koperasi?wilayah="
                + filter.region()
                + "&q="
                + URLEncoder.encode(filter.text(), StandardCharsets.UTF_8)
                + "&jenis="
                + (filter.kind() == null ? "" : filter.kind())
                + "&saring="
                + (filter.only() == null ? "" : filter.only())
                + "&urut="
                + (filter.order() == null ? "" : filter.order().word())
                + "&hal="
                + page;
    }

    private static List<Crumb> crumbs(Page page, Dashboard board) {
        var crumbs = new ArrayList<Crumb>();
        board.above().forEach(r -> crumbs.add(Crumb.to(r.name(), "/dinas?wilayah=" + r.code())));
        if (!crumbs.isEmpty()) {
            crumbs.add(Crumb.here(title(page, board.name())));
        }
        return crumbs;
    }

    static String title(Page page, String name) {
        return name.isEmpty() ? page.t("supervision.nation") : name;
    }

    private static List<Link> indicators(Page page, Dashboard board, String map) {
        return Arrays.stream(Indicator.values())
                .map(one ->
                        Link.tab(
                                page.t("supervision.indicator." + one),
                                "/dinas?wilayah="
                                        + board.region()
                                        + "&warna="
                                        + one.word()
                                        + (map.isEmpty() ? "" : "&peta=petak")
                                        + "#peta",
                                one == board.indicator()))
                .toList();
    }

    private static Link otherMap(Page page, Dashboard board, String map) {
        var here = "/dinas?wilayah=" + board.region() + "&warna=" + board.indicator().word();
        return map.equals("petak")
                ? Link.tab(page.t("supervision.map.outlines"), here + "#peta", false)
                : Link.tab(page.t("supervision.map.tiles"), here + "&peta=petak#peta", false);
    }

    private static Map<String, String> sparks(Dashboard board) {
        var drawn = new LinkedHashMap<String, String>();
        board.sparks().forEach((figure, values) -> drawn.put(figure, Charts.spark(values)));
        return drawn;
    }
}
