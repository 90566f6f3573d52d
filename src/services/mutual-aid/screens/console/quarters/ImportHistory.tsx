import { Button } from 'antd'
import { useSearchParams } from 'react-router'
import { count, size } from '../../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../../ui/console/Marks.tsx'
import { SideList } from '../../../../../ui/console/SideList.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { importsText, proofText } from '../../../quarters-console.text.ts'
import type { ImportCard } from '../../../settlements.contract.ts'
import { moment } from '../words.tsx'

const text = importsText
const tones: Record<ImportCard['state'], Tone> = { waiting: 'plain', running: 'info', done: 'ok', failed: 'bad' }

/** Every file of the quarter with its own balance; one of them is shown on the page. */
export function ImportHistory({
  open,
  imports,
  onClose,
}: {
  open: boolean
  imports: readonly ImportCard[]
  onClose: () => void
}) {
  const [params, setParams] = useSearchParams()
  const show = (id: string) => {
    const next = new URLSearchParams(params)
    next.set('import', id)
    setParams(next)
    onClose()
  }
  return (
    <SideList open={open} title={text.title} onClose={onClose}>
      {imports.length === 0 && <Empty title={proofText.noImport} />}
      <ul className="lines">
        {imports.map((one) => (
          <li key={one.id} className="history-line">
            <span className="grow">
              <b>{one.fileName}</b>
              <small>
                {say(proofText.fileBy, {
                  sender: one.sender,
                  when: moment(one.importedAt),
                  by: one.importedBy,
                  kind: one.encoding.toUpperCase() || proofText.workbook,
                  size: size(one.bytes),
                })}
              </small>
              {one.balance && (
                <small className="num">
                  {say(text.equation, {
                    rows: count(one.balance.rows),
                    loaded: count(one.balance.loaded),
                    unchanged: count(one.balance.unchanged),
                    waiting: count(one.balance.waiting),
                    rejected: count(one.balance.rejected),
                  })}
                </small>
              )}
              {one.corrections + one.reversals > 0 && (
                <small>{say(proofText.corrections, { n: count(one.corrections), m: count(one.reversals) })}</small>
              )}
              {one.problem && <small className="bad-words">{one.problem}</small>}
            </span>
            <StateTag tone={tones[one.state]}>{text.states[one.state]}</StateTag>
            <Button type="link" size="small" onClick={() => show(one.id)}>
              {text.show}
            </Button>
          </li>
        ))}
      </ul>
    </SideList>
  )
}
