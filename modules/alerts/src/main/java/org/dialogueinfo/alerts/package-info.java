/** What changed in the archive becomes a message for an audience. */
@ApplicationModule(
        displayName = "Alerts",
        allowedDependencies = {"kernel", "content", "subscriptions", "delivery", "delivery :: spi"})
@NullMarked
package org.dialogueinfo.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
