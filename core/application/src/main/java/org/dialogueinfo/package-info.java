/** The application: one process made of the modules. */
@NullMarked
package org.dialogueinfo;

import org.jspecify.annotations.NullMarked;
