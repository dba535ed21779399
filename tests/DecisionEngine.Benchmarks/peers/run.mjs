// Times two rule engines of the Node world on the twenty criteria of ../criteria.json: a JSON text of facts in, every criterion's result out.
import { readFileSync } from 'node:fs';
import { ZenEngine } from '@gorules/zen-engine';
import rulesEngine from 'json-rules-engine';

const { facts, criteria } = JSON.parse(readFileSync(new URL('../criteria.json', import.meta.url), 'utf8'));
const text = JSON.stringify(Object.fromEntries(facts.map(fact => [fact.id, fact.value])));
const dates = new Set(facts.filter(fact => fact.type === 'date').map(fact => fact.id));

// zen-engine: one expression node with an expression for each criterion. Its trace says each one's value.
function zenDecision() {
  const value = right => (right?.fact ? named(right.fact) : JSON.stringify(right));
  const named = fact => (dates.has(fact) ? `date(${fact})` : fact);
  const written = criterion =>
    (criterion.all ?? criterion.any).map(([left, op, right]) => `${named(left)} ${op} ${value(right)}`).join(criterion.all ? ' and ' : ' or ');
  const expressions = criteria.map(criterion => ({ id: criterion.id, key: criterion.id, value: written(criterion) }));
  const node = (id, type, content) => ({ id, type, name: id, position: { x: 0, y: 0 }, ...(content ? { content } : {}) });
  const edge = (sourceId, targetId) => ({ id: `${sourceId}-${targetId}`, sourceId, targetId, type: 'edge' });
  const graph = {
    nodes: [node('in', 'inputNode'), node('criteria', 'expressionNode', { expressions }), node('out', 'outputNode')],
    edges: [edge('in', 'criteria'), edge('criteria', 'out')],
  };
  return new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
}

// json-rules-engine: a rule for each criterion. Every result carries its conditions with their values. ISO dates as text keep their order but it
// compares numbers only, so they go in as milliseconds.
function jsonRules() {
  const operators = { '<': 'lessThan', '<=': 'lessThanInclusive', '==': 'equal', '!=': 'notEqual', '>=': 'greaterThanInclusive', '>': 'greaterThan' };
  const engine = new rulesEngine.Engine();
  for (const criterion of criteria) {
    const conditions = (criterion.all ?? criterion.any).map(([fact, op, value]) => ({ fact, operator: operators[op], value }));
    engine.addRule({ conditions: { [criterion.all ? 'all' : 'any']: conditions }, event: { type: criterion.id } });
  }
  return engine;
}

function withTimes(given) {
  for (const date of dates) given[date] = Date.parse(given[date]);
  return given;
}

async function time(name, once, isRight) {
  if (!isRight(await once())) throw new Error(`${name} does not find every criterion met.`);
  for (let i = 0; i < 3000; i++) await once();
  const rounds = [];
  for (let round = 0; round < 15; round++) {
    const began = process.hrtime.bigint();
    for (let i = 0; i < 2000; i++) await once();
    rounds.push(Number(process.hrtime.bigint() - began) / 2000 / 1000);
  }
  rounds.sort((a, b) => a - b);
  console.log(`${name}: ${rounds[7].toFixed(1)} µs (${rounds[0].toFixed(1)} to ${rounds[14].toFixed(1)})`);
}

const decision = zenDecision();
const engine = jsonRules();
await time('@gorules/zen-engine, JSON facts, with trace', () => decision.evaluate(JSON.parse(text), { trace: true }),
  ({ result, trace }) => trace && criteria.every(criterion => result[criterion.id] === true));
await time('@gorules/zen-engine, JSON facts, without trace', () => decision.evaluate(JSON.parse(text)),
  ({ result }) => criteria.every(criterion => result[criterion.id] === true));
await time('json-rules-engine, JSON facts', () => engine.run(withTimes(JSON.parse(text))),
  ({ results }) => results.length === criteria.length);
