package org.dialogueinfo.telegram;

/** One call that answers an update; made again if Telegram asks to wait. */
interface Step {
    Told take();
}
