package id.sokoguru.bookkeeping;

import static id.sokoguru.bookkeeping.EverydayEvent.Way.PAYS;
import static id.sokoguru.bookkeeping.EverydayEvent.Way.RECEIVES;
import static id.sokoguru.bookkeeping.EverydayEvent.Way.RECORDS;
import static id.sokoguru.bookkeeping.PlaceKind.BANK;
import static id.sokoguru.bookkeeping.PlaceKind.PETTY_CASH;
import static id.sokoguru.bookkeeping.PlaceKind.TILL;
import static id.sokoguru.bookkeeping.PlaceKind.VAULT;

import id.sokoguru.ledger.Side;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What happens in a small cooperative besides what members, tellers and shops do. Each constant is
 * a whole posting rule: which amounts are asked, which accounts they move, and through which places
 * the difference is paid or received. The order of the parts is the order of the lines, so that a
 * trace reads as the money went. J-numbers are those of {@code journals.csv}.
 */
public enum EverydayEvent {
    // Office
    UTILITIES(Topic.OFFICE, PAYS, Places.ANY, debit("amount", 520103)), // J44b
    STATIONERY(Topic.OFFICE, PAYS, Places.ANY, debit("amount", 520104)),
    SUPPLIES_BOUGHT(Topic.OFFICE, PAYS, Places.ANY, debit("amount", 110904)),
    SUPPLIES_USED(
            Topic.OFFICE, RECORDS, Places.NONE, debit("amount", 520104), mirror("amount", 110904)),
    TRANSPORT(Topic.OFFICE, PAYS, Places.ANY, debit("amount", 520106)),
    RENT(Topic.OFFICE, PAYS, Places.ANY, debit("amount", 520105)),
    RENT_IN_ADVANCE(Topic.OFFICE, PAYS, Places.ANY, debit("amount", 111002)),
    ADVANCE_CONSUMED(
            Topic.OFFICE,
            RECORDS,
            Places.NONE,
            debit("amount", 520105, 520103, 520113, 520112, 520115),
            mirror("amount", 111002)),
    PROMOTION(Topic.OFFICE, PAYS, Places.ANY, debit("amount", 520113)),
    AUDIT(Topic.OFFICE, PAYS, Places.ANY, debit("amount", 520111), withheld("pph23", 210403)),

    // People
    SALARY(
            Topic.PEOPLE,
            PAYS,
            Places.ANY,
            debit("gross", 520101),
            withheld("pph21", 210402)), // J43
    HONORARIUM(Topic.PEOPLE, PAYS, Places.ANY, debit("gross", 520102), withheld("pph21", 210402)),
    SALARY_OWED(
            Topic.PEOPLE,
            RECORDS,
            Places.NONE,
            debit("amount", 520101, 520102),
            mirror("amount", 210303)),
    SALARY_OWED_PAID(
            Topic.PEOPLE, PAYS, Places.ANY, debit("gross", 210303), withheld("pph21", 210402)),
    BENEFITS(Topic.PEOPLE, PAYS, Places.ANY, debit("amount", 520112)),
    STAFF_ADVANCE(Topic.PEOPLE, PAYS, Places.ANY, debit("amount", 111005)),
    STAFF_ADVANCE_SPENT(
            Topic.PEOPLE,
            RECORDS,
            Places.NONE,
            debit("spent", 520106, 520104, 520103, 520113, 530101, 530102, 530103, 540102),
            mirror("spent", 111005)),
    STAFF_ADVANCE_RETURNED(Topic.PEOPLE, RECEIVES, Places.ANY, credit("amount", 111005)),

    // Meetings, education, organisation
    RAT(Topic.MEETING, PAYS, Places.ANY, debit("amount", 530101)), // J49
    EDUCATION(Topic.MEETING, PAYS, Places.ANY, debit("amount", 530102)),
    ORGANISATION(Topic.MEETING, PAYS, Places.ANY, debit("amount", 530103)),
    FUND_USED( // J65: from the fund itself, never through an expense
            Topic.MEETING,
            PAYS,
            Places.ANY,
            debit("amount", 210704, 210705, 210706, 210702, 210703, 210707)),

