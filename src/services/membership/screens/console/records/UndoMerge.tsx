import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { Facts } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { say } from '../../../../../ui/console/text.ts'
import type { MergeDetail, MergeSide } from '../../../merge.contract.ts'
import { recordsText } from '../../../records.text.ts'

const text = recordsText.merges.undo

const nameOf = ({ person }: MergeSide) => `${person.maskedName} ${person.maskedIdNumber}`

/** What goes back to the record that had gone, before it does. */
export function UndoMerge({
  report: { goes, stays, followed },
  busy,
  problem,
  onAct,
  onClose,
}: {
  report: Pick<MergeDetail, 'goes' | 'stays' | 'followed'>
  busy: boolean
  problem: string | null
  onAct: () => void
  onClose: () => void
}) {
  return (
    <ActDialog
      open
      title={say(text.title, { name: stays.person.maskedName })}
      onClose={onClose}
      act={{ name: recordsText.merges.actions.undo, danger: true, busy, onAct }}
      problem={problem}
    >
      <p>{say(text.lead, { goes: nameOf(goes) })}</p>
      {followed.length === 0 ? (
        <p className="soft">{text.nothing}</p>
      ) : (
        <Facts facts={followed.map((one) => ({ name: one.title, value: count(one.count) }))} />
      )}
      <p className="soft">{say(text.stays, { stays: nameOf(stays) })}</p>
    </ActDialog>
  )
}
