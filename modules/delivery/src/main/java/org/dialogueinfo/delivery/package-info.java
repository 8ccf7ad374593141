/** Broadcasts and the ledger: who gets which message once, on which channel, and what became of it. */
@ApplicationModule(displayName = "Delivery", allowedDependencies = "kernel")
@NullMarked
package org.dialogueinfo.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
