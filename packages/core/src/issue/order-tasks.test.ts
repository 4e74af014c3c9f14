import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderTasks, type Task } from './order-tasks.ts';

const at = (instant: string | null) => (instant === null ? null : new Date(instant));
const issue = (number: number, dueAt: string | null) => ({
  number,
  subject: `Issue ${number}`,
  dueAt: at(dueAt),
});
const reviews = [{ id: '1', title: 'A' }];
const cutOffAt = at('2026-03-13T06:00:00Z');

test('issues that stand still come first, then what is due first', () => {
  const tasks: Task[] = [
    { kind: 'carried-over', reviews, maximum: 6 },
    { kind: 'approve', ...issue(9, null) },
    { kind: 'featured-before', reviews },
    { kind: 'approve', ...issue(8, '2026-03-13T08:00:00Z') },
    { kind: 'pending', ...issue(8, '2026-03-13T08:00:00Z'), reviews },
    { kind: 'too-few', ready: 0, minimum: 1 },
    { kind: 'approve', ...issue(7, '2026-03-12T08:00:00Z') },
    { kind: 'uncertain', ...issue(5, '2026-02-27T08:00:00Z'), readers: 3 },
    { kind: 'held-issue', ...issue(6, '2026-03-06T08:00:00Z'), reason: 'not-approved' },
    { kind: 'paused-issue', ...issue(4, '2026-02-20T08:00:00Z') },
  ];
  const named = orderTasks(tasks, cutOffAt).map((task) =>
    'number' in task ? `${task.kind} ${task.number}` : task.kind,
  );
  expect(named).toEqual([
    'paused-issue 4',
    'held-issue 6',
    'uncertain 5',
    'approve 7',
    'too-few',
    'featured-before',
    'carried-over',
    'pending 8',
    'approve 8',
    'approve 9',
  ]);
});

test('the order depends on the tasks alone, not on how they were gathered', () => {
  const dueAt = fc.constantFrom(null, '2026-03-12T08:00:00Z', '2026-03-13T06:00:00Z');
  const anyTask = fc.oneof(
    fc.record({ kind: fc.constantFrom('approve', 'paused-issue'), dueAt, number: fc.nat(9) }),
    fc.record({ kind: fc.constant('too-few'), number: fc.nat(9) }),
  );
  const toTask = ({ number, ...its }: { kind: string; dueAt?: string | null; number: number }) =>
    (its.kind === 'too-few'
      ? { kind: its.kind, ready: 0, minimum: 1 }
      : { kind: its.kind, ...issue(number, its.dueAt ?? null) }) as Task;
  const anyTasks = fc.array(anyTask.map(toTask), { maxLength: 6 });
  fc.assert(
    fc.property(anyTasks, fc.constantFrom(cutOffAt, null), (tasks, cutOff) => {
      const order = orderTasks(tasks, cutOff);
      expect(order).toHaveLength(tasks.length);
      expect(orderTasks(tasks.toReversed(), cutOff)).toEqual(order);
    }),
  );
});
