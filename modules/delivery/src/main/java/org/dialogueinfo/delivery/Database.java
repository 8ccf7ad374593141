package org.dialogueinfo.delivery;

import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;

/** Which of the two databases this is: H2 has one process alone, PostgreSQL is shared by all nodes. */
@Component
class Database {

    private final boolean postgreSql;

    Database(DataSource dataSource) throws MetaDataAccessException {
        this.postgreSql =
                "PostgreSQL".equals(JdbcUtils.extractDatabaseMetaData(dataSource, it -> it.getDatabaseProductName()));
    }

    boolean skipsLocked() {
        return postgreSql;
    }

    boolean isShared() {
        return postgreSql;
    }
}
