import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { sayInstant } from '../../../../platform/client/say-dates.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { Acts } from '../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Facts, Timeline } from '../../../../ui/console/Facts.tsx'
import { SideList } from '../../../../ui/console/SideList.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../console.text.ts'
import {
  type CorrectionDetail,
  getCorrection,
  openCorrection,
  openCorrectionDocument,
} from '../../corrections.contract.ts'
import { CorrectionDialog } from './CorrectionDialog.tsx'

const text = consoleText.corrections
type Decision = 'correct' | 'refuse'

/** One request beside its list: how it reads, how it should read, the document, and what may be done. */
export function CorrectionSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useQuery(ask(getCorrection, { params: { id } }))
  const correction = asked.data?.correction
  return (
    <SideList open title={correction?.title ?? text.title} sub={correction?.number} wide onClose={onClose}>
      <Answered asked={asked} bones={8}>
        {(detail) => <Opened detail={detail} />}
      </Answered>
    </SideList>
  )
}

function Opened({ detail }: { detail: CorrectionDetail }) {
  const [decision, setDecision] = useState<Decision | null>(null)
  const { correction, kind, kindName, maskedName, maskedIdNumber, maskedWish, words } = detail
  const open = useMutation({ mutationFn: () => call(openCorrection, { params: { id: correction.id } }), gcTime: 0 })
  const whole = open.data
  const acts = correction.state === 'review' ? detail.actions : []
  return (
    <div className="inset stack">
      <Facts
        facts={[
          { name: text.columns.person, value: whole?.name ?? maskedName },
          { name: text.idNumber, value: <span className="num">{whole?.idNumber ?? maskedIdNumber}</span> },
          { name: text.columns.what, value: kindName },
          { name: text.wish, value: <b className={kind === 'id-number' ? 'num' : ''}>{whole?.wish ?? maskedWish}</b> },
          { name: text.words, value: words || <span className="soft">{text.noWords}</span> },
          {
            name: text.document,
            value: detail.hasDocument ? (
              <a
                className="link"
                href={addressOf(openCorrectionDocument, { params: { id: correction.id } })}
                target="_blank"
                rel="noreferrer"
              >
                {text.openDocument}
              </a>
            ) : (
              <span className="soft">{text.noDocument}</span>
            ),
          },
          { name: text.state, value: correction.stateName },
        ]}
      />
      {!whole && (
        <p className="no-print">
          <Button icon={<Icon name="eye" size="s" />} loading={open.isPending} onClick={() => open.mutate()}>
            {text.look}
          </Button>{' '}
          <span className="soft small">{text.lookNote}</span>
        </p>
      )}
      {open.error && <Alert type="error" showIcon title={sentenceOf(open.error)} role="alert" />}
      {detail.own ? (
        <p className="soft">{text.own}</p>
      ) : (
        <Acts
          acts={acts.map(({ action, name, allowed, because }) => ({
            key: action,
            name,
            main: action === 'correct',
            danger: action === 'refuse',
            because: allowed ? null : because,
            onAct: () => setDecision(action as Decision),
          }))}
        />
      )}
      <h3>{text.history}</h3>
      <Timeline moments={momentsOf(detail)} />
      {decision && <CorrectionDialog detail={detail} decision={decision} onClose={() => setDecision(null)} />}
    </div>
  )
}

function momentsOf({ events }: CorrectionDetail) {
  const now = instantNow()
  return events
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .map((event, at) => ({
      key: `${event.at}${event.action}`,
      when: sayInstant(event.at, now),
      title: event.title,
      by: [say(text.by, { who: event.actorName, org: event.actorOrgName ?? '' }).trim(), event.note]
        .filter(Boolean)
        .join('\n'),
      ...(at === 0 ? { kind: 'present' as const } : {}),
    }))
}
