using System.Collections.Immutable;
using System.Globalization;
using DecisionEngine.Explaining;
using DecisionEngine.RuleSets;

namespace DecisionEngine.Cases.Publishing;

/// <summary>Whether a batch may go. A person lets a held one go, or stops it.</summary>
public abstract record GateVerdict
{
    private GateVerdict()
    {
    }

    /// <summary>Whether it is held.</summary>
    public bool IsHeld => this is not Pass;

    /// <summary>Why it is held, for a caseworker; empty where it passes.</summary>
    /// <param name="ruleSet">The rule set, for the names of its outcomes.</param>
    /// <param name="language">da or en.</param>
    public abstract string Because(RuleSet ruleSet, string language);

    /// <summary>It may go.</summary>
    public sealed record Pass : GateVerdict
    {
        /// <inheritdoc/>
        public override string Because(RuleSet ruleSet, string language) => "";
    }

    /// <summary>It is held: the rule set has decided too little before.</summary>
    /// <param name="Batch">How many decisions the batch has.</param>
    /// <param name="Before">How many there were before.</param>
    public sealed record NothingToCompare(int Batch, int Before) : GateVerdict
    {
        /// <inheritdoc/>
        public override string Because(RuleSet ruleSet, string language)
        {
            var words = Wording.For(language);
            return language == "da"
                ? Fill("{0} afgørelser venter. Der er kun sendt {1} før, så vi ved ikke, hvad der er normalt. Se på nogle af dem, før de bliver sendt.", words.Write((decimal)Batch), words.Write((decimal)Before))
                : Fill("{0} decisions are waiting. Only {1} were sent before, so we do not know what is normal. Look at some of them before they are sent.", words.Write((decimal)Batch), words.Write((decimal)Before));
        }
    }

    /// <summary>It is held: outcomes come more or less often than before.</summary>
    /// <param name="Batch">How many decisions the batch has.</param>
    /// <param name="Before">How many it was compared with.</param>
    /// <param name="Deviations">The outcomes, in ordinal order.</param>
    public sealed record Otherwise(int Batch, int Before, ImmutableArray<Deviation> Deviations) : GateVerdict
    {
        /// <inheritdoc/>
        public override string Because(RuleSet ruleSet, string language)
        {
            ArgumentNullException.ThrowIfNull(ruleSet);
            var words = Wording.For(language);
            var isDanish = language == "da";
            var lines = Deviations.Select(deviation => Fill(
                isDanish ? "»{0}«: {1} af {2}. Vi ventede mellem {3} og {4}." : "“{0}”: {1} of {2}. We expected between {3} and {4}.",
                ruleSet.Outcomes.FirstOrDefault(outcome => outcome.Id == deviation.Outcome)?.Label?[language] ?? deviation.Outcome,
                words.Write((decimal)deviation.Count),
                words.Write((decimal)Batch),
                words.Write((decimal)deviation.Expected.Low),
                words.Write((decimal)deviation.Expected.High)));
            return string.Join(
                ' ',
                [
                    Fill(
                        isDanish ? "Svarene fordeler sig anderledes end i de sidste {0} sager, der blev sendt." : "The answers are spread otherwise than in the last {0} cases that were sent.",
                        words.Write((decimal)Before)),
                    .. lines,
                    isDanish ? "Se på nogle af sagerne, før de bliver sendt." : "Look at some of the cases before they are sent.",
                ]);
        }
    }

    private static string Fill(string pattern, params object[] parts) => string.Format(CultureInfo.InvariantCulture, pattern, parts);
}
