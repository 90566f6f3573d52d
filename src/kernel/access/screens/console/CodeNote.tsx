import { say } from '../../../../ui/console/text.ts'
import { accountsText } from '../../accounts.text.ts'
import './account.css'

const text = accountsText.code

export type CodeMade = { readonly sentTo: string | null; readonly code: string | null; readonly validHours: number }

/** How the one-time code reached its person; shown only where it could not be sent, and in a demonstration. */
export function CodeNote({ lead, account, made }: { lead: string; account: string; made: CodeMade }) {
  const facts = { phone: made.sentTo ?? '', hours: made.validHours }
  const address = `${location.origin}/console/set-password?account=${encodeURIComponent(account)}`
  return (
    <div className="stack">
      <p>
        <b>{lead}</b>
      </p>
      <p>{say(made.sentTo ? text.sent : text.shown, facts)}</p>
      {made.code && (
        <>
          {made.sentTo && <p className="muted small">{text.demo}</p>}
          <code className="one-time-code">{made.code}</code>
        </>
      )}
      <p className="muted small">
        {text.link}
        <br />
        <code className="bind-secret">{address}</code>
      </p>
    </div>
  )
}
