package id.sokoguru.savings;

import id.sokoguru.jte.Templates;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Permission;
import id.sokoguru.membership.Members;
import id.sokoguru.web.Html;
import id.sokoguru.web.Needs;
import id.sokoguru.web.NotFound;
import id.sokoguru.web.Page;
import id.sokoguru.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Blocking a savings account and lifting the block. Whoever works with members may block at once (a
 * lost passbook cannot wait); who may approve lifts it.
 */
@Controller
@RequestMapping("/k/{coop}/simpanan/rekening/{number:[0-9]+}")
class BlockPages {
    private static final int LONGEST = 300;

    private final Savings savings;
    private final Members members;
    private final Templates templates;

    BlockPages(Savings savings, Members members, Templates templates) {
        this.savings = savings;
        this.members = members;
        this.templates = templates;
    }

    @Needs({Permission.TELLER, Permission.MEMBERS, Permission.APPROVE})
    @GetMapping("/blokir")
    Html ask(Page page, Actor actor, @PathVariable long number) {
        return Html.of(draw(page, actor, number, false, null, Problems.none()));
    }

    @Needs({Permission.TELLER, Permission.MEMBERS, Permission.APPROVE})
    @PostMapping("/blokir")
    Html block(
            Page page,
            Actor actor,
            @PathVariable long number,
            @RequestParam(defaultValue = "") String reason) {
        account(actor, number);
        var why = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            return Html.refused(
                    draw(
                            page,
                            actor,
                            number,
                            false,
                            reason,
                            Problems.of("reason", page.t("savings.problem.reason"))));
        }
        // Blocked already: sent twice, or somebody was faster; the account's page says since when.
        savings.block(actor, number, why);
        return Html.seeOther(page.in("/simpanan/rekening/" + number));
    }

    @Needs(Permission.APPROVE)
    @GetMapping("/buka-blokir")
    Html askToLift(Page page, Actor actor, @PathVariable long number) {
        return Html.of(draw(page, actor, number, true, null, Problems.none()));
    }

    @Needs(Permission.APPROVE)
    @PostMapping("/buka-blokir")
    Html lift(Page page, Actor actor, @PathVariable long number) {
        account(actor, number);
        savings.unblock(actor, number);
        return Html.seeOther(page.in("/simpanan/rekening/" + number));
    }

    private SavingsAccount account(Actor actor, long number) {
        return savings.account(actor, number)
                .orElseThrow(() -> new NotFound("savings account " + number));
    }

    private gg.jte.models.runtime.JteModel draw(
            Page page,
            Actor actor,
            long number,
            boolean lift,
            @Nullable String reason,
            Problems problems) {
        var account = account(actor, number);
        return templates.savingsBlock(
                page,
                account,
                members.required(actor, account.memberNo()),
                savings.blockOf(actor, number).orElse(null),
                lift,
                reason,
                problems);
    }
}
