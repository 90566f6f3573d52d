import { useState } from 'react'
import { type Act, Acts } from '../../../../../ui/console/Acts.tsx'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { consoleText } from '../../../console.text.ts'
import type { UnionPage } from '../../../unions.contract.ts'
import { ChangeDialog, type ChangeKindHere } from './ChangeDialog.tsx'
import { ElectionDialog } from './ElectionDialog.tsx'
import { SettingDialog } from './SettingDialog.tsx'

const text = consoleText.acts

type Opened = ChangeKindHere | 'elect' | 'set'

/** What an officer may do with a union; what is the business of the union above stays in its place, locked. */
export function UnionActs({ page }: { page: UnionPage }) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const mayChange = useMay('unions.change')
  const mayElect = useMay('unions.elect')
  const ended = page.closedOn ? text.ended : null
  const notAbove = ended ?? (page.may.change === 'yes' ? null : text.notAbove)
  const act = (key: Opened, more: Partial<Act> = {}): Act => ({
    key,
    name: text[key],
    onAct: () => setOpened(key),
    ...more,
  })
  const acts: Act[] = [
    ...(mayElect
      ? [act('elect', { main: true, because: ended ?? (page.may.elect === 'yes' ? null : text.noElect) })]
      : []),
    ...(mayChange && notAbove ? [{ key: 'change', name: text.change, because: notAbove, onAct: () => undefined }] : []),
    ...(mayChange && !notAbove
      ? [act('split'), act('merge'), act('move'), act('rename'), act('close', { danger: true })]
      : []),
    ...(mayChange && page.may.reopen === 'yes' ? [act('reopen')] : []),
    ...(mayChange && page.may.set === 'yes' ? [act('set')] : []),
  ]
  const close = () => setOpened(null)
  return (
    <>
      <Acts acts={acts} />
      {opened === 'elect' && <ElectionDialog page={page} onClose={close} />}
      {opened === 'set' && <SettingDialog page={page} onClose={close} />}
      {opened && opened !== 'elect' && opened !== 'set' && <ChangeDialog kind={opened} page={page} onClose={close} />}
    </>
  )
}
