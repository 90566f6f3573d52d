import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { addressOf } from '../../../../platform/client/address.ts'
import { askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import {
  channelNames,
  employmentNames,
  evidenceNames,
  industryNames,
  partNames,
  sourceNames,
  subjectNames,
} from '../../case.text.ts'
import { clockTexts, datedFactNames, dutyNames, standingNames } from '../../clocks.text.ts'
import { consoleText } from '../../console.text.ts'
import type { ClockCard, DisputeFile } from '../../disputes.contract.ts'
import { listFirms } from '../../firms.contract.ts'
import { openEvidence, revealContact } from '../../handling.contract.ts'
import { sayTook } from '../worker/say-took.ts'
import type { FormPlan, OnAct } from './ActForm.tsx'
import { tieFirmPlan } from './firm-fields.ts'
import { datedFactPlan, evidencePlan, voidFactPlan } from './step-plans.ts'
import { fullDay, moment, monthName } from './words.ts'

const text = consoleText.sheet

/** Who claims what, as the worker or the officer said it. */
export function ClaimFacts({ file }: { file: DisputeFile; onAct: OnAct }) {
  const mayHandle = useMay('disputes.handle')
  const came = [channelNames[file.channel], file.stationName].filter(Boolean).join(consoleText.between)
  return (
    <section>
      <h3>{text.claim}</h3>
      <Facts
        facts={[
          { name: text.claimant, value: file.claimantName },
          { name: text.contact, value: mayHandle && <Contact file={file} /> },
          { name: text.occupation, value: file.occupation },
          { name: text.migrant, value: file.isMigrant ? text.yes : null },
          { name: text.employment, value: employmentNames[file.employment] },
          { name: text.endedOn, value: file.endedOn && fullDay(file.endedOn) },
          { name: text.knownOn, value: file.knownOn && fullDay(file.knownOn) },
          { name: text.subjects, value: file.subjects.map((one) => subjectNames[one]).join('、') },
          { name: text.channel, value: came },
          { name: text.source, value: sourceNames[file.source] },
          { name: text.place, value: file.place },
          { name: text.enteredBy, value: file.enteredBy },
          { name: text.story, value: file.story },
        ]}
      />
    </section>
  )
}

/** The telephone stays covered until whoever handles the case asks for it. */
function Contact({ file }: { file: DisputeFile }) {
  const reveal = useMutation({ mutationFn: () => call(revealContact, { params: { id: file.case.id } }) })
  if (!file.hasContact) return text.noContact
  if (reveal.data) return <span className="num">{reveal.data.phone}</span>
  return (
    <>
      <Button type="link" size="small" loading={reveal.isPending} onClick={() => reveal.mutate()}>
        {text.showContact}
      </Button>
      {reveal.error && <small role="alert">{sentenceOf(reveal.error)}</small>}
    </>
  )
}

export function PartyFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const [respondent] = file.parties
  const unplaced = useMay('disputes.handle') && respondent!.kind === 'firm' && respondent!.firmId === null
  const firms = useQuery({ ...askOn(listFirms, { query: { orgId: file.case.orgId } }), enabled: unplaced })
  return (
    <section>
      <h3>
        {text.parties}
        {unplaced && firms.data && (
          <Button
            size="small"
            type="link"
            className="no-print"
            onClick={() => onAct(tieFirmPlan(file, firms.data.firms))}
          >
            {consoleText.forms.tieFirm}
          </Button>
        )}
      </h3>
      <PlainTable
        caption={text.parties}
        rows={file.parties}
        keyOf={(row) => row.name}
        columns={[
          { key: 'part', name: text.part, cell: (row) => partNames[row.part] },
          { key: 'name', name: text.name, cell: (row) => row.name },
          {
            key: 'code',
            name: text.code,
            cell: (row) => <span className="num">{row.creditCode ?? consoleText.none}</span>,
          },
          {
            key: 'signer',
            name: text.signer,
            cell: (row) => (row.signerName ? `${row.signerName}（${row.signerPost}）` : consoleText.none),
          },
        ]}
      />
      {file.industry && (
        <p className="soft small">
          {[industryNames[file.industry], file.regionName].filter(Boolean).join(consoleText.between)}
        </p>
      )}
    </section>
  )
}

/** What is owed month by month, and how far it has come back. */
export function SumFacts({ file }: { file: DisputeFile }) {
  const rows = [
    ...file.wages.map((one) => ({ name: monthName(one.month), fen: one.owedFen })),
    ...(file.otherFen > 0 ? [{ name: say(text.other, { what: file.otherWhat }), fen: file.otherFen }] : []),
  ]
  return (
    <section>
      <h3>{text.wages}</h3>
      <PlainTable
        caption={text.wages}
        rows={rows}
        keyOf={(row) => row.name}
        columns={[
          { key: 'month', name: text.month, cell: (row) => row.name },
          {
            key: 'fen',
            name: text.amount,
            right: true,
            cell: (row) => <span className="num">{displayYuan(row.fen)}</span>,
          },
        ]}
        sum={[text.total, <b key="sum">{displayYuan(file.claimedFen)}</b>]}
      />
      <p className="soft">
        {say(text.sums, {
          claimed: displayYuan(file.claimedFen),
          due: displayYuan(file.dueFen),
          recovered: displayYuan(file.recoveredFen),
        })}
        {file.paidAt && ` ${say(text.took, { time: sayTook(file.filedAt, file.paidAt) })}`}
      </p>
    </section>
  )
}

