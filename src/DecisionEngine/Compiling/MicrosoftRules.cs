using System.Linq.Expressions;
using RulesEngine.ExpressionBuilders;
using RulesEngine.Models;

namespace DecisionEngine.Compiling;

/// <summary>The one place that touches Microsoft RulesEngine: its parser turns checked text into a typed tree.</summary>
internal static class MicrosoftRules
{
    private static readonly RuleExpressionParser Parser = new(new ReSettings
    {
        CustomTypes = [typeof(Calc), typeof(Round), typeof(Dates), typeof(ListItem), typeof(RuleSets.BandTable)],
        IsExpressionCaseSensitive = true,
    });

    /// <summary>
    /// The tree of <paramref name="expression"/>, whose names and nesting have been checked. Null where the parser refuses;
    /// <paramref name="reason"/> then says why, and <paramref name="position"/> where, or -1 where it does not know.
    /// </summary>
    public static Expression? Parse(string expression, ParameterExpression[] parameters, out string reason, out int position)
    {
        (reason, position) = ("", -1);
        try
        {
            return Parser.Parse(expression, parameters, null);
        }
        catch (System.Linq.Dynamic.Core.Exceptions.ParseException failure)
        {
            (reason, position) = (failure.Message, failure.Position);
        }
        catch (Exception failure) when (failure is ArgumentException or InvalidOperationException or OverflowException or FormatException)
        {
            // The parser throws these, without a position, where operands do not fit each other.
            reason = failure.Message;
        }

        return null;
    }
}
