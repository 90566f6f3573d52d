import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { listDemoSignIns, signOut } from '../../kernel/access/contract.ts'
import { consoleScreens as access } from '../../kernel/access/screens.ts'
import { ask } from '../../platform/client/ask.ts'
import { call } from '../../platform/client/client.ts'
import { Empty } from '../../ui/console/States.tsx'
import { Icon } from '../../ui/icons/Icon.tsx'
import { Logo } from '../../ui/mark/Mark.tsx'
import { type Credentials, SignInForm, useSignIn } from './SignInForm.tsx'
import { shellText } from './text.ts'
import './door.css'

/** The door of the console; in a demonstration the people who may be tried stand beside it. */
export function SignInPage() {
  const signIn = useSignIn(() => undefined)
  const demo = useQuery(ask(listDemoSignIns, {}))
  const officers = demo.data?.officers ?? []
  return (
    <main className="door">
      <title>{`${shellText.signIn.title} · ${shellText.consoleName}`}</title>
      <section className="card door-card">
        <Logo label={shellText.product} />
        <h1>{shellText.signIn.title}</h1>
        <p className="muted">{shellText.signIn.lead}</p>
        <SignInForm signIn={signIn} />
        <a className="link small" href={`/console${access.setPassword.path}`}>
          {access.setPassword.link}
        </a>
      </section>
      {officers.length > 0 && <DemoOfficers officers={officers} onPick={(given) => signIn.mutate(given)} />}
    </main>
  )
}

type Officer = Credentials & { name: string; roleName: string; orgName: string }

function DemoOfficers({ officers, onPick }: { officers: readonly Officer[]; onPick: (given: Credentials) => void }) {
  return (
    <section className="card door-demo">
      <h2>{shellText.signIn.demo}</h2>
      <p className="muted small">{shellText.signIn.demoLead}</p>
      <ul>
        {officers.map((officer) => (
          <li key={officer.account}>
            <button
              type="button"
              className="plain"
              onClick={() => onPick({ account: officer.account, password: officer.password })}
            >
              <span className="grow">
                <b>{officer.roleName}</b>
                <small>
                  {officer.name}
                  <span className="sep" />
                  {officer.orgName}
                </small>
              </span>
              <span className="soft small num">
                {officer.account} / {officer.password}
              </span>
              <Icon name="arrow-right" size="s" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Signed in, but with nothing to do here. */
export function NotOfficer({ name }: { name: string }) {
  const queries = useQueryClient()
  const leave = useMutation({ mutationFn: () => call(signOut, {}), onSuccess: () => queries.clear() })
  return (
    <main className="door">
      <Empty icon="lock" title={`${name}：${shellText.signIn.notOfficerTitle}`}>
        <p>{shellText.signIn.notOfficer}</p>
        <Button onClick={() => leave.mutate()} loading={leave.isPending}>
          {shellText.signIn.otherPerson}
        </Button>
      </Empty>
    </main>
  )
}
