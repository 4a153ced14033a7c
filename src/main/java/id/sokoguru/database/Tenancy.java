package id.sokoguru.database;

import id.sokoguru.kernel.Actor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work in one transaction in which the database shows and takes only what the actor may see:
 * the row-level policies compare with {@code app.coop}, {@code app.scope_from} and {@code
 * app.scope_to}, which are set here and last until the transaction ends.
 */
@Component
public class Tenancy {
    private static final String SCOPE =
            "select set_config('app.coop', ?, true), set_config('app.scope_from', ?, true),"
                    + " set_config('app.scope_to', ?, true)";

    /**
     * The beginning of a {@code from} list, for a statement that may stand alone: it names the
     * cooperative (parameter {@code here}, 13 digits) in itself, so it needs no transaction around
     * it and costs one trip to the database. What follows must be a function or a subquery with
     * {@code offset 0} that takes {@code here.coop} laterally; else the database may read before it
     * knows the tenant.
     */
    public static final String HERE =
            "(select set_config('app.coop', :here, true)::bigint as coop) as here";

    private static final ThreadLocal<@Nullable TransactionStatus> OPEN = new ThreadLocal<>();

    private final JdbcTemplate jdbc;
    private final TransactionTemplate write;
    private final TransactionTemplate read;

    Tenancy(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.write = new TransactionTemplate(transactions);
        this.read = new TransactionTemplate(transactions);
        this.read.setReadOnly(true);
    }

    /**
     * Runs {@code work} in a writing transaction of the actor; joins the one that is open, if any.
     * Every writing transaction touches the rows of one cooperative only.
     */
    public <T extends @Nullable Object> T write(Actor actor, Supplier<T> work) {
        return run(write, actor, work);
    }

    /**
     * Runs {@code work} in a read-only transaction of the actor; joins the one that is open, if
     * any.
     */
    public <T extends @Nullable Object> T read(Actor actor, Supplier<T> work) {
        return run(read, actor, work);
    }

    /**
     * Takes back all that the open transaction wrote, at its end: for a refusal found after the
     * first write.
     */
    public void undo() {
        var status = OPEN.get();
        if (status == null) {
            throw new IllegalStateException("no transaction is open");
        }
        status.setRollbackOnly();
    }

    @SuppressWarnings("NullAway") // TransactionTemplate returns what the supplier returns
    private <T extends @Nullable Object> T run(
            TransactionTemplate template, Actor actor, Supplier<T> work) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return work.get();
        }
        return template.execute(status -> {
            var cooperative = actor.cooperative();
            jdbc.query(
                    SCOPE,
                    row -> {},
                    cooperative == null ? "0" : cooperative.text(),
                    Long.toString(actor.territory().from()),
                    Long.toString(actor.territory().to()));
            OPEN.set(status);
            try {
                return work.get();
            } finally {
                OPEN.remove();
            }
        });
    }
}
