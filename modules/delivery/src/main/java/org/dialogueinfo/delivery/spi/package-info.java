/** What a channel and an audience implement; channels and plug-ins see this package of delivery alone. */
@NamedInterface("spi")
@NullMarked
package org.dialogueinfo.delivery.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
