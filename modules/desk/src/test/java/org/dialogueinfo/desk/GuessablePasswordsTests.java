package org.dialogueinfo.desk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would be tried first. */
class GuessablePasswordsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "Password1234",
                "123456789012",
                "qwertyuiopas",
                "aaaaaaaaaaaaaaaa",
                "iloveyou2024",
                "P@ssw0rd1234",
                "dialogue-info1",
                "editorofthedesk1",
                "Prishtina2024",
                "lozinka12345",
            })
    void knowsWhatIsTriedFirst(String password) {
        assertThat(GuessablePasswords.has(password, "editorofthedesk")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a long password of tests",
                "another long one",
                "vjeshta erdhi me shi",
                "kiša pada celu noć",
                "x7!kQ2pL9#mv"
            })
    void leavesOthersAlone(String password) {
        assertThat(GuessablePasswords.has(password, "editorofthedesk")).isFalse();
    }

    @org.junit.jupiter.api.Test
    void isSoonDoneWithTheLongestThatIsTaken() {
        org.assertj.core.api.Assertions.assertThat(GuessablePasswords.has("aB3$".repeat(18), "x"))
                .isTrue();
    }
}
