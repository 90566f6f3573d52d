import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { OrgPicker } from '../../../../kernel/orgs/screens.ts'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import { useFilters } from '../../../../platform/client/use-filters.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { type ExamCard, listExams, seatRides } from '../../exams.contract.ts'
import { examConsoleText as text } from '../../exams.text.ts'
import { ExamDialog } from './ExamDialog.tsx'
import { ExamRidesDialog } from './ExamRidesDialog.tsx'
import { moment, span } from './words.ts'

type Opened = { readonly what: 'add' } | { readonly what: 'rides' | 'seat'; readonly exam: ExamCard }

/** 送考车: the calendar of exams, with cars and rides. */
export default function ExamsPage() {
  const { org } = useReader()
  const { filter, change } = useFilters(['orgId'] as const)
  const orgId = filter.orgId ?? org.id
  const [opened, setOpened] = useState<Opened | null>(null)
  const asked = useQuery(ask(listExams, { query: { orgId } }))
  return (
    <div className="pad">
      <PageHead title={text.room} sub={text.lead}>
        <OrgPicker value={filter.orgId} onChange={(picked) => change({ orgId: picked })} width={260} />
        {asked.data?.edits && (
          <Button type="primary" onClick={() => setOpened({ what: 'add' })}>
            {text.add}
          </Button>
        )}
      </PageHead>
      <Answered asked={asked} bones={6}>
        {({ exams }) =>
          exams.length === 0 ? (
            <Empty icon="calendar" title={text.empty}>
              <p>{text.emptyLead}</p>
            </Empty>
          ) : (
            exams.map((exam) => <Exam key={exam.id} exam={exam} onOpen={setOpened} />)
          )
        }
      </Answered>
      {opened?.what === 'add' && <ExamDialog orgId={orgId} onClose={() => setOpened(null)} />}
      {opened?.what === 'rides' && <ExamRidesDialog examId={opened.exam.id} onClose={() => setOpened(null)} />}
      {opened?.what === 'seat' && <SeatDialog exam={opened.exam} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Exam({ exam, onOpen }: { exam: ExamCard; onOpen: (opened: Opened) => void }) {
  return (
    <Card
      title={exam.title}
      sub={[exam.orgName, say(text.orderUntil, { when: moment(exam.orderUntil) })].join(' · ')}
      ruled
      aside={
        exam.arranges && (
          <>
            <Button size="small" onClick={() => onOpen({ what: 'rides', exam })}>
              {text.open}
            </Button>
            <Button
              size="small"
              type="primary"
              disabled={exam.waiting === 0}
              onClick={() => onOpen({ what: 'seat', exam })}
            >
              {text.seat}
            </Button>
          </>
        )
      }
    >
      <p>{say(text.cars, { cars: exam.cars, seats: exam.seats })}</p>
      <p>
        {say(text.rides, {
          waiting: exam.waiting,
          seated: exam.seated,
          driven: exam.driven,
          notDriven: exam.notDriven,
        })}
      </p>
      <PlainTable
        caption={exam.title}
        rows={exam.sittings}
        keyOf={(one) => one.id}
        columns={[
          { key: 'subject', name: text.sittingColumns.subject, cell: (one) => one.subject },
          { key: 'when', name: text.sittingColumns.when, cell: (one) => span(one.startsAt, one.endsAt) },
        ]}
      />
    </Card>
  )
}

function SeatDialog({ exam, onClose }: { exam: ExamCard; onClose: () => void }) {
  const send = useMutation({ mutationFn: () => call(seatRides, { params: { id: exam.id } }) })
  return (
    <ActDialog
      open
      title={text.seat}
      onClose={onClose}
      act={{ name: text.seat, busy: send.isPending, onAct: () => send.mutate() }}
      problem={sentenceOf(send.error)}
      done={send.data && <p>{say(text.seatDone, send.data)}</p>}
    >
      <p className="before">{text.seatLead}</p>
    </ActDialog>
  )
}
