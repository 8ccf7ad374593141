/** Email out: cards as mails over SMTP, or kept as files while no server is configured. */
@ApplicationModule(
        displayName = "Newsletter",
        allowedDependencies = {"kernel", "delivery", "delivery :: spi", "subscriptions"})
@NullMarked
package org.dialogueinfo.newsletter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
