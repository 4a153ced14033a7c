package id.sokoguru.treasury;

import id.sokoguru.web.Page;
import java.util.List;

/** What people call the places for money of one cooperative. */
public record PlaceNames(List<Till> tills, List<BankAccount> banks) {
    public String of(Page page, CashPlace place) {
        return switch (place.kind()) {
            case VAULT -> page.t("treasury.place.vault");
            case PETTY_CASH -> page.t("treasury.place.petty");
            case BAG -> page.t("treasury.place.bag") + " " + place.sub();
            case TILL ->
                    tills.stream()
                            .filter(till -> till.till() == place.sub())
                            .map(Till::name)
                            .findFirst()
                            .orElse(page.t("treasury.place.till") + " " + place.sub());
            case BANK ->
                    banks.stream()
                            .filter(bank -> bank.place().equals(place))
                            .map(BankAccount::masked)
                            .findFirst()
                            .orElse(page.t("treasury.place.bank") + " " + place.sub());
        };
    }
}
