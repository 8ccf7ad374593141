/** The words everybody speaks: languages and scripts, localized values, cards, partial dates. No beans, no tables. */
@NullMarked
package org.dialogueinfo.kernel;

import org.jspecify.annotations.NullMarked;
