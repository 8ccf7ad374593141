package org.dialogueinfo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SwitchedOffModulesTests {

    @Test
    void goesOnWithoutWhatIsSwitchedOff(@TempDir Path data, CapturedOutput console) throws Exception {
        try (var application = SpringApplication.run(
                DialogueInfo.class,
                "--server.port=0",
                "--dialogue.data-dir=" + data,
                "--dialogue.newsletter.enabled=false",
                "--dialogue.desk.enabled=false",
                "--dialogue.alerts.enabled=false")) {
            assertThat(application.containsBean("emailChannel")).isFalse();
            assertThat(application.containsBean("deskApi")).isFalse();
            assertThat(application.containsBean("archiveAlerts")).isFalse();
            assertThat(application.containsBean("archivePages")).isTrue();
            assertThat(application.getBeanNamesForType(Class.forName("io.micrometer.tracing.Tracer")))
                    .as("what traces, which is on by a profile alone")
                    .isEmpty();
            assertThat(console).contains("Off       alerts, newsletter, desk").contains("Desk      off");
        }
    }

    @Test
    void namesTheModuleThatIsNeeded(@TempDir Path data, CapturedOutput console) {
        var failure = catchThrowable(() -> SpringApplication.run(
                DialogueInfo.class,
                "--server.port=0",
                "--dialogue.data-dir=" + data,
                "--dialogue.knowledge.enabled=false",
                "--dialogue.website.enabled=false",
                "--dialogue.desk.enabled=false"));
        assertThat(failure).isNotNull();
        assertThat(console)
                .contains("The module knowledge is switched off, but conversation needs it.")
                .contains("Set dialogue.conversation.enabled=false as well");
    }
}
