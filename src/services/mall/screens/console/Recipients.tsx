import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { useMay } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { consoleText } from '../../console.text.ts'
import { followUpText } from '../../follow-up-console.text.ts'
import { type IntentPage, listRecipients } from '../../intents.contract.ts'
import { ReissueDialog } from './ReissueDialog.tsx'
import { points } from './words.tsx'

const text = consoleText.intent

/** Who is on the list and what became of it, a hundred at a time; the failures alone when there are any. */
export function Recipients({ intent }: { intent: IntentPage }) {
  const [only, setOnly] = useState<'failed' | undefined>(undefined)
  const [after, setAfter] = useState(0)
  const [reissuing, setReissuing] = useState(false)
  const mayReissue = useMay('mall.intent') && intent.state === 'issued'
  const query = { after, ...(only && { state: only }) }
  const asked = useQuery({
    ...ask(listRecipients, { params: { id: intent.id }, query }),
    refetchInterval: intent.state === 'issuing' ? 5000 : false,
  })
  const show = (next: 'failed' | undefined) => {
    setAfter(0)
    setOnly(next)
  }
  return (
    <Card
      title={text.recipients}
      amount={count(intent.recipients)}
      aside={
        intent.failedPeople > 0 ? (
          <span className="row">
            <Button size="small" onClick={() => show(only ? undefined : 'failed')}>
              {only ? text.everyone : text.onlyFailed}
            </Button>
            {mayReissue && (
              <Button size="small" type="primary" onClick={() => setReissuing(true)}>
                {followUpText.reissue.act}
              </Button>
            )}
          </span>
        ) : null
      }
    >
      <Answered asked={asked} bones={4}>
        {({ recipients, next }) =>
          recipients.length === 0 ? (
            <Empty icon="people" title={only ? text.noFailures : text.noRecipients} />
          ) : (
            <>
              <div className="table-scroll inset">
                <PlainTable
                  caption={text.recipients}
                  rows={recipients}
                  keyOf={(row) => String(row.place)}
                  columns={[
                    { key: 'place', name: text.place, cell: (row) => count(row.place) },
                    { key: 'name', name: text.name, cell: (row) => row.maskedName },
                    { key: 'points', name: text.each, cell: (row) => points(row.points), right: true },
                    {
                      key: 'state',
                      name: text.outcome,
                      cell: (row) => row.problem ?? text.outcomes[row.state],
                    },
                  ]}
                />
              </div>
              {(after > 0 || next !== null) && (
                <p className="row pad">
                  <Button size="small" disabled={after === 0} onClick={() => setAfter(Math.max(0, after - 100))}>
                    {consoleText.pages.before}
                  </Button>
                  <Button size="small" disabled={next === null} onClick={() => setAfter(next!)}>
                    {consoleText.pages.after}
                  </Button>
                </p>
              )}
            </>
          )
        }
      </Answered>
      {reissuing && <ReissueDialog intent={intent} onClose={() => setReissuing(false)} />}
    </Card>
  )
}
