package org.dialogueinfo.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Memory;
import org.dialogueinfo.content.Memory.Difference;
import org.dialogueinfo.content.Releases;
import org.dialogueinfo.kernel.Rendering;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The archive's revisions, what differs between them, its releases, and the proof that nothing was altered. */
@RestController
@RequestMapping("/api/v1/archive")
class MemoryApi {

    private final Memory memory;
    private final Releases releases;

    MemoryApi(Memory memory, Releases releases) {
        this.memory = memory;
        this.releases = releases;
    }

    @GetMapping("/verify")
    Map<String, Object> verify() {
        var proof = memory.proof();
        var it = proof.verification();
        var view = new LinkedHashMap<String, Object>();
        view.put("intact", it.intact());
        view.put("revisions", it.revisions());
        view.put("head", it.head());
        view.put("checkedAt", proof.checkedAt());
        it.firstBroken().ifPresent(broken -> view.put("firstBroken", broken));
        it.problem().ifPresent(problem -> view.put("problem", problem));
        return view;
    }

    @GetMapping("/revisions")
    List<Memory.Revision> revisions(@RequestParam String item) {
        return memory.revisions(named(item));
    }

    @GetMapping("/compare")
    List<Difference> compare(
            @RequestParam String item,
            @RequestParam int from,
            @RequestParam int to,
            @RequestParam(defaultValue = "en") String lang) {
        var differences = memory.compare(named(item), from, to)
                .orElseThrow(() -> new NotInArchive("%s@r%d".formatted(item, Math.max(from, to))));
        return MemoryPages.shown(differences, Rendering.of(lang));
    }

    @GetMapping("/releases")
    List<Releases.Release> releases() {
        return releases.all();
    }

    private static String named(String item) {
        return item.contains("/") ? item : "agreement/" + item;
    }
}
