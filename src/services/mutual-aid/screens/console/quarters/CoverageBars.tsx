import type { ReceivedOf } from '../../../../../platform/http/endpoint.ts'
import { count } from '../../../../../ui/console/figures.ts'
import { type Level, Magnify, Stages } from '../../../../../ui/console/Magnify.tsx'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { type getProof, type ProofLine, proofStage } from '../../../coverage.contract.ts'
import { proofText } from '../../../quarters-console.text.ts'
import { claimStateNames } from '../../../text.ts'
import { type Cell, nameOfCell, reasonsInOrder } from './proof-cell.ts'

const text = proofText

type Files = ReceivedOf<typeof getProof>['files']
type OnOpen = (cell: Cell) => void

const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0)

/** One line of the proof as nested bars: in force, of it eligible, of it under way, each part to scale. */
export function CoverageBars({ line, files, onOpen }: { line: ProofLine; files: Files; onOpen: OnOpen }) {
  const underWay = sum(line.inProgress.map((stage) => stage.count))
  const most = proofStage.options.map(
    (stage) => line.inProgress.find((one) => one.stage === stage) ?? { stage, count: 0, oldestDays: 0 },
  )
  return (
    <Magnify
      levels={[inForceLevel(line, files, onOpen), eligibleLevel(line, underWay, onOpen)]}
      last={{
        title: `${text.inProgress} ${count(underWay)}`,
        note: text.inProgressNote,
        difference: line.differences.eligible,
        children: (
          <Stages
            stages={most.map((stage) => ({
              key: stage.stage,
              value: stage.count,
              name: claimStateNames[stage.stage],
              age: stage.count > 0 ? say(text.oldest, { n: stage.oldestDays }) : null,
              bad: stage.stage === 'payment-failed',
              shown: (
                <>
                  {stage.stage === 'payment-failed' && stage.count > 0 && <Icon name="warning" size="s" />}
                  <Tally cell={`stage:${stage.stage}`} n={stage.count} onOpen={onOpen} />
                </>
              ),
            }))}
          />
        ),
      }}
    />
  )
}

function inForceLevel(line: ProofLine, files: Files, onOpen: OnOpen): Level {
  const refused = sum(reasonsInOrder.map((reason) => line.notEligible[reason]))
  const reasons = reasonsInOrder
    .filter((reason) => line.notEligible[reason] > 0)
    .sort((a, b) => line.notEligible[b] - line.notEligible[a])
  return {
    key: 'in-force',
    title: (
      <>
        {text.inForce} <Tally cell="in-force" n={line.inForce} onOpen={onOpen} />
      </>
    ),
    ...(files ? { note: say(text.inForceNote, { n: count(files.superseded) }) } : {}),
    difference: line.differences.records,
    magnifies: 'eligible',
    segments: [
      {
        key: 'refused',
        value: refused,
        tone: 'rest',
        label: `${text.notEligible} ${count(refused)}`,
        more: reasons.map((reason) => (
          <span key={reason}>
            {nameOfCell(`reason:${reason}`)}{' '}
            <Tally cell={`reason:${reason}`} n={line.notEligible[reason]} onOpen={onOpen} />
          </span>
        )),
      },
      {
        key: 'unscreened',
        value: line.unscreened,
        tone: 'rest',
        label: (
          <span className="warn-words">
            {text.unscreened} <Tally cell="unscreened" n={line.unscreened} onOpen={onOpen} />
          </span>
        ),
      },
      { key: 'eligible', value: line.eligible, tone: 'part', label: `${text.eligible} ${count(line.eligible)}` },
    ],
  }
}

function eligibleLevel(line: ProofLine, underWay: number, onOpen: OnOpen): Level {
  return {
    key: 'eligible',
    title: (
      <>
        {text.eligible} <Tally cell="eligible" n={line.eligible} onOpen={onOpen} />
      </>
    ),
    difference: line.differences.eligible,
    magnifies: 'under-way',
    segments: [
      {
        key: 'paid',
        value: line.paid,
        tone: 'done',
        label: (
          <>
            {text.paid} <Tally cell="paid" n={line.paid} onOpen={onOpen} />
          </>
        ),
      },
      { key: 'under-way', value: underWay, tone: 'part', label: `${text.inProgress} ${count(underWay)}` },
      {
        key: 'undispatched',
        value: line.undispatched,
        tone: 'rest',
        label: (
          <>
            {text.undispatched} <Tally cell="undispatched" n={line.undispatched} onOpen={onOpen} />
          </>
        ),
      },
      {
        key: 'declined',
        value: line.declined,
        tone: 'rest',
        label: (
          <>
            {text.declined} <Tally cell="declined" n={line.declined} onOpen={onOpen} />
          </>
        ),
      },
    ],
  }
}

function Tally({ cell, n, onOpen }: { cell: Cell; n: number; onOpen: OnOpen }) {
  return (
    <Opens onOpen={n > 0 ? () => onOpen(cell) : undefined} label={`${nameOfCell(cell)} ${count(n)}`}>
      {count(n)}
    </Opens>
  )
}
