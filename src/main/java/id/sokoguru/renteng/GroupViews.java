package id.sokoguru.renteng;

import id.sokoguru.kernel.Money;
import id.sokoguru.web.Choice;
import id.sokoguru.web.Fact;
import id.sokoguru.web.Problems;
import id.sokoguru.web.Tone;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pages of this room show, ready to be printed. */
public final class GroupViews {
    private GroupViews() {}

    /** A warning or a sign with its mark. */
    public record Mark(Tone tone, String text) {}

    /** A group in the list. */
    public record Row(String href, String name, String lead, List<Mark> marks, Money savings) {}

    /** A member of a group. */
    public record Person(
            long number, String name, String href, String role, String since, Money debt) {}

    /** A line with a door: a meeting, a settlement. */
    public record Door(
            String href, String what, String more, @Nullable Money amount, boolean off) {}

    /** A month of settlements. */
    public record Month(String month, Money covered, String members) {}

    /** A movement of the group's own savings. */
    public record Movement(String date, String what, Money amount, @Nullable String href) {}

    /** A group's page. */
    public record Whole(
            Group group,
            List<Fact> facts,
            List<Mark> marks,
            List<Person> people,
            List<Month> months,
            List<Door> meetings,
            List<Door> settlements,
            Money savings,
            List<Movement> movements) {}

    /** The page on which members come and go. */
    public record Comings(
            Group group,
            List<Person> people,
            List<Choice> here,
            List<Choice> others,
            List<Choice> found,
            List<Door> refused,
            List<String> history,
            String sought,
            Map<String, String> typed,
            Problems problems) {
        /** What went wrong with one deed; the other forms of the page did nothing. */
        public Problems problems(String deed) {
            return deed.equals(typed.get("apa")) ? problems : Problems.none();
        }

        /** What was typed for one deed, to be there again when it was refused. */
        public @Nullable String typed(String deed, String field) {
            return deed.equals(typed.get("apa")) ? typed.get(field) : null;
        }
    }

    /** A member on the collection sheet. */
    public record SheetRow(
            long number,
            String name,
            String made,
            Money due,
            String paid,
            Money debt,
            String back,
            String takes,
            boolean open) {}

    /** The collection sheet. */
    public record Sheet(
            Group group,
            String date,
            Money total,
            List<SheetRow> rows,
            List<Choice> places,
            String place,
            String sharing,
            String counted,
            String entry,
            Problems problems) {}

    /** What a member brings in the end. */
    public record Share(
            long number,
            String name,
            Money due,
            Money lacks,
            Money covers,
            Money back,
            Money brings) {}

    /** A claim as its owner sees it. */
    public record ClaimRow(String who, String when, Money then, Money open) {}

    /** How somebody took part. */
    public record Present(long number, String name, String how, Tone tone) {}

    /** A wish for a loan. */
    public record Wished(
            String name,
            String product,
            Money asked,
            String decision,
            Money agreed,
            @Nullable String href) {}
}
