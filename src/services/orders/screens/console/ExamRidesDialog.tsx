import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { StateTag, type Tone } from '../../../../ui/console/Marks.tsx'
import { type ExamPage, getExam } from '../../exams.contract.ts'
import { rideStateNames, examConsoleText as text, wayNames } from '../../exams.text.ts'

const tones: Readonly<Record<keyof typeof rideStateNames, Tone>> = {
  waiting: 'warn',
  seated: 'info',
  driven: 'ok',
  'not-driven': 'plain',
}

/** The cars of an exam and who rides in them. */
export function ExamRidesDialog({ examId, onClose }: { examId: string; onClose: () => void }) {
  const asked = useQuery(ask(getExam, { params: { id: examId } }))
  return (
    <Modal
      open
      width={960}
      title={text.open}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {text.close}
        </Button>
      }
    >
      <Answered asked={asked} bones={6}>
        {(page) => (
          <>
            <h3>{text.carsTitle}</h3>
            <Cars page={page} />
            <h3>{text.ridesTitle}</h3>
            <Rides page={page} />
          </>
        )}
      </Answered>
    </Modal>
  )
}

function Cars({ page: { cars } }: { page: ExamPage }) {
  if (cars.length === 0) return <p>{text.noCars}</p>
  return (
    <PlainTable
      caption={text.carsTitle}
      rows={cars}
      keyOf={(one) => one.id}
      columns={[
        { key: 'plate', name: text.carColumns.plate, cell: (one) => one.plate },
        { key: 'driver', name: text.carColumns.driver, cell: (one) => one.driverName },
        { key: 'seats', name: text.carColumns.seats, cell: (one) => one.seats, right: true },
      ]}
    />
  )
}

function Rides({ page: { exam, rides } }: { page: ExamPage }) {
  if (rides.length === 0) return <p>{text.noRides}</p>
  const subjects = new Map(exam.sittings.map((one) => [one.id, one.subject]))
  const columns = text.rideColumns
  return (
    <div className="table-scroll">
      <PlainTable
        caption={text.ridesTitle}
        rows={rides}
        keyOf={(one) => one.id}
        columns={[
          { key: 'name', name: columns.name, cell: (one) => one.name },
          {
            key: 'what',
            name: columns.what,
            cell: (one) => `${subjects.get(one.sittingId)} · ${wayNames[one.way]}`,
          },
          { key: 'from', name: columns.from, cell: (one) => one.pickUp },
          { key: 'site', name: columns.site, cell: (one) => one.site },
          { key: 'people', name: columns.people, cell: (one) => one.people, right: true },
          { key: 'car', name: columns.car, cell: (one) => one.plate },
          {
            key: 'state',
            name: columns.state,
            cell: (one) => (
              <>
                <StateTag tone={tones[one.state]}>{rideStateNames[one.state]}</StateTag> {one.note}
              </>
            ),
          },
        ]}
      />
    </div>
  )
}
