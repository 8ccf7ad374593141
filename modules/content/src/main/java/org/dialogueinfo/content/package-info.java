/** The archive: agreements, meetings, their sources, and every revision of them. */
@ApplicationModule(displayName = "Content", allowedDependencies = "kernel")
@NullMarked
package org.dialogueinfo.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
