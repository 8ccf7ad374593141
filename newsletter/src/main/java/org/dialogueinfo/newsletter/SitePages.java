package org.dialogueinfo.newsletter;

import java.net.URI;
import org.dialogueinfo.kernel.Card;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Cards know languages; a reader of another script is led to the pages in that script. */
@Component
class SitePages {

    private final String baseUrl;

    SitePages(@Value("${dialogue.base-url:http://localhost:8080}") String baseUrl) {
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** The card as the rendering shows it, its links to our own pages too. */
    Card shown(Card card, Rendering rendering) {
        var latin =
                "%s/%s/".formatted(baseUrl, Rendering.of(rendering.language()).path());
        var own = "%s/%s/".formatted(baseUrl, rendering.path());
        var shown = card.in(rendering);
        return latin.equals(own) ? shown : shown.linking(it -> moved(it, latin, own));
    }

    private static URI moved(URI address, String from, String to) {
        var text = address.toString();
        return text.startsWith(from) ? URI.create(to + text.substring(from.length())) : address;
    }
}
