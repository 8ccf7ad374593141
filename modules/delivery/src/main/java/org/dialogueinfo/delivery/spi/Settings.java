package org.dialogueinfo.delivery.spi;

import java.util.List;

/** What is set now, on all nodes the same within a second. */
@FunctionalInterface
public interface Settings {

    /** What an administrator chose, or else what the properties say. Costs no query as a rule. */
    String value(Setting setting);

    /** A bean that names what may be changed; nothing else may. */
    @FunctionalInterface
    interface Source {
        List<Setting> settings();
    }
}
