import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Select, Tabs } from 'antd'
import { useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { ExportDialog } from '../../../../../kernel/privacy/screens.ts'
import { addressOf } from '../../../../../platform/client/address.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { displayYuan } from '../../../../../platform/money.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Split } from '../../../../../ui/console/Split.tsx'
import { Empty } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type AidDesk, type AidProjectCard, exportAid, getAidDesk } from '../../../aid-projects.contract.ts'
import { aidClassText } from '../../../aid-projects.text.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import '../mall-records.css'
import { AidPairs } from './AidPairs.tsx'
import { PlanDialog } from './AidPlanDialog.tsx'
import { AidSheet } from './AidSheet.tsx'
import { AidTag } from './AidTag.tsx'

const text = pavilionsText.aid

/** 对口援建: projects beside the one that is opened; pairs on the other tab. */
export default function AidPage() {
  const { id } = useParams()
  const asked = useQuery(ask(getAidDesk, {}))
  return (
    <Answered asked={asked} bones={8}>
      {(desk) => (
        <Split
          list={<AidList desk={desk} opened={id} />}
          detail={id && <AidSheet key={id} id={id} desk={desk} />}
          nothingOpened={text.pick}
        />
      )}
    </Answered>
  )
}

function AidList({ desk, opened }: { desk: AidDesk; opened: string | undefined }) {
  const [params, setParams] = useSearchParams()
  const [open, setOpen] = useState<'plan' | 'file' | null>(null)
  const tab = params.get('tab') ?? 'projects'
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    setParams(next, { replace: true })
  }
  return (
    <>
      <header>
        <h1>{text.title}</h1>
        <span className="grow" />
        <Button icon={<Icon name="download" size="s" />} onClick={() => setOpen('file')}>
          {text.download}
        </Button>
        {desk.mayKeep && (
          <Button
            type={opened ? 'default' : 'primary'}
            icon={<Icon name="plus" size="s" />}
            onClick={() => setOpen('plan')}
          >
            {text.plan}
          </Button>
        )}
      </header>
      <p className="split-tools muted">
        {say(text.sums, {
          unions: count(desk.sums.unions),
          classes: count(desk.sums.classes),
          projects: count(desk.sums.projects),
          finished: count(desk.sums.finished),
        })}
        <a className="link" href="/aid" target="_blank" rel="noreferrer">
          {text.publicPage}
        </a>
      </p>
      <Tabs
        className="mall-tabs"
        activeKey={tab}
        onChange={(key) => set('tab', key === 'projects' ? '' : key)}
        items={[
          { key: 'projects', label: text.projects },
          { key: 'pairs', label: text.pairs },
        ]}
      />
      {tab === 'pairs' ? <AidPairs desk={desk} /> : <Projects desk={desk} opened={opened} params={params} set={set} />}
      {open === 'plan' && <PlanDialog desk={desk} project={null} onClose={() => setOpen(null)} />}
      {open === 'file' && (
        <ExportDialog
          what={text.title}
          formats={['xlsx', 'csv', 'pdf']}
          addressFor={(format, reason) => addressOf(exportAid, { query: { format, reason } })}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function Projects({
  desk,
  opened,
  params,
  set,
}: {
  desk: AidDesk
  opened: string | undefined
  params: URLSearchParams
  set: (name: string, value: string) => void
}) {
  const kind = params.get('class') ?? ''
  const mine = params.get('mine') === 'yes'
  const shown = desk.projects.filter(
    (one) => (kind === '' || one.class === kind) && (!mine || desk.own.includes(one.id)),
  )
  return (
    <>
      <div className="split-tools">
        <Select
          aria-label={text.class}
          value={kind}
          onChange={(picked) => set('class', picked)}
          options={[
            { value: '', label: text.all },
            ...Object.entries(aidClassText).map(([value, label]) => ({ value, label })),
          ]}
        />
        <Checkbox checked={mine} onChange={(event) => set('mine', event.target.checked ? 'yes' : '')}>
          {text.own}
        </Checkbox>
      </div>
      <div className="split-rows">
        {shown.length === 0 ? (
          <Empty icon="handshake" title={text.empty}>
            <p>{text.emptyLead}</p>
          </Empty>
        ) : (
          <ul>
            {shown.map((project) => (
              <Row key={project.id} project={project} opened={project.id === opened} search={params.toString()} />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function Row({ project, opened, search }: { project: AidProjectCard; opened: boolean; search: string }) {
  return (
    <li>
      <Link to={{ pathname: `/mall/aid/${project.id}`, search }} aria-current={opened}>
        <span>
          <b>{project.name}</b>
          <AidTag project={project} />
        </span>
        <span>
          <small>
            {aidClassText[project.class]}
            <span className="sep" />
            {project.regionName}
            <span className="sep" />
            {project.unions.map((union) => union.name).join(pavilionsText.listJoin)}
          </small>
        </span>
        <span>
          <small>{say(text.number, { n: project.number })}</small>
          <small className="num">
            {project.percent}%<span className="sep" />
            {displayYuan(project.spentFen)} / {displayYuan(project.budgetFen)} {pavilionsText.yuan}
          </small>
        </span>
      </Link>
    </li>
  )
}
