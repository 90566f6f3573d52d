import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { sayDay, sayFullDay } from '../../../../../platform/client/say-dates.ts'
import { today } from '../../../../../platform/client/today.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { type Act, Acts } from '../../../../../ui/console/Acts.tsx'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { Bar } from '../../../../../ui/console/Bars.tsx'
import { Card } from '../../../../../ui/console/Card.tsx'
import { Facts, Timeline } from '../../../../../ui/console/Facts.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type AidDesk, type AidProjectCard, type AidStepRow, listAidSteps } from '../../../aid-projects.contract.ts'
import { aidClassText, aidStepText } from '../../../aid-projects.text.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { PlanDialog } from './AidPlanDialog.tsx'
import { ReportDialog, type ReportKind } from './AidReportDialog.tsx'
import { AidTag } from './AidTag.tsx'

const text = pavilionsText.aid

/** One project whole: its money, how far it is, what was reported, and what the reader may do. */
export function AidSheet({ id, desk }: { id: string; desk: AidDesk }) {
  const project = desk.projects.find((one) => one.id === id)
  const isOwn = desk.own.includes(id)
  if (!project) return <Empty icon="handshake" title={text.pick} />
  return (
    <>
      <header className="sheet-head">
        <p className="crumbs">
          <Link className="link back no-print" to="/mall/aid">
            <Icon name="arrow-left" size="s" /> {text.crumbs}
            <span className="sep" />
          </Link>
          {say(text.number, { n: project.number })}
        </p>
        <h2>
          {project.name} <AidTag project={project} />
        </h2>
        <ProjectActs project={project} desk={desk} />
      </header>
      <div className="stack pad">
        <Money project={project} />
        <Card title={text.purpose} ruled>
          <Facts
            facts={[
              { name: text.class, value: aidClassText[project.class] },
              { name: text.region, value: project.regionName },
              { name: text.unions, value: project.unions.map((union) => union.name).join(pavilionsText.listJoin) },
              {
                name: text.progress,
                value: say(text.span, { from: sayFullDay(project.beginsOn), to: sayFullDay(project.endsOn) }),
                more: project.pace === 'late' ? text.late : null,
              },
              { name: text.purpose, value: project.purpose },
              { name: text.result, value: project.result },
            ]}
          />
        </Card>
        {isOwn && <Steps id={id} />}
      </div>
    </>
  )
}

function Steps({ id }: { id: string }) {
  const asked = useQuery(ask(listAidSteps, { params: { id } }))
  return (
    <Card title={text.steps} ruled>
      <Answered asked={asked} bones={4}>
        {(answer) => <Timeline moments={answer.steps.toReversed().map(momentOf)} />}
      </Answered>
    </Card>
  )
}

function ProjectActs({ project, desk }: { project: AidProjectCard; desk: AidDesk }) {
  const [open, setOpen] = useState<ReportKind | 'rewrite' | null>(null)
  if (project.state !== 'running') return null
  const isOwn = desk.own.includes(project.id)
  const why = isOwn ? null : text.notYours
  const acts: (Act & { show: boolean })[] = [
    {
      key: 'progress',
      show: true,
      name: text.report,
      icon: 'pen',
      main: true,
      because: why,
      onAct: () => setOpen('progress'),
    },
    { key: 'finished', show: isOwn, name: text.finish, icon: 'check', onAct: () => setOpen('finished') },
    { key: 'budget', show: desk.mayKeep, name: text.changeBudget, onAct: () => setOpen('budget') },
    { key: 'rewrite', show: desk.mayKeep, name: text.rewrite, onAct: () => setOpen('rewrite') },
    { key: 'stopped', show: desk.mayKeep, name: text.stop, danger: true, onAct: () => setOpen('stopped') },
  ]
  return (
    <>
      <Acts acts={acts.filter((act) => act.show)} />
      {open === 'rewrite' && <PlanDialog desk={desk} project={project} onClose={() => setOpen(null)} />}
      {open !== null && open !== 'rewrite' && (
        <ReportDialog project={project} kind={open} onClose={() => setOpen(null)} />
      )}
    </>
  )
}

function Money({ project }: { project: AidProjectCard }) {
  const figures = [
    { name: text.budget, value: project.budgetFen },
    { name: text.spent, value: project.spentFen },
    { name: text.left, value: project.budgetFen - project.spentFen },
  ]
  return (
    <Card title={text.progress} amount={`${project.percent}%`} ruled>
      <p className="mall-progress">
        <Bar part={project.percent} whole={100} />
        <b className="num">{project.percent}%</b>
      </p>
      <dl className="mall-figures">
        {figures.map((figure) => (
          <div key={figure.name}>
            <dt>{figure.name}</dt>
            <dd>
              {displayYuan(figure.value)}
              <small>{pavilionsText.yuan}</small>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function momentOf(step: AidStepRow) {
  const said = [
    step.kind === 'budget' || step.kind === 'begun' ? say(text.stepBudget, { n: displayYuan(step.budgetFen) }) : null,
    step.kind === 'progress' || step.kind === 'finished' ? say(text.stepPercent, { n: step.percent }) : null,
    step.spentFen > 0 ? say(text.stepMoney, { n: displayYuan(step.spentFen) }) : null,
  ].filter((one) => one !== null)
  return {
    key: step.id,
    when: sayDay(step.onDay, today()),
    title: (
      <>
        <b>{aidStepText[step.kind]}</b> {step.words}
        {said.length > 0 && <small className="mall-second">{said.join(' · ')}</small>}
      </>
    ),
    by: `${step.reportedFor} ${step.reportedBy}`,
  }
}
