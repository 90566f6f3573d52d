import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Page } from '../../../../ui/Page.tsx'
import type { PageGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { TopBar } from '../../../../ui/TopBar.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { getSeenCommitment, openSeenPaper, type SeenCommitment } from '../../seen.contract.ts'
import { seenStateNames, seenText } from '../../seen.text.ts'
import { workerText } from '../../worker.text.ts'
import { Progress } from '../ProgressRow.tsx'
import {
  About,
  Acceptances,
  AmendmentList,
  type PaperAddress,
  Papers,
  StepList,
  satisfactionWords,
} from '../RecordParts.tsx'
import { seenTones, whenWords } from '../seen-words.ts'
import { RateSheet } from './RateSheet.tsx'
import { RemarkSheet } from './RemarkSheet.tsx'

const text = workerText.detail

/** One published commitment: where it stands, what happened, and her own word on it. */
export default function CommitmentPage({ href, params }: PageGiven) {
  const asked = useAsk(getSeenCommitment, { params: { id: params.id! } })
  if (!asked.answer) {
    return (
      <Page top={<TopBar title={text.title} backHref={href('/commitments')} />}>
        <Waiting asked={asked} cards={[3, 5]} />
      </Page>
    )
  }
  return <Shown record={asked.answer} backHref={href('/commitments')} />
}

function Shown({ record, backHref }: { record: SeenCommitment; backHref: string }) {
  const [opened, setOpened] = useState<'rate' | 'remark' | null>(null)
  const address: PaperAddress = (paperId) => addressOf(openSeenPaper, { params: { id: record.id, paperId } })
  const { mine, amended, judgements } = record
  return (
    <Page
      top={<TopBar title={text.title} backHref={backHref} />}
      acts={
        <>
          <Button kind={mine.mayRate ? 'plain' : 'main'} size="big" onPress={() => setOpened('remark')}>
            {text.remark}
          </Button>
          {mine.mayRate ? (
            <Button kind="main" size="big" onPress={() => setOpened('rate')}>
              {text.rate}
            </Button>
          ) : null}
        </>
      }
    >
      <Card>
        <div className="cs-head cs-title">
          <h2>{record.title}</h2>
          <Tag tone={seenTones[record.state]}>{seenStateNames[record.state]}</Tag>
        </div>
        <Progress card={record} />
        <p className="cs-note">{whenWords(record)}</p>
      </Card>
      {judgements.length > 0 ? (
        <Card title={seenText.acceptance}>
          <Acceptances record={record} address={address} />
        </Card>
      ) : null}
      <Card title={seenText.about}>
        <About record={record} />
      </Card>
      <Card title={seenText.steps}>
        <StepList steps={record.steps} address={address} />
      </Card>
      {amended.length > 0 ? (
        <Card title={seenText.amended}>
          <AmendmentList amended={amended} />
        </Card>
      ) : null}
      {record.settledOn !== null ? (
        <Card title={seenText.satisfaction}>
          <p>{satisfactionWords(record)}</p>
          {mine.stars !== null ? <p className="cs-note">{text.myRating(mine.stars)}</p> : null}
        </Card>
      ) : null}
      <MyRemarks record={record} address={address} />
      {opened === 'rate' ? <RateSheet id={record.id} onClose={() => setOpened(null)} /> : null}
      {opened === 'remark' ? <RemarkSheet id={record.id} onClose={() => setOpened(null)} /> : null}
    </Page>
  )
}

function MyRemarks({ record, address }: { record: SeenCommitment; address: PaperAddress }) {
  const { remarks } = record.mine
  if (remarks.length === 0) return null
  return (
    <Card title={text.mine}>
      <ul className="cs-list">
        {remarks.map((remark) => (
          <li key={remark.id}>
            <small>{sayInstant(remark.saidAt, instantNow())}</small>
            <p className="cs-words">{remark.words}</p>
            <Papers papers={remark.photos} address={address} />
            <p className="cs-note">{remark.answer === null ? text.waiting : text.answered(remark.answer)}</p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
