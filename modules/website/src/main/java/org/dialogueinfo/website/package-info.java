/** The public site: pages in four renderings and the archive as JSON. */
@ApplicationModule(
        displayName = "Website",
        allowedDependencies = {"kernel", "frame", "content", "knowledge", "subscriptions", "roundtables", "insights"})
@NullMarked
package org.dialogueinfo.website;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
