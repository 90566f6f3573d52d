import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { askOn } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../../ui/console/Card.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { useMay } from '../../../../../ui/console/reader.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { listQuarters, type QuarterCard } from '../../../settlements.contract.ts'
import { moment, quarterName, Yuan } from '../words.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import './quarter-steps.css'
import { proofText, quartersText } from '../../../quarters-console.text.ts'

const text = quartersText

/** Every quarter with how far it has come: imported, screened, sent down. */
export default function QuartersPage() {
  const asked = useQuery({ ...askOn(listQuarters, {}), refetchInterval: 30_000 })
  const mayImport = useMay('mutual-aid.import')
  const [importing, setImporting] = useState(false)
  return (
    <div className="pad">
      <PageHead title={text.title} sub={text.lead}>
        {mayImport && (
          <Button type="primary" icon={<Icon name="upload" size="s" />} onClick={() => setImporting(true)}>
            {proofText.importFile}
          </Button>
        )}
      </PageHead>
      <Answered asked={asked}>
        {({ quarters }) =>
          quarters.length === 0 ? (
            <section className="card">
              <Empty icon="file" title={text.empty}>
                <p>{text.emptyLead}</p>
              </Empty>
            </section>
          ) : (
            quarters.map((quarter) => <QuarterStrip key={quarter.quarter} quarter={quarter} />)
          )
        }
      </Answered>
      {importing && <ImportDialog onClose={() => setImporting(false)} />}
    </div>
  )
}

function QuarterStrip({ quarter }: { quarter: QuarterCard }) {
  const path = `/mutual-aid/quarters/${quarter.quarter}`
  return (
    <Card
      title={<Link to={path}>{quarterName(quarter.quarter)}</Link>}
      aside={
        <Link className="link" to={path}>
          {text.open}
        </Link>
      }
      ruled
    >
      <ol className="quarter-steps">
        <Step done={quarter.settlements > 0} name={text.steps.import}>
          {say(quarter.imports > 0 ? text.imports : text.importedBelow, {
            n: quarter.imports,
            rows: count(quarter.settlements),
          })}
        </Step>
        <Step done={quarter.screenedAt !== null && quarter.changedSinceScreening === 0} name={text.steps.screen}>
          <Screened quarter={quarter} />
        </Step>
        <Step done={quarter.dispatchedAt !== null && quarter.undispatched === 0} name={text.steps.dispatch}>
          {quarter.undispatched > 0
            ? say(text.undispatched, { n: count(quarter.undispatched) })
            : quarter.dispatchedAt
              ? say(text.dispatched, { when: moment(quarter.dispatchedAt) })
              : text.notDispatched}
        </Step>
        <li className="quarter-sum">
          <span className="soft small">{text.benefit}</span>
          <b>{quarter.screenedAt ? <Yuan fen={quarter.benefitFen} /> : text.notScreened}</b>
        </li>
      </ol>
    </Card>
  )
}

function Step({ done, name, children }: { done: boolean; name: string; children: ReactNode }) {
  return (
    <li className={done ? 'done' : undefined}>
      <Icon name={done ? 'check-circle' : 'clock'} size="s" />
      <span>
        <b>{name}</b>
        <small>{children}</small>
      </span>
    </li>
  )
}

function Screened({ quarter }: { quarter: QuarterCard }) {
  if (quarter.screening?.state === 'running' || quarter.screening?.state === 'waiting') return text.running
  if (quarter.screenedAt === null) return text.notScreened
  if (quarter.changedSinceScreening > 0)
    return <span className="warn-words">{say(text.changed, { n: count(quarter.changedSinceScreening) })}</span>
  return say(text.screened, { when: moment(quarter.screenedAt), n: count(quarter.eligible) })
}
