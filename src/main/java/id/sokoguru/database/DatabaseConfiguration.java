package id.sokoguru.database;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DatabaseConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Postgres postgres(
            @Value("${SOKOGURU_DATABASE_URL:}") String url,
            @Value("${SOKOGURU_DATABASE_USER:}") String user,
            @Value("${SOKOGURU_DATABASE_PASSWORD:}") String password,
            @Value("${sokoguru.data:data}") String data,
            @Value("${sokoguru.data.join:false}") boolean join) {
        if (!url.isEmpty()) {
            return Postgres.external(url, user, password, Path.of(data));
        }
        return join ? Postgres.joined(Path.of(data)) : Postgres.embedded(Path.of(data));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(
            Postgres postgres, @Value("${sokoguru.connections:16}") int connections) {
        Migrations.run(postgres);
        var pool = new HikariDataSource();
        pool.setJdbcUrl(postgres.url());
        pool.setUsername(Postgres.APP_USER);
        pool.setPassword(postgres.appPassword());
        // Few connections do more on a small machine than many: the others wait a moment for their
        // turn.
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(2);
        pool.setConnectionTimeout(10_000);
        pool.setMaxLifetime(1_800_000);
        pool.setPoolName("sokoguru");
        pool.addDataSourceProperty("prepareThreshold", "3");
        pool.addDataSourceProperty("preparedStatementCacheQueries", "512");
        pool.addDataSourceProperty("ApplicationName", "sokoguru");
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }
}
