/** What tests of several modules share. */
@NullMarked
package org.dialogueinfo.testing;

import org.jspecify.annotations.NullMarked;
