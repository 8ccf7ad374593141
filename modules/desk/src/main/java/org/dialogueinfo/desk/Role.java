package org.dialogueinfo.desk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;

/** What a person at the desk may do. */
enum Role {
    /** Keeps the archive and publishes. */
    EDITOR,
    /** Prepares roundtables. */
    ORGANISER,
    /** Both, and the accounts. */
    ADMINISTRATOR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no role '%s'".formatted(code)));
    }

    static boolean mayEdit(Authentication who) {
        return has(who, Set.of(EDITOR, ADMINISTRATOR));
    }

    /** Whether they may publish what no second person has reviewed; the revision does not say then that anybody did. */
    static boolean mayPublishAlone(Authentication who) {
        return has(who, Set.of(ADMINISTRATOR));
    }

    static boolean has(Authentication who, Set<Role> roles) {
        var names = roles.stream().map(it -> "ROLE_" + it.name()).collect(Collectors.toSet());
        return who.getAuthorities().stream().anyMatch(it -> names.contains(it.getAuthority()));
    }
}
