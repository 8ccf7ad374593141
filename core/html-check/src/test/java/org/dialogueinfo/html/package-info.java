/** Checks pages that other modules' tests have written. */
@NullMarked
package org.dialogueinfo.html;

import org.jspecify.annotations.NullMarked;
