package org.dialogueinfo.delivery;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the ledger's rows lie in the database. */
@Component
class LedgerTable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerTable.class);

    private final JdbcClient jdbc;
    private final Database database;

    LedgerTable(JdbcClient jdbc, Database database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    /** What each database wants of the ledger in its own words, which are no migration because the other does not know them. */
    void prepare() {
        if (database.isShared()) {
            leaveRoom();
        } else {
            numberByThePage();
        }
    }

    /**
     * H2 takes a table's numbers 32 at a time, and each time it writes whatever is not saved yet: with a page of the audience in
     * one statement, the same pages of the file sixty times over.
     */
    private void numberByThePage() {
        jdbc.sql("alter table delivery.delivery alter column id set cache 2000").update();
    }

    /**
     * Leaves room on each page for the two versions that claiming and settling make of a row: then settling changes no index
     * (heap-only updates).
     */
    private void leaveRoom() {
        try {
            var set = jdbc.sql("select count(*) from pg_class where oid = 'delivery.delivery'::regclass"
                            + " and 'fillfactor=50' = any(reloptions)")
                    .query(Integer.class)
                    .single();
            if (set == 0) {
                jdbc.sql("alter table delivery.delivery set (fillfactor = 50)").update();
            }
        } catch (DataAccessException e) {
            LOG.warn("The ledger's pages are filled to the brim, so that sending is slower: {}", e.toString());
        }
    }
}
