import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useEffect, useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { instantNow } from '../../../../platform/client/today.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { count } from '../../../../ui/console/figures.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText as text } from '../../console.text.ts'
import { showDoor } from '../../contract.ts'
import './door.css'

const turnMs = 1000

/** 签到码 for the screen at the door: six digits that change each half minute, known ahead so that a broken line does not stop it. */
export function DoorDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const asked = useQuery({ ...ask(showDoor, { params: { id } }), refetchInterval: 10_000 })
  const [now, setNow] = useState(instantNow())
  useEffect(() => {
    const timer = setInterval(() => setNow(instantNow()), turnMs)
    return () => clearInterval(timer)
  }, [])
  return (
    <Modal open title={text.door} width={640} onCancel={onClose} footer={null}>
      <Answered asked={asked} bones={2}>
        {(door) => {
          const code = door.codes.find((one) => one.from <= now && now < one.until)?.code
          return (
            <>
              <p className="before">{text.doorLead}</p>
              <output className="door-code" aria-live="polite">
                {code ? `${code.slice(0, 3)} ${code.slice(3)}` : text.doorShut}
              </output>
              <p className="soft">{say(text.doorNow, { n: count(door.checkedIn) })}</p>
            </>
          )
        }}
      </Answered>
    </Modal>
  )
}
