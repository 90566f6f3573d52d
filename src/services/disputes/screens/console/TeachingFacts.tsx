import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { ask, askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { industryNames } from '../../case.text.ts'
import type { DisputeFile } from '../../disputes.contract.ts'
import { listFirms } from '../../firms.contract.ts'
import { listLetters, listSchools } from '../../hearings.contract.ts'
import { publishStory } from '../../learning.contract.ts'
import { teachingText } from '../../teaching.text.ts'
import type { FormPlan, OnAct } from './ActForm.tsx'
import { draftLetterPlan } from './letter-plans.ts'
import { planSchoolPlan } from './school-plans.ts'
import { schoolTones, standingOf } from './standings.ts'
import { choicesOf } from './words.ts'

const text = teachingText.ofCase

/** 一案一课一建议: the school, the letter and the story that a case brings. */
export function TeachingFacts({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const query = { disputeId: file.case.id }
  const schools = useQuery(ask(listSchools, { query })).data?.schools ?? []
  const letters = useQuery(ask(listLetters, { query })).data?.letters ?? []
  if (file.registeredAt === null) return null
  return (
    <section>
      <h3>
        {text.title}
        <TeachingActs file={file} onAct={onAct} />
      </h3>
      {schools.length + letters.length === 0 && <p className="soft">{text.none}</p>}
      <ul className="ds-papers">
        {schools.map((school) => (
          <li key={school.id}>
            <Link className="link" to={`/disputes/schools/${school.id}`}>
              {school.title}
            </Link>
            <StateTag tone={schoolTones[school.state]}>{teachingText.schools.states[school.state]}</StateTag>
          </li>
        ))}
        {letters.map((letter) => (
          <li key={letter.id}>
            <Link className="link" to={`/disputes/letters/${letter.id}`}>
              {`${teachingText.rooms.letters} ${letter.number}`}
            </Link>
            <StateTag tone={standingOf(letter).tone}>{standingOf(letter).name}</StateTag>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A typical case becomes a school, a common one a letter, a closed typical one a story. */
function TeachingActs({ file, onAct }: { file: DisputeFile; onAct: OnAct }) {
  const mayHandle = useMay('disputes.handle')
  const mayPublish = useMay('disputes.publish')
  const common = mayHandle && file.classes.includes('common')
  const firms = useQuery({ ...askOn(listFirms, { query: { orgId: file.case.orgId } }), enabled: common })
  const typical = file.classes.includes('typical')
  const firmId = file.parties[0]?.firmId ?? null
  const closed = file.case.personStatus === 'closed'
  const button = (name: string, plan: () => FormPlan) => (
    <Button size="small" type="link" className="no-print" onClick={() => onAct(plan())}>
      {name}
    </Button>
  )
  return (
    <>
      {mayHandle && typical && firmId && button(teachingText.schools.hold, () => planSchoolPlan(file))}
      {common &&
        firms.data &&
        button(teachingText.letters.draft, () =>
          draftLetterPlan({ orgId: file.case.orgId, firms: firms.data.firms, dispute: { id: file.case.id, firmId } }),
        )}
      {mayPublish && typical && closed && button(text.story, () => storyPlan(file))}
    </>
  )
}

function storyPlan(file: DisputeFile): FormPlan {
  return {
    title: text.story,
    act: text.story,
    lead: text.storyLead,
    width: 640,
    fields: [
      { key: 'title', label: text.storyTitle, kind: 'text', most: 60, needed: true, wide: true },
      { key: 'text', label: text.storyText, kind: 'area', most: 3000, needed: true },
      { key: 'lesson', label: text.lesson, kind: 'area', most: 1000, needed: true },
      {
        key: 'industry',
        label: text.industry,
        kind: 'one',
        choices: choicesOf(industryNames),
        first: file.industry ?? '',
        needed: true,
      },
    ],
    send: ({ title, text: told, lesson, industry }) =>
      call(publishStory, {
        params: { id: file.case.id },
        body: { title: title!, text: told!, lesson: lesson!, industry: industry as 'other' },
      }),
  }
}
