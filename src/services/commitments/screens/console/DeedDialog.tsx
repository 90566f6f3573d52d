import { call } from '../../../../platform/client/client.ts'
import { type CommitmentPage, returnCommitment, withdrawCommitment } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import { JudgeDialog } from './JudgeDialog.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { ReportDialog } from './ReportDialog.tsx'
import { StepDialog } from './StepDialog.tsx'
import { AmendDialog, RedraftDialog } from './WordingDialogs.tsx'

const { acts } = consoleText

export type CommitmentDeed = Exclude<keyof typeof acts, 'answer'>

/** The dialog of one act. */
export function DeedDialog({
  deed,
  commitment,
  onClose,
}: {
  deed: CommitmentDeed
  commitment: CommitmentPage
  onClose: () => void
}) {
  const params = { id: commitment.id }
  switch (deed) {
    case 'report':
      return <ReportDialog commitment={commitment} onClose={onClose} />
    case 'redraft':
      return <RedraftDialog commitment={commitment} onClose={onClose} />
    case 'amend':
      return <AmendDialog commitment={commitment} onClose={onClose} />
    case 'progress':
      return <StepDialog commitment={commitment} onClose={onClose} />
    case 'judge':
      return <JudgeDialog commitment={commitment} onClose={onClose} />
    case 'withdraw':
      return (
        <NoteDialog
          words={acts.withdraw}
          label={consoleText.note}
          danger
          onSend={(note) => call(withdrawCommitment, { params, body: { note } })}
          onClose={onClose}
        />
      )
    case 'return':
      return (
        <NoteDialog
          words={acts.return}
          label={consoleText.note}
          onSend={(note) => call(returnCommitment, { params, body: { note } })}
          onClose={onClose}
        />
      )
  }
}
