package id.sokoguru.world;

import id.sokoguru.Sokoguru;
import id.sokoguru.fixture.FixtureYear;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test class with this annotation runs inside the whole application on a real PostgreSQL, with
 * its web server on {@link World#port()}. All such classes share one context, so add nothing to it:
 * no {@code @MockitoBean}, no {@code properties}, no {@code @DirtiesContext}; each would start
 * another application. Take what you need with {@code @Autowired}, first of all the {@link World}.
 *
 * <pre>{@code
 * @InWorld
 * class WithdrawalFromBlockedAccountTest {
 *     @Autowired World world;
 *     @Autowired Savings savings;
 * }
 * }</pre>
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = {Sokoguru.class, World.class, FixtureYear.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = WorldDatabase.class)
@ExtendWith(WorldClock.class)
public @interface InWorld {}
