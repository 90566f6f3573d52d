import type { PolicyDocument } from '../policies.contract.ts'
import { policyWordsText as text } from '../policy-words.text.ts'
import './policy-article.css'
import { policyWords, tierWords } from './policy-words.ts'

/** A policy version in plain words, four sections; the same on the phone and at the public door. */
export function PolicyArticle({ policy }: { policy: PolicyDocument }) {
  return (
    <article className="ma-policy">
      {policyWords(policy).map((section) => (
        <section key={section.key}>
          <h2>{section.title}</h2>
          <p>{section.lead}</p>
          {section.key === 'standard' ? <Tiers policy={policy} /> : null}
          {section.points.length > 0 ? (
            <ul>
              {section.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
    </article>
  )
}

function Tiers({ policy }: { policy: PolicyDocument }) {
  return (
    <table>
      <thead>
        <tr>
          {text.tierHead.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tierWords(policy).map((tier) => (
          <tr key={tier.part}>
            <th scope="row">{tier.part}</th>
            <td>{tier.share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
