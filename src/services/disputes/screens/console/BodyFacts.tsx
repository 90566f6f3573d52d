import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { type BodyCard, callIn, listBodies, sendAway } from '../../bodies.contract.ts'
import { consoleText } from '../../console.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { bodyKindNames } from '../../registers.text.ts'
import { teachingText } from '../../teaching.text.ts'
import type { FormPlan, OnAct } from './ActForm.tsx'
import { moment } from './words.ts'

const text = teachingText.bodies

type OneBody = DisputeFile['bodies'][number]

/** Who else handles the case: when each was called and reported in, and when its part ended. */
export function BodyFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const closed = file.case.personStatus === 'closed' || file.case.personStatus === 'refused'
  const mayCall = useMay('disputes.handle') && !closed && file.registeredAt !== null
  const listed = useQuery({ ...askOn(listBodies, { query: {} }), enabled: mayCall })
  if (file.bodies.length === 0 && !mayCall) return null
  return (
    <section>
      <h3>
        {text.title}
        {mayCall && listed.data && (
          <Button
            size="small"
            type="link"
            className="no-print"
            onClick={() => onAct(callPlan(file, listed.data.bodies))}
          >
            {text.call}
          </Button>
        )}
      </h3>
      {file.bodies.length === 0 && <p className="soft">{text.none}</p>}
      <ul className="ds-records">
        {file.bodies.map((body) => (
          <li key={`${body.orgId}${body.calledAt}`}>
            <b>{body.name}</b>
            <small>{sayBody(body)}</small>
            <p>{body.note}</p>
            {mayCall && body.endedAt === null && (
              <Button size="small" className="no-print" onClick={() => onAct(releasePlan(file, body))}>
                {text.release}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function sayBody({ calledAt, arrivedAt, endedAt }: OneBody): string {
  return [
    say(text.called, { at: moment(calledAt) }),
    arrivedAt ? say(text.arrived, { at: moment(arrivedAt) }) : text.notArrived,
    endedAt && say(text.ended, { at: moment(endedAt) }),
  ]
    .filter(Boolean)
    .join(consoleText.between)
}

/** Listed bodies stand first; any other organisation is found by its name. */
function callPlan(file: DisputeFile, bodies: readonly BodyCard[]): FormPlan {
  return {
    title: `${text.call}：${file.case.number}`,
    act: text.call,
    lead: text.callLead,
    fields: [
      {
        key: 'body',
        label: text.body,
        kind: 'partner',
        choices: bodies.map((one) => ({ value: one.id, label: `${one.name}（${bodyKindNames[one.kind]}）` })),
        extra: text.find,
        needed: true,
        wide: true,
      },
      { key: 'note', label: text.note, kind: 'area', most: 300, needed: true },
      { key: 'days', label: text.dueDays, kind: 'number', first: '3', needed: true },
    ],
    send: ({ body, note, days }) =>
      call(callIn, {
        params: { id: file.case.id },
        body: { orgId: body!, note: note!, dueDays: Number(days) },
      }),
  }
}

function releasePlan(file: DisputeFile, body: OneBody): FormPlan {
  return {
    title: text.release,
    act: text.release,
    lead: say(text.releaseLead, { name: body.name }),
    danger: 'yes',
    fields: [{ key: 'note', label: consoleText.forms.note, kind: 'area', most: 300 }],
    send: ({ note }) => call(sendAway, { params: { id: file.case.id }, body: { orgId: body.orgId, note: note! } }),
  }
}
