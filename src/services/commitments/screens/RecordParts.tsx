import type { ReactNode } from 'react'
import { sayFullDay } from '../../../platform/client/say-dates.ts'
import { Icon } from '../../../ui/icons/Icon.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import type { CommitmentPage, PaperCard } from '../commitments.contract.ts'
import type { SeenCommitment } from '../seen.contract.ts'
import { seenText as text } from '../seen.text.ts'
import { fieldNames, stageNames, standingNames, verdictNames } from '../text.ts'
import './seen.css'
import { averageStars, fieldWords, publishedDay, sayCount } from './seen-words.ts'

/** What the page of a member and that of everybody show alike. */
export type SeenRecord = Omit<SeenCommitment, 'mine'>

/** How the address of a paper is made at the door where it is shown. */
export type PaperAddress = (paperId: string) => string

/** Pictures in tiles, papers by their names. */
export function Papers({ papers, address }: { papers: readonly PaperCard[]; address: PaperAddress }) {
  const pictures = papers.filter((paper) => paper.kind === 'picture')
  const files = papers.filter((paper) => paper.kind === 'document')
  return (
    <>
      {pictures.length > 0 ? (
        <div className="cs-papers">
          {pictures.map((paper, at) => (
            <img key={paper.id} src={address(paper.id)} alt={text.picture(at + 1)} loading="lazy" />
          ))}
        </div>
      ) : null}
      {files.length > 0 ? (
        <div className="cs-files">
          {files.map((paper) => (
            <a key={paper.id} href={address(paper.id)}>
              <Icon name="file" size="s" />
              {paper.name}
            </a>
          ))}
        </div>
      ) : null}
    </>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return children === null || children === '' ? null : (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

export function About({ record }: { record: SeenRecord }) {
  const { orgName, officerName, listOwnerName, place, publishedAt } = record
  return (
    <dl className="cs-facts">
      <Fact name={text.what}>{record.what}</Fact>
      <Fact name={text.beneficiaries}>{record.beneficiaries}</Fact>
      <Fact name={text.org}>{[orgName, officerName].filter(Boolean).join(' · ')}</Fact>
      <Fact name={text.due}>{sayFullDay(record.dueOn)}</Fact>
      <Fact name={text.place}>{place === null ? null : text.placeOf(listOwnerName ?? '', place)}</Fact>
      <Fact name={text.publishedOn}>{publishedAt && publishedDay(publishedAt)}</Fact>
      <Fact name={text.bulletinTitle}>{record.bulletin && bulletinWords(record.bulletin)}</Fact>
    </dl>
  )
}

function bulletinWords({ issuedOn, standing, words }: NonNullable<SeenRecord['bulletin']>): string {
  return [standingNames[standing], sayFullDay(issuedOn), words].filter(Boolean).join(' · ')
}

/** What the acceptance found; an unfinished one tells why, what is done about it, and by when. */
export function Acceptances({ record, address }: { record: SeenRecord; address: PaperAddress }) {
  return (
    <ul className="cs-list">
      {record.judgements.map((one) => (
        <li key={one.id}>
          <span className="cs-head">
            <span>{text.found(sayCount(one.quantity))}</span>
            <Tag tone={one.verdict === 'undone' ? 'bad' : 'ok'}>{verdictNames[one.verdict]}</Tag>
          </span>
          <small>{[one.judgedOrgName, sayFullDay(one.judgedOn)].join(' · ')}</small>
          {one.words ? <p className="cs-words">{one.words}</p> : null}
          {one.verdict === 'undone' ? (
            <dl className="cs-facts">
              <Fact name={text.reason}>{one.reason}</Fact>
              <Fact name={text.rectification}>{one.rectification}</Fact>
              <Fact name={text.promisedOn}>{one.promisedOn && sayFullDay(one.promisedOn)}</Fact>
            </dl>
          ) : null}
          <Papers papers={one.evidence} address={address} />
        </li>
      ))}
    </ul>
  )
}

export function StepList({ steps, address }: { steps: CommitmentPage['steps']; address: PaperAddress }) {
  if (steps.length === 0) return <p className="cs-note">{text.noSteps}</p>
  return (
    <ul className="cs-list">
      {steps.map((step) => (
        <li key={step.id}>
          <strong>{stageNames[step.stage]}</strong>{' '}
          <small>
            {[sayFullDay(step.takenOn), step.quantity === null ? null : text.reached(sayCount(step.quantity))]
              .filter(Boolean)
              .join(' · ')}
          </small>
          <p className="cs-words">{step.words}</p>
          <Papers papers={step.photos} address={address} />
        </li>
      ))}
    </ul>
  )
}

/** Each amendment with what stood before. */
export function AmendmentList({ amended }: { amended: SeenRecord['amended'] }) {
  return (
    <>
      <p className="cs-note">{text.amendedNote}</p>
      <ul className="cs-list">
        {amended.map((one) => (
          <li key={one.version}>
            <small>{publishedDay(one.madeAt)}</small>
            {one.changes.map(({ field, before, after }) => (
              <p key={field} className="cs-words">
                {text.change(fieldNames[field], fieldWords(field, before), fieldWords(field, after))}
              </p>
            ))}
            <p className="cs-note">{text.because(one.reason)}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

export function satisfactionWords({ satisfaction }: Pick<SeenRecord, 'satisfaction'>): string {
  return satisfaction.rated === 0 ? text.unrated : text.stars(averageStars(satisfaction), satisfaction.rated)
}
