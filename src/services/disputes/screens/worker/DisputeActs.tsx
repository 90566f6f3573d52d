import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { call } from '../../../../platform/client/client.ts'
import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { dayOf } from '../../../../platform/dates.ts'
import { displayYuan } from '../../../../platform/money.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Card } from '../../../../ui/Card.tsx'
import { Warning } from '../../../../ui/EmptyState.tsx'
import { Choice, Field, TextArea } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { evidenceNames, wayNames } from '../../case.text.ts'
import { addMyEvidence, chooseNext, confirmReceipt, withdrawClaim } from '../../claims.contract.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { openEvidence } from '../../handling.contract.ts'
import { workerText as text } from '../../worker.text.ts'
import { PhotosField } from './PhotosField.tsx'
import { useAct } from './use-act.ts'

/** After a failed mediation: arbitration, or another talk. */
export function NextCard({ id }: { id: string }) {
  const [next, setNext] = useState<'arbitration' | 'mediation' | null>(null)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { act, busy, problem } = useAct()
  const send = () => {
    setTried(true)
    if (next) void act(() => call(chooseNext, { params: { id }, body: { next, note: note.trim() } }), text.choice.sent)
  }
  return (
    <Card title={text.choice.title}>
      <div className="gh-fields">
        <Choice
          legend={text.choice.title}
          name="next"
          options={(['arbitration', 'mediation'] as const).map((value) => ({ value, label: text.choice[value] }))}
          value={next}
          onChoose={setNext}
          problem={tried && !next ? text.choice.missing : null}
        />
        <Field label={text.choice.note}>
          {(wiring) => <TextArea {...wiring} rows={2} maxLength={300} value={note} onText={setNote} />}
        </Field>
        {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
        <Button kind="main" wide busy={busy} onPress={send}>
          {text.choice.send}
        </Button>
      </div>
    </Card>
  )
}

/** What was paid, and the worker's word that it has come. */
export function PaymentsCard({ file }: { file: DisputeFile }) {
  const { act, busy, problem } = useAct()
  const { id } = file.case
  return (
    <Card title={text.payments}>
      <ul className="ds-payments">
        {file.payments
          .filter((one) => one.voidedBecause === null)
          .map((one) => (
            <li key={one.id}>
              <span>
                <b>{text.withYuan(displayYuan(one.amountFen))}</b>
                <small>
                  {[sayDay(dayOf(one.paidAt), today()), wayNames[one.way], one.note].filter(Boolean).join('，')}
                </small>
              </span>
              {one.confirmedAt ? (
                <small>{text.confirmed}</small>
              ) : (
                <Button
                  busy={busy}
                  onPress={() =>
                    void act(() => call(confirmReceipt, { params: { id, paymentId: one.id } }), text.confirmed)
                  }
                >
                  {text.confirm}
                </Button>
              )}
            </li>
          ))}
      </ul>
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
    </Card>
  )
}

/** What is on file, and more while the case is open. */
export function EvidenceCard({ file }: { file: DisputeFile }) {
  const { id } = file.case
  const { act, problem } = useAct()
  const open = file.case.personStatus !== 'closed' && file.case.personStatus !== 'refused'
  if (!open && file.evidence.length === 0) return null
  return (
    <Card title={text.files}>
      <ul className="ds-files">
        {file.evidence.map((one) => (
          <li key={one.id}>
            <Icon name="file" size="s" />
            <a href={addressOf(openEvidence, { params: { id, evidenceId: one.id } })} download={one.fileName}>
              {one.title}
            </a>
            <small>{evidenceNames[one.kind] === one.title ? '' : evidenceNames[one.kind]}</small>
          </li>
        ))}
      </ul>
      {open ? (
        <PhotosField
          photos={[]}
          onPhotos={(photos) =>
            void act(async () => {
              for (const photo of photos) {
                await call(addMyEvidence, { params: { id }, body: { fileId: photo.id, kind: 'photo' } })
              }
            }, text.added)
          }
        />
      ) : null}
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
    </Card>
  )
}

/** The first press asks why, the second does it. */
export function WithdrawCard({ id }: { id: string }) {
  const [sure, setSure] = useState(false)
  const [because, setBecause] = useState('')
  const { act, busy, problem } = useAct()
  const press = () => {
    if (!sure) return setSure(true)
    if (because.trim().length < 2) return
    void act(() => call(withdrawClaim, { params: { id }, body: { because: because.trim() } }), text.withdrawn)
  }
  return (
    <Card>
      {sure ? (
        <>
          <Warning tone="warn" title={text.withdrawSure} />
          <Field label={text.withdrawWhy}>
            {(wiring) => <TextArea {...wiring} rows={2} maxLength={200} value={because} onText={setBecause} />}
          </Field>
        </>
      ) : null}
      {problem ? <Warning tone="bad" title={problem.sentence} /> : null}
      <Button kind="danger" wide busy={busy} onPress={press}>
        {text.withdraw}
      </Button>
    </Card>
  )
}
