package id.sokoguru.treasury;

import id.sokoguru.access.Access;
import id.sokoguru.access.Approvals;
import id.sokoguru.kernel.BusinessDay;
import id.sokoguru.ledger.Books;
import id.sokoguru.ledger.Ledger;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import org.springframework.beans.factory.annotation.Autowired;

/** What every test of this room begins with. */
@InWorld
abstract class InTreasury {
    @Autowired World world;
    @Autowired Ledger ledger;
    @Autowired Books books;
    @Autowired Tills tills;
    @Autowired Counts counts;
    @Autowired Settlements settlements;
    @Autowired Treasury treasury;
    @Autowired Approvals approvals;
    @Autowired Access access;
    @Autowired BusinessDay day;

    Drawer drawer() {
        return new Drawer(world, ledger, books, tills, approvals, access, day);
    }
}