    // Bank
    BANK_FEE(Topic.BANK, PAYS, Places.BANK_ONLY, debit("amount", 520110)),
    BANK_INTEREST(
            Topic.BANK,
            RECEIVES,
            Places.BANK_ONLY,
            deducted("tax", 550101),
            credit("gross", 420101)),
    DEPOSIT_PLACED(Topic.BANK, PAYS, Places.BANK_ONLY, debit("amount", 110302, 110401)),
    DEPOSIT_RETURNED(Topic.BANK, RECEIVES, Places.BANK_ONLY, credit("amount", 110302, 110401)),
    BANK_LOAN(
            Topic.BANK,
            RECEIVES,
            Places.BANK_ONLY,
            credit("amount", 210801, 220101, 220102, 220301)),
    BANK_LOAN_INSTALMENT(
            Topic.BANK,
            PAYS,
            Places.ANY,
            debit("principal", 210801, 220101, 220102, 220301),
            extra("interest", 510203)),
    QRIS_SETTLED( // J31
            Topic.BANK,
            RECEIVES,
            Places.BANK_ONLY,
            deducted("fee", 520110),
            credit("gross", 110205)),

    // Taxes and permits
    TAX_PAID(Topic.TAX, PAYS, Places.ANY, debit("amount", 210401, 210402, 210403, 210404)), // J10
    INCOME_TAX_OWED(
            Topic.TAX,
            RECORDS,
            Places.NONE,
            debit("amount", 550101),
            mirror("amount", 210404)), // J52
    INCOME_TAX_AHEAD(Topic.TAX, PAYS, Places.ANY, debit("amount", 111004)),
    LOCAL_TAX(Topic.TAX, PAYS, Places.ANY, debit("amount", 520115)),

    // Things that last
    ASSET_BOUGHT( // J41
            Topic.ASSETS,
            PAYS,
            Places.ANY,
            debit("amount", 120204, 120205, 120203, 120202, 120201, 120206, 120301)),
    DEPRECIATION( // J42
            Topic.ASSETS,
            RECORDS,
            Places.NONE,
            debit("amount", 520107),
            mirror("amount", 120293, 120294, 120292, 120291, 120391)),

    // The secondary cooperative
    APEX_SHARES(Topic.APEX, PAYS, Places.ANY, debit("amount", 120101)), // J45a
    APEX_PLACED(Topic.APEX, PAYS, Places.ANY, debit("amount", 110402, 110301)), // J45b
    APEX_PLACEMENT_RETURNED(Topic.APEX, RECEIVES, Places.ANY, credit("amount", 110402, 110301)),
    APEX_INCOME( // J45c
            Topic.APEX, RECEIVES, Places.ANY, deducted("pph23", 111004), credit("gross", 420101)),
    APEX_LOAN(Topic.APEX, RECEIVES, Places.ANY, credit("amount", 210802, 220103)), // J46a
    APEX_INSTALMENT( // J46b
            Topic.APEX,
            PAYS,
            Places.ANY,
            debit("principal", 210802, 220103),
            extra("interest", 510203)),
    APEX_DUES(Topic.APEX, PAYS, Places.ANY, debit("amount", 520114)),

    // Grants and capital
    CAPITAL_GRANT(Topic.FUNDS, RECEIVES, Places.ANY, credit("amount", 310601)), // J03
    OPERATING_GRANT(Topic.FUNDS, RECEIVES, Places.ANY, credit("amount", 420104)),
    PARTICIPATION(Topic.FUNDS, RECEIVES, Places.ANY, credit("amount", 310602)),
    PARTICIPATION_RETURNED(Topic.FUNDS, PAYS, Places.ANY, debit("amount", 310602)),
    BENEVOLENCE_RECEIVED(Topic.FUNDS, RECEIVES, Places.ANY, credit("amount", 210901)),
    BENEVOLENCE_GIVEN(Topic.FUNDS, PAYS, Places.ANY, debit("amount", 210901)),

