/** Pages that belong together, under one heading of the site's navigation. */
export interface Section {
  readonly title: string;
  /** Paths from the root of the repository, in the order to read them. */
  readonly pages: readonly string[];
}

/** Pages that are not written yet are passed over, and one that is missing here fails a test. */
export const NAVIGATION: readonly Section[] = [
  {
    title: 'Start',
    pages: [
      'docs/README.md',
      'docs/start.md',
      'docs/concepts.md',
      'README.md',
      'CONTEXT.md',
      'CHANGELOG.md',
    ],
  },
  {
    title: 'For editors',
    pages: [
      'docs/editors.md',
      'docs/desk.md',
      'docs/reviews.md',
      'docs/collect.md',
      'docs/proof.md',
      'docs/preflight.md',
      'docs/corrections.md',
      'docs/report.md',
      'docs/reasons.md',
    ],
  },
  {
    title: 'Readers and mails',
    pages: [
      'docs/readers.md',
      'docs/sign-ups.md',
      'docs/archive.md',
      'docs/mails.md',
      'docs/templates.md',
      'emails/README.md',
      'docs/inbound.md',
    ],
  },
  {
    title: 'Moving to Galley',
    pages: [
      'docs/moving/README.md',
      'docs/moving/mailchimp.md',
      'docs/moving/substack.md',
      'docs/moving/ghost.md',
      'docs/moving/buttondown.md',
      'docs/moving/listmonk.md',
      'docs/import.md',
      'docs/import-reviews.md',
    ],
  },
  {
    title: 'For operators',
    pages: [
      'docs/operate.md',
      'docs/env.md',
      'docs/doctor.md',
      'docs/backup.md',
      'docs/restore.md',
      'docs/metrics.md',
      'docs/runbook.md',
      'docs/people.md',
      'docs/sign-in.md',
      'docs/audit.md',
      'docs/ha.md',
      'docs/scale.md',
      'docs/threats.md',
      'SECURITY.md',
    ],
  },
  {
    title: 'For programmers',
    pages: ['docs/api.md', 'docs/webhooks.md', 'docs/proof-file.md', 'docs/sandbox.md'],
  },
  {
    title: 'How it is made',
    pages: [
      'CONTRIBUTING.md',
      'docs/dependencies.md',
      'docs/bench.md',
      'docs/chaos.md',
      'docs/mutation.md',
    ],
  },
];
