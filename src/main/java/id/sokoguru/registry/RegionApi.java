package id.sokoguru.registry;

import id.sokoguru.web.NotFound;
import id.sokoguru.web.Public;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Areas of the decree as JSON; public facts that may be cached for a day. */
@RestController
class RegionApi {
    private static final CacheControl A_DAY = CacheControl.maxAge(Duration.ofDays(1)).cachePublic();

    private final Regions regions;

    RegionApi(Regions regions) {
        this.regions = regions;
    }

    /**
     * @param items in the order of likelihood
     */
    @Schema(name = "Regions")
    record Found(List<Region> items) {}

    @Operation(summary = "Regions by name, or those within a region")
    @Public
    @GetMapping("/api/v1/regions")
    ResponseEntity<Found> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String parent,
            @RequestParam(defaultValue = "20") int limit) {
        var most = Math.clamp(limit, 1, 100);
        var found = q.isBlank() ? regions.children(parent) : regions.find(q, most);
        return ResponseEntity.ok().cacheControl(A_DAY).body(new Found(found));
    }

    @Operation(summary = "One region")
    @Public
    @GetMapping("/api/v1/regions/{code}")
    ResponseEntity<Region> get(@PathVariable String code) {
        var region = regions.get(code).orElseThrow(() -> new NotFound("no region " + code));
        return ResponseEntity.ok().cacheControl(A_DAY).body(region);
    }
}
