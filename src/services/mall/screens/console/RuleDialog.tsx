import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, InputNumber } from 'antd'
import { useState } from 'react'
import { ask } from '../../../../platform/client/ask.ts'
import { call } from '../../../../platform/client/client.ts'
import { sentenceOf } from '../../../../platform/client/problem.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { ActDialog } from '../../../../ui/console/ActDialog.tsx'
import { Answered } from '../../../../ui/console/Answered.tsx'
import { useReader } from '../../../../ui/console/reader.tsx'
import { say } from '../../../../ui/console/text.ts'
import { getBenefitDesk, setBenefitSetting } from '../../benefits.contract.ts'
import { benefitsConsoleText } from '../../benefits-console.text.ts'

const text = benefitsConsoleText.benefits
type Setting = ReceivedOf<typeof getBenefitDesk>['setting']

/** 商户规则: what holds for the merchants of the reader's union, and who set it. */
export function RuleDialog({ onClose }: { onClose: () => void }) {
  const { org } = useReader()
  const desk = useQuery(ask(getBenefitDesk, { query: { orgId: org.id } }))
  return desk.data ? (
    <Rule setting={desk.data.setting} onClose={onClose} />
  ) : (
    <ActDialog
      open
      title={text.ruleTitle}
      onClose={onClose}
      act={{ name: text.ruleSave, busy: false, locked: true, onAct: () => null }}
    >
      <Answered asked={desk} bones={3}>
        {() => null}
      </Answered>
    </ActDialog>
  )
}

function Rule({ setting, onClose }: { setting: Setting; onClose: () => void }) {
  const { org } = useReader()
  const answers = useQueryClient()
  const [offlineMinutes, setOffline] = useState<number | null>(setting.offlineMinutes)
  const [undoMinutes, setUndo] = useState<number | null>(setting.undoMinutes)
  const save = useMutation({
    mutationFn: () =>
      call(setBenefitSetting, {
        params: { orgId: org.id },
        body: { offlineMinutes: offlineMinutes ?? 0, undoMinutes: undoMinutes ?? 1 },
      }),
    onSuccess: () => answers.invalidateQueries(),
  })
  return (
    <ActDialog
      open
      title={text.ruleTitle}
      onClose={onClose}
      act={{
        name: text.ruleSave,
        busy: save.isPending,
        locked: offlineMinutes === null || undoMinutes === null,
        onAct: () => save.mutate(),
      }}
      problem={sentenceOf(save.error)}
      done={save.isSuccess && <p>{text.ruleSaved}</p>}
    >
      <p>
        {setting.setBy === null
          ? say(text.ruleUsual, { org: org.name })
          : say(text.ruleLead, { org: org.name, by: setting.setBy })}
      </p>
      <Form layout="vertical" component="div">
        <Form.Item label={text.ruleOffline} htmlFor="rule-offline" help={text.ruleOfflineHelp}>
          <InputNumber
            id="rule-offline"
            min={0}
            max={1440}
            precision={0}
            value={offlineMinutes}
            onChange={setOffline}
          />
        </Form.Item>
        <Form.Item label={text.ruleUndo} htmlFor="rule-undo" help={text.ruleUndoHelp}>
          <InputNumber id="rule-undo" min={1} max={120} precision={0} value={undoMinutes} onChange={setUndo} />
        </Form.Item>
      </Form>
    </ActDialog>
  )
}
