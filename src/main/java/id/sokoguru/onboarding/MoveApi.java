package id.sokoguru.onboarding;

import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.web.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The move for programs that hand over to us: where it stands, which number became which. */
@RestController
@RequestMapping("/api/v1/cooperatives/{coop}/move")
class MoveApi {
    private static final int MOST = 1_000;

    private final Moving moving;

    MoveApi(Moving moving) {
        this.moving = moving;
    }

    /**
     * @param state EMPTY, UPLOADED, WAITING, MOVED, or IN_USE for books that began here
     * @param sha256 of the newest workbook
     * @param entry the number of the opening entry
     */
    @Schema(name = "Move")
    public record StateAnswer(
            String state,
            LocalDate booksFrom,
            @Nullable LocalDate cutOver,
            @Nullable String sha256,
            @Nullable Integer members,
            @Nullable Integer loans,
            @Nullable Long entry) {}

    /**
     * @param kind MEMBER, SAVINGS, DEPOSIT or LOAN
     */
    @Schema(name = "MovedNumber")
    public record NumberAnswer(String kind, String before, long now, long member) {}

    @Operation(summary = "Where the move stands")
    @Needs({Permission.JOURNAL, Permission.APPROVE})
    @GetMapping
    StateAnswer state(Actor actor) {
        var state = moving.state(actor);
        var newest = state.newest();
        var move = state.move();
        var word =
                move != null
                        ? "MOVED"
                        : !state.empty()
                                ? "IN_USE"
                                : newest == null ? "EMPTY" : state.waits() ? "WAITING" : "UPLOADED";
        return new StateAnswer(
                word,
                state.booksFrom(),
                newest == null ? null : newest.cutOver(),
                newest == null ? null : newest.sha256(),
                newest == null ? null : newest.members(),
                newest == null ? null : newest.loans(),
                move == null ? null : move.entryNo());
    }

    @Operation(summary = "Which number became which; q finds by the old one, ours or the member's")
    @Needs({Permission.JOURNAL, Permission.APPROVE, Permission.TELLER})
    @GetMapping("/numbers")
    List<NumberAnswer> numbers(Actor actor, @RequestParam(defaultValue = "") String q) {
        return moving.numbers(actor, q, MOST).stream()
                .map(n -> new NumberAnswer(n.kind(), n.oldNo(), n.newNo(), n.member()))
                .toList();
    }
}
