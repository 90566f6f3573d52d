import { useQuery } from '@tanstack/react-query'
import { Button, Collapse } from 'antd'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import { getRegister, printRegister } from '../../officers.contract.ts'

const text = consoleText.register
type Register = ReceivedOf<typeof getRegister>

/** 处理活动清单: what is kept, for what and how long, as the declarations say it; and what was ended. */
export default function RegisterPage() {
  const asked = useQuery(ask(getRegister, {}))
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        <Button icon={<Icon name="print" size="s" />} href={addressOf(printRegister, {})}>
          {text.print}
        </Button>
      </PageHead>
      <Answered asked={asked} bones={10}>
        {({ kept, runs }) => (
          <>
            <Runs runs={runs} />
            <Card title={text.title} amount={kept.length}>
              <div className="table-scroll inset">
                <PlainTable
                  caption={text.title}
                  rows={kept}
                  keyOf={(one) => one.table}
                  columns={[
                    { key: 'title', name: text.columns.title, cell: (one) => one.title },
                    { key: 'purpose', name: text.columns.purpose, cell: (one) => one.purpose },
                    { key: 'basis', name: text.columns.basis, cell: (one) => one.basis },
                    { key: 'kept', name: text.columns.kept, cell: (one) => one.kept },
                    { key: 'erasure', name: text.columns.erasure, cell: (one) => one.erasure },
                  ]}
                />
              </div>
            </Card>
          </>
        )}
      </Answered>
    </div>
  )
}

function Runs({ runs }: { runs: Register['runs'] }) {
  const now = instantNow()
  return (
    <Card title={text.runs} sub={text.runsLead}>
      {runs.length === 0 ? (
        <Empty icon="clock" title={text.noRuns} />
      ) : (
        <Collapse
          ghost
          items={runs.map((run) => ({
            key: run.id,
            label: say(run.finishedAt ? text.run : text.unfinished, {
              when: sayInstant(run.startedAt, now),
              rows: count(run.report.reduce((sum, one) => sum + one.rows, 0)),
            }),
            children: <Ended report={run.report.filter((one) => one.rows > 0)} />,
          }))}
        />
      )}
    </Card>
  )
}

function Ended({ report }: { report: Register['runs'][number]['report'] }) {
  if (report.length === 0) return <p className="soft">{text.nothing}</p>
  const names = text.runColumns
  return (
    <div className="table-scroll">
      <PlainTable
        caption={text.runs}
        rows={report}
        keyOf={(one) => one.table}
        columns={[
          { key: 'title', name: names.title, cell: (one) => one.title },
          { key: 'kept', name: names.kept, cell: (one) => one.kept },
          { key: 'before', name: names.before, cell: (one) => one.before },
          { key: 'does', name: names.does, cell: (one) => text.does[one.does] },
          { key: 'rows', name: names.rows, cell: (one) => count(one.rows), right: true },
        ]}
      />
    </div>
  )
}
