package org.dialogueinfo.frame;

import org.dialogueinfo.kernel.Rendering;
import org.springframework.ui.Model;

/** Shows an item as its public page would be: the site provides it, and the desk asks for it, neither knowing the other. */
public interface DraftView {

    /**
     * Fills the model for the page of an item that may not be stored anywhere.
     *
     * @return the name of the view
     * @throws IllegalArgumentException if there is no page for such an item
     */
    String show(Object item, Rendering rendering, Model model);
}
