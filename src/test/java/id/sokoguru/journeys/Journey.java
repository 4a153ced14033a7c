package id.sokoguru.journeys;

import id.sokoguru.access.Access;
import id.sokoguru.ledger.Books;
import id.sokoguru.membership.Members;
import id.sokoguru.registry.Registry;
import id.sokoguru.savings.CounterLists;
import id.sokoguru.savings.Savings;
import id.sokoguru.savings.SavingsCounter;
import id.sokoguru.treasury.Tills;
import id.sokoguru.treasury.Treasury;
import id.sokoguru.world.InWorld;
import id.sokoguru.world.World;
import org.springframework.beans.factory.annotation.Autowired;

/** What every journey starts from: a cooperative of its own and a browser. */
@InWorld
abstract class Journey {
    @Autowired World world;
    @Autowired Registry registry;
    @Autowired Savings savings;
    @Autowired SavingsCounter desk;
    @Autowired CounterLists lists;
    @Autowired Members members;
    @Autowired Tills tills;
    @Autowired Treasury treasury;
    @Autowired Access access;
    @Autowired Books books;

    Village.Cooperative founded() {
        return new Village(registry, savings, lists, members, tills, treasury, access).founded();
    }

    Person phone() {
        return Person.onPhone(world.port());
    }

    Person desk() {
        return Person.atDesk(world.port());
    }
}
