import { call } from '../../../../platform/client/client.ts'
import type { ReceivedOf } from '../../../../platform/http/endpoint.ts'
import { say } from '../../../../ui/console/text.ts'
import { consoleText } from '../../console.text.ts'
import { diagnoseFirm, type getRiskSetting } from '../../learning.contract.ts'
import { type QuestionKey, questionKeys, type RiskAnswer } from '../../learning.model.ts'
import { answerNames, questionTexts } from '../../questionnaire.text.ts'
import type { FormPlan } from './ActForm.tsx'
import { choicesOf } from './words.ts'

const text = consoleText.diagnosis

/** The questionnaire of a firm with the values by which it is weighed. */
export function diagnosisPlan(
  firm: { id: string; name: string },
  setting: ReceivedOf<typeof getRiskSetting>,
): FormPlan {
  return {
    title: `${text.act}：${firm.name}`,
    act: text.act,
    width: 640,
    lead: say(text.lead, {
      by: setting.setBy ?? text.byDefault,
      medium: String(setting.mediumFrom),
      high: String(setting.highFrom),
    }),
    fields: [
      ...questionKeys.map((key) => ({
        key,
        label: questionTexts[key].ask,
        kind: 'one' as const,
        choices: choicesOf(answerNames),
        extra: say(text.weight, { weight: String(setting.weights[key]) }),
        needed: true as const,
      })),
      { key: 'note', label: consoleText.forms.note, kind: 'area', most: 1000 },
    ],
    send: (values) =>
      call(diagnoseFirm, {
        params: { id: firm.id },
        body: {
          answers: Object.fromEntries(questionKeys.map((key) => [key, values[key]])) as Record<QuestionKey, RiskAnswer>,
          note: values.note!,
        },
      }),
  }
}
