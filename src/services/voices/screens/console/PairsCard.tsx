import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import {
  endRelation,
  listMissedDuties,
  listRelations,
  type RelationCard,
} from '../../../../kernel/relations/contract.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { careText } from '../../care-console.text.ts'
import { fullDay, today } from './words.ts'

const text = careText.pairs
const kind = 'voices.visiting-pair'

/** The pairs that visit, and how many have not been out this month. */
export function PairsCard({ orgId }: { orgId: string }) {
  const [ending, setEnding] = useState<RelationCard | null>(null)
  const asked = useQuery(ask(listRelations, { query: { kind, orgId, standing: 'holds' } }))
  const missed = useQuery(ask(listMissedDuties, { query: { kind, orgId } }))
  const late = missed.data?.relations.length ?? 0
  return (
    <>
      <Answered asked={asked} bones={3}>
        {({ relations }) =>
          relations.length === 0 ? (
            <Empty icon="link" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            <Card
              title={text.title}
              amount={count(relations.length)}
              sub={late > 0 ? say(text.missing, { n: late }) : undefined}
            >
              <div className="inset table-scroll">
                <PlainTable
                  caption={text.title}
                  rows={relations}
                  keyOf={(one) => one.id}
                  columns={[
                    { key: 'inspector', name: text.columns.inspector, cell: (one) => one.a.name },
                    { key: 'manager', name: text.columns.manager, cell: (one) => one.b.name },
                    { key: 'keeper', name: text.columns.keeper, cell: (one) => one.keeperName },
                    {
                      key: 'until',
                      name: text.columns.until,
                      cell: (one) => (one.lastOn ? fullDay(one.lastOn) : text.noEnd),
                    },
                    {
                      key: 'acts',
                      name: text.columns.acts,
                      cell: (one) => (
                        <button type="button" className="plain link" onClick={() => setEnding(one)}>
                          {text.end}
                        </button>
                      ),
                    },
                  ]}
                />
              </div>
            </Card>
          )
        }
      </Answered>
      {ending && (
        <NoteDialog
          words={{ title: text.end, act: text.end }}
          lead={text.endLead}
          needed="yes"
          danger
          onSend={(reason) => call(endRelation, { params: { id: ending.id }, body: { lastOn: today(), reason } })}
          onClose={() => setEnding(null)}
        />
      )}
    </>
  )
}
