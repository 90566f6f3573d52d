import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { NoteDialog } from '../../../../kernel/cases/screens.ts'
import { askOn } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { careText } from '../../care-console.text.ts'
import { type getVoice, listVoices, mergeVoices } from '../../voices.contract.ts'

const text = careText.merge
type Option = { readonly value: string; readonly label: string }

/** 合并办理: others of the same kind that are the same matter go into this one. */
export function MergeDialog({ detail, onClose }: { detail: ReceivedOf<typeof getVoice>; onClose: () => void }) {
  const [chosen, setChosen] = useState<Option[]>([])
  const [typed, setTyped] = useState('')
  const { id } = detail.voice
  const list = detail.kind === 'dispute' || detail.kind === 'petition' ? 'appeals' : 'voices'
  const search = useDeferredValue(typed.trim())
  const asked = useQuery(askOn(listVoices, { query: { list, ...(search !== '' && { search }) } }))
  const options = (asked.data?.voices ?? [])
    .filter((one) => one.id !== id && (one.state === 'registered' || one.state === 'working'))
    .map((one): Option => ({ value: one.id, label: `${one.number} ${one.title}` }))
  return (
    <NoteDialog
      words={{ title: text.title, act: text.send }}
      lead={text.lead}
      needed="yes"
      locked={chosen.length === 0}
      onSend={(note) => call(mergeVoices, { params: { id }, body: { ids: chosen.map((one) => one.value), note } })}
      onClose={onClose}
    >
      <Form.Item label={text.which} htmlFor="merge-which">
        <Select
          id="merge-which"
          mode="multiple"
          labelInValue
          placeholder={text.search}
          value={chosen}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          loading={asked.isFetching}
          options={options}
          notFoundContent={asked.isFetching ? null : text.none}
          onChange={(picked: Option[]) => setChosen(picked)}
        />
      </Form.Item>
    </NoteDialog>
  )
}
