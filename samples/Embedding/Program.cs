using DecisionEngine;
using DecisionEngine.Explaining;

var ruleSet = RuleSetFolder.Open("rules/friplads").Load("1");              // reads, checks and compiles; knows its examples' paths
foreach (var finding in ruleSet.File.Diagnostics)
    Console.WriteLine(finding);
var evaluator = ruleSet.Evaluator!;                                        // null where the rule set has errors; safe from many threads
var facts = File.ReadAllBytes("samples/friplads/partial.json");
var evaluation = evaluator.Evaluate(facts, DateTimeOffset.Now, out var errors);
foreach (var error in errors)
    Console.WriteLine(error);                                              // everything wrong with the facts, at once
if (evaluation is null)
    return 1;
Console.WriteLine($"{evaluation.Outcome?.Outcome.Id} {evaluation.Route} {evaluation.Hash}");
var explanation = Explainer.Explain(evaluation, "da", Register.Citizen);   // layers, as data
Console.WriteLine(ExplanationRenderer.ToHtml(explanation));
return 0;
