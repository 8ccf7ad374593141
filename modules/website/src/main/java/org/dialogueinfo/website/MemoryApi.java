package org.dialogueinfo.website;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dialogueinfo.content.Memory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The archive's revisions and the proof that none was altered. */
@RestController
@RequestMapping("/api/v1/archive")
class MemoryApi {

    private final Memory memory;

    MemoryApi(Memory memory) {
        this.memory = memory;
    }

    @GetMapping("/verify")
    Map<String, Object> verify() {
        var it = memory.verify();
        var view = new LinkedHashMap<String, Object>();
        view.put("intact", it.intact());
        view.put("revisions", it.revisions());
        view.put("head", it.head());
        it.firstBroken().ifPresent(broken -> view.put("firstBroken", broken));
        return view;
    }

    @GetMapping("/revisions")
    List<Memory.Revision> revisions(@RequestParam String item) {
        return memory.revisions(item.contains("/") ? item : "agreement/" + item);
    }
}
