package id.sokoguru.supervision;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.registry.Boundaries;
import id.sokoguru.registry.Boundaries.BoundaryMap;
import id.sokoguru.registry.Regions;
import id.sokoguru.web.Chart;
import id.sokoguru.web.Charts;
import id.sokoguru.web.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A territory coloured by an indicator: the outlines of its villages where they were imported, else
 * a square a cooperative under its kecamatan; of a province a square a kecamatan, of the nation a
 * square a regency.
 */
@Component
class OfficeMap {
    private final Supervision supervision;
    private final Boundaries boundaries;
    private final Regions regions;
    private final BusinessDay day;
    private final Map<String, String> names = new ConcurrentHashMap<>();

    OfficeMap(Supervision supervision, Boundaries boundaries, Regions regions, BusinessDay day) {
        this.supervision = supervision;
        this.boundaries = boundaries;
        this.regions = regions;
        this.day = day;
    }

    /**
     * @param outlines whether to draw outlines if there are any
     */
    Chart draw(Page page, Actor actor, String region, Indicator indicator, boolean outlines) {
        var label = page.t("supervision.indicator." + indicator);
        if (region.length() >= 5 && outlines) {
            var map = outlines(region);
            if (map.isPresent()) {
                return choropleth(page, actor, region, indicator, label, map.get());
            }
        }
        var places =
                region.length() >= 5
                        ? cooperatives(actor, region, indicator)
                        : areas(actor, region, indicator);
        return Charts.tileMap(
                page,
                places,
                label,
                v -> OfficeWords.figure(page, indicator, v),
                v -> OfficeWords.key(page, indicator, v));
    }

    boolean hasOutlines(String region) {
        return region.length() >= 5 && outlines(region).isPresent();
    }

    private Optional<BoundaryMap> outlines(String region) {
        return boundaries.mapOf(region);
    }

    private List<Charts.Place> cooperatives(Actor actor, String region, Indicator indicator) {
        var today = day.today();
        return supervision.all(actor, region).stream()
                .map(one ->
                        new Charts.Place(
                                OfficeWords.brief(one.name()),
                                name(Area.kecamatan(one.coopId())),
                                "/dinas/koperasi/" + one.coopId().text(),
                                indicator.of(one, today)))
                .toList();
    }

    /**
     * Two levels down: of the nation the regencies by province, of a province the kecamatan by
     * regency.
     */
    private List<Charts.Place> areas(Actor actor, String region, Indicator indicator) {
        var places = new ArrayList<Charts.Place>();
        supervision
                .parts(supervision.territory(actor, region), region.isEmpty() ? 4 : 6, day.today())
                .forEach((code, totals) ->
                        places.add(
                                new Charts.Place(
                                        name(code),
                                        name(code.substring(0, code.length() - 3)),
                                        "/dinas?wilayah=" + code + "&warna=" + indicator.word(),
                                        indicator.of(totals))));
        return places;
    }

    private Chart choropleth(
            Page page,
            Actor actor,
            String region,
            Indicator indicator,
            String label,
            BoundaryMap map) {
        var today = day.today();
        var values = new HashMap<String, @Nullable Long>();
        var seats = new HashMap<String, Integer>();
        var doors = new HashMap<String, String>();
        for (var one : supervision.all(actor, region)) {
            var village = one.coopId().village();
            var value = indicator.of(one, today);
            var before = values.get(village);
            if (value != null) {
                values.put(
                        village,
                        before == null
                                ? value
                                : indicator == Indicator.DIAM
                                        ? Math.min(before, value)
                                        : Math.addExact(before, value));
            }
            seats.merge(village, 1, Integer::sum);
            doors.put(village, "/dinas/koperasi/" + one.coopId().text());
        }
        var areas = new ArrayList<Charts.Area>();
        for (var area : map.areas()) {
            var several = seats.getOrDefault(area.code(), 0) != 1;
            var door =
                    several
                            ? "/dinas/koperasi?wilayah=" + area.code().substring(0, 8)
                            : doors.getOrDefault(area.code(), "/dinas");
            areas.add(
                    new Charts.Area(
                            new Charts.Place(
                                    area.name(), area.kecamatan(), door, values.get(area.code())),
                            area.path()));
        }
        var chart =
                Charts.choropleth(
                        page,
                        areas,
                        1,
                        1,
                        label,
                        v -> OfficeWords.figure(page, indicator, v),
                        v -> OfficeWords.key(page, indicator, v));
        // The paths stand on their own grid: show that part of it.
        return new Chart(
                chart.markup().replace("viewBox=\"0 0 1 1\"", "viewBox=\"" + map.viewBox() + "\""),
                chart.head(),
                chart.rows(),
                chart.figuresFrom());
    }

    private String name(String code) {
        return names.computeIfAbsent(
                code, c -> regions.get(c).map(region -> region.name()).orElse(c));
    }
}
