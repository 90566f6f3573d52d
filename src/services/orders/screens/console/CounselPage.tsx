import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { Card, PageHead } from '../../../../ui/console/Card.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { StateTag } from '../../../../ui/console/Marks.tsx'
import { say } from '../../../../ui/console/text.ts'
import { type CounselPage as Counsel, closeCounselCase, closeHour, readCounsel } from '../../counsel.contract.ts'
import { counselConsoleText as text } from '../../counsel.text.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { CounselCases } from './CounselCases.tsx'
import { HandOverDialog, HourDialog, RiskDialog } from './CounselDialogs.tsx'
import { CounselNotesDialog } from './CounselNotesDialog.tsx'
import type { CounselOpened } from './counsel-opened.ts'
import { span } from './words.ts'

/** 心理咨询: a counsellor's own hours and cases; nobody else has this page filled. */
export default function CounselPage() {
  const [opened, setOpened] = useState<CounselOpened | null>(null)
  const asked = useQuery(ask(readCounsel, {}))
  return (
    <div className="pad">
      <PageHead title={text.room} sub={text.lead}>
        <Button type="primary" onClick={() => setOpened({ what: 'add' })}>
          {text.add}
        </Button>
      </PageHead>
      <Answered asked={asked} bones={8}>
        {(counsel) => (
          <>
            <CounselCases cases={counsel.cases} onOpen={setOpened} />
            <Hours hours={counsel.hours} onOpen={setOpened} />
          </>
        )}
      </Answered>
      {asked.data && opened && <Dialog opened={opened} counsel={asked.data} onClose={() => setOpened(null)} />}
    </div>
  )
}

function Dialog({ opened, counsel, onClose }: { opened: CounselOpened; counsel: Counsel; onClose: () => void }) {
  switch (opened.what) {
    case 'add':
      return <HourDialog onClose={onClose} />
    case 'close-hour':
      return (
        <ConfirmDialog
          words={{ title: text.closeHour, act: text.closeHour }}
          lead={text.closeHourLead}
          onSend={() => call(closeHour, { params: { id: opened.id } })}
          onClose={onClose}
        />
      )
    case 'notes':
      return <CounselNotesDialog held={opened.held} onClose={onClose} />
    case 'hand-over':
      return <HandOverDialog held={opened.held} colleagues={counsel.colleagues} onClose={onClose} />
    case 'risk':
      return <RiskDialog held={opened.held} onClose={onClose} />
    case 'close':
      return (
        <ConfirmDialog
          words={{ title: text.close, act: text.close }}
          lead={say(text.closeLead, { called: opened.held.called })}
          onSend={() => call(closeCounselCase, { params: { id: opened.held.id } })}
          onClose={onClose}
        />
      )
  }
}

function Hours({ hours, onOpen }: { hours: Counsel['hours']; onOpen: (opened: CounselOpened) => void }) {
  const columns = text.hourColumns
  return (
    <Card title={text.hours} amount={count(hours.length)}>
      <div className="inset table-scroll">
        {hours.length === 0 ? (
          <p>{text.noHours}</p>
        ) : (
          <PlainTable
            caption={text.hours}
            rows={hours}
            keyOf={(one) => one.id}
            columns={[
              { key: 'when', name: columns.when, cell: (one) => span(one.startsAt, one.endsAt) },
              { key: 'place', name: columns.place, cell: (one) => one.place },
              { key: 'org', name: columns.org, cell: (one) => one.orgName },
              {
                key: 'state',
                name: columns.state,
                cell: (one) => (
                  <StateTag tone={one.taken === 'taken' ? 'info' : 'ok'}>
                    {one.taken === 'taken' ? text.taken : text.free}
                  </StateTag>
                ),
              },
              {
                key: 'acts',
                name: columns.acts,
                cell: (one) =>
                  one.taken === 'free' && (
                    <Button type="link" size="small" onClick={() => onOpen({ what: 'close-hour', id: one.id })}>
                      {text.closeHour}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </div>
    </Card>
  )
}
