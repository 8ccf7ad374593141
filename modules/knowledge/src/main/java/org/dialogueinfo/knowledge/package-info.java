/** Search and answers over the archive: it quotes with the source, asks back, or says that it does not know. */
@ApplicationModule(
        displayName = "Knowledge",
        allowedDependencies = {"kernel", "content"})
@NullMarked
package org.dialogueinfo.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
