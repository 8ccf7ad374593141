package org.dialogueinfo.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.dialogueinfo.conversation.Conversation.Admission;
import org.dialogueinfo.conversation.spi.Person;
import org.dialogueinfo.kernel.Rendering;
import org.junit.jupiter.api.Test;

class AdmissionsTests {

    private final Person reader = new Person("telegram", "1", Rendering.EN);
    private final Person other = new Person("telegram", "2", Rendering.EN);

    @Test
    void tellsTheFirstMessageTooManyAndDropsTheRest() {
        var admissions = new Admissions(new ConversationProperties(3, 1000));
        for (int i = 0; i < 3; i++) {
            assertThat(admissions.admit(reader)).isEqualTo(Admission.TAKE);
        }
        assertThat(admissions.admit(reader)).isEqualTo(Admission.TELL);
        assertThat(admissions.admit(reader)).isEqualTo(Admission.DROP);
        assertThat(admissions.admit(other)).isEqualTo(Admission.TAKE);
    }

    @Test
    void countsEachSpeakerOfAGroup() {
        var admissions = new Admissions(new ConversationProperties(1, 1000));
        assertThat(admissions.admit(new Person("telegram", "-5", "-5/1", Rendering.EN)))
                .isEqualTo(Admission.TAKE);
        assertThat(admissions.admit(new Person("telegram", "-5", "-5/2", Rendering.EN)))
                .isEqualTo(Admission.TAKE);
    }

    @Test
    void limitsAllTogether() {
        var admissions = new Admissions(new ConversationProperties(1000, 2));
        admissions.admit(reader);
        admissions.admit(other);
        assertThat(admissions.admit(new Person("web", "3", Rendering.EN))).isEqualTo(Admission.TELL);
    }
}
