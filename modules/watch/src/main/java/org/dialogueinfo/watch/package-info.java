/** Looks after the platform and tells its operator, once when something goes wrong and once when it is over. */
@ApplicationModule(
        displayName = "Watch",
        allowedDependencies = {"kernel", "delivery", "delivery :: spi"})
@NullMarked
package org.dialogueinfo.watch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
