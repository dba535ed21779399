using DecisionEngine.Cases.Acting;
using DecisionEngine.Cases.Life;

namespace DecisionEngine.Cases.Tests.Life;

public sealed class TableTests
{
    [Fact]
    public void Every_action_has_one_line_in_the_table_and_one_command()
    {
        var commands = typeof(Command).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Command)) && !type.IsAbstract)
            .Select(type => ((Command)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)).Action);

        Assert.Equal(Enum.GetValues<CaseAction>(), LifeOfACase.Table.Select(rule => rule.Action).Order());
        Assert.Equal(Enum.GetValues<CaseAction>(), commands.Order());
    }

    [Fact]
    public void Every_state_is_reached_from_the_beginning()
    {
        var reached = new HashSet<CaseState> { CaseState.None };
        while (LifeOfACase.Table.Where(rule => rule.From.Any(reached.Contains)).SelectMany(rule => rule.To).Where(reached.Add).ToList().Count > 0)
        {
        }

        Assert.Equal(Enum.GetValues<CaseState>(), reached.Order());
    }

    [Fact]
    public void From_every_state_but_the_last_there_is_a_way_on_by_somebody()
    {
        foreach (var state in Enum.GetValues<CaseState>().Where(state => state != CaseState.Disposed))
        {
            Assert.Contains(LifeOfACase.Table, rule => rule.From.Contains(state) && rule.To.Any(to => to != state));
        }

        Assert.DoesNotContain(LifeOfACase.Table, rule => rule.From.Contains(CaseState.Disposed));
    }

    [Fact]
    public void What_only_the_case_system_does_nobody_else_may()
    {
        foreach (var action in new[] { CaseAction.Send, CaseAction.Pay, CaseAction.Expire, CaseAction.Dispose })
        {
            Assert.Equal(Role.System, Assert.Single(LifeOfACase.Of(action).By));
        }

        Assert.DoesNotContain(LifeOfACase.Table, rule => rule.By.Contains(Role.Leader));
    }
}
