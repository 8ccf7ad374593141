/** What every page shares: the frame around it, its languages and scripts, its texts. */
@ApplicationModule(displayName = "Frame", allowedDependencies = "kernel")
@NullMarked
package org.dialogueinfo.frame;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
