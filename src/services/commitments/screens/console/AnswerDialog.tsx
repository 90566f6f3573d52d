import { call } from '../../../../platform/client/client.ts'
import { answerRemark, type CommitmentPage } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import { NoteDialog } from './NoteDialog.tsx'

/** 答复留言: what she said stands above. */
export function AnswerDialog({ remark, onClose }: { remark: CommitmentPage['remarks'][number]; onClose: () => void }) {
  return (
    <NoteDialog
      words={consoleText.acts.answer}
      label={consoleText.fields.answer}
      hint={consoleText.fields.answerHint}
      onSend={(answer) => call(answerRemark, { params: { id: remark.id }, body: { answer } })}
      onClose={onClose}
    >
      <p className="cm-answer">{remark.words}</p>
    </NoteDialog>
  )
}
