import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { useState } from 'react'
import { call } from '../../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../../platform/client/problem.ts'
import { today } from '../../../../../platform/client/today.ts'
import { newId } from '../../../../../platform/ids.ts'
import { parseYuan } from '../../../../../platform/money.ts'
import { ActDialog } from '../../../../../ui/console/ActDialog.tsx'
import { DayField } from '../../../../../ui/console/DayField.tsx'
import { type AidDesk, type AidProjectCard, planAidProject, rewriteAidProject } from '../../../aid-projects.contract.ts'
import { aidClassText } from '../../../aid-projects.text.ts'
import { pavilionsText } from '../../../pavilions-console.text.ts'
import { TextField } from './TextField.tsx'
import { UnionsField } from './UnionsField.tsx'

const text = pavilionsText.aid
type Class = AidProjectCard['class']

/** A new project, or other words and another last day for one that runs. */
export function PlanDialog({
  desk,
  project,
  onClose,
}: {
  desk: AidDesk
  project: AidProjectCard | null
  onClose: () => void
}) {
  const answers = useQueryClient()
  const [idempotencyKey] = useState(newId)
  const [draft, setDraft] = useState({
    class: 'stations' as Class,
    name: project?.name ?? '',
    purpose: project?.purpose ?? '',
    regionId: desk.regions[0]?.id ?? '',
    beginsOn: today(),
    endsOn: project?.endsOn ?? '',
    budget: '',
    orgIds: [] as string[],
  })
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  const budgetFen = parseYuan(draft.budget.trim())
  const save = useMutation({
    mutationFn: async () => {
      const { name, purpose, endsOn, class: kind, regionId, beginsOn, orgIds } = draft
      const words = { name, purpose, endsOn }
      if (project) return call(rewriteAidProject, { params: { id: project.id }, body: words })
      const plan = { ...words, class: kind, regionId, beginsOn, budgetFen: budgetFen! }
      await call(planAidProject, { body: { plan, orgIds } }, { idempotencyKey })
    },
    onSuccess: () => answers.invalidateQueries(),
  })
  const isWhole = draft.name.trim().length > 1 && draft.purpose.trim().length > 1 && draft.endsOn !== ''
  const isNew = project === null
  return (
    <ActDialog
      open
      title={isNew ? text.plan : text.rewrite}
      onClose={onClose}
      act={{
        name: text.save,
        busy: save.isPending,
        locked: !isWhole || (isNew && (!budgetFen || draft.orgIds.length === 0 || draft.regionId === '')),
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
      done={save.isSuccess && <p>{text.done}</p>}
    >
      <Form layout="vertical" component="div">
        <TextField id="aid-name" label={text.name} most={60} value={draft.name} onChange={(name) => set({ name })} />
        {isNew && (
          <>
            <Form.Item label={text.class} htmlFor="aid-class">
              <Select
                id="aid-class"
                value={draft.class}
                onChange={(picked) => set({ class: picked })}
                options={Object.entries(aidClassText).map(([value, label]) => ({ value: value as Class, label }))}
              />
            </Form.Item>
            <RegionField desk={desk} value={draft.regionId} onChange={(regionId) => set({ regionId })} />
            <UnionsField
              id="aid-unions"
              label={text.unionsField}
              help={text.unionsHelp}
              value={draft.orgIds}
              onChange={(orgIds) => set({ orgIds })}
            />
            <TextField
              id="aid-budget"
              label={text.budgetYuan}
              most={20}
              value={draft.budget}
              onChange={(budget) => set({ budget })}
            />
            <DayField
              id="aid-begins"
              label={text.beginsOn}
              value={draft.beginsOn}
              onChange={(beginsOn) => set({ beginsOn })}
            />
          </>
        )}
        <DayField id="aid-ends" label={text.endsOn} value={draft.endsOn} onChange={(endsOn) => set({ endsOn })} />
        <TextField
          id="aid-purpose"
          label={text.purpose}
          most={500}
          lines={3}
          value={draft.purpose}
          onChange={(purpose) => set({ purpose })}
        />
      </Form>
    </ActDialog>
  )
}

export function RegionField({
  desk,
  value,
  onChange,
}: {
  desk: AidDesk
  value: string
  onChange: (regionId: string) => void
}) {
  return (
    <Form.Item label={text.region} htmlFor="aid-region">
      <Select
        id="aid-region"
        value={value}
        onChange={onChange}
        options={desk.regions.map((region) => ({ value: region.id, label: region.name }))}
      />
    </Form.Item>
  )
}
