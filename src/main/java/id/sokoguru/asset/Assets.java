package id.sokoguru.asset;

import id.sokoguru.database.Query;
import id.sokoguru.database.Tenancy;
import id.sokoguru.kernel.Actor;
import id.sokoguru.kernel.Money;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Entry;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.ledger.Line;
import id.sokoguru.ledger.Posting;
import id.sokoguru.membership.OpenTills;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The door to the register of things that last. */
@Component
public class Assets {
    private static final String COLUMNS =
            "select asset_no, name, account, bought_on, cost, residual, months, worn from asset.item"
                    + " where coop_id = :coop";
    private static final Query<Asset> ALL = Query.of(Asset.class, COLUMNS + " order by asset_no");
    private static final Query<Asset> BY_REQUEST =
            Query.of(Asset.class, COLUMNS + " and request_id = :id");

    /** A thing with what has worn off according to the books. */
    public record Held(Asset asset, Money worn) {
        public Money value() {
            return asset.cost().minus(worn);
        }
    }

    private final JdbcClient jdbc;
    private final Tenancy tenancy;
    private final Ledger ledger;
    private final Books books;
    private final OpenTills tills;

    Assets(JdbcClient jdbc, Tenancy tenancy, Ledger ledger, Books books, OpenTills tills) {
        this.jdbc = jdbc;
        this.tenancy = tenancy;
        this.ledger = ledger;
        this.books = books;
        this.tills = tills;
    }

    /** Everything in the register, with its book value. */
    public List<Held> list(Actor actor) {
        return tenancy.read(
                actor,
                () -> {
                    var held = new ArrayList<Held>();
                    for (var asset : all(actor)) {
                        held.add(
                                new Held(
                                        asset,
                                        asset.worn()
                                                .plus(
                                                        books.balance(
                                                                actor,
                                                                asset.contra(),
                                                                asset.assetNo()))));
                    }
                    return held;
                });
    }

    List<Asset> all(Actor actor) {
        return ALL.on(jdbc).param("coop", actor.at().value()).query(ALL.row()).list();
    }

    /** J41: pays for it and writes it down in one transaction. */
    public Purchase.Answer buy(Actor actor, Purchase order) {
        return tenancy.write(actor, () -> buyInside(actor, order));
    }

    private Purchase.Answer buyInside(Actor actor, Purchase order) {
        var earlier = byRequest(actor, order.id());
        if (earlier.isEmpty() && !tills.isOpen(actor, order.place())) {
            return new Purchase.PlaceNotOpen();
        }
        long number = earlier.map(Asset::assetNo).orElseGet(() -> insert(actor, order));
        var entry =
                Entry.of(
                        order.id(),
                        order.date(),
                        "asset.bought",
                        "Pembelian aset nomor " + number,
                        Line.debit(order.account(), number, order.cost()),
                        Line.credit(order.place().account(), order.place().sub(), order.cost()));
        return switch (ledger.post(actor, entry)) {
            case Posting.Posted(var receipt) -> new Purchase.Bought(number, receipt);
            case Posting.Refused reason -> new Purchase.BooksRefuse(reason);
        };
    }

    private Optional<Asset> byRequest(Actor actor, UUID id) {
        return BY_REQUEST
                .on(jdbc)
                .param("coop", actor.at().value())
                .param("id", id)
                .query(BY_REQUEST.row())
                .optional();
    }

    private long insert(Actor actor, Purchase order) {
        long number =
                jdbc.sql(
                                """
                                insert into asset.counter (coop_id, last_asset) values (:coop, 1)
                                on conflict (coop_id) do update set last_asset = counter.last_asset + 1
                                returning last_asset
                                """)
                        .param("coop", actor.at().value())
                        .query(Long.class)
                        .single();
        jdbc.sql(
                        """
                        insert into asset.item (coop_id, asset_no, request_id, name, account, bought_on, cost, residual, months)
                        values (:coop, :no, :id, :name, :account, :on, :cost, :residual, :months)
                        """)
                .param("coop", actor.at().value())
                .param("no", number)
                .param("id", order.id())
                .param("name", order.name())
                .param("account", order.account())
                .param("on", order.date())
                .param("cost", order.cost().rupiah())
                .param("residual", order.residual().rupiah())
                .param("months", order.months())
                .update();
        var asset =
                new Asset(
                        number,
                        order.name(),
                        order.account(),
                        order.date(),
                        order.cost(),
                        order.residual(),
                        order.months(),
                        Money.ZERO);
        ledger.open(actor, asset.account(), number, "ASSET", 0, Money.ZERO);
        if (asset.wearsOff()) {
            ledger.open(actor, asset.contra(), number, "ASSET", 0, Money.ZERO);
        }
        return number;
    }
}
