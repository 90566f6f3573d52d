import { sayDay } from '../../../../platform/client/say-dates.ts'
import { today } from '../../../../platform/client/today.ts'
import { useAsk } from '../../../../platform/client/use-ask.ts'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { Skeleton } from '../../../../ui/Skeleton.tsx'
import { Due } from '../../../../ui/Tag.tsx'
import { type AidProjectCard, getPublicAid } from '../../aid-projects.contract.ts'
import { portalText } from '../../pavilions-portal.text.ts'

const text = portalText.aid
const shown = 4

/** A few projects with how far they are, and the way to all of them; those of one region where it is named. */
export function AidColumn({ regionId }: { regionId?: string }) {
  const asked = useAsk(getPublicAid, { query: regionId ? { regionId } : {} })
  if (!asked.answer) return <Skeleton cards={[4]} />
  const { projects } = asked.answer
  return (
    <section>
      <h2>
        {text.title}
        {projects.length > 0 ? (
          <a className="mz-more" href="/aid">
            {text.all}
            <Icon name="chevron-right" size="s" />
          </a>
        ) : null}
      </h2>
      {projects.length === 0 ? (
        <EmptyState icon="handshake" title={text.none}>
          <p>{text.noneNote}</p>
        </EmptyState>
      ) : (
        <ul className="mz-bars">
          {projects.slice(0, shown).map((project) => (
            <li key={project.id}>
              <ProjectBar project={project} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A project’s name, its progress as a bar, and one line below when there is something to say. */
export function ProjectBar({ project }: { project: AidProjectCard }) {
  const { name, percent, state } = project
  const said = paceWords(project)
  return (
    <>
      <p className="mz-bar">
        <span>{name}</span>
        <em>{percent}%</em>
      </p>
      <progress max={100} value={percent} data-done={state === 'finished' || undefined} aria-label={name} />
      {said ? <Due tone={said.tone}>{said.words}</Due> : null}
    </>
  )
}

export function paceWords({ state, pace, beginsOn, endsOn }: AidProjectCard) {
  if (state === 'finished') return { tone: 'ok' as const, words: text.done }
  if (state === 'stopped') return { tone: 'plain' as const, words: text.stopped }
  if (pace === 'late') return { tone: 'warn' as const, words: text.late(sayDay(endsOn, today())) }
  if (pace === 'to-come') return { tone: 'info' as const, words: text.toCome(sayDay(beginsOn, today())) }
  return null
}
