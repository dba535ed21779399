using DecisionEngine;
using DecisionEngine.Evaluating;
using DecisionEngine.Explaining;
var file = RuleSetFile.Load(args[0]);
if (file.Program is null) { foreach (var d in file.Diagnostics) { Console.WriteLine(d); } return 2; }
var ev = new Evaluator(file.Program, new HashSet<string>());
var reg = Enum.Parse<Register>(args[1]);
foreach (var f in args.Skip(3)) {
  var e = ev.Evaluate(File.ReadAllBytes(f), DateTimeOffset.Parse("2024-03-15T10:00:00Z", null), out var errors);
  foreach (var x in errors) { Console.WriteLine(x); }
  if (e is null) { continue; }
  Console.WriteLine($"##### {f}");
  Console.WriteLine(ExplanationRenderer.ToText(Explainer.Explain(e, args[2], reg)));
}
return 0;
