import { templateFields } from './text.ts'

export type TemplateField = keyof typeof templateFields

const names: ReadonlyMap<string, TemplateField> = new Map(
  (Object.keys(templateFields) as TemplateField[]).map((key) => [templateFields[key], key]),
)

const place = /【([^【】]{1,20})】/g

/** Places of a template that nothing fills. */
export function unknownFields(text: string): string[] {
  return [...new Set([...text.matchAll(place)].map((match) => match[1]!).filter((name) => !names.has(name)))]
}

/** A template with its places filled from a case; filled words are not read as places again. */
export function fillTemplate(text: string, facts: Readonly<Record<TemplateField, string>>): string {
  return text.replace(place, (whole, name: string) => {
    const field = names.get(name)
    return field === undefined ? whole : facts[field]
  })
}
