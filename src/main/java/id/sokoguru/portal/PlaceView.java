package id.sokoguru.portal;

import id.sokoguru.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The history of one of a member's places. */
public record PlaceView(
        String title,
        String hint,
        String back,
        Money balance,
        List<Line> lines,
        @Nullable String newer,
        @Nullable String older) {

    /**
     * @param sign {@code +} for what came in, {@code −} for what went out
     */
    public record Line(
            String what, String date, String sign, Money amount, Money balance, String href) {}
}
