import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { getSecondFactor, signOut } from '../../contract.ts'
import { BindAuthenticator } from './BindAuthenticator.tsx'
import './account.css'

const text = consoleText.first

/** Signed in, and every role waits for a second factor: bind one, and the console opens. */
export default function BindFirstPage() {
  const queries = useQueryClient()
  const asked = useQuery(ask(getSecondFactor, {}))
  const leave = useMutation({ mutationFn: () => call(signOut, {}), onSettled: () => location.assign('/console/') })
  return (
    <main className="bind-first">
      <section className="card">
        <h1>{text.title}</h1>
        <Answered asked={asked}>
          {(factor) => (
            <>
              <p className="muted">{say(text.lead, { roles: factor.waitingRoles.join(consoleText.listJoin) })}</p>
              <BindAuthenticator bound={factor.boundAt !== null} onDone={() => void queries.invalidateQueries()} />
            </>
          )}
        </Answered>
        <Button type="link" onClick={() => leave.mutate()} loading={leave.isPending}>
          {text.leave}
        </Button>
      </section>
    </main>
  )
}
