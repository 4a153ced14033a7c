package id.sokoguru.world;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Sets the clock back to {@link World#START} around every test, whatever the test did to it. */
final class WorldClock implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext test) {
        world(test).resetClock();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        world(test).resetClock();
    }

    private static World world(ExtensionContext test) {
        return SpringExtension.getApplicationContext(test).getBean(World.class);
    }
}
