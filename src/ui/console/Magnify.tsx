import { Fragment, type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import { Difference } from './Marks.tsx'
import './magnify.css'
import './stages.css'

export type Segment = {
  readonly key: string
  readonly value: number
  readonly tone: 'rest' | 'part' | 'done'
  readonly label: ReactNode
  readonly more?: ReactNode
}

export type Level = {
  readonly key: string
  readonly title: ReactNode
  readonly note?: ReactNode
  readonly difference: number
  readonly segments: readonly Segment[]
  /** The segment that the next level shows at full width. */
  readonly magnifies?: string
}

/** Widths that a segment needs for its words, and for its own parts beside them. */
const labelPixels = 100
const morePixels = 520

/** A whole and its parts to scale, each level magnifying one part of the level above; `last` names the parts of the last. */
export function Magnify({
  levels,
  last,
}: {
  levels: readonly Level[]
  last: { title: ReactNode; note?: ReactNode; difference: number; children: ReactNode }
}) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place)
  return (
    <div className="magnify" ref={place}>
      {levels.map((level) => (
        <Fragment key={level.key}>
          <div className="magnify-level">
            <p>
              <b>{level.title}</b>
              {level.note && <span className="soft small">{level.note}</span>}
              <Outside level={level} width={width} />
              <Difference value={level.difference} />
            </p>
            <Segments segments={level.segments} width={width} />
          </div>
          <Beam segments={level.segments} magnifies={level.magnifies} />
        </Fragment>
      ))}
      <div className="magnify-level">
        <p>
          <b>{last.title}</b>
          {last.note && <span className="soft small">{last.note}</span>}
          <Difference value={last.difference} />
        </p>
        {last.children}
      </div>
    </div>
  )
}

function useWidth(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(720)
  useEffect(() => {
    const watch = new ResizeObserver(([entry]) => setWidth(entry!.contentRect.width))
    watch.observe(place.current!)
    return () => watch.disconnect()
  }, [place])
  return width
}

/** Words that their segment is too narrow for stand above it, so that no number is lost. */
function Outside({ level, width }: { level: Level; width: number }) {
  const total = totalOf(level.segments)
  return level.segments
    .filter((segment) => segment.value > 0 && segment.key !== level.magnifies)
    .map((segment) => {
      const pixels = (segment.value / total) * width
      return (
        <Fragment key={segment.key}>
          {pixels < labelPixels && <span className="small">{segment.label}</span>}
          {pixels < morePixels && segment.more && <span className="segment-more">{segment.more}</span>}
        </Fragment>
      )
    })
}

const totalOf = (segments: readonly Segment[]) => segments.reduce((sum, segment) => sum + segment.value, 0)

function Segments({ segments, width }: { segments: readonly Segment[]; width: number }) {
  const total = totalOf(segments)
  return (
    <div className="segments">
      {segments
        .filter((segment) => segment.value > 0)
        .map((segment) => (
          <div key={segment.key} className={segment.tone} style={{ flexGrow: segment.value }}>
            {(segment.value / total) * width >= labelPixels && <span>{segment.label}</span>}
            {(segment.value / total) * width >= morePixels && segment.more && (
              <span className="segment-more">{segment.more}</span>
            )}
          </div>
        ))}
      {total === 0 && <div className="none" style={{ flexGrow: 1 }} />}
    </div>
  )
}

/** The widening shadow from a part to its own level below. */
function Beam({ segments, magnifies }: { segments: readonly Segment[]; magnifies?: string | undefined }) {
  const total = totalOf(segments)
  const at = segments.findIndex((segment) => segment.key === magnifies)
  if (at < 0 || total === 0 || segments[at]!.value === 0) return <div className="beam" />
  const left = (segments.slice(0, at).reduce((sum, segment) => sum + segment.value, 0) / total) * 1000
  const right = left + (segments[at]!.value / total) * 1000
  return (
    <svg className="beam" viewBox="0 0 1000 30" preserveAspectRatio="none" aria-hidden="true">
      <path d={`M${left} 0H${right}L1000 30H0Z`} />
    </svg>
  )
}

/** The parts of the last level side by side on one scale, each with its age. */
export function Stages({
  stages,
}: {
  stages: readonly { key: string; value: number; shown: ReactNode; name: string; age: string | null; bad?: boolean }[]
}) {
  const most = Math.max(1, ...stages.map((stage) => stage.value))
  return (
    <ol className="stages">
      {stages.map((stage) => (
        <li key={stage.key} className={stage.bad && stage.value > 0 ? 'bad' : undefined}>
          <b className="num">{stage.shown}</b>
          <i
            className={stage.value === 0 ? 'none' : undefined}
            style={{ width: `${(stage.value / most) * 100}%` }}
            aria-hidden="true"
          />
          <span>{stage.name}</span>
          <small>{stage.age}</small>
        </li>
      ))}
    </ol>
  )
}
