package org.dialogueinfo.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a log sees of a secret. */
class SecretTests {

    @Test
    void showsItselfToNobody() {
        var secret = new Secret("confidential");
        assertThat("%s %s".formatted(secret, java.util.List.of(secret))).isEqualTo("*** [***]");
        assertThat(secret.matches("confidential")).isTrue();
        assertThat(secret.matches("confidentia")).isFalse();
    }
}
