package org.dialogueinfo.website;

import java.time.Duration;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Picture;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of published pictures. Another picture has another address, so browsers keep them for good. */
@Controller
class PictureFiles {

    private final Archive archive;

    PictureFiles(Archive archive) {
        this.archive = archive;
    }

    @GetMapping("/pictures/{id}/{tag}.jpg")
    ResponseEntity<byte[]> file(@PathVariable String id, @PathVariable String tag) {
        var picture = archive.find(Picture.class, id)
                .filter(it -> it.path().endsWith("/" + tag + ".jpg"))
                .orElseThrow(NoSuchPage::new);
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .body(picture.bytes());
    }
}
