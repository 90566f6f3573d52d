import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type EventCard, getTimeline } from '../../../../kernel/cases/contract.ts'
import { CaseSheet, headOfCase } from '../../../../kernel/cases/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { classNames, riskNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { getDispute } from '../../handling.contract.ts'
import { ActForm, type FormPlan } from './ActForm.tsx'
import { AgreementFacts, ArbitrationFacts, MediationFacts, PaymentFacts } from './CourseFacts.tsx'
import { DiagnosisFacts } from './DiagnosisFacts.tsx'
import { ClaimFacts, ClockFacts, EvidenceFacts, PartyFacts, SumFacts } from './FileFacts.tsx'
import { HearingFacts } from './HearingFacts.tsx'
import { SeriesFacts } from './SeriesFacts.tsx'
import { TeachingFacts } from './TeachingFacts.tsx'
import { useFileActs } from './use-file-acts.ts'

/** The file whole. */
export function DisputeSheet({ id, address }: { id: string; address: string }) {
  const asked = useQuery(ask(getDispute, { params: { id } }))
  return (
    <Answered asked={asked} bones={8}>
      {(file) => <Opened file={file} address={address} />}
    </Answered>
  )
}

function Opened({ file, address }: { file: DisputeFile; address: string }) {
  const { org } = useReader()
  const told = useQuery(ask(getTimeline, { params: { id: file.case.id } })).data
  const [plan, setPlan] = useState<FormPlan | null>(null)
  const acts = useFileActs(file, told?.actions ?? [], setPlan)
  const head = headOfCase(file.case, org.id)
  const events: readonly EventCard[] = told?.events ?? []
  return (
    <>
      <CaseSheet
        head={{
          ...head,
          meta: [...head.meta, { name: consoleText.sheet.officer, value: file.officerName ?? consoleText.none }],
        }}
        marks={<Marks file={file} />}
        list={{ pathname: '/disputes/cases', search: address }}
        acts={acts}
        events={events}
      >
        <ClaimFacts file={file} onAct={setPlan} />
        <PartyFacts file={file} onAct={setPlan} />
        <DiagnosisFacts file={file} onAct={setPlan} />
        <SumFacts file={file} />
        <SeriesFacts file={file} />
        <ClockFacts file={file} onAct={setPlan} />
        <EvidenceFacts file={file} onAct={setPlan} />
        <MediationFacts file={file} />
        <AgreementFacts file={file} onAct={setPlan} />
        <HearingFacts file={file} onAct={setPlan} />
        <ArbitrationFacts file={file} onAct={setPlan} />
        <PaymentFacts file={file} onAct={setPlan} />
        <TeachingFacts file={file} onAct={setPlan} />
      </CaseSheet>
      {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
    </>
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
