package org.dialogueinfo.website;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dialogueinfo.content.Agreement;
import org.dialogueinfo.content.Archive;
import org.dialogueinfo.content.Situation;
import org.dialogueinfo.content.Topic;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/** Where each topic's sign is drawn; a topic that has none of its own has that of a document. */
@Component
class Signs {

    private static final String FILE = "/website/signs.svg";
    private static final String OTHER = "other";
    private static final Pattern ID = Pattern.compile("id=\"([^\"]+)\"");

    private final Archive archive;
    private final Set<String> drawn;
    private final String address;

    Signs(Archive archive) {
        this.archive = archive;
        try {
            var file = new ClassPathResource("static" + FILE).getContentAsByteArray();
            drawn = ID.matcher(new String(file, StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult it) -> it.group(1))
                    .collect(Collectors.toUnmodifiableSet());
            address = FILE + "?v=" + DigestUtils.md5DigestAsHex(file).substring(0, 8) + "#";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String of(Topic topic) {
        return address + (drawn.contains(topic.key()) ? topic.key() : OTHER);
    }

    /** That of the first topic it belongs to. */
    public String of(Agreement agreement) {
        return archive.all(Topic.class).stream()
                .filter(it -> it.has(agreement))
                .findFirst()
                .map(this::of)
                .orElse(address + OTHER);
    }

    /** That of the first agreement behind it. */
    public String of(Situation situation) {
        return situation.agreements().stream()
                .flatMap(it -> archive.agreement(it).stream())
                .findFirst()
                .map(this::of)
                .orElse(address + OTHER);
    }
}