const tones: Record<ClockCard['standing'], Tone> = {
  running: 'info',
  suspended: 'plain',
  kept: 'ok',
  missed: 'bad',
  'not-limited': 'ok',
}

function leftOf({ daysLeft }: ClockCard): string {
  if (daysLeft === null) return consoleText.none
  return say(daysLeft < 0 ? text.over : text.days, { n: Math.abs(daysLeft) })
}

/** Terms of the law with the clause of each, and the days from which they are counted. */
export function ClockFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const mayHandle = useMay('disputes.handle')
  return (
    <section>
      <h3>
        {text.clocks}
        {mayHandle && (
          <Button size="small" type="link" className="no-print" onClick={() => onAct(datedFactPlan(file))}>
            {consoleText.forms.addFact}
          </Button>
        )}
      </h3>
      {file.clocks.length === 0 ? (
        <p className="soft">{text.noClocks}</p>
      ) : (
        <PlainTable
          caption={text.clocks}
          rows={file.clocks}
          keyOf={(row) => row.key}
          columns={[
            {
              key: 'name',
              name: text.clock,
              cell: (row) => (
                <>
                  {clockTexts[row.key].name}
                  <small className="ds-clause">{clockTexts[row.key].clause}</small>
                  <small className="ds-clause">{say(text.dutyOf, { who: dutyNames[row.duty] })}</small>
                </>
              ),
            },
            {
              key: 'due',
              name: text.dueOn,
              cell: (row) => <span className="ds-one">{row.dueOn ? fullDay(row.dueOn) : consoleText.none}</span>,
            },
            {
              key: 'left',
              name: text.left,
              right: true,
              cell: (row) => <span className="num ds-one">{leftOf(row)}</span>,
            },
            {
              key: 'standing',
              name: text.standing,
              cell: (row) => (
                <>
                  <StateTag
                    tone={row.standing === 'running' && (row.daysLeft ?? 9) <= 3 ? 'warn' : tones[row.standing]}
                  >
                    {standingNames[row.standing]}
                  </StateTag>
                  {row.suspendedDays > 0 && <small> {say(text.suspendedDays, { n: row.suspendedDays })}</small>}
                </>
              ),
            },
          ]}
        />
      )}
      <DatedFacts file={file} onAct={onAct} />
    </section>
  )
}

function DatedFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const mayHandle = useMay('disputes.handle')
  if (file.dated.length === 0) return null
  return (
    <ul className="ds-dated">
      {file.dated.map((one) => {
        const period = ['hindered', 'arbitration-suspended'].includes(one.kind)
        const until = one.untilOn ? say(text.until, { day: fullDay(one.untilOn) }) : period ? text.lasting : ''
        return (
          <li key={one.id} data-voided={one.voidedBecause ? '' : undefined}>
            <span>
              {fullDay(one.fromOn)}
              {until} {datedFactNames[one.kind]}
              {one.note && `：${one.note}`}
            </span>
            {one.voidedBecause ? (
              <small>{say(text.voided, { because: one.voidedBecause })}</small>
            ) : (
              mayHandle && (
                <Button size="small" type="link" className="no-print" onClick={() => onAct(voidFactPlan(file, one.id))}>
                  {text.void}
                </Button>
              )
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Papers on file; a body opens them at an address of its own. */
export function EvidenceFacts({
  file,
  onAct,
  added,
  hrefOf = (evidenceId) => addressOf(openEvidence, { params: { id: file.case.id, evidenceId } }),
}: {
  file: DisputeFile
  onAct: OnAct
  /** How a body adds a paper; the union's own way otherwise. */
  added?: FormPlan
  hrefOf?: (evidenceId: string) => string
}) {
  const mayHandle = useMay('disputes.handle')
  const plan = added ?? (mayHandle ? evidencePlan(file) : null)
  return (
    <section>
      <h3>
        {text.evidence}
        {plan && (
          <Button size="small" type="link" className="no-print" onClick={() => onAct(plan)}>
            {plan.act}
          </Button>
        )}
      </h3>
      {file.evidence.length === 0 && <p className="soft">{text.noEvidence}</p>}
      <ul className="ds-papers">
        {file.evidence.map((one) => (
          <li key={one.id}>
            <Icon name={one.fileType.startsWith('image/') ? 'image' : 'file'} size="s" />
            <a className="link" download={one.fileName} href={hrefOf(one.id)}>
              {one.title}
            </a>
            <small>
              {[evidenceNames[one.kind], one.addedBy, moment(one.addedAt), text.audience[one.audience]].join(
                consoleText.between,
              )}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
