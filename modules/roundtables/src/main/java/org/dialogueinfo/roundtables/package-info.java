/** Roundtables: who is invited, who comes, and what may be told afterwards under the Chatham House Rule. */
@ApplicationModule(
        displayName = "Roundtables",
        allowedDependencies = {"kernel", "delivery", "delivery :: spi"})
@NullMarked
package org.dialogueinfo.roundtables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
