package org.dialogueinfo.delivery;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Opens the embedded database again after it closed itself, as it does when the disk is full. The pool takes its dead
 * connections for sound ones; once they are gone the next one opens the file, and everything goes on where it stopped.
 */
@Component
class Reopening {

    private static final Logger LOG = LoggerFactory.getLogger(Reopening.class);
    private static final int DATABASE_IS_CLOSED = 90098;

    private final @Nullable HikariDataSource pool;
    private boolean told;

    Reopening(DataSource dataSource) {
        this.pool = dataSource instanceof HikariDataSource it
                        && String.valueOf(it.getJdbcUrl()).startsWith("jdbc:h2:")
                ? it
                : null;
    }

    /** Asks the database something; nothing is asked of one that other processes share. */
    boolean step() {
        if (pool == null) {
            return false;
        }
        try (var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select 1");
            told = false;
        } catch (SQLException e) {
            reopen(e.getErrorCode(), pool);
        }
        return false;
    }

    private void reopen(int code, HikariDataSource pool) {
        if (code != DATABASE_IS_CLOSED) {
            return;
        }
        if (!told) {
            LOG.error(
                    "The database closed itself, as it does when it cannot write. Make room on the disk of the data; it is"
                            + " opened again as soon as that works");
            told = true;
        }
        pool.getHikariPoolMXBean().softEvictConnections();
    }
}
