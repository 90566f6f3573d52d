import { Button, Input } from 'antd'
import { today } from '../../../../platform/client/today.ts'
import { newId } from '../../../../platform/ids.ts'
import { displayYuan, parseYuan } from '../../../../platform/money.ts'
import { IconButton } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { MonthInput } from '../../../../ui/console/WhenInput.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import type { OwedMonth } from '../../model.ts'

const text = consoleText.forms

type Row = { readonly key: string; readonly month: string; readonly typed: string }

/** Months with what is owed for each; a row is written as its key, the month and what was typed. */
export function MonthsField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const rows = rowsOf(value)
  const write = (next: readonly Row[]) =>
    onChange(next.map(({ key, month, typed }) => [key, month, typed].join('=')).join(';'))
  const alter = (key: string, changes: Partial<Row>) =>
    write(rows.map((row) => (row.key === key ? { ...row, ...changes } : row)))
  const total = monthsOf(value).reduce((sum, one) => sum + one.owedFen, 0)
  return (
    <div className="ds-month-rows">
      {rows.map(({ key, month, typed }) => (
        <div key={key}>
          <MonthInput
            aria-label={consoleText.sheet.month}
            max={today().slice(0, 7)}
            value={month}
            onChange={(picked) => alter(key, { month: picked })}
          />
          <Input
            inputMode="decimal"
            aria-label={consoleText.sheet.amount}
            value={typed}
            onChange={(event) => alter(key, { typed: event.target.value.replace(/[;=]/g, '') })}
          />
          <IconButton
            icon="close"
            label={consoleText.clear}
            onClick={() => write(rows.filter((row) => row.key !== key))}
          />
        </div>
      ))}
      <p>
        <Button
          size="small"
          icon={<Icon name="plus" size="s" />}
          onClick={() => write([...rows, { key: newId(), month: today().slice(0, 7), typed: '' }])}
        >
          {text.addMonth}
        </Button>
        {total > 0 && <span className="num"> {say(consoleText.yuan, { n: displayYuan(total) })}</span>}
      </p>
    </div>
  )
}

function rowsOf(value: string): Row[] {
  if (value === '') return []
  return value.split(';').map((one) => {
    const [key = '', month = '', typed = ''] = one.split('=')
    return { key, month, typed }
  })
}

/** What can be read of it. */
export function monthsOf(value: string | undefined): OwedMonth[] {
  return rowsOf(value ?? '').flatMap(({ month, typed }) => {
    const owedFen = parseYuan(typed.trim())
    return month && owedFen ? [{ month: `${month}-01`, owedFen }] : []
  })
}
