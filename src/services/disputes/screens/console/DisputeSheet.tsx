import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { getTimeline } from '../../../../kernel/cases/contract.ts'
import { momentsOf, toneOf } from '../../../../kernel/cases/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Timeline } from '../../../../ui/console/Facts.tsx'
import { Due, StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { classNames, riskNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { getDispute } from '../../handling.contract.ts'
import { ActForm, type FormPlan } from './ActForm.tsx'
import { BodyFacts } from './BodyFacts.tsx'
import { AgreementFacts, ArbitrationFacts, MediationFacts, PaymentFacts } from './CourseFacts.tsx'
import { DiagnosisFacts } from './DiagnosisFacts.tsx'
import { FileActs } from './FileActs.tsx'
import { ClaimFacts, ClockFacts, EvidenceFacts, PartyFacts, SumFacts } from './FileFacts.tsx'
import { HearingFacts } from './HearingFacts.tsx'
import { SeriesFacts } from './SeriesFacts.tsx'
import { TeachingFacts } from './TeachingFacts.tsx'
import { fullDay } from './words.ts'

const text = consoleText.sheet

/** The file whole: head with what may be done, what it is at the left, what happened at the right. */
export function DisputeSheet({ id, address }: { id: string; address: string }) {
  const asked = useQuery(ask(getDispute, { params: { id } }))
  const timeline = useQuery(ask(getTimeline, { params: { id } }))
  const [plan, setPlan] = useState<FormPlan | null>(null)
  return (
    <Answered asked={asked} bones={8}>
      {(file) => (
        <>
          <Head file={file} address={address}>
            <Answered asked={timeline} bones={1}>
              {(told) => <FileActs file={file} actions={told.actions} onAct={setPlan} />}
            </Answered>
          </Head>
          <div className="sheet-cols">
            <div className="facts">
              <ClaimFacts file={file} onAct={setPlan} />
              <PartyFacts file={file} onAct={setPlan} />
              <DiagnosisFacts file={file} onAct={setPlan} />
              <SumFacts file={file} />
              <SeriesFacts file={file} />
              <ClockFacts file={file} onAct={setPlan} />
              <EvidenceFacts file={file} onAct={setPlan} />
              <BodyFacts file={file} onAct={setPlan} />
              <MediationFacts file={file} />
              <AgreementFacts file={file} onAct={setPlan} />
              <HearingFacts file={file} onAct={setPlan} />
              <ArbitrationFacts file={file} onAct={setPlan} />
              <PaymentFacts file={file} onAct={setPlan} />
              <TeachingFacts file={file} onAct={setPlan} />
            </div>
            <aside className="aside-line">
              <h3>{text.history}</h3>
              <Answered asked={timeline}>{(told) => <Timeline moments={momentsOf(told.events)} />}</Answered>
            </aside>
          </div>
          {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
        </>
      )}
    </Answered>
  )
}

function Head({ file, address, children }: { file: DisputeFile; address: string; children: React.ReactNode }) {
  const { org } = useReader()
  return (
    <header className="sheet-head">
      <p className="crumbs">
        <Link className="link back no-print" to={`/disputes/cases${address}`}>
          <Icon name="arrow-left" size="s" /> {consoleText.back}
          <span className="sep" />
        </Link>
        <span>{file.case.number}</span>
        <span className="sep" />
        <span>{file.case.typeName}</span>
        <span className="grow" />
        <button type="button" className="plain tool no-print" onClick={() => print()}>
          <Icon name="print" size="s" />
          {consoleText.print}
        </button>
      </p>
      <h2>
        <span>{file.case.title}</span>
        <StateTag tone={toneOf(file.case, org.id)}>{file.case.stateName}</StateTag>
      </h2>
      <Marks file={file} />
      <dl className="sheet-meta">
        {file.case.due && (
          <div>
            <dt>{text.due}</dt>
            <dd>
              {fullDay(file.case.due.on)} <Due due={file.case.due} />
            </dd>
          </div>
        )}
        <div>
          <dt>{text.desk}</dt>
          <dd>{file.case.deskName}</dd>
        </div>
        <div>
          <dt>{text.officer}</dt>
          <dd>{file.officerName ?? consoleText.none}</dd>
        </div>
      </dl>
      {children}
    </header>
  )
}

/** Classes and what is dangerous, each a word in its tone. */
function Marks({ file }: { file: DisputeFile }) {
  if (file.classes.length + file.riskFlags.length === 0) return null
  return (
    <p className="ds-marks">
      {file.classes.map((one) => (
        <StateTag key={one} tone="plain">
          {classNames[one]}
        </StateTag>
      ))}
      {file.riskFlags.map((one) => (
        <StateTag key={one} tone="bad">
          {riskNames[one]}
        </StateTag>
      ))}
    </p>
  )
}
