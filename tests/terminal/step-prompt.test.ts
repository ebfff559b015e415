import { render } from '@inquirer/testing';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Prompt } from '../../src/engine/prompt.ts';
import type { PrompterContext } from '../../src/engine/prompter.ts';
import { type Habits, usualHabits } from '../../src/terminal/habits.ts';
import { type StepConfig, stepPrompt } from '../../src/terminal/step-prompt.ts';
import { makeStyle } from '../../src/terminal/style.ts';
import { agree, contextOf, issue, listen, own, wish } from './prompts.ts';

async function shown(prompt: Prompt, more: Partial<PrompterContext> = {}, habits: Partial<Habits> = {}) {
  const controls: string[] = [];
  const drafts: string[] = [];
  const config: StepConfig = {
    prompt,
    context: contextOf({ onDraft: (text) => drafts.push(text), ...more }),
    style: makeStyle(false),
    habits: { ...usualHabits, ...habits },
    nudges: { done: 0 },
    isTerminal: true,
    size: () => ({ columns: 80, rows: 24 }),
    control: (sequence) => controls.push(sequence),
    onResize: () => () => {},
  };
  const { answer, events, getScreen, input } = await render(stepPrompt, config, { clearPromptOnDone: true });
  const press = (name: string, more: object = {}) => input.emit('keypress', undefined, { name, ...more });
  onTestFinished(async () => {
    press('ended');
    await answer;
  });
  return { answer, getScreen, press, type: events.type, controls, drafts };
}

describe('the prompt', () => {
  it('sends what was typed, and tells of every change on the way', async () => {
    const { answer, type, press, drafts } = await shown(wish);
    type('two');
    press('backspace');
    press('return');
    await expect(answer).resolves.toEqual({ kind: 'answer', value: 'tw' });
    expect(drafts).toEqual(['t', 'tw', 'two', 'tw']);
  });

  it('has what was typed kept at each pause, and every second without one, and never once it has ended', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    let kept = 0;
    const keepDraft = () => {
      kept += 1;
      return kept !== 2;
    };
    const { answer, type, press } = await shown(wish, { keepDraft });
    vi.advanceTimersByTime(10_000);
    expect(kept).toBe(0);
    type('a');
    vi.advanceTimersByTime(500);
    expect(kept).toBe(1);
    // The second one could not be kept, and is tried again.
    press('left');
    vi.advanceTimersByTime(500);
    expect(kept).toBe(2);
    vi.advanceTimersByTime(5000);
    expect(kept).toBe(3);
    for (let letter = 0; letter < 20; letter += 1) {
      type('b');
      vi.advanceTimersByTime(100);
    }
    expect(kept).toBe(5);
    press('return');
    await answer;
    vi.advanceTimersByTime(10_000);
    expect(kept).toBe(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('takes up a draft where it was left', async () => {
    const { answer, getScreen, press, type } = await shown(wish, { draft: 'by Satur' });
    expect(getScreen()).toContain('> by Satur');
    type('day');
    press('return');
    await expect(answer).resolves.toEqual({ kind: 'answer', value: 'by Saturday' });
  });

  it('shows why the last reply was not taken, until the next key', async () => {
    const { getScreen, type } = await shown(wish, { draft: 'soon', problem: 'Some words are needed here.' });
    expect(getScreen()).toContain('! Some words are needed here.');
    type('e');
    expect(getScreen()).not.toContain('Some words are needed');
  });

  it('shows a notice only when it is given one, and nothing that looks saved of its own', async () => {
    const { getScreen, type, press } = await shown(wish);
    type('by Saturday');
    press('return');
    expect(getScreen()).not.toMatch(/saved|✔|✓/i);
    expect((await shown(wish, { notice: 'Saved 14:06' })).getScreen()).toContain('Saved 14:06');
  });

  it('accepts with Enter what is offered', async () => {
    const { answer, press } = await shown(issue);
    press('return');
    await expect(answer).resolves.toMatchObject({ value: 'three weeks late, nobody rang when promised' });
  });

  it('ends listening with the second empty Enter', async () => {
    const { answer, getScreen, press } = await shown(listen);
    press('return');
    expect(getScreen()).toContain('Enter again when they have finished.');
    press('return');
    await expect(answer).resolves.toEqual({ kind: 'covered' });
  });

  it('goes back with Shift-Tab', async () => {
    const { answer, press } = await shown(agree);
    press('tab', { shift: true });
    await expect(answer).resolves.toEqual({ kind: 'back' });
  });

  it('says which wording was on the screen', async () => {
    const { answer, press, getScreen } = await shown(own);
    press('tab');
    expect(getScreen()).toContain('You have come to the right person');
    press('return');
    await expect(answer).resolves.toEqual({ kind: 'covered', line: 1 });
  });

  it('turns bracketed paste on, and off again whatever way it ends', async () => {
    const { answer, press, controls } = await shown(wish);
    expect(controls).toEqual(['\x1b[?2004h']);
    press('interrupt');
    press('interrupt');
    await expect(answer).resolves.toEqual({ kind: 'gone', how: 'interrupt' });
    expect(controls).toEqual(['\x1b[?2004h', '\x1b[?2004l']);
  });
});
