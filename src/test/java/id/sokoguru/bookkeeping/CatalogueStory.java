package id.sokoguru.bookkeeping;

import id.sokoguru.kernel.Money;
import id.sokoguru.kernel.Uuid7;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Those events of the fixture that the catalogue produces, as a person fills them in. */
public enum CatalogueStory {
    J03(EverydayEvent.CAPITAL_GRANT, "110204-1", Map.of("amount", 25_000_000L)),
    J10(EverydayEvent.TAX_PAID, "110201-1", Map.of("amount", 25_000L), Map.of("of-amount", 210401)),
    J21(EverydayEvent.UNIDENTIFIED, "110201-1", Map.of("amount", 75_000L)),
    J31(EverydayEvent.QRIS_SETTLED, "110201-1", Map.of("gross", 1_110_000L, "fee", 3_330L)),
    J41(
            EverydayEvent.ASSET_BOUGHT,
            "110201-1",
            Map.of("amount", 9_600_000L),
            Map.of("of-amount", 120204)),
    J42(EverydayEvent.DEPRECIATION, null, Map.of("amount", 200_000L), Map.of("to-amount", 120293)),
    J43(EverydayEvent.SALARY, "110201-1", Map.of("gross", 4_000_000L, "pph21", 50_000L)),
    J44b(EverydayEvent.UTILITIES, "110103-0", Map.of("amount", 350_000L)),
    J45a(EverydayEvent.APEX_SHARES, "110102-1", Map.of("amount", 2_000_000L)),
    J45b(
            EverydayEvent.APEX_PLACED,
            "110204-1",
            Map.of("amount", 5_000_000L),
            Map.of("of-amount", 110402)),
    J45c(EverydayEvent.APEX_INCOME, "110204-1", Map.of("gross", 30_000L)),
    J46a(
            EverydayEvent.APEX_LOAN,
            "110204-1",
            Map.of("amount", 10_000_000L),
            Map.of("of-amount", 210802)),
    J46b(
            EverydayEvent.APEX_INSTALMENT,
            "110204-1",
            Map.of("principal", 1_000_000L, "interest", 80_000L),
            Map.of("of-principal", 210802)),
    J49(EverydayEvent.RAT, "110102-1", Map.of("amount", 1_200_000L)),
    J52(EverydayEvent.INCOME_TAX_OWED, null, Map.of("amount", 150_000L));

    private final EverydayEvent event;
    private final @Nullable String place;
    private final Map<String, Long> amounts;
    private final Map<String, Integer> accounts;

    CatalogueStory(EverydayEvent event, @Nullable String place, Map<String, Long> amounts) {
        this(event, place, amounts, Map.of());
    }

    CatalogueStory(
            EverydayEvent event,
            @Nullable String place,
            Map<String, Long> amounts,
            Map<String, Integer> accounts) {
        this.event = event;
        this.place = place;
        this.amounts = amounts;
        this.accounts = accounts;
    }

    /** The account through which its money goes, or null when only a promise is written down. */
    public @Nullable Integer account() {
        return place == null ? null : Integer.valueOf(place.substring(0, 6));
    }

    EventOrder order(LocalDate date) {
        return order(date, place);
    }

    /**
     * @param place as {@link MoneyPlace#key()} writes it
     */
    public EventOrder order(LocalDate date, @Nullable String place) {
        var money = new java.util.HashMap<String, Money>();
        amounts.forEach((part, rupiah) -> money.put(part, new Money(rupiah)));
        return new EventOrder(Uuid7.create(), event, date, place, money, accounts, "", "");
    }

    /** The place of the order, as {@link MoneyPlaces} would give it. */
    @Nullable MoneyPlace moneyPlace() {
        if (place == null) {
            return null;
        }
        var account = Integer.parseInt(place.substring(0, 6));
        return new MoneyPlace(
                PlaceKind.of(account).orElseThrow(),
                account,
                Long.parseLong(place.substring(7)),
                place,
                Money.ZERO);
    }
}
