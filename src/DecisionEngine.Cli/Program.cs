using DecisionEngine;
using DecisionEngine.Evaluating;
var sw = System.Diagnostics.Stopwatch.StartNew();
var file = RuleSetFile.Load(args[0]);
Console.WriteLine($"load {sw.ElapsedMilliseconds} ms");
foreach (var d in file.Diagnostics) { Console.WriteLine(d); }
if (file.Program is null) { return 2; }
var ev = new Evaluator(file.Program, new HashSet<string>());
Console.WriteLine($"fuse {sw.ElapsedMilliseconds} ms");
foreach (var f in args.Skip(1)) {
  var e = ev.Evaluate(File.ReadAllBytes(f), DateTimeOffset.Parse("2024-03-15T10:00:00Z", null), out var errors);
  foreach (var x in errors) { Console.WriteLine(x); }
  if (e is null) { continue; }
  Console.WriteLine(EvaluationJson.Canonical(e).ToString());
  Console.WriteLine($"{e.Outcome?.Outcome.Id} {e.Route} missing={string.Join(",", e.Missing)} notneeded={string.Join(",", e.NotNeeded)} path={string.Join(" ", e.Path)} reasons={string.Join(" ", e.ReviewReasons.Select(r => r.Code))} {e.Hash}");
}
return 0;
