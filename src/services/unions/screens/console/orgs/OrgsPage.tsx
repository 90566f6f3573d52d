import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSearchParams } from 'react-router'
import { listOrgs } from '../../../../../kernel/orgs/contract.ts'
import { ask, askOn } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { Split } from '../../../../../ui/console/Split.tsx'
import { Bones } from '../../../../../ui/console/States.tsx'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { OrgTree } from './OrgTree.tsx'
import { UnionSheet } from './UnionSheet.tsx'
import './orgs.css'

const text = consoleText.orgs

/** The tree of organisations the reader answers for, and each of them whole. */
export default function OrgsPage() {
  const { org: reader } = useReader()
  const tops = useQuery(ask(listOrgs, { query: {} }))
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const picked = params.get('org')
  const pick = (id: string) => setParams({ org: id })
  return (
    <Split
      list={
        <>
          <header>
            <h1>{text.title}</h1>
          </header>
          <div className="split-tools">
            <Input
              allowClear
              prefix={<Icon name="search" size="s" />}
              placeholder={text.find}
              aria-label={text.find}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </div>
          <p className="split-count">{text.lead}</p>
          <div className="split-rows org-rows">
            {search === '' ? (
              <Answered asked={tops}>
                {({ orgs }) => {
                  const root = orgs.find((org) => org.id === reader.id)
                  return root ? (
                    <OrgTree key={root.id} root={root} picked={picked} onPick={(org) => pick(org.id)} />
                  ) : null
                }}
              </Answered>
            ) : (
              <Found search={search} picked={picked} onPick={pick} />
            )}
          </div>
        </>
      }
      detail={picked && <UnionSheet key={picked} id={picked} onPick={pick} onBack={() => setParams({})} />}
      nothingOpened={text.pick}
    />
  )
}

function Found({ search, picked, onPick }: { search: string; picked: string | null; onPick: (id: string) => void }) {
  const asked = useQuery(askOn(listOrgs, { query: { search } }))
  if (!asked.data) return <Bones />
  if (asked.data.orgs.length === 0) return <p className="card-body soft">{say(text.none, { text: search })}</p>
  return (
    <ul>
      {asked.data.orgs.map((org) => (
        <li key={org.id}>
          <a
            href={`?org=${org.id}`}
            aria-current={org.id === picked}
            onClick={(event) => {
              event.preventDefault()
              onPick(org.id)
            }}
          >
            <b>{org.name}</b>
            <br />
            <small>
              {consoleText.kinds[org.kind]}
              <span className="sep" />
              {org.code}
            </small>
          </a>
        </li>
      ))}
    </ul>
  )
}
