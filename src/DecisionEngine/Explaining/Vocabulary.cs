using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DecisionEngine.Compiling;

namespace DecisionEngine.Explaining;

/// <summary>
/// Everything that can be said of a rule set in one language before there is a case: labels, names, rules in general, law,
/// guidance, and authored texts split at their places. Made once for a program, and never changed by a case.
/// </summary>
internal sealed class Vocabulary
{
    private static readonly ConditionalWeakTable<RuleSetProgram, ConcurrentDictionary<string, Vocabulary>> Made = [];
    private readonly Dictionary<Node, NodeWords> nodes = new(ReferenceEqualityComparer.Instance);
    private readonly FrozenDictionary<string, Sentence> registers;

    private Vocabulary(RuleSetProgram program, Wording wording)
    {
        (Program, Wording) = (program, wording);
        var ruleSet = program.RuleSet;
        foreach (var root in Roots(program))
        {
            Add(root);
        }

        Title = Sentence.Authored(ruleSet.Title[wording.Language]);
        Law = new LawWords(ruleSet, wording.Language);
        Glossary = new GlossaryWords(ruleSet, wording.Language);
        Facts = [.. ruleSet.Facts.Select(fact => new FactWords(this, fact))];
        Steps = [.. program.Steps.Select(step => new StepTexts(this, step))];
        Outcomes = program.Outcomes.ToFrozenDictionary(outcome => outcome, outcome => new OutcomeTexts(this, outcome), (IEqualityComparer<CompiledOutcome>)ReferenceEqualityComparer.Instance);
        EffectiveOn = new EffectiveOnTexts(this);
        Guidance = new GuidanceTexts(this);
        registers = ruleSet.Facts.Select(fact => fact.Source ?? "").Where(source => source.StartsWith(FactLines.Register, StringComparison.Ordinal)).Distinct()
            .ToFrozenDictionary(source => source, source => Sentence.Fill(wording.FromRegister, Sentence.Authored(source[FactLines.Register.Length..])));
    }

    public RuleSetProgram Program { get; }

    public Wording Wording { get; }

    public Sentence Title { get; }

    public LawWords Law { get; }

    public GlossaryWords Glossary { get; }

    /// <summary>In the order of the rule set.</summary>
    public ImmutableArray<FactWords> Facts { get; }

    /// <summary>In the order of the program.</summary>
    public ImmutableArray<StepTexts> Steps { get; }

    public FrozenDictionary<CompiledOutcome, OutcomeTexts> Outcomes { get; }

    public EffectiveOnTexts EffectiveOn { get; }

    public GuidanceTexts Guidance { get; }

    /// <summary>What can be said of a node of the program.</summary>
    public NodeWords this[Node node] => nodes.TryGetValue(node, out var words) ? words : new NodeWords(this, node);

    /// <summary>The words of a program in a language.</summary>
    public static Vocabulary Of(RuleSetProgram program, Wording wording)
    {
        var made = Made.GetOrAdd(program, static _ => new ConcurrentDictionary<string, Vocabulary>(StringComparer.Ordinal));
        return made.TryGetValue(wording.Language, out var words) ? words : made.GetOrAdd(wording.Language, new Vocabulary(program, wording));
    }

    /// <summary>A register that the rule set names as a source.</summary>
    public bool TryRegister(string source, out Sentence words) => registers.TryGetValue(source, out words);

    private static IEnumerable<Node> Roots(RuleSetProgram program) =>
    [
        program.EffectiveOn,
        .. program.Steps.Select(step => step.Root),
        .. program.Outcomes.Select(outcome => outcome.When).OfType<Node>(),
        .. program.Outcomes.SelectMany(outcome => outcome.Amounts).Select(amount => amount.Root),
        .. program.Reviews.Select(review => review.If),
    ];

    private void Add(Node node)
    {
        if (nodes.TryAdd(node, new NodeWords(this, node)))
        {
            foreach (var part in node.Parts)
            {
                Add(part);
            }
        }
    }
}
