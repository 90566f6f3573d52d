import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { ask } from '../../../../../platform/client/ask.ts'
import { Ranks } from '../../../../../ui/console/Bars.tsx'
import { ChartCard } from '../../../../../ui/console/ChartCard.tsx'
import { PlainTable } from '../../../../../ui/console/Facts.tsx'
import { count } from '../../../../../ui/console/figures.ts'
import { Opens } from '../../../../../ui/console/Marks.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { consoleText } from '../../../console.text.ts'
import { getProof, type ProofLine, type ProofStage } from '../../../coverage.contract.ts'
import { claimStateNames } from '../../../text.ts'
import { quarterName } from '../words.tsx'

const text = consoleText.today

/** How far a quarter has come: of the eligible, how many passed each step. */
export function FunnelCard({ quarter }: { quarter: string }) {
  const { org } = useReader()
  const navigate = useNavigate()
  const line = useQuery(ask(getProof, { params: { quarter }, query: { orgId: org.id } })).data?.whole
  if (!line) return null
  const open = (cell: string) => () => void navigate(`/mutual-aid/quarters/${quarter}?cell=${cell}`)
  const steps = funnelOf(line)
  const underWay = line.inProgress.reduce((sum, stage) => sum + stage.count, 0)
  return (
    <ChartCard
      title={say(text.funnel, { quarter: quarterName(quarter) })}
      note={say(text.funnelNote, {
        progress: count(underWay),
        declined: count(line.declined),
        undispatched: count(line.undispatched),
      })}
      table={
        <PlainTable
          caption={text.columns.step}
          rows={line.inProgress}
          keyOf={(stage) => stage.stage}
          columns={[
            { key: 'step', name: text.columns.step, cell: (stage) => claimStateNames[stage.stage] },
            {
              key: 'claims',
              name: text.columns.claims,
              right: true,
              cell: (stage) => (
                <Opens onOpen={stage.count > 0 ? open(`stage:${stage.stage}`) : undefined}>{count(stage.count)}</Opens>
              ),
            },
          ]}
          sum={[consoleText.statistics.total, count(underWay)]}
        />
      }
    >
      <Ranks
        shape="thick"
        aligned
        ranks={steps.map((step) => ({
          key: step.key,
          label: text.funnelSteps[step.key],
          value: step.n,
          shown: count(step.n),
          ...(step.key === 'paid' ? { tone: 'last' as const } : {}),
          ...(step.cell && step.n > 0 ? { onOpen: open(step.cell) } : {}),
        }))}
      />
    </ChartCard>
  )
}

type Step = { readonly key: keyof typeof text.funnelSteps; readonly n: number; readonly cell: string | null }

/** Past a step are those who stand at a later one, and those who were paid. */
function funnelOf(line: ProofLine): readonly Step[] {
  const at = (stages: readonly ProofStage[]) =>
    line.inProgress.filter((one) => stages.includes(one.stage)).reduce((sum, one) => sum + one.count, 0)
  const paying = at(['paying', 'payment-failed'])
  const reviewing = at(['grassroots', 'county', 'city'])
  return [
    { key: 'eligible', n: line.eligible, cell: 'eligible' },
    { key: 'notified', n: line.paid + paying + reviewing + at(['fill']), cell: null },
    { key: 'filled', n: line.paid + paying + reviewing, cell: null },
    { key: 'reviewed', n: line.paid + paying, cell: null },
    { key: 'paid', n: line.paid, cell: 'paid' },
  ]
}
