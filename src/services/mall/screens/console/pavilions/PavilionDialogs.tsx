import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { today } from '../../../../../platform/client/today.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import {
  closePavilion,
  foundPavilion,
  foundRegion,
  openPavilion,
  type RegionRow,
  rewritePavilion,
} from '../../../pavilions.contract.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { TextField } from './TextField.tsx'

const text = pavilionsText.pavilions
type Given = { readonly region: RegionRow; readonly onClose: () => void }

/** An act that asks its page anew and closes its dialog. */
function useDone<Wish>(act: (wish: Wish) => Promise<unknown>, onClose: () => void) {
  const answers = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      await answers.invalidateQueries()
      onClose()
    },
  })
}

export function RegionDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState({ name: '', partner: '', intro: '' })
  const found = useDone(() => call(foundRegion, { body: draft }), onClose)
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  return (
    <ActDialog
      open
      title={text.addRegion}
      onClose={onClose}
      act={{
        name: text.save,
        busy: found.isPending,
        locked: draft.name.trim().length < 2 || draft.partner.trim().length < 2,
        onAct: () => found.mutate(undefined),
      }}
      problem={sentenceOf(found.error)}
    >
      <Form layout="vertical" component="div">
        <TextField
          id="region-name"
          label={text.regionName}
          help={text.regionNameHelp}
          most={30}
          value={draft.name}
          onChange={(name) => set({ name })}
        />
        <TextField
          id="region-partner"
          label={text.partner}
          most={40}
          value={draft.partner}
          onChange={(partner) => set({ partner })}
        />
        <TextField
          id="region-intro"
          label={text.intro}
          most={500}
          lines={3}
          value={draft.intro}
          onChange={(intro) => set({ intro })}
        />
      </Form>
    </ActDialog>
  )
}

export function WordsDialog({ region, onClose }: Given) {
  const { pavilion } = region
  const [words, setWords] = useState({
    name: pavilion?.name ?? '',
    lead: pavilion?.lead ?? '',
    story: pavilion?.story ?? '',
  })
  const save = useDone<void>(
    () =>
      pavilion
        ? call(rewritePavilion, { params: { id: pavilion.id }, body: { words } })
        : call(foundPavilion, { body: { regionId: region.id, words } }),
    onClose,
  )
  const set = (part: Partial<typeof words>) => setWords({ ...words, ...part })
  return (
    <ActDialog
      open
      title={`${pavilion ? text.edit : text.found} · ${region.name}`}
      onClose={onClose}
      act={{
        name: text.save,
        busy: save.isPending,
        locked: words.name.trim().length < 2 || words.lead.trim().length < 2,
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
    >
      <Form layout="vertical" component="div">
        <TextField
          id="pavilion-name"
          label={text.name}
          help={text.nameHelp}
          most={20}
          value={words.name}
          onChange={(name) => set({ name })}
        />
        <TextField
          id="pavilion-lead"
          label={text.headline}
          most={60}
          value={words.lead}
          onChange={(lead) => set({ lead })}
        />
        <TextField
          id="pavilion-story"
          label={text.story}
          help={text.storyHelp}
          most={2000}
          lines={5}
          value={words.story}
          onChange={(story) => set({ story })}
        />
      </Form>
    </ActDialog>
  )
}

export function OpenDialog({ region, onClose }: Given) {
  const pavilion = region.pavilion!
  const [opensOn, setOpensOn] = useState(today())
  const open = useDone<void>(() => call(openPavilion, { params: { id: pavilion.id }, body: { opensOn } }), onClose)
  return (
    <ActDialog
      open
      title={`${text.open} · ${pavilion.name}`}
      onClose={onClose}
      act={{ name: text.open, busy: open.isPending, locked: opensOn === '', onAct: () => open.mutate() }}
      problem={sentenceOf(open.error)}
    >
      <Form layout="vertical" component="div">
        <DayField id="opens-on" label={text.opensOn} value={opensOn} onChange={setOpensOn} extra={text.opensHelp} />
      </Form>
    </ActDialog>
  )
}

export function CloseDialog({ region, onClose }: Given) {
  const pavilion = region.pavilion!
  const [closesOn, setClosesOn] = useState(today())
  const [because, setBecause] = useState('')
  const close = useDone<void>(
    () => call(closePavilion, { params: { id: pavilion.id }, body: { closesOn, because: because.trim() } }),
    onClose,
  )
  return (
    <ActDialog
      open
      title={`${text.close} · ${pavilion.name}`}
      onClose={onClose}
      act={{
        name: text.close,
        danger: true,
        busy: close.isPending,
        locked: closesOn === '' || because.trim().length < 2,
        onAct: () => close.mutate(),
      }}
      problem={sentenceOf(close.error)}
    >
      <Form layout="vertical" component="div">
        <DayField
          id="closes-on"
          label={text.closesOn}
          value={closesOn}
          onChange={setClosesOn}
          extra={text.closesHelp}
        />
        <Form.Item label={text.because} htmlFor="close-because">
          <Input
            id="close-because"
            maxLength={200}
            value={because}
            onChange={(event) => setBecause(event.target.value)}
          />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
