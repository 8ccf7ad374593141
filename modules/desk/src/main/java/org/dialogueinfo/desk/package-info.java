/** The back office: where editors keep the archive and watch what goes out. */
@ApplicationModule(
        displayName = "Desk",
        allowedDependencies = {
            "kernel",
            "frame",
            "content",
            "delivery",
            "delivery :: spi",
            "subscriptions",
            "alerts",
            "knowledge",
            "roundtables",
            "conversation",
            "insights"
        })
@NullMarked
package org.dialogueinfo.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
