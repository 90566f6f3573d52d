import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { ask } from '../../../../platform/client/ask.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { PlainTable } from '../../../../ui/console/Facts.tsx'
import { readMatchDoor } from '../../matching.contract.ts'
import { matchWorkerText, matchConsoleText as text } from '../../matching.text.ts'
import { moment } from './words.ts'

/** 签到名单: who comes, for the door. */
export function MatchDoorDialog({ eventId, onClose }: { eventId: string; onClose: () => void }) {
  const asked = useQuery(ask(readMatchDoor, { params: { id: eventId } }))
  return (
    <Modal
      open
      title={text.door}
      onCancel={onClose}
      footer={
        <Button type="primary" onClick={onClose}>
          {text.close}
        </Button>
      }
    >
      <p className="before">{text.doorLead}</p>
      <Answered asked={asked} bones={4}>
        {({ guests }) =>
          guests.length === 0 ? (
            <p>{text.noGuests}</p>
          ) : (
            <PlainTable
              caption={text.door}
              rows={guests}
              keyOf={(one) => one.id}
              columns={[
                {
                  key: 'number',
                  name: text.guestColumns.number,
                  cell: (one) => matchWorkerText.mark(one.sex, one.number),
                },
                { key: 'name', name: text.guestColumns.name, cell: (one) => one.name },
                { key: 'at', name: text.guestColumns.at, cell: (one) => moment(one.enteredAt) },
              ]}
            />
          )
        }
      </Answered>
    </Modal>
  )
}
