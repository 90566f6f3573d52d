import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { askPages } from '../../../../../platform/client/ask.ts'
import { StateTag } from '../../../../../ui/console/Marks.tsx'
import { listMerges } from '../../../merge.contract.ts'
import { recordsText } from '../../../records.text.ts'
import { MergeReport } from './MergeReport.tsx'
import { ProposeMerge } from './ProposeMerge.tsx'
import { RecordList } from './RecordList.tsx'
import { mergeTones, minuteOf } from './words.ts'

const text = recordsText.merges
const names = text.columns

/** 合并档案: the proposals, and one of them side by side. */
export default function MergesPage() {
  const { id } = useParams()
  const go = useNavigate()
  const [proposing, setProposing] = useState(false)
  const asked = useInfiniteQuery(askPages(listMerges, { query: {} }))
  const merges = asked.data?.pages.flatMap((page) => page.merges) ?? []
  return (
    <>
      <RecordList
        title={text.title}
        lead={text.lead}
        act={
          <Button type="primary" onClick={() => setProposing(true)}>
            {text.propose}
          </Button>
        }
        asked={asked}
        rows={merges}
        unit={text.unit}
        keyOf={(one) => one.id}
        empty={{ icon: 'people', title: text.empty, lead: text.emptyLead }}
        columns={[
          {
            key: 'name',
            name: names.name,
            cell: (one) => (
              <Link className="link" to={`/membership/merges/${one.id}`}>
                {one.maskedName}
              </Link>
            ),
          },
          { key: 'reason', name: names.reason, cell: (one) => one.reason },
          { key: 'by', name: names.by, cell: (one) => `${one.proposedBy} ${minuteOf(one.proposedAt)}` },
          { key: 'decided', name: names.decided, cell: (one) => one.decidedBy ?? '' },
          {
            key: 'state',
            name: names.state,
            cell: (one) => <StateTag tone={mergeTones[one.state]}>{text.states[one.state]}</StateTag>,
          },
        ]}
        side={
          id
            ? {
                title: merges.find((one) => one.id === id)?.maskedName ?? text.title,
                content: <MergeReport key={id} id={id} onChange={() => void asked.refetch()} />,
                onClose: () => go('/membership/merges'),
              }
            : null
        }
      />
      {proposing && <ProposeMerge onClose={() => setProposing(false)} onProposed={() => void asked.refetch()} />}
    </>
  )
}
