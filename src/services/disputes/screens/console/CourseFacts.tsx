import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { downloadInstrument } from '../../../../kernel/instruments/contract.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { readAgreement } from '../../agreements.contract.ts'
import { outcomeNames, resultNames, wayNames } from '../../case.text.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import type { OnAct } from './ActForm.tsx'
import { countersignPlan, takeBackPlan } from './act-plans.ts'
import { stepPlan } from './step-plans.ts'
import { fullDay, moment, yuan } from './words.ts'

const text = consoleText.sheet
const words = consoleText.arbitrationFacts

export function MediationFacts({ file }: { file: DisputeFile }) {
  if (file.mediations.length === 0) return null
  return (
    <section>
      <h3>{text.mediations}</h3>
      <ul className="ds-records">
        {file.mediations.map((one) => (
          <li key={one.id}>
            <b>
              {moment(one.heldAt)} {outcomeNames[one.outcome]}
            </b>
            <small>{[one.place, one.mediatorName, one.orgName].join(consoleText.between)}</small>
            <p>{one.note}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The agreement in hand: its sums, who has signed, and the union's own signature. */
export function AgreementFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const { agreement } = file
  const [open, setOpen] = useState(file.state === 'signing' || file.state === 'countersigning')
  if (!agreement) return null
  return (
    <section>
      <h3>
        {text.agreement}
        {agreement.documentId && (
          <Button size="small" type="link" className="no-print" onClick={() => setOpen(!open)}>
            {text.read}
          </Button>
        )}
      </h3>
      <Facts
        facts={[
          {
            name: wayNames[agreement.way],
            value: say(text.agreementSum, {
              amount: displayYuan(agreement.amountFen),
              day: fullDay(agreement.payBy),
            }),
          },
          {
            name: text[agreement.paper],
            value: agreement.signedAt ? say(text.signedOn, { at: moment(agreement.signedAt) }) : text.notSigned,
          },
          { name: consoleText.forms.terms, value: agreement.terms },
        ]}
      />
      {open && agreement.documentId && <Document documentId={agreement.documentId} onAct={onAct} />}
    </section>
  )
}

function Document({ documentId, onAct }: { documentId: string; onAct: OnAct }) {
  const asked = useQuery(ask(readAgreement, { params: { documentId } }))
  return (
    <Answered asked={asked} bones={4}>
      {({ document, as }) => (
        <div className="ds-document">
          {document.articles.map((article) => (
            <p key={article}>{article}</p>
          ))}
          <ul>
            {document.sides.map((side) => (
              <li key={side.key}>
                <span>
                  {side.name}：{side.party}
                </span>
                <StateTag tone={side.signed ? 'ok' : 'warn'}>
                  {side.signed ? `${side.signed.by} ${moment(side.signed.at)}` : text.waiting}
                </StateTag>
              </li>
            ))}
          </ul>
          <p className="row no-print">
            {as === 'mediator' && (
              <Button type="primary" onClick={() => onAct(countersignPlan(documentId, document.digest))}>
                {consoleText.forms.countersign}
              </Button>
            )}
            <a className="link" download href={addressOf(downloadInstrument, { params: { id: documentId } })}>
              <Icon name="download" size="s" /> PDF
            </a>
          </p>
        </div>
      )}
    </Answered>
  )
}

/** Every step of the arbitration and after it, with the steps that may be added at any time. */
export function ArbitrationFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const mayHandle = useMay('disputes.handle')
  const one = file.arbitration
  if (!one) return null
  const day = (value: string | null) => value && fullDay(value)
  return (
    <section>
      <h3>
        {text.arbitration}
        {mayHandle && file.state === 'arbitrating' && (
          <Button size="small" type="link" className="no-print" onClick={() => onAct(stepPlan(file, 'extend'))}>
            {consoleText.forms.extend}
          </Button>
        )}
        {mayHandle && one.awardOn && !one.receivedOn && (
          <Button size="small" type="link" className="no-print" onClick={() => onAct(stepPlan(file, 'receive'))}>
            {consoleText.forms.receive}
          </Button>
        )}
      </h3>
      <Facts
        facts={[
          { name: words.commission, value: one.commission },
          { name: words.number, value: one.number },
          { name: words.appliedOn, value: fullDay(one.appliedOn) },
          { name: words.acceptedOn, value: day(one.acceptedOn) },
          { name: words.refusedOn, value: day(one.refusedOn), more: one.refusedBecause },
          {
            name: words.extended,
            value: one.extendedDays > 0 && say(words.extendedBy, { days: one.extendedDays, by: one.extensionBy ?? '' }),
          },
          { name: words.arbitrators, value: one.arbitrators.join('、') },
          {
            name: words.awardOn,
            value: day(one.awardOn),
            more:
              one.result && [resultNames[one.result], one.isFinal ? words.final : words.open].join(consoleText.between),
          },
          { name: words.awardFen, value: one.awardFen ? yuan(one.awardFen) : null },
          { name: words.receivedOn, value: day(one.receivedOn) },
          { name: words.suedOn, value: day(one.suedOn) },
          { name: words.judgedOn, value: day(one.judgedOn) },
          { name: words.judgedFen, value: one.judgedFen ? yuan(one.judgedFen) : null },
          { name: words.performBy, value: day(one.performBy) },
          { name: words.enforcementOn, value: day(one.enforcementOn) },
        ].filter((fact) => fact.value !== false)}
      />
    </section>
  )
}

export function PaymentFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const mayHandle = useMay('disputes.handle')
  if (file.payments.length === 0) return null
  return (
    <section>
      <h3>{text.payments}</h3>
      <PlainTable
        caption={text.payments}
        rows={file.payments}
        keyOf={(row) => row.id}
        quiet={(row) => row.voidedBecause !== null}
        columns={[
          { key: 'at', name: text.paidAt, cell: (row) => <span className="ds-one">{moment(row.paidAt)}</span> },
          {
            key: 'sum',
            name: text.amount,
            right: true,
            cell: (row) => <span className="num">{displayYuan(row.amountFen)}</span>,
          },
          {
            key: 'way',
            name: text.way,
            cell: (row) => (
              <>
                {[wayNames[row.way], row.note].filter(Boolean).join('，')}
                <small className="ds-clause">{say(text.recordedOf, { by: row.recordedBy })}</small>
              </>
            ),
          },
          {
            key: 'state',
            name: text.standing,
            cell: (row) =>
              row.voidedBecause ? (
                say(text.voided, { because: row.voidedBecause })
              ) : (
                <>
                  {row.confirmedAt ? text.confirmed : text.notConfirmed}
                  {mayHandle && (
                    <Button
                      size="small"
                      type="link"
                      className="no-print"
                      onClick={() => onAct(takeBackPlan(file, row.id))}
                    >
                      {text.takeBack}
                    </Button>
                  )}
                </>
              ),
          },
        ]}
      />
    </section>
  )
}
