import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getTimeline } from '../../../../kernel/cases/contract.ts'
import { CaseSheet, headOfCase } from '../../../../kernel/cases/screens.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts } from '../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { getShared, openShared } from '../../bodies.contract.ts'
import { wayNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { sharedText } from '../../shared.text.ts'
import { ActForm, type FormPlan } from './ActForm.tsx'
import { ArbitrationFacts, MediationFacts, PaymentFacts } from './CourseFacts.tsx'
import { ClaimFacts, ClockFacts, EvidenceFacts, PartyFacts, SumFacts } from './FileFacts.tsx'
import { HearingFacts } from './HearingFacts.tsx'
import { paperPlan, sharedActs } from './shared-plans.ts'
import { fullDay } from './words.ts'

/** A file as a body reads it, with what the body may do. */
export function SharedSheet({ id, address }: { id: string; address: string }) {
  const { org, permissions } = useReader()
  const asked = useQuery(ask(getShared, { params: { id } }))
  const timeline = useQuery(ask(getTimeline, { params: { id } }))
  const [plan, setPlan] = useState<FormPlan | null>(null)
  return (
    <Answered asked={asked} bones={8}>
      {(file) => (
        <>
          <CaseSheet
            head={{
              ...headOfCase(file.case, org.id),
              meta: [
                { name: sharedText.union, value: file.case.orgName },
                { name: sharedText.officer, value: file.officerName ?? consoleText.none },
              ],
            }}
            list={{ pathname: '/disputes/shared', search: address }}
            acts={sharedActs(file, { permissions, actions: timeline.data?.actions ?? [] }, setPlan)}
            events={timeline.data?.events ?? []}
          >
            <p className="soft">{sharedText.sharedOnly}</p>
            <ClaimFacts file={file} onAct={setPlan} />
            <PartyFacts file={file} onAct={setPlan} />
            <SumFacts file={file} />
            <ClockFacts file={file} onAct={setPlan} />
            <EvidenceFacts
              file={file}
              onAct={setPlan}
              {...(isOpen(file) && { added: paperPlan(file) })}
              hrefOf={(evidenceId) => addressOf(openShared, { params: { id, evidenceId } })}
            />
            <MediationFacts file={file} />
            <AgreedFacts file={file} />
            <HearingFacts file={file} onAct={setPlan} />
            <ArbitrationFacts file={file} onAct={setPlan} />
            <PaymentFacts file={file} onAct={setPlan} />
          </CaseSheet>
          {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
        </>
      )}
    </Answered>
  )
}

const isOpen = ({ case: { personStatus } }: DisputeFile) => personStatus !== 'closed' && personStatus !== 'refused'

function AgreedFacts({ file: { agreement } }: { file: DisputeFile }) {
  if (!agreement) return null
  const { way, amountFen, payBy } = agreement
  const value = say(sharedText.agreed, { amount: displayYuan(amountFen), day: fullDay(payBy) })
  return (
    <section>
      <h3>{sharedText.agreement}</h3>
      <Facts facts={[{ name: wayNames[way], value }]} />
    </section>
  )
}
