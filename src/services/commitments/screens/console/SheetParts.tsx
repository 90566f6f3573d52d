import { Button } from 'antd'
import { useState } from 'react'
import { addressOf } from '../../../../platform/client/address.ts'
import { Facts, PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { useMay } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { type CommitmentPage, openCommitmentPaper, type PaperCard } from '../../commitments.contract.ts'
import { consoleText } from '../../console.text.ts'
import type { Verdict } from '../../model.ts'
import { fieldNames, stageNames, verdictNames } from '../../text.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { fullDay, moment, valueWords } from './words.ts'

const text = consoleText.sheet

type Given = { commitment: CommitmentPage }

/** Pictures as small ones that open whole, papers by their names. */
function Papers({ id, papers }: { id: string; papers: readonly PaperCard[] }) {
  if (papers.length === 0) return null
  return (
    <div className="cm-papers">
      {papers.map((paper) => {
        const address = addressOf(openCommitmentPaper, { params: { id, paperId: paper.id } })
        return (
          <a key={paper.id} className="link" href={address} target="_blank" rel="noreferrer">
            {paper.kind === 'picture' ? (
              <img src={address} alt={paper.name} loading="lazy" />
            ) : (
              <>
                <Icon name="file" size="s" /> {paper.name}
              </>
            )}
          </a>
        )
      })}
    </div>
  )
}

export function Steps({ commitment: { id, steps, state } }: Given) {
  if (state === 'draft' || state === 'reported' || state === 'withdrawn') return null
  return (
    <section>
      <h3>{text.steps}</h3>
      {steps.length === 0 ? (
        <p className="soft">{text.noSteps}</p>
      ) : (
        <ul className="cm-list">
          {steps.map((step) => (
            <li key={step.id}>
              <p className="cm-line">
                <b>{stageNames[step.stage]}</b>
                <small>
                  {[
                    fullDay(step.takenOn),
                    step.madeBy,
                    step.quantity === null ? null : say(text.stepReached, { n: count(step.quantity) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </p>
              <p className="cm-words">{step.words}</p>
              <Papers id={id} papers={step.photos} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const verdictTones: Readonly<Record<Verdict, Tone>> = { done: 'ok', undone: 'bad', fulfilled: 'ok' }

export function Judgements({ commitment: { id, judgements } }: Given) {
  if (judgements.length === 0) return null
  return (
    <section>
      <h3>{text.judgements}</h3>
      <ul className="cm-list">
        {judgements.map((one) => (
          <li key={one.id}>
            <p className="cm-line">
              <StateTag tone={verdictTones[one.verdict]}>{verdictNames[one.verdict]}</StateTag>
              <span>{say(text.judgedFound, { quantity: count(one.quantity) })}</span>
              <small>
                {say(text.judgedBy, { org: one.judgedOrgName, name: one.judgedBy, on: fullDay(one.judgedOn) })}
              </small>
            </p>
            {one.words && <p className="cm-words">{one.words}</p>}
            {one.verdict === 'undone' && (
              <Facts
                facts={[
                  { name: text.reason, value: one.reason },
                  { name: text.rectification, value: one.rectification },
                  { name: text.promised, value: one.promisedOn && fullDay(one.promisedOn) },
                ]}
              />
            )}
            <Papers id={id} papers={one.evidence} />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Amendments({ commitment: { amended } }: Given) {
  if (amended.length === 0) return null
  return (
    <section>
      <h3>{text.amended}</h3>
      <ul className="cm-list">
        {amended.map((one) => (
          <li key={one.version}>
            <p className="cm-line">
              <b>{one.reason}</b>
              <small>{say(text.amendedBy, { name: one.madeBy, at: moment(one.madeAt) })}</small>
            </p>
            <PlainTable
              caption={text.amended}
              rows={one.changes}
              keyOf={(change) => change.field}
              columns={[
                { key: 'field', name: text.field, cell: (change) => fieldNames[change.field] },
                { key: 'before', name: text.before, cell: (change) => valueWords(change.field, change.before) },
                { key: 'after', name: text.after, cell: (change) => valueWords(change.field, change.after) },
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Remarks({ commitment }: Given) {
  const mayAnswer = useMay('commitments.keep')
  const [answering, setAnswering] = useState<CommitmentPage['remarks'][number] | null>(null)
  if (commitment.publishedAt === null) return null
  return (
    <section>
      <h3>{text.remarks}</h3>
      {commitment.remarks.length === 0 ? (
        <p className="soft">{text.noRemarks}</p>
      ) : (
        <ul className="cm-list">
          {commitment.remarks.map((remark) => (
            <li key={remark.id}>
              <p className="cm-line">
                <b>{remark.saidBy}</b>
                <small>{moment(remark.saidAt)}</small>
              </p>
              <p className="cm-words">{remark.words}</p>
              <Papers id={commitment.id} papers={remark.photos} />
              {remark.answer !== null ? (
                <p className="cm-answer">{say(text.answered, { answer: remark.answer })}</p>
              ) : (
                mayAnswer && (
                  <Button size="small" style={{ marginTop: 8 }} onClick={() => setAnswering(remark)}>
                    {text.answer}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
      )}
      {answering && <AnswerDialog remark={answering} onClose={() => setAnswering(null)} />}
    </section>
  )
}
