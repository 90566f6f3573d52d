import { Alert, Button } from 'antd'
import { Link } from 'react-router'
import { say } from '../../../../ui/console/text.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'
import type { OfflineDesk } from './use-offline-desk.ts'

const text = benefitsConsoleText.offline

/** What a desk without a line does, what waits to be handed in, and what was refused of it. */
export function OfflineStrip({ desk, minutes }: { desk: OfflineDesk; minutes: number }) {
  const refused = desk.outcomes.filter((one) => one.outcome === 'refused')
  const redeemed = desk.outcomes.length - refused.length
  return (
    <>
      {!desk.online && (
        <Alert
          type="warning"
          showIcon
          title={text.title}
          description={minutes === 0 ? text.off : desk.able ? say(text.lead, { minutes }) : text.unable}
        />
      )}
      {desk.waiting > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say(text.waiting, { n: desk.waiting })}
          description={say(text.unsent, { n: desk.waiting })}
          action={
            <Button size="small" loading={desk.sending} onClick={desk.send}>
              {text.send}
            </Button>
          }
        />
      )}
      {desk.outcomes.length > 0 && (
        <Alert
          type={refused.length > 0 ? 'error' : 'success'}
          showIcon
          role="status"
          title={say(text.sent, { redeemed, refused: refused.length })}
          description={
            refused.length > 0 && (
              <>
                <p>{text.refusedLead}</p>
                <ul className="redeem-refused">
                  {refused.map((one) => (
                    <li key={one.id}>
                      <b className="num">…{one.codeTail}</b> {one.sentence}
                    </li>
                  ))}
                </ul>
                <Link className="link" to="/mall/redeem/records?part=offline&outcome=refused">
                  {text.see}
                </Link>
              </>
            )
          }
        />
      )}
    </>
  )
}
