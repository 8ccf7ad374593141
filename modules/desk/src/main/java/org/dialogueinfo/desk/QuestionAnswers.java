package org.dialogueinfo.desk;

import org.dialogueinfo.conversation.OpenQuestions;
import org.dialogueinfo.desk.AuditLog.Deed;
import org.dialogueinfo.kernel.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes open questions; each deed and its line in the audit log happen together or not at all. */
@Component
@Transactional
class QuestionAnswers {

    private final OpenQuestions questions;
    private final AuditLog audit;

    QuestionAnswers(OpenQuestions questions, AuditLog audit) {
        this.questions = questions;
        this.audit = audit;
    }

    /** How many askers are told. */
    public int answer(String group, Localized<String> text, @Nullable String item, String editor) {
        audit.add(editor, Deed.ANSWERED, "question/" + group);
        return questions.answer(group, text, item);
    }

    public void dismiss(String group, String editor) {
        audit.add(editor, Deed.DISMISSED, "question/" + group);
        questions.dismiss(group);
    }
}
