package id.sokoguru.registry;

import id.sokoguru.registry.Position.Organ;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the organs of a Merah Putih cooperative are staffed as SE Menkop 1/2025 asks: pengurus an
 * odd number and at least five, pengawas an odd number and at least three. A remark, never a
 * refusal: seats fall vacant.
 */
final class OrganCheck {
    /**
     * @param there how many officers the organ has
     * @param least how many it needs
     */
    record Remark(Organ organ, int there, int least) {
        boolean isTooFew() {
            return there < least;
        }
    }

    private OrganCheck() {}

    static List<Remark> of(CooperativeKind kind, List<Officer> inOffice) {
        var remarks = new ArrayList<Remark>();
        if (kind.isMerahPutih()) {
            for (var organ : Organ.values()) {
                int least =
                        switch (organ) {
                            case PENGURUS -> 5;
                            case PENGAWAS -> 3;
                        };
                int there =
                        (int) inOffice.stream().filter(o -> o.position().organ() == organ).count();
                if (there < least || there % 2 == 0) {
                    remarks.add(new Remark(organ, there, least));
                }
            }
        }
        return remarks;
    }
}
