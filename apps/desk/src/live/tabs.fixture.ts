import type { LiveEvent } from '@galley/contract/editor';
import {
  beginLive,
  stepLive,
  type Happening,
  type LiveEffect,
  type LiveMessage,
  type LiveState,
} from './live-machine.ts';

interface Tab {
  state: LiveState;
  /** Its connection to the server; it may be dead without its tab knowing. */
  stream: { isDead: boolean } | null;
  isFrozen: boolean;
  isVisible: boolean;
  /** What comes while it is frozen. */
  readonly waiting: LiveMessage[];
  /** Versions that it hasn't heard of. */
  readonly unknown: Set<number>;
}

/** A simulated browser with tabs, which share a lock and a channel, and a server. */
export function openTabs() {
  const tabs: Tab[] = [];
  let now = 0;
  let leader: Tab | null = null;
  let version = 0;
  const server = { isUp: true, opened: 0 };

  const give = (tab: Tab, input: Happening): void => {
    const step = stepLive(tab.state, { ...input, at: now });
    tab.state = step.state;
    for (const effect of step.effects) bringAbout(tab, effect);
  };

  const bringAbout = (tab: Tab, effect: LiveEffect): void => {
    switch (effect.kind) {
      case 'open':
        tab.stream = { isDead: false };
        if (server.isUp) {
          server.opened += 1;
          give(tab, { kind: 'opened' });
        } else give(tab, { kind: 'failed', random: 0.5 });
        return;
      case 'close':
        tab.stream = null;
        return;
      case 'take-lead':
        return lead(tab);
      case 'tell-tabs':
        for (const other of tabs) if (other !== tab) told(other, effect.message);
        return;
      case 'hear':
        tab.unknown.delete(effect.event.version ?? 0);
        return;
      case 'read-all':
        tab.unknown.clear();
        return;
      case 'show':
      case 'deaf':
      case 'check-session':
    }
  };

  const told = (tab: Tab, message: LiveMessage): void => {
    if (tab.isFrozen) tab.waiting.push(message);
    else give(tab, { kind: 'told', message });
  };

  function lead(tab: Tab | null): void {
    const before = leader;
    leader = tab;
    // A frozen tab learns that it lost the lead once it thaws.
    if (before !== null && before !== tab && tabs.includes(before) && !before.isFrozen) {
      give(before, { kind: 'lost-lead' });
    }
    if (tab !== null) give(tab, { kind: 'leads' });
  }

  const streamTo = (message: LiveMessage): void => {
    for (const tab of [...tabs]) {
      if (tab.stream === null || tab.stream.isDead || !server.isUp) continue;
      if (tab.isFrozen) continue;
      give(tab, { kind: 'streamed', message });
    }
  };

  return {
    tabs,
    server,
    /** Opens a tab, whose page reads everything that it shows. */
    open: () => {
      const tab: Tab = {
        state: beginLive(now),
        stream: null,
        isFrozen: false,
        isVisible: true,
        waiting: [],
        unknown: new Set(),
      };
      tabs.push(tab);
      if (leader === null) lead(tab);
    },
    close: (at: number) => {
      const [tab] = tabs.splice(at % Math.max(tabs.length, 1), 1);
      if (tab !== undefined && tab === leader) {
        leader = null;
        lead(tabs.find(({ isFrozen }) => !isFrozen) ?? tabs[0] ?? null);
      }
    },
    freeze: (at: number) => {
      const tab = tabs[at % Math.max(tabs.length, 1)];
      if (tab === undefined) return;
      tab.isFrozen = true;
      if (tab.stream !== null) tab.stream.isDead = true;
    },
    thaw: () => {
      for (const tab of tabs.filter(({ isFrozen }) => isFrozen)) {
        tab.isFrozen = false;
        if (tab.state.leads && tab !== leader) give(tab, { kind: 'lost-lead' });
        for (const message of tab.waiting.splice(0)) told(tab, message);
      }
    },
    look: (at: number) => {
      for (const [index, tab] of tabs.entries()) tab.isVisible = index === at % tabs.length;
    },
    change: () => {
      version += 1;
      for (const tab of tabs) tab.unknown.add(version);
      const event: LiveEvent = { what: 'review', id: '1', version };
      streamTo({ kind: 'event', event });
    },
    /** The server goes away, or its streams die without a word. */
    breakServer: (isSilent: boolean) => {
      if (!isSilent) server.isUp = false;
      for (const tab of tabs) {
        if (tab.stream === null) continue;
        tab.stream.isDead = true;
        if (!isSilent && !tab.isFrozen) give(tab, { kind: 'failed', random: 0.5 });
      }
    },
    recover: () => {
      server.isUp = true;
    },
    /** Lets time pass, with beats of the server and ticks of the tabs. */
    pass: (seconds: number) => {
      for (let second = 0; second < seconds; second += 5) {
        now += 5000;
        if (second % 15 === 0) streamTo({ kind: 'beat' });
        for (const tab of [...tabs]) {
          if (!tab.isFrozen) give(tab, { kind: 'ticked', isVisible: tab.isVisible });
        }
      }
    },
  };
}
