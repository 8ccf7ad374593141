package org.dialogueinfo.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Gives each page its language, its texts and the addresses of its siblings in the other renderings. */
@ControllerAdvice(annotations = Controller.class)
class FrameAdvice {

    @ModelAttribute("r")
    Rendering rendering(HttpServletRequest request) {
        return Renderings.of(request);
    }

    @ModelAttribute("t")
    Texts texts(HttpServletRequest request) {
        return new Texts(Renderings.of(request));
    }

    @ModelAttribute("siblings")
    List<Sibling> siblings(HttpServletRequest request) {
        var address = Renderings.address(request);
        var segments = address.split("/", 3);
        var here = Renderings.of(request);
        if (segments.length > 1 && segments[1].equals("desk")) {
            return siblings(here, it -> address + "?lang=" + it.path());
        }
        var rest = segments.length > 2 && Rendering.find(segments[1]).isPresent() ? "/" + segments[2] : "";
        return siblings(here, it -> "/" + it.path() + rest);
    }

    private static List<Sibling> siblings(Rendering here, Function<Rendering, String> path) {
        return Arrays.stream(Rendering.values())
                .map(it -> new Sibling(it.ownName(), it.tag(), path.apply(it), it == here))
                .toList();
    }

    record Sibling(String name, String tag, String path, boolean current) {}
}
