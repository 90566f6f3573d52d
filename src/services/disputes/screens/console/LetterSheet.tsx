import { useState } from 'react'
import { Link } from 'react-router'
import { downloadInstrument, downloadInstrumentText } from '../../../../kernel/instruments/contract.ts'
import { addressOf } from '../../../../platform/client/address.ts'
import type { Act } from '../../../../ui/console/Acts.tsx'
import { Timeline } from '../../../../ui/console/Facts.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import type { LetterCard } from '../../hearings.contract.ts'
import { teachingText } from '../../teaching.text.ts'
import { ActForm, type FormPlan, type OnAct } from './ActForm.tsx'
import { checkPlan, dispatchPlan, replyPlan, signLetterPlan } from './letter-plans.ts'
import { RecordHead } from './RecordHead.tsx'
import { standingOf } from './standings.ts'
import { fullDay } from './words.ts'

const text = teachingText.letters

/** One letter: its text as it is signed, and what came after it went out. */
export function LetterSheet({ letter, address }: { letter: LetterCard; address: string }) {
  const mayHandle = useMay('disputes.handle')
  const [plan, setPlan] = useState<FormPlan | null>(null)
  const standing = standingOf(letter)
  const params = { id: letter.id }
  return (
    <>
      <RecordHead
        back={{ pathname: '/disputes/letters', search: address }}
        crumb={letter.number}
        title={letter.addressee}
        state={standing.name}
        tone={standing.tone}
        meta={[
          { name: text.from, value: letter.orgName },
          { name: text.sentOn, value: letter.dispatchedOn && fullDay(letter.dispatchedOn) },
          { name: text.dueOn, value: fullDay(letter.replyBy) },
        ]}
        acts={mayHandle ? actsOf(letter, setPlan) : []}
      />
      <div className="sheet-cols">
        <div className="facts">
          <section>
            <h3>{text.full}</h3>
            <div className="ds-document">
              {letter.articles.map((article) => (
                <p key={article}>{article}</p>
              ))}
            </div>
            <p className="row no-print">
              <a className="link" download href={addressOf(downloadInstrument, { params })}>
                <Icon name="download" size="s" /> {text.pdf}
              </a>
              <a className="link" download href={addressOf(downloadInstrumentText, { params })}>
                <Icon name="download" size="s" /> {text.word}
              </a>
              {letter.disputeId && (
                <Link className="link" to={`/disputes/cases/${letter.disputeId}`}>
                  {text.fromCase}
                </Link>
              )}
            </p>
          </section>
        </div>
        <aside className="aside-line">
          <h3>{text.followed}</h3>
          <Timeline moments={momentsOf(letter)} />
        </aside>
      </div>
      {plan && <ActForm plan={plan} onClose={() => setPlan(null)} />}
    </>
  )
}

function momentsOf(letter: LetterCard) {
  return letter.steps.toReversed().map(({ step, onDay, text: said, by }, at) => ({
    key: `${step}${onDay}${at}`,
    when: fullDay(onDay),
    title: text.steps[step as keyof typeof text.steps] ?? step,
    by: [said, say(text.stepBy, { by })].join('\n'),
    ...(at === 0 ? { kind: 'present' as const } : {}),
  }))
}

function actsOf(letter: LetterCard, onAct: OnAct): Act[] {
  if (!letter.signed) {
    return [{ key: 'sign', name: text.sign, main: true, onAct: () => onAct(signLetterPlan(letter)) }]
  }
  const act = (key: 'dispatch' | 'reply' | 'check', plan: (of: LetterCard) => FormPlan): Act => ({
    key,
    name: text[key],
    main: true,
    onAct: () => onAct(plan(letter)),
  })
  switch (letter.reply) {
    case 'to-send':
      return [act('dispatch', dispatchPlan)]
    case 'awaiting':
    case 'overdue':
      return [act('reply', replyPlan)]
    case 'replied':
      return [act('check', checkPlan)]
    default:
      return []
  }
}
