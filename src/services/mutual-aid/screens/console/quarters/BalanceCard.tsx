import { Button } from 'antd'
import { useState } from 'react'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Equation } from '../../../../../ui/console/Equation.tsx'
import { count, size } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { Empty, Wrong } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import type { ImportBalance, ImportCard, QuarterCard } from '../../../settlements.contract.ts'
import { dayOfInstant, moment } from '../words.tsx'
import { RejectList } from './RejectList.tsx'
import { WaitingList } from './WaitingList.tsx'
import './balance.css'
import { proofText } from '../../../quarters-console.text.ts'

const text = proofText

type Asked = Parameters<typeof Answered<{ imports: ImportCard[] }>>[0]['asked']

/** One file balanced to the row: rows = loaded + unchanged + waiting + rejected. */
export function BalanceCard({
  asked,
  shown,
  quarter,
  onHistory,
}: {
  asked: Asked
  shown: ImportCard | null
  quarter: QuarterCard | null
  onHistory: () => void
}) {
  const [opened, setOpened] = useState<'waiting' | 'rejected' | null>(null)
  return (
    <Answered asked={asked} bones={2}>
      {({ imports }) => {
        if (!shown) {
          return imports.length > 0 ? null : (
            <section className="card">
              <Empty icon="file" title={text.noImport}>
                <p>{text.noImportLead}</p>
              </Empty>
            </section>
          )
        }
        return (
          <section className="card balance">
            <FileLine shown={shown} quarter={quarter} count={imports.length} onHistory={onHistory} />
            {shown.state === 'failed' && <Wrong title={text.refusedWhole} sentence={shown.problem ?? ''} />}
            {shown.balance && <Rows balance={shown.balance} onOpen={setOpened} />}
            <WaitingList importId={shown.id} open={opened === 'waiting'} onClose={() => setOpened(null)} />
            <RejectList
              importId={shown.id}
              fileName={shown.fileName}
              open={opened === 'rejected'}
              onClose={() => setOpened(null)}
            />
          </section>
        )
      }}
    </Answered>
  )
}

function FileLine({
  shown,
  quarter,
  count: files,
  onHistory,
}: {
  shown: ImportCard
  quarter: QuarterCard | null
  count: number
  onHistory: () => void
}) {
  const about = {
    sender: shown.sender,
    when: moment(shown.importedAt),
    by: shown.importedBy,
    kind: shown.encoding.toUpperCase() || text.workbook,
    size: size(shown.bytes),
  }
  const steps = [
    ...shown.steps.map((step) =>
      say(text.step, {
        name: text.steps[step.step],
        seconds: Math.max(1, Math.round(step.seconds)),
      }),
    ),
    ...(quarter?.screenedAt ? [say(text.screenedStep, { when: dayOfInstant(quarter.screenedAt) })] : []),
    ...(quarter?.dispatchedAt ? [say(text.dispatchedStep, { when: dayOfInstant(quarter.dispatchedAt) })] : []),
  ]
  return (
    <header className="balance-file">
      <h2>{shown.fileName}</h2>
      <p className="soft small">{say(text.fileBy, about)}</p>
      {files > 1 && (
        <Button type="link" size="small" className="no-print" onClick={onHistory}>
          {text.otherFile}
        </Button>
      )}
      <ol>
        {steps.map((step) => (
          <li key={step}>
            <Icon name="check" size="s" />
            {step}
          </li>
        ))}
      </ol>
    </header>
  )
}

function Rows({ balance, onOpen }: { balance: ImportBalance; onOpen: (opened: 'waiting' | 'rejected') => void }) {
  const difference = balance.rows - balance.loaded - balance.unchanged - balance.waiting - balance.rejected
  return (
    <Equation
      label={text.equation}
      whole={{ key: 'rows', value: count(balance.rows), name: text.rows }}
      parts={[
        { key: 'loaded', value: count(balance.loaded), name: text.loaded },
        { key: 'unchanged', value: count(balance.unchanged), name: text.unchanged },
        {
          key: 'waiting',
          value: (
            <Opens onOpen={balance.waiting > 0 ? () => onOpen('waiting') : undefined}>{count(balance.waiting)}</Opens>
          ),
          name: text.waiting,
          ...(balance.waiting > 0 ? { tone: 'warn', icon: 'clock' } : {}),
        },
        {
          key: 'rejected',
          value: (
            <Opens onOpen={balance.rejected > 0 ? () => onOpen('rejected') : undefined}>
              {count(balance.rejected)}
            </Opens>
          ),
          name: text.rejected,
          ...(balance.rejected > 0 ? { tone: 'bad', icon: 'cross-circle' } : {}),
        },
      ]}
      balanced={difference === 0}
      verdict={difference === 0 ? text.balanced : say(text.unbalanced, { n: count(difference) })}
    />
  )
}
