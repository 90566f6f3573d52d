import { Button } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { Empty } from '../../../../ui/console/States.tsx'
import { say } from '../../../../ui/console/text.ts'
import { Icon } from '../../../../ui/icons/Icon.tsx'
import { SquareCode } from '../../../../ui/SquareCode.tsx'
import { consoleText } from '../../console.text.ts'
import './members.css'
import { fullDay } from './words.ts'

const text = consoleText.invitations

/** A poster to be printed: whose it is, the square code that opens the application, and the code to be typed. */
export default function PosterPage() {
  const [params] = useSearchParams()
  const [code, union, until] = [params.get('code'), params.get('union'), params.get('until')]
  if (!code || !union || !until) {
    return (
      <div className="pad">
        <Empty icon="send" title={text.posterGone}>
          <Link className="link" to="/membership/invitations">
            {text.title}
          </Link>
        </Empty>
      </div>
    )
  }
  const address = `${location.origin}/m/membership/join?invitation=${encodeURIComponent(code)}`
  return (
    <div className="pad">
      <div className="row no-print">
        <Link className="link" to="/membership/invitations">
          {consoleText.back}
        </Link>
        <span className="grow" />
        <Button type="primary" icon={<Icon name="print" size="s" />} onClick={() => print()}>
          {consoleText.print}
        </Button>
      </div>
      <article className="poster">
        <h1>{say(text.posterTitle, { union })}</h1>
        <p className="lead">{text.posterLead}</p>
        <SquareCode text={address} label={address} />
        <p>{text.posterCode}</p>
        <p className="code">{code}</p>
        <ol>
          {text.posterSteps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <small>{text.posterHow}</small>
        <small>{say(text.posterUntil, { day: fullDay(until) })}</small>
      </article>
    </div>
  )
}