    // Everything else
    UNIDENTIFIED(Topic.OTHER, RECEIVES, Places.ANY, credit("amount", 210601)), // J21
    UNIDENTIFIED_RETURNED(Topic.OTHER, PAYS, Places.ANY, debit("amount", 210601)),
    PREMIUM_PASSED_ON(Topic.OTHER, PAYS, Places.ANY, debit("amount", 210602)),
    NOTARY_PASSED_ON(Topic.OTHER, PAYS, Places.ANY, debit("amount", 210603)),
    EXPENSE_OWED(
            Topic.OTHER,
            RECORDS,
            Places.NONE,
            debit("amount", 520103, 520105, 520111, 520113, 520115, 530101, 540102),
            mirror("amount", 210302)),
    EXPENSE_OWED_PAID(Topic.OTHER, PAYS, Places.ANY, debit("amount", 210302)),
    PAID_IN_ADVANCE(Topic.OTHER, RECEIVES, Places.ANY, credit("amount", 210501)),
    DONATION(Topic.OTHER, PAYS, Places.ANY, debit("amount", 540102)),
    OTHER_INCOME(Topic.OTHER, RECEIVES, Places.ANY, credit("amount", 420105)),
    OTHER_EXPENSE(Topic.OTHER, PAYS, Places.ANY, debit("amount", 540102));

    /** Whether money leaves a place, comes into one, or only a promise is written down. */
    public enum Way {
        PAYS,
        RECEIVES,
        RECORDS
    }

    /**
     * An amount that is asked, and what it moves.
     *
     * @param key its name in forms and messages
     * @param accounts the one it moves, or those among which one is chosen
     * @param optional whether it may be left out
     * @param mirror takes the amount of the part with the same key instead of asking
     */
    public record Part(
            String key, Side side, List<Integer> accounts, boolean optional, boolean mirror) {
        public boolean chosen() {
            return accounts.size() > 1;
        }

        /** The form's field for the chosen account. */
        public String field() {
            return (mirror ? "to-" : "of-") + key;
        }
    }

    private static final class Places {
        static final Set<PlaceKind> ANY = EnumSet.of(TILL, PETTY_CASH, VAULT, BANK);
        static final Set<PlaceKind> BANK_ONLY = EnumSet.of(BANK);
        static final Set<PlaceKind> NONE = EnumSet.noneOf(PlaceKind.class);
    }

    private final Topic topic;
    private final Way way;
    private final Set<PlaceKind> places;
    private final List<Part> parts;

    EverydayEvent(Topic topic, Way way, Set<PlaceKind> places, Part... parts) {
        this.topic = topic;
        this.way = way;
        this.places = Set.copyOf(places);
        this.parts = List.of(parts);
    }

    private static Part debit(String key, Integer... accounts) {
        return new Part(key, Side.DEBIT, List.of(accounts), false, false);
    }

    private static Part credit(String key, Integer... accounts) {
        return new Part(key, Side.CREDIT, List.of(accounts), false, false);
    }

    /** Paid on top. */
    private static Part extra(String key, Integer account) {
        return new Part(key, Side.DEBIT, List.of(account), true, false);
    }

    /** Kept back from what is paid, and owed to the State. */
    private static Part withheld(String key, Integer account) {
        return new Part(key, Side.CREDIT, List.of(account), true, false);
    }

    /** Kept back by whoever pays us. */
    private static Part deducted(String key, Integer account) {
        return new Part(key, Side.DEBIT, List.of(account), true, false);
    }

    private static Part mirror(String key, Integer... accounts) {
        return new Part(key, Side.CREDIT, List.of(accounts), false, true);
    }

    public Topic topic() {
        return topic;
    }

    public Way way() {
        return way;
    }

    /** Empty when no money moves. */
    public Set<PlaceKind> places() {
        return places;
    }

    public List<Part> parts() {
        return parts;
    }

    /** The parts whose amounts are asked. */
    public List<Part> asked() {
        return parts.stream().filter(part -> !part.mirror()).toList();
    }

    /** As it stands in addresses, messages and, after {@code bookkeeping.}, in entries. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<EverydayEvent> of(String code) {
        return Arrays.stream(values()).filter(event -> event.code().equals(code)).findFirst();
    }

    /** Whether a cooperative with these accounts can have this event. */
    boolean fits(Set<Integer> chart) {
        return parts.stream().allMatch(part -> part.accounts().stream().anyMatch(chart::contains));
    }
}
