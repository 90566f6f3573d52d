import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { listOrgs } from '../../../../../kernel/orgs/contract.ts'
import { ask } from '../../../../../platform/client/ask.ts'
import { newId } from '../../../../../platform/ids.ts'
import { say } from '../../../../../ui/console/text.ts'
import { Icon } from '../../../../../ui/icons/Icon.tsx'
import { consoleText } from '../../../console.text.ts'

const text = consoleText.change
const most = 10

/** One of the unions that a union is split into; `key` is the form's own. */
export type Part = {
  readonly key: string
  readonly name: string
  readonly code: string
  readonly childIds: readonly string[]
}

export function newPart(): Part {
  return { key: newId(), name: '', code: '', childIds: [] }
}

/** The new unions, up to ten at once; what lies below goes with one of them, or stays. */
export function SplitFields({
  orgId,
  parts,
  onChange,
}: {
  orgId: string
  parts: readonly Part[]
  onChange: (parts: readonly Part[]) => void
}) {
  const below = useQuery(ask(listOrgs, { query: { parentId: orgId } }))
  const children = below.data?.orgs ?? []
  const alter = (key: string, next: Partial<Part>) =>
    onChange(parts.map((part) => (part.key === key ? { ...part, ...next } : part)))
  return (
    <>
      {parts.map((part, at) => {
        const elsewhere = new Set(parts.flatMap((one) => (one.key === part.key ? [] : one.childIds)))
        return (
          <fieldset key={part.key} className="split-part">
            <legend>
              {say(text.part, { n: at + 1 })}
              {parts.length > 1 && (
                <button
                  type="button"
                  className="plain link"
                  aria-label={say(text.removePart, { n: at + 1 })}
                  onClick={() => onChange(parts.filter((one) => one.key !== part.key))}
                >
                  {text.remove}
                </button>
              )}
            </legend>
            <div className="form-pair">
              <Form.Item label={text.partName} htmlFor={`part-name-${at}`}>
                <Input
                  id={`part-name-${at}`}
                  maxLength={100}
                  value={part.name}
                  onChange={(event) => alter(part.key, { name: event.target.value })}
                />
              </Form.Item>
              <Form.Item label={text.partCode} htmlFor={`part-code-${at}`}>
                <Input
                  id={`part-code-${at}`}
                  maxLength={40}
                  value={part.code}
                  onChange={(event) => alter(part.key, { code: event.target.value })}
                />
              </Form.Item>
            </div>
            <Form.Item label={text.children} htmlFor={`part-children-${at}`}>
              <Select
                id={`part-children-${at}`}
                mode="multiple"
                placeholder={text.childrenHint}
                value={[...part.childIds]}
                showSearch={{ optionFilterProp: 'label' }}
                loading={below.isFetching}
                options={children
                  .filter((one) => !elsewhere.has(one.id))
                  .map((one) => ({ value: one.id, label: one.name }))}
                onChange={(childIds: string[]) => alter(part.key, { childIds })}
              />
            </Form.Item>
          </fieldset>
        )
      })}
      {parts.length < most && (
        <p className="split-more">
          <Button icon={<Icon name="plus" size="s" />} onClick={() => onChange([...parts, newPart()])}>
            {text.addPart}
          </Button>
        </p>
      )}
    </>
  )
}
