import { call } from '../../../../platform/client/client.ts'
import { consoleText } from '../../console.text.ts'
import { reportIn, superviseCase, type WayCard } from '../../contract.ts'
import { AttachDialog } from './AttachDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { NoteDialog } from './NoteDialog.tsx'
import { AssignDialog, CallDialog } from './OrgDialogs.tsx'

type Way = WayCard['way']

/** One of the ways that the kernel has beside the actions of a type. */
export function WayDialog({
  way,
  caseId,
  type,
  onClose,
}: {
  way: Way
  caseId: string
  type: string
  onClose: () => void
}) {
  switch (way) {
    case 'attach':
      return <AttachDialog caseId={caseId} onClose={onClose} />
    case 'assign':
      return <AssignDialog caseId={caseId} onClose={onClose} />
    case 'call':
      return <CallDialog caseId={caseId} onClose={onClose} />
    case 'link':
    case 'merge':
      return <LinkDialog way={way} caseId={caseId} type={type} onClose={onClose} />
    case 'arrive':
      return (
        <NoteDialog
          words={consoleText.arrive}
          lead={consoleText.arrive.lead}
          needed="none"
          onSend={() => call(reportIn, { params: { id: caseId } })}
          onClose={onClose}
        />
      )
    case 'supervise':
      return (
        <NoteDialog
          words={consoleText.supervise}
          lead={consoleText.supervise.lead}
          needed="yes"
          onSend={(text) => call(superviseCase, { params: { id: caseId }, body: { text } })}
          onClose={onClose}
        />
      )
    case 'comment':
    case 'rate':
      return null
  }
}
