// What Python and the browser send one another, and what the parts of an explorer share.
//
// What is an explorer's own, its `Controls` and its `Numbers`, is at the head of its file.
// tests/widgets/test_browser_types.py checks both against what Python sends.

import type { ScaleContinuousNumeric } from "d3-scale";
import type { Selection } from "d3-selection";

/** Arrays as ../wire.py packs them and wire.js unpacks them. */
export type Kinds = { float32: Floats; int32: Ints; uint8: Bytes };
export type Floats = Float32Array<ArrayBuffer> & { shape: number[] };
export type Ints = Int32Array<ArrayBuffer> & { shape: number[] };
export type Bytes = Uint8Array<ArrayBuffer> & { shape: number[] };

/** A control as ../controls.py describes it, and with what a recording adds. */
export type Control<Value = any> = {
  name: string;
  kind: string;
  label: string;
  value: Value;
  /** By name of a choice: the options with which this control can be moved. */
  only: Record<string, (string | number)[]>;
  on_picture: boolean;
  local: boolean;
  /** Whether the pointer sets it as it moves over the picture. */
  in_passing: boolean;
  /** In a recording: the values that it has, or that it can't be moved. */
  stops?: Value[];
  fixed?: boolean;
};
export type Slider = Control<number> & { low: number; high: number; step: number; log: boolean };
export type Choice<Option = string> = Control<Option> & { options: Option[] };
export type Switches<Option = string> = Control<Option[]> & { options: Option[] };
export type Buttons = {
  name: string;
  kind: "buttons";
  options: Record<string, string>;
  local: boolean;
  fixed?: boolean;
};

/** One of the controls that Python describes, with whatever its kind has besides. */
export type Described = (Control & Record<string, unknown>) | Buttons;

/** The values of controls, by name. */
export type State<Controls> = unknown extends Controls
  ? any
  : {
      [Name in keyof Controls as Controls[Name] extends Buttons ? never : Name]: NonNullable<
        Controls[Name]
      > extends Control<infer Value>
        ? Value
        : never;
    };

/** What is among the numbers of every explorer; `buttons` says how each button is now. */
export type Common = {
  question: string;
  task: string;
  lacks?: string;
  buttons?: Record<string, { label?: string; disabled?: boolean; why?: string }>;
};

/**
 * The browser's question: the controls that were moved; a later one has a greater number. `typed`
 * names those whose value was typed: a recording must not take the nearest one instead.
 */
export type Question = { number: number; changes: Record<string, any>; typed: string[] };

/** Python's answer to the question of that number. `state` belongs to `numbers`. */
export type Answer = {
  number: number;
  state: Record<string, any>;
  said: string;
  failed: boolean;
  numbers: Record<string, any>;
};

/** What `render` needs of anywidget's model; recording.js makes one without Python. */
export type Model = {
  get(name: string): any;
  set(name: "asked", question: Question): void;
  save_changes(): void;
  send(message: { press: string }): void;
  on(event: string, listener: () => void): void;
  off(event: string, listener: () => void): void;
};

/** What the hand asked for that a recording lacks. */
export type Wanted = { changes: Record<string, any>; press?: string };

/** Starts Python, and says whether that now has an explorer in the recording's place. */
export type Wake = () => Promise<boolean>;

/** What ../recording.py writes; the strings are compressed bytes as letters. */
export type Recording = {
  title: string;
  described: Described[];
  stops: Record<string, any[]>;
  followed: Record<string, Record<string, any>[]>;
  played: string | null;
  first: number;
  lasting: Record<string, any>;
  moments: string;
  arrays: string;
  data: string;
};

/** Between the hand and Python; see link.js. */
export type Link<Controls = any, Numbers = any> = {
  controls: Controls;
  /** Where the hand is. */
  state: State<Controls>;
  /** The last answer, with what lasts, and the state that it belongs to. */
  numbers: Numbers & Common;
  drawn: State<Controls>;
  said: string;
  failed: boolean;
  /** The numbers of the last answer and of the last question. */
  number: number;
  asked: number;
  /** Whether the last answer was to no question: a run reports by itself. */
  unasked: boolean;
  /** Whether a recording answers. */
  alone: boolean;
  /** Whether that is on a page which has Python when it is needed. */
  wakes: boolean;
  /** By name of a button: what the picture does itself when it is pressed. */
  served: Record<string, () => void>;
  ask(changes: Partial<State<Controls>>, typed?: boolean): void;
  press(name: string): void;
  onQuestion(): void;
  onAnswer(): void;
  close(): void;
};

/** What `draw` is given: `state` is where the hand is, `drawn` the state of the numbers. */
export type Now<Controls = any, Numbers = any> = {
  numbers: Numbers;
  state: State<Controls>;
  drawn: State<Controls>;
  width: number;
};

/** An explorer's own part: builds the picture, and returns what draws it. */
export type Start<Controls, Numbers> = (place: {
  picture: HTMLElement;
  link: Link<Controls, Numbers>;
  root: HTMLElement;
}) => (now: Now<Controls, Numbers>) => string | undefined | void;

/** One d3 selection or another; what is bound to it is known where it is made. */
export type Marks<Node extends Element = any, Datum = any> = Selection<Node, Datum, any, any>;
export type Drawing = Marks<SVGSVGElement> & { size(width: number, height: number): Drawing };

export type Scale = ScaleContinuousNumeric<number, number>;
export type Scales = { x: Scale; y: Scale };
export type Point = [x: number, y: number];
export type Size = { width: number; height: number };
export type Box = Size & { left: number; top: number };
/** A line of text on the picture: its left end, its middle, its length. */
export type Line = { x: number; y: number; width: number };

/** Where a panel is, and what its axes have. */
export type Axes = Box & {
  x: number[];
  y: number[];
  title?: string;
  xlabel?: string;
  ylabel?: string;
  xticks?: number | number[];
  yticks?: number | number[];
  xformat?: (value: number) => string;
  yformat?: (value: number) => string;
  xlog?: boolean;
  ylog?: boolean;
  grid?: boolean;
};
export type Panel = {
  root: Marks<SVGGElement>;
  marks: Marks<SVGGElement>;
  over: Marks<SVGGElement>;
  place(to: Axes): Scales;
};
