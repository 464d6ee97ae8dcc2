import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { PickField } from '../../../components/ui/PickField.tsx';
import { WordsProvider } from '../../../components/ui/words.tsx';

const replies = [
  { value: 'r1', label: 'Wrong item, correct one coming' },
  { value: 'r2', label: 'Wrong item received' },
  { value: 'r3', label: 'Thanks' },
  { value: 'r4', label: 'Thanks' },
];

/** The field as a form has it; `kept` is told each time what is kept. */
function Field({
  kept,
  start = [],
  free,
}: {
  kept: (values: string[]) => void;
  start?: string[];
  free?: boolean;
}) {
  const [chosen, setChosen] = useState(start);
  return (
    <WordsProvider language="en">
      <PickField
        label="Replies"
        options={replies}
        chosen={chosen}
        gone="a reply that was removed"
        {...(free ? { free } : {})}
        onChange={(values) => {
          setChosen(values);
          kept(values);
        }}
      />
    </WordsProvider>
  );
}

function shown(props: { start?: string[]; free?: boolean } = {}) {
  let last: string[] = props.start ?? [];
  render(
    <Field
      {...props}
      kept={(values) => {
        last = values;
      }}
    />,
  );
  const field = screen.getByRole('combobox', { name: 'Replies' });
  return {
    kept: () => last,
    choose: (text: string) => {
      fireEvent.change(field, { target: { value: text } });
      fireEvent.keyDown(field, { key: 'Enter' });
    },
  };
}

afterEach(cleanup);

test('a label with a comma is one choice, and no other that begins like it', () => {
  const { choose, kept } = shown();
  choose('Wrong item, correct one coming');
  expect(kept()).toEqual(['r1']);
  choose('wrong ITEM received');
  expect(kept()).toEqual(['r1', 'r2']);
});

test('two of one name are two, and taking one away leaves the other', () => {
  const { choose, kept } = shown();
  choose('Thanks');
  choose('Thanks (2)');
  expect(kept()).toEqual(['r3', 'r4']);
  fireEvent.click(screen.getByRole('button', { name: 'Remove tag “Thanks”' }));
  expect(kept()).toEqual(['r4']);
});

test('what is no option is left out, or kept where that is free', () => {
  const one = shown();
  one.choose('Kent');
  expect(one.kept()).toEqual([]);
  cleanup();
  const other = shown({ free: true });
  other.choose('Kent');
  expect(other.kept()).toEqual(['Kent']);
});

test('one that is gone says so, and stays until it is taken away', () => {
  const { choose, kept } = shown({ start: ['r9'] });
  expect(screen.getByText('a reply that was removed')).toBeDefined();
  choose('Wrong item received');
  expect(kept()).toEqual(['r9', 'r2']);
});
