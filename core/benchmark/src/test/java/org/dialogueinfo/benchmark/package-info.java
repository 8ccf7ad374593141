/** What the platform can do, measured beside what the machine can do. */
@NullMarked
package org.dialogueinfo.benchmark;

import org.jspecify.annotations.NullMarked;
