import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { askPages } from '../../../../../platform/client/ask.ts'
import { Answered } from '../../../../../ui/console/Answered.tsx'
import { useReader } from '../../../../../ui/console/reader.tsx'
import { Split } from '../../../../../ui/console/Split.tsx'
import { Empty, MoreRows } from '../../../../../ui/console/States.tsx'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'
import { type ApplicationCard, listApplications } from '../../../foundings.contract.ts'
import { type ApplicationState, applicationStates } from '../../../foundings.model.ts'
import { applicationStateNames } from '../../../text.ts'
import { moment } from '../words.ts'
import { ApplicationSheet, StateOf } from './ApplicationSheet.tsx'
import { ApplyDialog } from './ApplyDialog.tsx'

const text = consoleText.applications

/** Applications to found a union, the newest first; the opened one beside the list. */
export default function ApplicationsPage() {
  const { org } = useReader()
  const { id } = useParams()
  const [params, setParams] = useSearchParams()
  const [typed, setTyped] = useState(params.get('search') ?? '')
  const [applying, setApplying] = useState(false)
  const search = useDeferredValue(typed.trim())
  const state = readState(params.get('state'))
  const late = params.get('late') === 'yes'
  const query = {
    orgId: org.id,
    ...(late && { late: 'yes' as const }),
    ...(state && { state }),
    ...(search.length > 1 && { search }),
  }
  const asked = useInfiniteQuery(askPages(listApplications, { query }))
  const applications = asked.data?.pages.flatMap((page) => page.applications) ?? []
  const address = params.size > 0 ? `?${params}` : ''
  const choose = (picked: string) =>
    setParams(picked === 'late' ? { late: 'yes' } : picked ? { state: picked } : {}, { replace: true })
  return (
    <>
      <Split
        list={
          <>
            <header>
              <h1>{text.title}</h1>
              <span className="grow" />
              <Button size="small" icon={<Icon name="plus" size="s" />} onClick={() => setApplying(true)}>
                {text.apply}
              </Button>
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
              <Select
                aria-label={text.all}
                value={late ? 'late' : (state ?? '')}
                onChange={choose}
                options={[
                  { value: '', label: text.all },
                  { value: 'late', label: text.late },
                  ...applicationStates.map((value) => ({ value, label: applicationStateNames[value] })),
                ]}
              />
            </div>
            <div className="split-rows" style={{ marginTop: 12 }}>
              <Answered asked={asked} bones={8}>
                {() =>
                  applications.length === 0 ? (
                    <Empty icon="flag" title={text.empty}>
                      <p>{state || late || search ? text.emptyFiltered : text.emptyLead}</p>
                    </Empty>
                  ) : (
                    <>
                      <Rows applications={applications} opened={id} address={address} />
                      <MoreRows
                        shown={applications.length}
                        unit={text.unit}
                        more={asked.hasNextPage}
                        loading={asked.isFetchingNextPage}
                        onMore={() => void asked.fetchNextPage()}
                      />
                    </>
                  )
                }
              </Answered>
            </div>
          </>
        }
        detail={id && <ApplicationSheet key={id} id={id} address={address} />}
        nothingOpened={text.pick}
      />
      {applying && <ApplyDialog onClose={() => setApplying(false)} />}
    </>
  )
}

function Rows({
  applications,
  opened,
  address,
}: {
  applications: readonly ApplicationCard[]
  opened: string | undefined
  address: string
}) {
  return (
    <ul>
      {applications.map((one) => (
        <li key={one.id}>
          <Link to={`/unions/applications/${one.id}${address}`} aria-current={one.id === opened}>
            <span>
              <b>{one.name}</b>
              <StateOf state={one.state} />
            </span>
            <span>
              <small>{one.employerName}</small>
              <small>{moment(one.filedAt)}</small>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function readState(given: string | null): ApplicationState | null {
  return applicationStates.find((state) => state === given) ?? null
}
