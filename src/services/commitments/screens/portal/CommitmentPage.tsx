import { useEffect } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { LinkButton } from '../../../../ui/Button.tsx'
import type { PortalGiven } from '../../../../ui/screen.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import { portalText } from '../../portal.text.ts'
import { getPublicCommitment, openPublicPaper, type PublicCommitment } from '../../seen.contract.ts'
import { seenStateNames, seenText } from '../../seen.text.ts'
import { Progress } from '../ProgressRow.tsx'
import { About, Acceptances, AmendmentList, type PaperAddress, StepList, satisfactionWords } from '../RecordParts.tsx'
import { seenTones, whenWords } from '../seen-words.ts'
import './portal.css'

const none = '00000000-0000-0000-0000-000000000000'

/** One commitment that is published for everybody. */
export default function CommitmentPage({ tellName }: PortalGiven) {
  const id = new URLSearchParams(location.search).get('id') ?? none
  const asked = useAsk(getPublicCommitment, { params: { id } })
  const name = asked.answer?.federationName
  useEffect(() => {
    if (name) tellName(name)
  }, [name, tellName])
  return (
    <main className="cp-page" id="content">
      {asked.answer ? <Shown record={asked.answer} /> : <Waiting asked={asked} cards={[3, 5]} />}
    </main>
  )
}

function Shown({ record }: { record: PublicCommitment }) {
  const address: PaperAddress = (paperId) => addressOf(openPublicPaper, { params: { id: record.id, paperId } })
  return (
    <>
      <header className="cp-hero">
        <p className="cp-crumb">
          <a href={`/commitments?year=${record.year}`}>{portalText.back}</a>
        </p>
        <div className="cs-head">
          <h1>{record.title}</h1>
          <Tag tone={seenTones[record.state]}>{seenStateNames[record.state]}</Tag>
        </div>
        <Progress card={record} />
        <p className="gh-muted">{whenWords(record)}</p>
      </header>
      <div className="cp-columns">
        <div>
          {record.judgements.length > 0 ? (
            <section>
              <h2>{seenText.acceptance}</h2>
              <Acceptances record={record} address={address} />
            </section>
          ) : null}
          <section>
            <h2>{seenText.steps}</h2>
            <StepList steps={record.steps} address={address} />
          </section>
          {record.amended.length > 0 ? (
            <section>
              <h2>{seenText.amended}</h2>
              <AmendmentList amended={record.amended} />
            </section>
          ) : null}
        </div>
        <aside>
          <section>
            <h2>{seenText.about}</h2>
            <About record={record} />
          </section>
          <section>
            <h2>{seenText.satisfaction}</h2>
            <p>{satisfactionWords(record)}</p>
            <p className="cp-say">
              <LinkButton href={`/m/commitments/${record.id}`}>{portalText.say}</LinkButton>
            </p>
          </section>
        </aside>
      </div>
    </>
  )
}
