import { useEffect } from 'react'
import { sayDay, sayFullDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import type { PortalGiven } from '../../../../ui/screen.ts'
import { Due } from '../../../../ui/Tag.tsx'
import { Waiting } from '../../../../ui/Waiting.tsx'
import {
  type AidPage as Aid,
  type AidPairCard,
  type AidProjectCard,
  getPublicAid,
} from '../../aid-projects.contract.ts'
import { portalText } from '../../pavilions-portal.text.ts'
import { paceWords } from './AidColumn.tsx'
import './pavilions.css'
import { sayCount, sayLarge } from './say-large.ts'

const text = portalText.aid

/** Everything our unions do in aided regions: by class, with budget, progress and result, and who supports whom. */
export default function AidPage({ tellName }: PortalGiven) {
  const asked = useAsk(getPublicAid, {})
  const name = asked.answer?.federationName
  useEffect(() => {
    if (name) tellName(name)
  }, [name, tellName])
  return (
    <main id="content">{asked.answer ? <Whole aid={asked.answer} /> : <Waiting asked={asked} cards={[4, 6]} />}</main>
  )
}

function Whole({ aid }: { aid: Aid }) {
  const { sums } = aid
  return (
    <>
      <section className="mz-hero">
        <div>
          <h1>{text.title}</h1>
          <p className="gh-muted">
            {sums.projects === 0
              ? text.leadNone
              : text.lead(sayCount(sums.unions), sayCount(sums.classes), sayCount(sums.projects))}
          </p>
        </div>
        <Sums sums={sums} />
      </section>
      {aid.projects.length === 0 ? (
        <EmptyState icon="handshake" title={text.none}>
          <p>{text.noneNote}</p>
        </EmptyState>
      ) : (
        aid.byClass
          .filter((one) => one.projects > 0)
          .map((one) => (
            <section key={one.class} className="mz-class">
              <h2>
                {one.name}
                <small>{text.classCount(sayCount(one.projects))}</small>
              </h2>
              <ul>
                {aid.projects
                  .filter((project) => project.class === one.class)
                  .map((project) => (
                    <Project key={project.id} project={project} />
                  ))}
              </ul>
            </section>
          ))
      )}
      {aid.pairs.length > 0 ? <Pairs pairs={aid.pairs} /> : null}
    </>
  )
}

function Sums({ sums }: { sums: Aid['sums'] }) {
  const budget = sayLarge(sums.budgetFen)
  const spent = sayLarge(sums.spentFen)
  const rows = [
    { name: text.finished, figure: text.of(sayCount(sums.finished), sayCount(sums.projects)), unit: text.item },
    { name: text.budget, ...budget },
    { name: text.spent, ...spent },
  ]
  return (
    <dl className="mz-facts">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>
            {row.figure}
            <small>{row.unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Project({ project }: { project: AidProjectCard }) {
  const said = paceWords(project)
  const spent = sayLarge(project.spentFen)
  const budget = sayLarge(project.budgetFen)
  return (
    <li>
      <div className="mz-project-head">
        <h3>{project.name}</h3>
        <em>{project.percent}%</em>
      </div>
      <progress
        max={100}
        value={project.percent}
        data-done={project.state === 'finished' || undefined}
        aria-label={project.name}
      />
      <p className="mz-project-line">
        {project.regionName} · {project.unions.map((union) => union.name).join(text.join)}
      </p>
      <p>{project.purpose}</p>
      <p className="mz-project-line">
        {text.money(`${spent.figure} ${spent.unit}`, `${budget.figure} ${budget.unit}`)}
        {project.state === 'running' && project.pace === 'on-time'
          ? ` · ${text.due(sayDay(project.endsOn, today()))}`
          : ''}
      </p>
      {said ? <Due tone={said.tone}>{said.words}</Due> : null}
      {project.result ? (
        <p className="mz-result">
          <b>{text.result}</b>
          {project.result}
        </p>
      ) : null}
    </li>
  )
}

function Pairs({ pairs }: { pairs: readonly AidPairCard[] }) {
  return (
    <section className="mz-class">
      <h2>
        {text.pairs}
        <small>{text.pairsNote}</small>
      </h2>
      <div className="mz-scroll">
        <table>
          <thead>
            <tr>
              {[text.union, text.place, text.partner, text.team, text.since].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {pairs.map((pair) => (
              <tr key={pair.id}>
                <td>{pair.orgName}</td>
                <td>{pair.place}</td>
                <td>{pair.partner}</td>
                <td>{pair.team}</td>
                <td>{sayFullDay(pair.since)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
