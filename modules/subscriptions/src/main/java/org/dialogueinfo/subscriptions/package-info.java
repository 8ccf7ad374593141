/** Subscribers: their endpoints, language, topics and consents. */
@ApplicationModule(
        displayName = "Subscriptions",
        allowedDependencies = {"kernel", "delivery", "delivery :: spi"})
@NullMarked
package org.dialogueinfo.subscriptions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
