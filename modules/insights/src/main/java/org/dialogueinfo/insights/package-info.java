/** "In numbers": daily counts of what others say happened, without personal data. */
@ApplicationModule(
        displayName = "Insights",
        allowedDependencies = {"kernel", "delivery", "subscriptions", "knowledge"})
@NullMarked
package org.dialogueinfo.insights;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
