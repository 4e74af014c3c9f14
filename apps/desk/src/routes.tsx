import { createBrowserRouter } from 'react-router';
import { Broken } from './shell/broken.tsx';
import { Lost } from './shell/lost.tsx';
import { SignedIn } from './shell/signed-in.tsx';

/** Every page by its address; each comes when somebody opens it. */
export const createRouter = () =>
  createBrowserRouter(
    [
      {
        errorElement: <Broken />,
        HydrateFallback: () => null,
        children: [
          {
            path: '/sign-in',
            lazy: async () => ({
              Component: (await import('./sign-in/sign-in-page.tsx')).SignInPage,
            }),
          },
          {
            path: '/first-owner',
            lazy: async () => ({
              Component: (await import('./sign-in/first-owner-page.tsx')).FirstOwnerPage,
            }),
          },
          {
            path: '/invitation',
            lazy: async () => ({
              Component: (await import('./sign-in/invitation-page.tsx')).InvitationPage,
            }),
          },
          {
            element: <SignedIn />,
            children: [
              {
                index: true,
                lazy: async () => ({
                  Component: (await import('./today/today-page.tsx')).TodayPage,
                }),
              },
              {
                path: '/retention',
                lazy: async () => ({
                  Component: (await import('./retention/retention-page.tsx')).RetentionPage,
                }),
              },
              {
                path: '/queue/:slug?',
                lazy: async () => ({
                  Component: (await import('./queue/queue-page.tsx')).QueuePage,
                }),
              },
              {
                path: '/queue/:slug/add',
                lazy: async () => ({ Component: (await import('./queue/add-page.tsx')).AddPage }),
              },
              {
                path: '/candidates/:slug?',
                lazy: async () => ({
                  Component: (await import('./candidates/candidates-page.tsx')).CandidatesPage,
                }),
              },
              {
                // Where the bookmarklet and a telephone's share menu lead.
                path: '/add',
                lazy: async () => ({
                  Component: (await import('./candidates/article-page.tsx')).ArticlePage,
                }),
              },
              {
                path: '/reviews/:id',
                lazy: async () => ({
                  Component: (await import('./review/review-page.tsx')).ReviewPage,
                }),
              },
              {
                path: '/reviews/:id/history',
                lazy: async () => ({
                  Component: (await import('./review/history-page.tsx')).HistoryPage,
                }),
              },
              {
                path: '/reviews/:id/correct',
                lazy: async () => ({
                  Component: (await import('./correct/correct-page.tsx')).CorrectPage,
                }),
              },
              {
                path: '/planner/:slug?',
                lazy: async () => ({
                  Component: (await import('./planner/planner-page.tsx')).PlannerPage,
                }),
              },
              {
                path: '/current-issue',
                lazy: async () => ({
                  Component: (await import('./planner/current-issue-page.tsx')).CurrentIssuePage,
                }),
              },
              {
                path: '/issues/:slug/:number',
                lazy: async () => ({
                  Component: (await import('./issue/issue-page.tsx')).IssuePage,
                }),
              },
              {
                // A number, or `next`: what compiling now would make.
                path: '/issues/:slug/:number/proof',
                lazy: async () => ({
                  Component: (await import('./proof/proof-page.tsx')).ProofPage,
                }),
              },
              {
                path: '/subscribers/:slug?',
                lazy: async () => ({
                  Component: (await import('./subscribers/subscribers-page.tsx')).SubscribersPage,
                }),
              },
              {
                path: '/subscribers/:slug/import',
                lazy: async () => ({
                  Component: (await import('./subscribers/import-page.tsx')).ImportPage,
                }),
              },
              {
                path: '/subscribers/:slug/imports/:id',
                lazy: async () => ({
                  Component: (await import('./subscribers/import-run-page.tsx')).ImportRunPage,
                }),
              },
              {
                path: '/subscribers/:slug/:id',
                lazy: async () => ({
                  Component: (await import('./subscribers/member-page.tsx')).MemberPage,
                }),
              },
              {
                path: '/issues/:slug/:number/report',
                lazy: async () => ({
                  Component: (await import('./report/issue-report-page.tsx')).IssueReportPage,
                }),
              },
              {
                path: '/reports/:slug?',
                lazy: async () => ({
                  Component: (await import('./report/reports-page.tsx')).ReportsPage,
                }),
              },
              {
                path: '/settings/:slug?',
                lazy: async () => ({
                  Component: (await import('./settings/settings-page.tsx')).SettingsPage,
                }),
              },
              {
                path: '/new-newsletter',
                lazy: async () => ({
                  Component: (await import('./settings/new-newsletter-page.tsx')).NewNewsletterPage,
                }),
              },
              {
                path: '/people',
                lazy: async () => ({
                  Component: (await import('./people/people-page.tsx')).PeoplePage,
                }),
              },
              {
                path: '/keys',
                lazy: async () => ({ Component: (await import('./keys/keys-page.tsx')).KeysPage }),
              },
              {
                path: '/webhooks',
                lazy: async () => ({
                  Component: (await import('./webhooks/webhooks-page.tsx')).WebhooksPage,
                }),
              },
              {
                path: '/webhooks/:id',
                lazy: async () => ({
                  Component: (await import('./webhooks/webhook-page.tsx')).WebhookPage,
                }),
              },
              {
                path: '/audit',
                lazy: async () => ({
                  Component: (await import('./audit/audit-page.tsx')).AuditPage,
                }),
              },
              {
                path: '/account',
                lazy: async () => ({
                  Component: (await import('./account/account-page.tsx')).AccountPage,
                }),
              },
              { path: '*', element: <Lost /> },
            ],
          },
        ],
      },
    ],
    { basename: '/desk' },
  );
