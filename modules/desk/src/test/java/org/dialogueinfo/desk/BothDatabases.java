package org.dialogueinfo.desk;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.dialogueinfo.testing.EmbeddedPostgreSql;
import org.junit.jupiter.api.Named;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** The desk's tables, new, in H2 and in PostgreSQL, without an application around them. */
final class BothDatabases {

    private BothDatabases() {}

    static Stream<Named<DataSource>> all() {
        return Stream.of(
                Named.of(
                        "H2",
                        migrated(new DriverManagerDataSource(
                                "jdbc:h2:mem:" + UUID.randomUUID()
                                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1",
                                "sa",
                                ""))),
                Named.of(
                        "PostgreSQL",
                        migrated(new DriverManagerDataSource(EmbeddedPostgreSql.newDatabase(), "postgres", ""))));
    }

    private static DataSource migrated(DataSource database) {
        var scripts = new PathMatchingResourcePatternResolver();
        var migrations = IntStream.iterate(1, it -> it + 1)
                .takeWhile(it -> resources(scripts, it).length > 0)
                .mapToObj(it -> resources(scripts, it)[0])
                .toArray(Resource[]::new);
        new ResourceDatabasePopulator(migrations).execute(database);
        return database;
    }

    private static Resource[] resources(PathMatchingResourcePatternResolver scripts, int number) {
        try {
            return scripts.getResources("classpath*:db/migration/desk/V%d__*.sql".formatted(number));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
